import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { inForm } from '../../command/form.js'
import { help, pasteHint, unreadable } from '../../command/help.js'
import { triaged } from '../../command/triaged.js'
import { doubled, fault, noBearer, noCredits } from './inputs.js'

const textOf = (input: string): string => {
  const pasted = readPasted(input)
  return inForm('Text', pasted, triaged(pasted, { now: 0, random: 0.5 }), false)
}

describe('the text', () => {
  it('tells what was read, what it means, what else is wrong, and whether to retry', () => {
    const [, ...parts] = textOf(noBearer).split('\n\n')
    expect(parts.slice(0, 4)).toEqual([
      '401 · MissingBearerPrefix · yours to fix',
      `  The word Bearer is missing
  The header that you sent to api.thegrid.ai does not begin with the literal
  word Bearer and a space.`,
      `  1. Send the header as Authorization: Bearer YOUR_KEY: that is what
     api.thegrid.ai wants.`,
      `  Request ID: req-7
  https://thegrid.ai/docs/api-reference/authentication`,
    ])
    expect(parts.slice(4)).toEqual([
      'Also seen in the request',
      `  ValidationFailed · yours to fix
  A parameter has a value that is not accepted. temperature is 3; it must be
  from 0 to 2.
  1. Set temperature to a value that is from 0 to 2.
  2. Compare your body to the Consumption API reference.`,
      'Retry',
      '  Do not retry as it is: it needs a fix first.',
    ])
  })

  it('marks the first wrong character of a URL', () => {
    expect(textOf(doubled)).toContain(`
  sent:  https://api.thegrid.ai/v1/v1/chat/completions
  right: https://api.thegrid.ai/v1/chat/completions
                                   ^
`)
  })

  it('asks the next question of the flow', () => {
    const text = textOf(fault)
    expect(text.slice(text.indexOf('Next:'))).toBe(`Next: Check the status page

  Is there an active incident?
  Visit status.thegrid.ai: it shows current uptime and any active incidents.
  Subscribe to incident alerts for production integrations.

  Incident    There is an active incident, so it's not you.
  NoIncident  There is no active incident, so look further.
  NotChecked  You go on without it.`)
  })

  it('tells who types how to do what a program would, as one of the steps', () => {
    expect(textOf(noCredits)).toContain(`
  3. With this command: say --auto-top-up on, or off. If it is buying tokens,
     retry after a short delay.

  https://`)
    expect(textOf('HTTP/1.1 401 Unauthorized\n\n')).not.toContain('diagnose')
  })

  it('of what is no failed call is what can be read, and what to do; not what would follow', () => {
    const [read, can, heading, ...rest] = textOf('Dear diary,\nit rains.\n').split('\n\n')
    expect([read, can, heading]).toEqual([
      'Nothing of it was understood.',
      `What can be read: the output of curl, a HAR file, an error with its stack, a
line of a log, the answer itself.`,
      'Unknown · not clear whose',
    ])
    const behind = rest.join('\n\n')
    expect(behind).toContain('  1. With this command: paste more of the call')
    for (const part of ['Retry', 'Next:', 'diagnose']) expect(behind).not.toContain(part)
  })

  it('says once that the input was cut', () => {
    const text = textOf(`${fault}\n${'a\n'.repeat(70_000)}`)
    expect(text.split('too long')).toHaveLength(2)
  })
})

describe('the sentences beside it', () => {
  it('name the file that cannot be read, and one without a name', () => {
    expect(unreadable('log.txt', 'ENOENT')).toBe('Cannot read log.txt: there is no such file.')
    expect(unreadable('', 'ENOENT')).toBe("Cannot read '': there is no such file.")
    expect(unreadable(' ', 'EACCES')).toBe("Cannot read ' ': permission denied.")
    expect(unreadable('logs', 'EISDIR')).toBe('Cannot read logs: it is a directory.')
    expect(unreadable(null, 'EIO')).toBe('Cannot read standard input: EIO.')
  })

  it('tell the keys of the system', () => {
    expect(pasteHint('linux')).toBe('Paste the failed call, then press Enter and Ctrl-D.')
    expect(pasteHint('win32')).toBe('Paste the failed call, then press Enter, Ctrl-Z and Enter.')
  })

  it('name every option, and fit the terminal', () => {
    const options = ['--json', '--curl', '--report', '--auto-top-up', '-h, --help', '-v, --version']
    expect(options.filter((option) => !help.includes(`\n  ${option}`))).toEqual([])
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})
