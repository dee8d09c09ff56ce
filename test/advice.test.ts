import { diagnose, explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, bearing, ON_MESSAGES, RIGHT } from './preflight/requests.js'

const stepsOf = (seen: Seen): readonly string[] => explain(diagnose(seen)).steps
const meaningOf = (seen: Seen): string => explain(diagnose(seen)).meaning

describe('the code that came back', () => {
  const failed = (code: string): Seen => ({ request: RIGHT, error: { message: '', code } })
  it.each([
    ['ENETUNREACH', 'No connection came about (ENETUNREACH).'],
    [
      'ENOTFOUND',
      'DNS gives no address for it (ENOTFOUND), although host and port are right: something between is in the way, or the service is down.',
    ],
    [
      'CERT_HAS_EXPIRED',
      'The certificate has expired, or is not valid yet, or the clock of this machine is wrong.',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'The certificate is for another host: something answers in its place.',
    ],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'The TLS handshake failed: most often a proxy that inspects traffic with a certificate of its own.',
    ],
    ['UND_ERR_CONNECT_TIMEOUT', 'No connection came about within the time limit.'],
    ['ETIMEDOUT', 'Nothing came back before the time limit. The call may have run.'],
  ])('%s is told', (code, meaning) => {
    expect(meaningOf(failed(code))).toBe(meaning)
  })

  it('is not that of a message, nor any that is not known', () => {
    const error = { message: 'fetch failed', cause: { code: 'E_SECRET_9', message: '' } }
    expect(meaningOf({ request: RIGHT, error })).toBe(
      'No connection came about, and the runtime hides why. In a browser it may also be CORS.',
    )
  })
})

describe('by what was seen', () => {
  const said = (status: number, more: Seen = {}): Seen => ({ status, request: RIGHT, ...more })
  it.each<readonly [string, Seen, string]>([
    ['headers that are too large', said(431), 'The headers are larger than the server takes.'],
    ['a URL that is too long', said(414), 'The URL is longer than the server takes.'],
    [
      'a type that was not taken',
      said(415),
      'The server did not take the Content-Type of the body.',
    ],
    [
      'a server that waited',
      said(408),
      'The server, or something in front of it, waited in vain for the whole request. The call may have run.',
    ],
    [
      'a scheme',
      said(401, { request: bearing('Basic dGVzdA==') }),
      'The Authorization header that you sent uses Basic; api.thegrid.ai wants Authorization: Bearer YOUR_KEY.',
    ],
    [
      'Bearer twice',
      said(401, { request: bearing('Bearer Bearer test-key') }),
      'The word Bearer is there twice: most SDKs add it themselves, and want the key alone.',
    ],
    [
      'Bearer in x-api-key',
      said(401, { request: { ...ON_MESSAGES, headers: { 'x-api-key': 'Bearer test-key' } } }),
      'The header takes the key alone, with no Bearer prefix.',
    ],
    ['no model', said(404, { request: asking(undefined) }), 'The body has no model.'],
    [
      'a model that was not handed in',
      said(404, { request: { url: RIGHT.url } }),
      'The URL is right, and a 404 with the URL correct usually means that the model is wrong.',
    ],
    [
      'tokens of one instrument',
      said(402, { body: '{"errors":{"detail":"No available consumption tokens"}}' }),
      'There are no available consumption tokens for text-prime.',
    ],
    [
      'an error in place of a stream',
      said(200, { stream: { received: 'data: {"error":{"type":"server_error"}}\n\n' } }),
      'The stream sent an error instead of an answer. Transient service issue. Something failed inside The Grid.',
    ],
  ])('%s', (_what, seen, meaning) => {
    expect(meaningOf(seen)).toBe(meaning)
  })

  it('a moment to come back at', () => {
    const headers = { 'retry-after': 'Thu, 26 Nov 2026 00:00:00 GMT' }
    expect(stepsOf(said(429, { headers }))[0]).toBe(
      'Back off and retry: wait until 2026-11-26 00:00:00 UTC, that the server asks for (Retry-After, or a header like it), with jitter on top.',
    )
  })

  it('that the largest instrument was used', () => {
    expect(stepsOf(said(413))).toHaveLength(2)
    expect(stepsOf(said(413, { request: asking('text-max') }))).toEqual([
      'Send less: shorten the prompt, or drop earlier messages.',
    ])
  })

  it('that nothing had been shown when the stream broke off', () => {
    const cut = (received: string): Seen => said(200, { stream: { received, endedWith: 'Close' } })
    expect(stepsOf(cut(''))).toHaveLength(1)
    const words = 'data: {"choices":[{"index":0,"delta":{"content":"Once"}}]}\n\n'
    expect(stepsOf(cut(words))[1]).toBe(
      'Mark what was shown as incomplete, or start the whole answer over: a retry cannot take it up where it stopped.',
    )
  })

  it('what is odd in the body, behind what the answer says', () => {
    const request = { ...RIGHT, body: { ...RIGHT.body, tools: [] } }
    expect(stepsOf(said(400, { request }))).toEqual([
      'Read the body of the answer (errors.detail): it says what was refused.',
      'Leave tools out when there are none.',
      'Compare your body to the Consumption API reference.',
    ])
  })

  it('letter case, first where nothing else may be the reason', () => {
    const lower =
      'Write the model in lower case, as the page does: other spellings are not promised to work.'
    expect(stepsOf(said(404, { request: asking('Text-Prime') }))[0]).toBe(lower)
    const slash = { ...asking('Text-Prime'), url: `${RIGHT.url}/` }
    expect(stepsOf(said(404, { request: slash }))).not.toContain(lower)
  })
})

it('says that a header may have been changed on the way', () => {
  const body = '{"errors":{"detail":"Missing Bearer prefix"}}'
  expect(stepsOf({ status: 401, body, request: RIGHT })[1]).toBe(
    'Print the header that is really sent: the request as you handed it in has it right, so that something on the way may change it.',
  )
})

it('tells a 405 of a POST from one that was not seen', () => {
  expect(stepsOf({ status: 405, request: RIGHT })[0]).toBe(
    'A redirect on the way may have turned your POST into a GET: print the actual URL.',
  )
  expect(stepsOf({ status: 405 })[0]).toBe(
    'Send a POST request to /chat/completions or /messages, a GET to /models.',
  )
})

describe('where no request was given', () => {
  const PRINT = /^Print the actual URL .+ pass it to diagnose as request\.url/
  it.each([400, 401, 403, 404, 405, 422])(
    '%d says how to print the URL and what to pass',
    (status) => {
      expect(stepsOf({ status }).filter((step) => PRINT.test(step))).toHaveLength(1)
      expect(stepsOf({ status, request: RIGHT }).filter((step) => PRINT.test(step))).toEqual([])
    },
  )

  it.each([402, 429, 500, 503])('%d does not: the request would say no more', (status) => {
    expect(stepsOf({ status }).filter((step) => PRINT.test(step))).toEqual([])
  })

  it('gives the header of either surface', () => {
    expect(stepsOf({ status: 401 })[0]).toBe(
      'Send the header as Authorization: Bearer YOUR_KEY; for the Messages API beta, as x-api-key: YOUR_KEY (no Bearer).',
    )
  })
})
