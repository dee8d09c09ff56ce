import { readFileSync } from 'node:fs'
import {
  answer,
  type Cause,
  curl,
  currentStep,
  type Decision,
  decide,
  diagnose,
  type Explanation,
  explain,
  type Flow,
  flowSteps,
  preflight,
  type Result,
  report,
  type Seen,
  type SeenRequest,
  type Step,
  type StepId,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, headed, ON_MESSAGES, RIGHT } from './preflight/requests.js'

/** A sentence of the page, the function that says it, where it says it, and in which words. */
interface Row {
  readonly sentence: string
  readonly by: string
  readonly actual: () => unknown
  readonly expected: unknown
}

const LINKS = {
  authentication: 'https://thegrid.ai/docs/api-reference/authentication',
  errors: 'https://thegrid.ai/docs/api-reference/errors-and-rate-limits',
  routing: 'https://thegrid.ai/docs/api-reference/request-routing-and-redirects',
  balances: 'https://thegrid.ai/docs/best-practices',
}
const NINE =
  'text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max'
const AT = { attempt: 1, now: 0, random: 0.5 }

type Part = 'title' | 'blame' | 'meaning' | 'docs' | 'step 1' | 'step 2' | 'step 3'

const partOf = (said: Explanation, part: Part): unknown =>
  part === 'title' || part === 'blame' || part === 'meaning' || part === 'docs'
    ? said[part]
    : said.steps[Number(part.slice(5)) - 1]

/** `explain` says it, of this cause, in this place. */
const says = (sentence: string, cause: Cause, seen: Seen, part: Part, expected: string): Row => ({
  sentence,
  by: `explain, ${cause}, ${part}`,
  actual: () => {
    const diagnosis = diagnose(seen)
    return [diagnosis.cause, partOf(explain(diagnosis), part)]
  },
  expected: [cause, expected],
})

/** `preflight` finds it. */
const finds = (sentence: string, request: SeenRequest, cause: Cause, position?: number): Row => ({
  sentence,
  by: `preflight, ${cause}`,
  actual: () =>
    preflight(request).map((finding) => [finding.cause, finding.evidence[0]?.values.position]),
  expected: [[cause, position]],
})

const decides = (sentence: string, seen: Seen, expected: Decision): Row => ({
  sentence,
  by: 'decide',
  actual: () => decide(diagnose(seen), AT),
  expected,
})

const stepIn = (flow: Flow, id: StepId): Step | undefined =>
  flowSteps(flow).find((step) => step.id === id)

/** The flow says it, in this step. */
const asks = (
  sentence: string,
  id: StepId,
  number: number,
  part: 'title' | 'question' | 'how',
  expected: string,
  seen: Seen = {},
): Row => ({
  sentence,
  by: `currentStep, ${id}, ${part}`,
  actual: () => {
    const step = stepIn(startFlow(seen), id)
    return [step?.number, step?.[part]]
  },
  expected: [number, expected],
})

const means = (sentence: string, id: StepId, result: Result, expected: string): Row => ({
  sentence,
  by: `currentStep, ${id}, ${result}`,
  actual: () =>
    stepIn(startFlow({}), id)?.answers.find((choice) => choice.result === result)?.means,
  expected,
})

const concludes = (
  sentence: string,
  seen: Seen,
  answers: readonly (readonly [StepId, Result])[],
  expected: object,
): Row => ({
  sentence,
  by: 'verdict',
  actual: () =>
    verdict(
      answers.reduce<Flow>((flow, [id, result]) => answer(flow, id, result), startFlow(seen)),
    ),
  expected: expect.objectContaining(expected),
})

const header = { authorization: 'Bearer test-key', 'content-type': 'application/json' }
const bare: Seen = { status: 401, request: headed({ authorization: 'test-key' }) }
const badKey: Seen = { status: 401, request: RIGHT }
const crossed: Seen = { status: 401, request: headed({ 'x-api-key': 'test-key' }) }
const bearerOnMessages: Seen = { status: 401, request: { ...ON_MESSAGES, headers: header } }
const credits = (autoTopUp: boolean): Seen => ({ status: 402, autoTopUp, request: RIGHT })
const model: Seen = {
  status: 404,
  request: { ...RIGHT, body: { ...RIGHT.body, model: 'gpt-5.2' } },
}
const doubled: Seen = {
  status: 404,
  request: at('https://api.thegrid.ai/v1/v1/chat/completions'),
}
const noVersion: Seen = { status: 404, request: at('https://api.thegrid.ai/chat/completions') }
const limited: Seen = { status: 429, request: RIGHT }
const failed: Seen = { status: 500, request: RIGHT, headers: { 'x-request-id': 'req-1' } }
const replenishing: Seen = {
  status: 503,
  request: RIGHT,
  body: '{"errors":{"detail":"Balance replenishment in progress"}}',
}
const refused: Seen = {
  request: at('http://localhost:3000/v1/chat/completions'),
  error: { code: 'ECONNREFUSED' },
}
const hangs: Seen = { request: RIGHT, error: { name: 'TimeoutError', message: 'timed out' } }
const cut: Seen = {
  status: 200,
  request: RIGHT,
  stream: { received: '', endedWith: 'Close', silentMs: 45_000 },
}
const redirect: Seen = { status: 307, request: RIGHT }
const malformed: Seen = { status: 400, request: RIGHT }

const SET_BEARER =
  'Send the header as Authorization: Bearer YOUR_KEY: that is what api.thegrid.ai wants.'
const CHECK_KEY =
  'Check your key at app.thegrid.ai/profile/api-keys: it has to be there, active, and a consumption key; make a new one if in doubt.'
const ADD_CREDITS =
  'Add credits in the dashboard at app.thegrid.ai, and check both balances there: credits, and tokens for the instrument.'
const REFILLING =
  'Retry after a short delay: Auto Top Up is buying tokens, and a 402 is retryable in this case.'
const REPLENISHING =
  'Retry after a short delay: by the second or third attempt the new tokens are usually available.'
const NOT_BILLED = 'Retry with exponential backoff and jitter. Failed requests are not billed.'
const CONFIRM_BASE =
  'Confirm the base URL: https://api.thegrid.ai/v1. No trailing slash, no extra path segments, no typos.'
const CHECK_PROXY =
  'Check your proxy or firewall: it must let standard HTTPS on port 443 through to api.thegrid.ai.'
const IDLE =
  'Increase the idle timeout on whatever sits between your client and api.thegrid.ai: some corporate proxies cut streams at 30 to 60 seconds.'
const FOLLOW =
  'Follow redirects, with the same method and body. For curl, add -L; most SDKs follow redirects automatically.'
const BACK_OFF =
  'Back off and retry: wait as long as the Retry-After header says, else use exponential backoff with jitter.'

const table: readonly Row[] = [
  // 401 Unauthorized
  says('Bad API key,', 'InvalidApiKey', badKey, 'title', 'The key was not accepted'),
  says(
    'missing Bearer prefix,',
    'MissingBearerPrefix',
    bare,
    'title',
    'The word Bearer is missing',
  ),
  says(
    'or wrong auth header for the endpoint',
    'WrongAuthHeader',
    crossed,
    'title',
    'Wrong auth header for the endpoint',
  ),
  says(
    'Check your key at app.thegrid.ai/profile/api-keys.',
    'InvalidApiKey',
    badKey,
    'step 1',
    CHECK_KEY,
  ),
  says(
    'For the Consumption API, the header is Authorization: Bearer YOUR_KEY.',
    'WrongAuthHeader',
    crossed,
    'step 1',
    SET_BEARER,
  ),
  says(
    'For the Messages API beta, the header is x-api-key: YOUR_KEY (no Bearer).',
    'WrongAuthHeader',
    bearerOnMessages,
    'step 1',
    'Send the header as x-api-key: YOUR_KEY (no Bearer): that is what messages-beta.api.thegrid.ai wants.',
  ),
  // 402 Payment Required
  says(
    'Insufficient credits or no available consumption tokens for the instrument',
    'InsufficientCredits',
    credits(false),
    'meaning',
    'Either the credits balance hit zero, or there are no available tokens for the instrument.',
  ),
  says(
    'Add credits in the dashboard.',
    'InsufficientCredits',
    credits(false),
    'step 1',
    ADD_CREDITS,
  ),
  says(
    'Set up Auto-Reload to prevent this.',
    'InsufficientCredits',
    credits(false),
    'step 2',
    'Set up Auto-Reload to prevent this.',
  ),
  says(
    'If Auto Top Up is buying tokens, retry after a short delay.',
    'InsufficientCredits',
    credits(true),
    'step 1',
    REFILLING,
  ),
  decides('402 is retryable in this case.', credits(true), {
    _tag: 'Retry',
    afterMs: 3000,
    reason: 'Refilling',
  }),
  // 404 Not Found (model)
  says(
    'Invalid instrument string in model',
    'UnknownInstrument',
    model,
    'meaning',
    '"gpt-5.2" is no instrument of The Grid.',
  ),
  says(
    `Use one of our nine instruments: ${NINE}.`,
    'UnknownInstrument',
    model,
    'step 2',
    `The nine instruments: ${NINE}.`,
  ),
  ...['gpt-5.2', 'claude-sonnet-4-6'].map((name) =>
    finds(
      'Model names like gpt-5.2 or claude-sonnet-4-6 return 404.',
      { ...RIGHT, body: { ...RIGHT.body, model: name } },
      'UnknownInstrument',
    ),
  ),
  // 404 Not Found (path)
  says('Wrong base URL', 'WrongBaseUrl', { status: 404 }, 'title', 'Wrong base URL'),
  says('or doubled /v1', 'DoubledVersionSegment', doubled, 'title', 'Doubled /v1'),
  says(
    'The base URL is https://api.thegrid.ai/v1.',
    'MissingVersionSegment',
    noVersion,
    'step 1',
    'Set the base URL to https://api.thegrid.ai/v1.',
  ),
  says(
    'If your SDK auto-appends /v1, set the base URL to https://api.thegrid.ai instead.',
    'DoubledVersionSegment',
    doubled,
    'step 1',
    'Set the base URL to https://api.thegrid.ai, without /v1. If your SDK or code appends nothing, set it to https://api.thegrid.ai/v1.',
  ),
  finds(
    'Check for /v1/v1/ in the failing URL.',
    at('https://api.thegrid.ai/v1/v1/chat/completions'),
    'DoubledVersionSegment',
    26,
  ),
  // 429 Too Many Requests
  says(
    'Per-key or per-instrument rate limit hit',
    'RateLimited',
    limited,
    'meaning',
    'A rate limit is hit, per key or per instrument.',
  ),
  says('Back off and retry.', 'RateLimited', limited, 'step 1', BACK_OFF),
  decides(
    'Check the Retry-After header.',
    { ...limited, headers: { 'retry-after': '7' } },
    { _tag: 'Retry', afterMs: 8750, reason: 'ServerAsked' },
  ),
  decides('Use exponential backoff with jitter.', limited, {
    _tag: 'Retry',
    afterMs: 1000,
    reason: 'Backoff',
  }),
  // 500 Internal Server Error
  says('Transient service issue', 'ServiceError', failed, 'title', 'Transient service issue'),
  says('Retry with exponential backoff.', 'ServiceError', failed, 'step 1', NOT_BILLED),
  says('Failed requests are not billed.', 'ServiceError', failed, 'step 1', NOT_BILLED),
  // 503 Service Unavailable
  says(
    'Balance replenishment in progress (Auto Top Up active)',
    'BalanceReplenishing',
    replenishing,
    'meaning',
    'Auto Top Up is buying tokens for the instrument right now.',
  ),
  says('Retry after a short delay.', 'BalanceReplenishing', replenishing, 'step 1', REPLENISHING),
  says(
    'By the second or third attempt the new tokens are usually available.',
    'BalanceReplenishing',
    replenishing,
    'step 1',
    REPLENISHING,
  ),
  // Connection refused
  says('Confirm https://api.thegrid.ai/v1.', 'ConnectionRefused', refused, 'step 1', CONFIRM_BASE),
  finds(
    'No trailing slash,',
    at('https://api.thegrid.ai/v1/chat/completions/'),
    'TrailingSlash',
    42,
  ),
  finds(
    'no extra path segments,',
    at('https://api.thegrid.ai/api/v1/chat/completions'),
    'ExtraPathSegment',
    23,
  ),
  finds('no typos.', at('https://api.thegird.ai/v1/chat/completions'), 'WrongHost', 16),
  // Hangs or no response
  says('Network or proxy issue', 'Timeout', hangs, 'blame', 'Between'),
  says('Check your proxy or firewall.', 'Timeout', hangs, 'step 1', CHECK_PROXY),
  says('We use standard HTTPS on port 443.', 'Timeout', hangs, 'step 1', CHECK_PROXY),
  // Streaming cuts off mid-response
  says(
    'Idle timeout on a proxy',
    'StreamInterrupted',
    cut,
    'meaning',
    'The stream stopped without its end mark after 45 s of silence: most likely an idle timeout on a proxy.',
  ),
  says(
    'Increase the idle timeout on whatever sits between your client and api.thegrid.ai.',
    'StreamInterrupted',
    cut,
    'step 1',
    IDLE,
  ),
  says(
    'Some corporate proxies time out streaming connections at 30–60 seconds.',
    'StreamInterrupted',
    cut,
    'step 1',
    IDLE,
  ),
  // 307 Temporary Redirect not followed
  says(
    "Client doesn't follow redirects by default",
    'RedirectNotFollowed',
    redirect,
    'meaning',
    'The Grid routes requests with a 307 redirect, and this client does not follow it.',
  ),
  says('For curl, add -L.', 'RedirectNotFollowed', redirect, 'step 1', FOLLOW),
  says(
    'Most SDKs follow redirects automatically.',
    'RedirectNotFollowed',
    redirect,
    'step 1',
    FOLLOW,
  ),
  says(
    'See API reference → Request routing and redirects for full details.',
    'RedirectNotFollowed',
    redirect,
    'docs',
    LINKS.routing,
  ),
  // "Is it me or The Grid?" diagnostic flow
  {
    sentence: 'Before assuming The Grid is down, walk through this:',
    by: 'flowSteps',
    actual: () => flowSteps(startFlow({})).map(({ id, number }) => `${number} ${id}`),
    expected: [
      '1 StatusPage',
      '2 Curl',
      '3 AuthHeader',
      '4 BaseUrl',
      '5 Model',
      '6 Balance',
      '7 RequestBody',
      '8 RequestId',
    ],
  },
  asks('Check the status page.', 'StatusPage', 1, 'title', 'Check the status page'),
  asks(
    'Visit status.thegrid.ai.',
    'StatusPage',
    1,
    'how',
    'Visit status.thegrid.ai: it shows current uptime and any active incidents. Subscribe to incident alerts for production integrations.',
  ),
  concludes("If there's an active incident, it's not you.", failed, [['StatusPage', 'Incident']], {
    blame: 'TheGrid',
    culprit: 'Service',
    because: 'StatusPage',
    done: true,
  }),
  asks('Test with curl.', 'Curl', 2, 'title', 'Test with curl'),
  asks(
    'Strip out your SDK and frameworks.',
    'Curl',
    2,
    'how',
    `Strip out your SDK and frameworks. Put your key in GRID_API_KEY and run this (add -i to see the status and the request ID):\n\n${curl(RIGHT)}`,
    failed,
  ),
  concludes(
    'If a plain curl request works, the issue is in your client code or config.',
    { status: 403 },
    [['Curl', 'Works']],
    { blame: 'Me', culprit: 'CallerConfig', because: 'Curl' },
  ),
  {
    sentence: `curl https://api.thegrid.ai/v1/chat/completions \\ -H "Authorization: Bearer YOUR_GRID_API_KEY" \\ -H "Content-Type: application/json" \\ -d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}] }'`,
    by: 'curl',
    actual: () => curl(RIGHT).split(/\s*\\\n\s*/),
    expected: [
      'curl -L https://api.thegrid.ai/v1/chat/completions',
      '-H "Authorization: Bearer $GRID_API_KEY"',
      '-H "Content-Type: application/json"',
      `-d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}] }'`,
    ],
  },
  means(
    'If you get a normal response, your auth and network are fine. The bug is somewhere in your application.',
    'Curl',
    'Works',
    'Your auth and network are fine. The bug is somewhere in your application.',
  ),
  asks('Check the auth header format.', 'AuthHeader', 3, 'title', 'Check the auth header format'),
  says(
    'A 401 usually means the header is wrong, not that the key is wrong.',
    'InvalidApiKey',
    { status: 401 },
    'meaning',
    'A 401 usually means that the header is wrong, not the key; what was sent was not seen, so which of the two is open.',
  ),
  asks(
    'The full header for the Consumption API is Authorization: Bearer YOUR_KEY(literal wordBearer, then a space, then your key).',
    'AuthHeader',
    3,
    'how',
    'A 401 usually means the header is wrong, not that the key is wrong. The full header is Authorization: Bearer YOUR_KEY: the literal word Bearer, then a space, then your key.',
  ),
  asks(
    "For the Messages API beta, it'sx-api-key: YOUR_KEYwith noBearerprefix.",
    'AuthHeader',
    3,
    'how',
    'A 401 usually means the header is wrong, not that the key is wrong. The full header is x-api-key: YOUR_KEY, with no Bearer prefix.',
    { status: 401, request: { url: ON_MESSAGES.url } },
  ),
  asks('Check the base URL.', 'BaseUrl', 4, 'title', 'Check the base URL'),
  says(
    'A 404 on what looks like a valid request usually means the URL is malformed.',
    'WrongBaseUrl',
    { status: 404 },
    'meaning',
    'A 404 usually means that the URL is malformed, else that the model is wrong; neither was seen, so this is a guess.',
  ),
  ...(
    [
      ['Common causes: trailing slash,', 'chat/completions/', 'TrailingSlash', 42],
      ['doubled /v1,', 'v1/chat/completions', 'DoubledVersionSegment', 26],
      [
        'extra/chat/completionsappended manually,',
        'chat/completions/chat/completions',
        'ExtraPathSegment',
        42,
      ],
    ] as const
  ).map(([sentence, path, cause, position]) =>
    finds(sentence, at(`https://api.thegrid.ai/v1/${path}`), cause, position),
  ),
  finds(
    'or a typo in the host.',
    at('https://api.thegrid.io/v1/chat/completions'),
    'WrongHost',
    20,
  ),
  says(
    'Print the actual URL your SDK is hitting',
    'WrongBaseUrl',
    { status: 404 },
    'step 2',
    'Print the actual URL that your client is hitting (fetch: response.url; an SDK: its base URL plus the path, or its debug log), and pass it to diagnose as request.url, with request.method, request.headers and request.body: it then says which of them is wrong.',
  ),
  says(
    'and compare it character-by-character tohttps://api.thegrid.ai/v1/chat/completions.',
    'WrongBaseUrl',
    { status: 404 },
    'step 3',
    'Compare it character by character to https://api.thegrid.ai/v1/chat/completions.',
  ),
  asks('Check the model string.', 'Model', 5, 'title', 'Check the model string'),
  means(
    'A 404 with the URL correct usually means the modelparameter is wrong.',
    'BaseUrl',
    'Right',
    'The URL is right. A 404 with the URL correct usually means the model is wrong.',
  ),
  asks(
    "Print what you're passing. It must be one of our nine instruments.text-primeworks;gpt-5.2does not.",
    'Model',
    5,
    'how',
    `Print what you're passing. It must be one of our nine instruments: ${NINE}. text-prime works; gpt-5.2 does not.`,
  ),
  asks('Check your balance.', 'Balance', 6, 'title', 'Check your balance'),
  says(
    'A 402 means either your credits balance hit zero or there are no available tokens for the instrument.',
    'InsufficientCredits',
    { status: 402 },
    'meaning',
    'Either the credits balance hit zero, or there are no available tokens for the instrument.',
  ),
  asks(
    'Open the dashboard at app.thegrid.ai and check both balances.',
    'Balance',
    6,
    'how',
    'A 402 means either your credits balance hit zero or there are no available tokens for the instrument. Open the dashboard at app.thegrid.ai and check both balances.',
    { status: 402 },
  ),
  asks('Check the request body.', 'RequestBody', 7, 'title', 'Check the request body'),
  says(
    'A 400 with no clear cause usually means a malformed request body.',
    'MalformedRequest',
    malformed,
    'title',
    'Malformed request',
  ),
  says(
    "A missing required field, an invalid JSON structure, or a parameter we don't accept.",
    'MalformedRequest',
    malformed,
    'meaning',
    'A missing required field, an invalid JSON structure, or a parameter that The Grid does not accept.',
  ),
  says(
    'Compare your body to the Consumption API reference.',
    'MalformedRequest',
    malformed,
    'step 3',
    'Compare your body to the Consumption API reference.',
  ),
  {
    sentence:
      "If you've walked through all of this and you're still stuck, send the request ID (returned in the x-request-id response header) to support@thegrid.ai.",
    by: 'verdict, at the end',
    actual: () => {
      let flow = startFlow({ status: 403, request: RIGHT })
      for (let step = currentStep(flow); step !== null; step = currentStep(flow)) {
        const cleared = ['NoIncident', 'SameError', 'NotInTheWay', 'Right', 'Enough', 'Found']
        const choice = step.answers.find(({ result }) => cleared.includes(result))
        flow = answer(flow, step.id, choice?.result ?? 'NotChecked')
      }
      return verdict(flow).next
    },
    expected:
      'Send the request ID (returned in the x-request-id response header) to support@thegrid.ai, with the timestamp, the instrument, and what you expected vs. what you got.',
  },
  {
    sentence: 'Include the timestamp, the instrument, and what you expected vs. what you got.',
    by: 'report',
    actual: () => {
      const {
        requestId,
        at: time,
        instrument,
        expected,
        got,
      } = report(diagnose(failed), {
        moment: { now: 1_000_000_000_000, random: 0.5 },
      })
      return { requestId, time, instrument, expected, got }
    },
    expected: {
      requestId: 'req-1',
      time: '2001-09-09 01:46:40 UTC',
      instrument: 'text-prime',
      expected: 'An answer (200).',
      got: '500 (ServiceError)',
    },
  },
  // Status page
  asks(
    'status.thegrid.ai shows current uptime and any active incidents.',
    'StatusPage',
    1,
    'how',
    'Visit status.thegrid.ai: it shows current uptime and any active incidents. Subscribe to incident alerts for production integrations.',
  ),
  asks(
    'Subscribe to incident alerts for production integrations.',
    'StatusPage',
    1,
    'how',
    'Visit status.thegrid.ai: it shows current uptime and any active incidents. Subscribe to incident alerts for production integrations.',
  ),
  // Where else to look
  says(
    'For redirect behavior and how request routing works: API reference → Request routing and redirects.',
    'RedirectNotFollowed',
    redirect,
    'docs',
    LINKS.routing,
  ),
  says(
    'For full error code semantics and rate limits: API reference → Errors and rate limits.',
    'RateLimited',
    limited,
    'docs',
    LINKS.errors,
  ),
  says(
    'For balance management and Auto-Reload setup: Best practices and API reference → Auto-Reload.',
    'InsufficientCredits',
    credits(false),
    'docs',
    LINKS.balances,
  ),
  says(
    'To start from authentication basics: API reference → Authentication.',
    'MissingBearerPrefix',
    bare,
    'docs',
    LINKS.authentication,
  ),
]

describe('what the page says', () => {
  it.each(table)('$sentence ($by)', ({ actual, expected }) => {
    expect(actual()).toEqual(expected)
  })
})

/** White space, line breaks included, as one space. */
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

const page = flat(readFileSync(new URL('fixtures/troubleshooting.txt', import.meta.url), 'utf8'))

/** Headings, and what is said of the page itself or of something that is no fault. */
const NOT_SAID = [
  'Troubleshooting Common errors when integrating with The Grid and how to fix them. Auth, base URLs, instrument strings, balance, and the "is it me or The Grid" diagnostic flow. Most issues fall into one of a handful of patterns. Start with the error code table. If your problem isn\'t there, run the diagnostic flow at the bottom. Common errors and fixes 401 Unauthorized',
  '402 Payment Required',
  '404 Not Found (model)',
  '404 Not Found (path)',
  '429 Too Many Requests',
  '500 Internal Server Error',
  '503 Service Unavailable',
  'Connection refused',
  'Hangs or no response',
  'Streaming cuts off mid-response',
  '307 Temporary Redirect not followed',
  '"Is it me or The Grid?" diagnostic flow',
  'Status page',
  'Where else to look',
  'Last updated Was this helpful?',
]

describe('the page', () => {
  it('says each sentence of the table', () => {
    for (const { sentence } of table) expect(page).toContain(sentence)
  })

  it('says nothing else, headings aside', () => {
    const longestFirst = table
      .map(({ sentence }) => sentence)
      .toSorted((one, other) => other.length - one.length)
    const rest = longestFirst.reduce((text, sentence) => text.replaceAll(sentence, '|'), page)
    const left = rest.split('|').map((part) => part.trim())
    expect(left.filter((part) => part !== '')).toEqual(NOT_SAID)
  })
})
