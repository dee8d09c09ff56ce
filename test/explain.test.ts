import { decide, diagnose, explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from './arbitraries.js'

const right = {
  method: 'POST',
  url: CHAT_URL,
  headers: { authorization: 'Bearer test-key' },
  body: { model: 'text-prime', messages: [] },
}
const at = (url: string) => ({ ...right, url })

/** The remedies of the troubleshooting page, row by row, in its own words. */
const page: readonly (readonly [row: string, seen: Seen, says: readonly string[]])[] = [
  [
    '401, key',
    { status: 401, request: right },
    ['Check your key at app.thegrid.ai/profile/api-keys'],
  ],
  [
    '401, Consumption API',
    { status: 401, request: { ...right, headers: { 'x-api-key': 'test-key' } } },
    ['You sent x-api-key', 'Authorization: Bearer YOUR_KEY'],
  ],
  [
    '401, Messages API',
    {
      status: 401,
      request: { ...right, url: 'https://messages-beta.api.thegrid.ai/v1/messages' },
    },
    ['x-api-key: YOUR_KEY', 'no Bearer'],
  ],
  [
    '402, Auto Top Up on',
    { status: 402, autoTopUp: true, request: right },
    ['Retry after a short delay', 'Auto Top Up', 'retryable'],
  ],
  [
    '402, Auto Top Up off',
    { status: 402, autoTopUp: false, request: right },
    ['Add credits in the dashboard', 'Auto-Reload', 'both balances'],
  ],
  [
    '404 (model)',
    { status: 404, request: { ...right, body: { model: 'gpt-5.2' } } },
    [
      'text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max',
      'gpt-5.2',
      'Set model to text-prime.',
    ],
  ],
  [
    '404 (path)',
    { status: 404, request: at('https://api.thegrid.ai/v1/v1/chat/completions') },
    [
      'The request went to https://api.thegrid.ai/v1/v1/chat/completions.',
      'Set the base URL to https://api.thegrid.ai, without /v1.',
      'character by character',
      CHAT_URL,
    ],
  ],
  ['404 (path), not seen', { status: 404 }, ['Print the actual URL', 'request.url', CHAT_URL]],
  [
    '429',
    { status: 429 },
    ['Back off and retry', 'Retry-After', 'exponential backoff with jitter'],
  ],
  ['500', { status: 500 }, ['Retry with exponential backoff', 'Failed requests are not billed']],
  [
    '503',
    { status: 503, body: '{"errors":{"detail":"Balance replenishment in progress"}}' },
    ['Retry after a short delay', 'By the second or third attempt'],
  ],
  [
    'Connection refused',
    { error: { code: 'ECONNREFUSED' } },
    ['https://api.thegrid.ai/v1', 'No trailing slash', 'no extra path segments', 'no typos'],
  ],
  [
    'Hangs or no response',
    { error: { name: 'TimeoutError' }, request: right },
    ['Check your proxy or firewall', 'HTTPS', 'port 443'],
  ],
  [
    'Streaming cuts off mid-response',
    { status: 200, stream: { received: '', endedWith: 'Close', silentMs: 45_000 } },
    ['idle timeout', '45 s of silence', '30 to 60 seconds', 'api.thegrid.ai'],
  ],
  ['307', { status: 307 }, ['For curl, add -L', 'Most SDKs follow redirects automatically']],
  [
    'flow, request body',
    { status: 400, request: right },
    ['missing required field', 'invalid JSON structure', 'parameter that The Grid does not accept'],
  ],
  [
    'flow, support',
    { status: 500, headers: { 'x-request-id': 'req-1' } },
    ['status.thegrid.ai', 'support@thegrid.ai', 'Request ID: req-1'],
  ],
]

describe('the words of the page', () => {
  it.each(page)('%s', (_row, seen, says) => {
    const text = explain(diagnose(seen)).text.toLowerCase()
    for (const words of says) expect(text).toContain(words.toLowerCase())
  })
})

describe('blame', () => {
  const cases: readonly (readonly [string, Seen])[] = [
    ['Me', { status: 401 }],
    ['Me', { status: 402 }],
    ['Me', { status: 429 }],
    ['TheGrid', { status: 500 }],
    ['Between', { error: { name: 'TimeoutError' } }],
    ['Nobody', { status: 200 }],
    ['Unclear', { status: 403 }],
  ]
  it.each(cases)('%s for %j', (blame, seen) => {
    expect(explain(diagnose(seen)).blame).toBe(blame)
  })
})

describe('with a decision', () => {
  const said = (seen: Seen, attempt = 1): string => {
    const diagnosis = diagnose(seen)
    return explain(diagnosis, decide(diagnosis, { attempt, now: 1_000_000_000_000, random: 0.5 }))
      .text
  }

  it('says when to come back', () => {
    expect(said({ status: 500 })).toContain('Retry in 2.2 s.')
  })

  it('says why not', () => {
    expect(said({ status: 401 })).toContain('it needs a fix first')
    expect(said({ status: 500 }, 9)).toContain('the attempts are used up')
  })

  it('says until when, as a date', () => {
    const asked = { status: 429, headers: { 'retry-after': '86400' } }
    expect(said(asked)).toContain('Come back at 2001-09-10 01:46:40 UTC.')
    const leapDay = { status: 429, headers: { 'retry-after': 'Thu, 29 Feb 2024 23:59:59 GMT' } }
    expect(said(leapDay)).toContain('Come back at 2024-02-29 23:59:59 UTC.')
  })

  it('says nothing of a decision when there is none', () => {
    expect(explain(diagnose({ status: 500 })).text).not.toContain('Retry in')
  })
})

it('says to turn nested retries off', () => {
  const { steps } = explain(diagnose({ status: 500, request: { ...right, clientRetries: 2 } }))
  expect(steps.join(' ')).toContain('maxRetries: 0')
})

it('says so of what is no diagnosis', () => {
  expect(explain(JSON.parse('{}'))).toMatchObject({
    blame: 'Unclear',
    meaning: 'What was handed in is no diagnosis.',
  })
  expect(explain(JSON.parse('{"cause":"toString","culprit":"constructor"}')).blame).toBe('Unclear')
})
