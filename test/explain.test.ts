import { decide, diagnose, explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from './arbitraries.js'

const right = {
  method: 'POST',
  url: CHAT_URL,
  headers: { authorization: 'Bearer test-key' },
  body: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
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

describe('the first step', () => {
  const first = (seen: Seen) => explain(diagnose(seen)).steps[0]

  it('takes Bearer out of x-api-key', () => {
    const request = {
      url: 'https://messages-beta.api.thegrid.ai/v1/messages',
      headers: { 'x-api-key': 'Bearer test-key' },
    }
    expect(first({ status: 401, request })).toContain('x-api-key: YOUR_KEY (no Bearer)')
  })

  it('is that of the error inside an error event', () => {
    const received = 'data: {"errors":{"code":"invalid_api_key"}}\n\n'
    expect(first({ status: 200, stream: { received } })).toContain(
      'app.thegrid.ai/profile/api-keys',
    )
  })

  it('writes the model in lower case', () => {
    const request = { ...right, body: { model: 'Text-Prime' } }
    expect(first({ status: 404, request })).toContain('lower case')
  })

  it('takes the space off the model', () => {
    const request = { ...right, body: { model: 'text-prime ' } }
    expect(explain(diagnose({ status: 404, request })).meaning).toContain('white space')
  })

  it('completes the start of a name', () => {
    const step = (name: string) =>
      first({ status: 404, request: { ...right, body: { model: name } } })
    expect(step('agent')).toBe('Set model to agent-prime.')
    expect(step('gemini-pro')).toBe('Set model to gemini-pro-latest.')
    expect(step('thegrid/code-max')).toBe('Set model to code-max.')
  })

  it.each([
    ['7', '7 s'],
    ['119.9', '119.9 s'],
    ['120', '2 min'],
    ['121', '3 min'],
    ['7199', '120 min'],
    ['7200', '2 h'],
    ['86400', '24 h'],
  ])('names the wait that the server asks for: Retry-After: %s', (seconds, wait) => {
    expect(first({ status: 429, headers: { 'retry-after': seconds } })).toBe(
      `Back off and retry: wait the ${wait} that the server asks for (Retry-After, or a header like it), with jitter on top.`,
    )
  })

  it('is about the content type under 415', () => {
    expect(first({ status: 415 })).toContain('Content-Type')
  })
})

it('hedges what is only likely', () => {
  const { text } = explain(diagnose({ status: 503 }))
  expect(text).toContain('probably yours to fix')
  expect(text).toContain('Most likely')
  expect(text).toContain('status.thegrid.ai')
})

it('names the endpoint that was called', () => {
  const request = { ...right, method: 'GET', url: 'https://api.thegrid.ai/v1/v1/models' }
  expect(explain(diagnose({ status: 404, request })).text).toContain(
    'it must be https://api.thegrid.ai/v1/models.',
  )
})

it('does not show an id that could be a key, and says where to find it', () => {
  const headers = { 'x-request-id': '0123456789abcdef0123456789abcdef' }
  const { text } = explain(diagnose({ status: 500, headers }))
  expect(text).not.toContain('Request ID:')
  expect(text).toContain('the x-request-id response header')
  const clockMade = { 'x-request-id': 'GDo1fXJ9vFZsBqAAAAJC' }
  expect(explain(diagnose({ status: 500, headers: clockMade })).text).toContain(
    'GDo1fXJ9vFZsBqAAAAJC',
  )
})

it('does not say when to come back with what needs a fix', () => {
  const diagnosis = diagnose({ status: 401, headers: { 'retry-after': '60' } })
  const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0 })
  expect(decision).toEqual({ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: 60_000 })
  expect(explain(diagnosis, decision).text).not.toContain('Come back')
})

it('does not say when to come back where the server’s wait is over and only the budget is empty', () => {
  const diagnosis = diagnose({ status: 429, headers: { 'retry-after': '2' } })
  const decision = { _tag: 'Stop', reason: 'BudgetSpent', untilEpochMs: 2000 } as const
  const { text } = explain(diagnosis, decision)
  expect(text).toContain('cannot pay for another attempt now')
  expect(text).not.toContain('Come back')
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
