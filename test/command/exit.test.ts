import { describe, expect, it } from 'vitest'
import * as inputs from './inputs.js'
import { run } from './process.js'

/** The kinds of text that people have at hand, and what the command ends with. */
const KINDS: readonly (readonly [kind: string, input: string, cause: string, code: number])[] = [
  ['curl -i with its command', inputs.noBearer, 'MissingBearerPrefix', 1],
  ['a wrong URL', inputs.doubled, 'DoubledVersionSegment', 1],
  ['an answer alone', inputs.fault, 'ServiceError', 2],
  ['an answer that asks for a wait', inputs.throttled, 'RateLimited', 1],
  ['a healthy answer', inputs.healthy, 'Healthy', 0],
  ['a message of curl', inputs.refused, 'ConnectionRefused', 3],
  ['a stack trace', inputs.fetchFailed, 'DnsFailure', 3],
  ['a cancelled call', inputs.cancelled, 'AbortedByCaller', 0],
  ['an error body', inputs.envelope, 'UnknownInstrument', 1],
  ['what diagnose takes', inputs.seen, 'ServiceOverloaded', 2],
  ['a HAR file', inputs.har, 'ServiceUnavailable', 2],
  ['an event stream', inputs.stream, 'StreamErrorEvent', 2],
  ['what is no call', 'Dear diary,\nit rains.\n', 'Unknown', 4],
  ['nothing', '', 'Unknown', 4],
]

describe('the exit code', () => {
  it('says whose it is, for each kind of text', async () => {
    const found = await Promise.all(
      KINDS.map(async ([kind, input]) => {
        const { code, stdout, stderr } = await run(input, ['--json'])
        const { diagnosis } = JSON.parse(stdout)
        return [kind, diagnosis.cause, code, stderr]
      }),
    )
    expect(found).toEqual(KINDS.map(([kind, , cause, code]) => [kind, cause, code, '']))
  })

  it('is that of what is not clear, with two sentences and nothing else, where there is nothing to read', async () => {
    expect(await run(' \r\n\t\n')).toEqual({
      code: 4,
      stdout: '',
      stderr: 'There was nothing to read.\nSee grid-triage --help.\n',
    })
  })

  it('is 64 with a sentence, and nothing else, when the command is called in a wrong way', async () => {
    expect(await run('', ['--verbose'])).toEqual({
      code: 64,
      stdout: '',
      stderr: 'There is no option --verbose.\nSee grid-triage --help.\n',
    })
  })
})
