import { stripVTControlCharacters } from 'node:util'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { wantsColour } from '../../command/colour.js'
import { inForm } from '../../command/form.js'
import { pasteHint } from '../../command/help.js'
import type { Form } from '../../command/options.js'
import { triaged } from '../../command/triaged.js'
import { curlMessage, fault } from './inputs.js'
import { asTerminal, run, runUnread } from './process.js'

const ESCAPE = '\u001b'
const onTerminal = asTerminal('stdout')

const madeOf = (form: Form, input: string, inColour = false): string => {
  const pasted = readPasted(input)
  return inForm(form, pasted, triaged(pasted, { now: 0, random: 0.5 }), inColour)
}

describe('colour', () => {
  it('is for a terminal whose owner wants it', async () => {
    expect([
      wantsColour(true, { TERM: 'xterm' }),
      wantsColour(true, { NO_COLOR: '' }),
      wantsColour(true, {}),
      wantsColour(true, { NO_COLOR: '1' }),
      wantsColour(true, { TERM: 'dumb' }),
      wantsColour(false, { TERM: 'xterm' }),
    ]).toEqual([true, true, true, false, false, false])
    const ways = [{}, { node: onTerminal, env: { NO_COLOR: '1' } }]
    const ended = await Promise.all(ways.map((way) => run(fault, [], way)))
    expect(ended.filter(({ stdout }) => stdout.includes(ESCAPE))).toEqual([])
  })

  it('changes nothing but the colour', async () => {
    const coloured = await run(fault, [], { node: onTerminal })
    const withoutWaits = (text: string) => text.replace(/Retry in [\d.]+ s/, '')
    const bare = stripVTControlCharacters(coloured.stdout)
    expect(withoutWaits(bare)).toBe(`${withoutWaits(madeOf('Text', fault))}\n`)
    expect(coloured.stdout).toContain(
      `${ESCAPE}[1;35m500 · ServiceError · it is The Grid${ESCAPE}[0m`,
    )
  })

  it('is never in what a program or another person is to read', () => {
    const forms: readonly Form[] = ['Json', 'Curl', 'Report']
    const made = forms.map((form) => madeOf(form, fault, true))
    expect(made.filter((text) => text.includes(ESCAPE))).toEqual([])
    expect(madeOf('Text', fault, true)).toContain(ESCAPE)
  })
})

describe('a terminal', () => {
  it('is told how to paste', async () => {
    const { stdout, stderr } = await run(fault, [], { node: asTerminal('stdin') })
    expect(stderr).toBe(`${pasteHint(process.platform)}\n`)
    expect(stdout).toContain('ServiceError')
  })

  it('gets nothing that it would obey', async () => {
    const evil = `${ESCAPE}]0;owned\u0007${ESCAPE}[2J\u009b31m\u202e\u0000`
    const answer = curlMessage(
      '401 Unauthorized',
      [`x-request-id: req-${evil}`],
      `{"error":{"message":"${evil}"}}`,
    )
    const texts = [
      evil,
      answer,
      `curl -i 'https://api.thegrid.ai/${evil}/v1/chat/completions' -H 'x-${evil}: 1' -d '{"model":"${evil}"}'
${curlMessage('404 Not Found', [], `{"error":{"message":"no such model ${evil}","code":"${evil}"}}`)}`,
      JSON.stringify({ status: 404, request: { url: evil, method: evil, body: { model: evil } } }),
      `TypeError: ${evil}\n    at ${evil} (file:///${evil}:1:1)\n`,
    ]
    const forms: readonly Form[] = ['Text', 'Json', 'Curl', 'Report']
    const made = texts.flatMap((text) => forms.map((form) => madeOf(form, text)))
    const { stdout, stderr } = await run(answer)
    expect(made).toHaveLength(20)
    for (const text of [...made, stdout]) {
      expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u)
      expect(text).not.toBe('')
    }
    expect(stderr).toBe('')
  })

  it('gets nothing to obey from an option that there is not', async () => {
    const { code, stderr } = await run('', [`--${ESCAPE}[2J`])
    expect(code).toBe(64)
    expect(stderr).not.toContain(ESCAPE)
  })
})

describe('a closed pipe', () => {
  it('ends the command quietly, with the code of the diagnosis', async () => {
    const forms = [[], ['--help']]
    const ended = await Promise.all(forms.map((form) => runUnread(fault, form)))
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([
      [2, ''],
      [0, ''],
    ])
  })
})

describe('a full disk', () => {
  it('is no success, and said in one sentence', async () => {
    const full = `process.stdout.write = () => {
      process.stdout.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))
    }`
    const node = ['--import', `data:text/javascript,${encodeURIComponent(full)}`]
    expect(await run(fault, [], { node })).toEqual({
      code: 74,
      stdout: '',
      stderr: 'Cannot write the answer: ENOSPC.\n',
    })
  })
})
