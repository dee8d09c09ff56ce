import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const HEADERS = { 'retry-after': '7', 'x-request-id': 'req-1' }
const TEXT = '{"errors":{"detail":"Rate limit exceeded"}}'
const BODY: unknown = JSON.parse(TEXT)

/** Errors as clients throw them that no fixture was taken from. */
const shapes: readonly (readonly [client: string, error: unknown])[] = [
  ['status_code', { status_code: 429, headers: HEADERS, message: 'too many' }],
  [
    'httpStatusCode in metadata',
    {
      $metadata: { httpStatusCode: 429 },
      $response: { statusCode: 429, headers: HEADERS, body: BODY },
    },
  ],
  ['raw', { type: 'RateLimit', raw: { statusCode: 429, headers: HEADERS } }],
  ['rawResponse', { rawResponse: { status: 429, headers: new Headers(HEADERS) } }],
  ['httpResponse', { httpResponse: { status: 429, headers: HEADERS, body: BODY } }],
  ['a status that is text', { status: '429', headers: HEADERS }],
  ['a number for a code', { code: 429, response: { headers: HEADERS, data: BODY } }],
  [
    'an empty parsed body beside its text',
    { status: 429, response: { headers: HEADERS, body: {}, text: TEXT } },
  ],
  [
    'a promise for a body',
    { statusCode: 429, headers: HEADERS, responseBody: Promise.resolve('') },
  ],
  ['originalError', { message: 'failed', originalError: { status: 429, headers: HEADERS } }],
  ['a reason', { status: 'rejected', reason: { status: 429, headers: HEADERS } }],
  ['networkError', { networkError: { statusCode: 429, headers: HEADERS, result: BODY } }],
  [
    'an abort that wraps the answer',
    { name: 'AbortError', message: 'stop', originalError: { status: 429, headers: HEADERS } },
  ],
  [
    'a wrapper with fields of the same names',
    { headers: {}, data: { id: 1 }, cause: { status: 429, headers: HEADERS, data: BODY } },
  ],
  [
    'a browser’s request object',
    {
      status: 429,
      responseText: TEXT,
      getResponseHeader: (name: string) =>
        Object.entries(HEADERS).find(([key]) => key === name)?.[1] ?? null,
    },
  ],
]

describe('a 429 out of a client that nobody listed', () => {
  it.each(shapes)('%s', (_client, error) => {
    expect(diagnose({ error })).toMatchObject({
      cause: 'RateLimited',
      status: 429,
      pushback: { _tag: 'In', ms: 7000 },
      requestId: 'req-1',
    })
  })
})

const messages: readonly (readonly [message: string, cause: string])[] = [
  ['HTTP error! status: 402', 'InsufficientCredits'],
  ['HTTP 429: Too Many Requests', 'RateLimited'],
  ['Response code 401 (Unauthorized)', 'InvalidApiKey'],
  ['[429] slow down', 'RateLimited'],
  ['Request failed with status 500', 'ServiceError'],
  ['Unexpected status code: 500', 'ServiceError'],
  ["Error code: 402 - {'errors': {'detail': 'Insufficient credits'}}", 'InsufficientCredits'],
  [
    "Client error '401 Unauthorized' for url 'https://api.thegrid.ai/v1/chat/completions'",
    'InvalidApiKey',
  ],
  ['403 <html><head><title>Internet Security by Zscaler</title></head></html>', 'BlockedByProxy'],
  ['404 Model not found', 'UnknownInstrument'],
  ['400 Context length exceeded', 'PayloadTooLarge'],
  ['503 <html><head><title>503</title></head><body>nginx</body></html>', 'ServiceUnavailable'],
  ['503 status code (no body)', 'BalanceReplenishing'],
]

describe('a status in a message', () => {
  it.each(messages)('%s', (message, cause) => {
    expect(diagnose({ error: new Error(message) }).cause).toBe(cause)
  })

  it('is no port, no wait and no address', () => {
    for (const message of ['timeout of 500ms exceeded', 'connect http://127.0.0.1:443 failed']) {
      expect(diagnose({ error: new Error(message) }).status).toBeNull()
    }
  })
})

it('a client that calls a network fault a 500 has no answer', () => {
  const error = { status: 500, message: 'fetch failed', cause: { code: 'ECONNREFUSED' } }
  expect(diagnose({ error })).toMatchObject({ cause: 'ConnectionRefused', status: null })
})

it('an envelope alone is an error', () => {
  expect(diagnose({ error: BODY }).cause).toBe('RateLimited')
})

it('the URL that an error keeps explains it', () => {
  const url = 'https://api.thegrid.ai/v1/v1/chat/completions'
  for (const error of [
    { status: 404, url },
    { status: 404, request: url },
    { status: 404, options: { uri: url } },
    { status: 404, response: { request: { url } } },
  ]) {
    expect(diagnose({ error }).cause).toBe('DoubledVersionSegment')
  }
  const response = { status: 404, url, redirected: false }
  expect(diagnose({ response }).cause).toBe('DoubledVersionSegment')
})

describe('a response with a stream for a body', () => {
  const error = { code: 'insufficient_quota', message: 'You exceeded your current quota' }

  it('is read by what the client parsed', () => {
    const response = { status: 429, headers: {}, body: new ReadableStream(), data: { error } }
    expect(diagnose({ response }).cause).toBe('QuotaExhausted')
  })

  it('is not asked for what its class only warns of', () => {
    const asked: string[] = []
    const warns = Object.defineProperty({}, 'data', { get: () => asked.push('data') })
    const fields = { status: 429, headers: {}, body: new ReadableStream() }
    expect(diagnose({ response: Object.assign(Object.create(warns), fields) }).status).toBe(429)
    expect(asked).toEqual([])
  })
})
