import { diagnose, explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from '../preflight/requests.js'
import { expectOver, expectTold, finding, type Row, saw } from './told.js'

const sent = (status: number, more: Seen = {}): Seen => ({ status, request: RIGHT, ...more })
const NETWORK =
  'Check your proxy or firewall: it must let standard HTTPS on port 443 through to api.thegrid.ai.'
const STATUS = 'Check status.thegrid.ai: if there is an active incident, it is not you.'
const SUPPORT = 'If it lasts, send the request ID (the x-request-id response header) to support'
const RETRY = 'Retry with exponential backoff and jitter. Failed requests are not billed.'
const PASS = 'Print the actual URL that your client is hitting'
const CURL = 'Test with plain curl, without SDK and frameworks'

describe('a fault of the service', () => {
  const rows: readonly Row[] = [
    ['500', sent(500), {}, 'Something failed inside The Grid.', [RETRY, STATUS, SUPPORT]],
    [
      '503',
      sent(503, { body: '<html>nginx</html>' }),
      { evidence: [] },
      'The service, or a gateway in front of it, does not serve requests at the moment.',
      [RETRY, STATUS, SUPPORT],
    ],
    [
      '529',
      sent(529),
      {},
      'The service has more requests than it can take.',
      [RETRY, STATUS, SUPPORT],
    ],
    [
      '502',
      sent(502),
      {},
      'A gateway in front of The Grid could not reach it, or got an answer it could not use.',
      [RETRY, STATUS, SUPPORT],
    ],
    [
      '504',
      sent(504),
      {},
      'A gateway in front of The Grid got no answer in time.',
      [RETRY, STATUS, SUPPORT],
    ],
  ]
  it.each<Row>(rows)('%s', expectTold)
  it.each<Row>(
    rows.map(
      ([what, seen, change, meaning]): Row => [what, seen, change, meaning, [STATUS, SUPPORT]],
    ),
  )('%s, when no retry is left', expectOver)
})

describe('the request ID for support', () => {
  const ASKED =
    'support@thegrid.ai. Include the timestamp, the instrument, and what you expected vs. what you got.'
  it.each<[Seen, string]>([
    [sent(500), `If it lasts, send the request ID (the x-request-id response header) to ${ASKED}`],
    [
      sent(500, { headers: { 'x-request-id': 'req-1' } }),
      `If it lasts, send the request ID to ${ASKED}`,
    ],
  ])('%j', (seen, step) => {
    expect(explain(diagnose(seen)).steps[2]).toBe(step)
  })
})

describe('a redirect', () => {
  const moved = sent(307)
  const FOLLOW = 'Follow redirects, with the same method and body. For curl, add -L;'
  const ORIGINAL = 'Retry at the original URL, never at the redirect target: it carries a token.'
  it.each<Row>([
    [
      'of the router',
      moved,
      { evidence: [] },
      'The Grid routes requests with a 307 redirect, and this client does not follow it.',
      [FOLLOW, ORIGINAL],
    ],
    [
      'that the client is told not to follow',
      moved,
      { evidence: [saw('RedirectsOff')] },
      'The Grid routes requests with a 307 redirect, and this client is told not to follow.',
      [FOLLOW, ORIGINAL],
    ],
    [
      'that the client gave up on',
      moved,
      { evidence: [saw('ConnectionCode', { code: 'ERR_FR_TOO_MANY_REDIRECTS' })] },
      'The client gave up on redirects: it was told not to follow, or they went in a circle.',
      [FOLLOW, ORIGINAL],
    ],
    [
      'from http to https',
      moved,
      { evidence: [saw('HttpsRedirect')] },
      'The request went to http; The Grid is at https.',
      ['Write https:// in the base URL.'],
    ],
  ])('%s', expectTold)

  it('is not to be retried before the call', () => {
    const off = { cause: 'RedirectNotFollowed', code: 'RedirectsOff' } as const
    expect(explain(finding({ ...off, evidence: [saw('RedirectsOff')] })).steps).toHaveLength(1)
  })

  it('that loses the key has a reason and two steps', () => {
    const lost = { cause: 'AuthorizationLostOnRedirect', code: 'AuthorizationDropped' } as const
    const { meaning, steps } = explain(finding(lost))
    expect(meaning).toBe(
      'The client followed a redirect to another origin, and clients drop the Authorization header there.',
    )
    expect(steps.map((step) => step.slice(0, 40))).toEqual([
      'Let the client keep the Authorization he',
      'Check that no proxy or gateway of yours ',
    ])
  })
})

describe('what answers in its place', () => {
  const told = (cause: Parameters<typeof finding>[0]['cause'] & string) => {
    const { meaning, steps } = explain(finding({ cause }))
    return [meaning, ...steps]
  }
  it.each([
    [
      'ProxyAuthenticationRequired',
      'A proxy between your client and The Grid answered: it wants credentials of its own.',
      "Give the client the proxy's user and password (usually in HTTPS_PROXY), or let it bypass the proxy for api.thegrid.ai (NO_PROXY).",
      NETWORK,
    ],
    [
      'BlockedByProxy',
      'A proxy or web filter on the way answered instead of The Grid: it blocks the call, or cannot reach the host.',
      'Ask whoever runs the proxy or firewall to allow HTTPS on port 443 to api.thegrid.ai.',
      'Try from another network: if it works there, it is the proxy.',
    ],
    [
      'CaptivePortal',
      'The answer is a page for people, such as the sign-in of a Wi-Fi network or a proxy.',
      'Open a browser on this network and sign in, then retry.',
      NETWORK,
    ],
    [
      'GeoBlocked',
      'Access is refused for legal reasons, by the place that the call comes from.',
      'Call from a place where the service is offered.',
      'If it lasts, send the request ID (the x-request-id response header) to support@thegrid.ai. Include the timestamp, the instrument, and what you expected vs. what you got.',
    ],
    [
      'BlockedByWaf',
      'A firewall at the edge took the call for an attack or a bot, and answered with a block or a challenge.',
      'Call from a server, with a plain HTTP client and a User-Agent that names your application, not from a shared or anonymous address.',
      'If it lasts, send the request ID (the x-request-id response header) to support@thegrid.ai. Include the timestamp, the instrument, and what you expected vs. what you got. Without one, send the Ray ID of the page (the cf-ray response header).',
    ],
    ['Healthy', 'The call was answered.', 'Nothing to fix.'],
  ] as const)('%s', (cause, ...said) => {
    expect(told(cause)).toEqual(said)
  })
})

describe('what is not recognised', () => {
  const unseen: Seen = {}
  it.each<Row>([
    [
      'because nothing was handed in',
      unseen,
      {},
      'What was seen does not say what went wrong.',
      ['Hand diagnose what you have: { response, body }', CURL, STATUS],
    ],
    [
      'though something was seen',
      unseen,
      { evidence: [saw('NestedRetries')] },
      'What was seen does not say what went wrong.',
      [CURL, STATUS, SUPPORT, 'Switch the retries of your client off'],
    ],
    [
      'by its status',
      sent(418),
      { evidence: [] },
      'A 418 by itself does not say what went wrong, and nothing else that was seen does.',
      [CURL, STATUS, SUPPORT],
    ],
    [
      'by its status, without a request',
      sent(418),
      { evidence: [saw('NoRequest')] },
      'A 418 by itself does not say what went wrong, and nothing else that was seen does.',
      [CURL, STATUS, SUPPORT, PASS],
    ],
    [
      'as a 403',
      sent(403),
      { evidence: [] },
      'A 403 by itself does not say what went wrong, and nothing else that was seen does.',
      ['Look at the Server header and the body of the answer', CURL, SUPPORT],
    ],
    [
      'by the right URL',
      sent(418),
      { evidence: [saw('UrlRight')] },
      'The URL is right, so that it does not explain the answer.',
      [CURL, STATUS, SUPPORT],
    ],
    [
      'by a known instrument',
      sent(418),
      { evidence: [saw('ModelKnown')] },
      'A 418 by itself does not say what went wrong, and nothing else that was seen does.',
      [CURL, STATUS, SUPPORT],
    ],
    [
      'by the right URL and a known instrument',
      sent(418),
      { evidence: [saw('UrlRight'), saw('ModelKnown')] },
      'The URL is right and the instrument is known, so neither explains the answer.',
      [CURL, STATUS, SUPPORT],
    ],
  ])('%s', expectTold)
})
