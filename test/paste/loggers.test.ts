import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const REFUSED = {
  type: 'Error',
  message: 'fetch failed',
  stack: 'TypeError: fetch failed',
  cause: { code: 'ECONNREFUSED', message: 'x' },
}
const OPENAI = {
  status: 429,
  headers: { 'retry-after': '7' },
  requestID: 'req-7',
  error: { message: 'Too many', type: 'rate_limit_error', code: 'rate_limit_exceeded' },
  code: 'rate_limit_exceeded',
  type: 'rate_limit_error',
}
const ANTHROPIC = {
  status: 529,
  headers: {},
  requestID: 'req_7',
  error: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
}
const AXIOS = {
  message: 'Request failed with status code 500',
  name: 'AxiosError',
  stack: 'AxiosError: Request failed with status code 500\n    at settle (a.js:1:1)',
  config: {
    url: CHAT,
    method: 'post',
    headers: { Authorization: 'Bearer hidden-key' },
    data: '{}',
  },
  code: 'ERR_BAD_RESPONSE',
  status: 500,
}
const GOT = {
  name: 'HTTPError',
  code: 'ERR_NON_2XX_3XX_RESPONSE',
  message: 'Response code 401 (Unauthorized)',
  options: { url: CHAT, method: 'POST', headers: { authorization: 'hidden-key' } },
  response: { statusCode: 401 },
}
const AI = {
  name: 'AI_APICallError',
  message: 'Not Found',
  url: 'https://api.thegrid.ai/v1/v1/chat/completions',
  statusCode: 404,
  responseHeaders: {},
  responseBody: '{"errors":{"detail":"Not Found"}}',
  isRetryable: false,
}

describe('an error that was written down as JSON', () => {
  it.each([
    ['of openai', OPENAI, 'RateLimited'],
    ['of Anthropic', ANTHROPIC, 'ServiceOverloaded'],
    ['of axios', AXIOS, 'ServiceError'],
    ['of got', GOT, 'MissingBearerPrefix'],
    ['of ai', AI, 'DoubledVersionSegment'],
    ['of fetch', REFUSED, 'ConnectionRefused'],
    ['without a stack', { name: 'TimeoutError', message: 'The operation timed out' }, 'Timeout'],
    [
      'with a code',
      { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND api.thegrid.ai' },
      'DnsFailure',
    ],
  ])('%s, alone and behind a message', (_, error, cause) => {
    for (const text of [
      JSON.stringify(error),
      JSON.stringify(error, null, 2),
      `The call failed: ${JSON.stringify(error)}`,
    ]) {
      expect(diagnose(readPasted(text)).cause).toBe(cause)
    }
  })
})

describe('a line of a logger', () => {
  const TIME = 1_791_201_600_000

  it.each([
    [
      'pino',
      {
        level: 50,
        time: TIME,
        pid: 7,
        hostname: 'app',
        err: {
          message: '429 Too many',
          stack: 'Error: 429',
          ...OPENAI,
        },
        msg: '429 Too many',
      },
    ],
    [
      'pino, its error under another name',
      { level: 50, time: TIME, error: { message: '429', stack: 'x', ...OPENAI } },
    ],
    [
      'winston',
      {
        level: 'error',
        message: '429 Too many',
        timestamp: '2026-10-05',
        stack: 'RateLimitError: 429',
        ...OPENAI,
      },
    ],
    [
      'winston, in its meta',
      {
        level: 'error',
        message: 'failed',
        meta: { error: { message: '429', stack: 'x', ...OPENAI } },
      },
    ],
    [
      'bunyan',
      {
        name: 'app',
        level: 50,
        err: { name: 'RateLimitError', message: '429', stack: 'x', ...OPENAI },
        msg: 'failed',
        time: '2026-10-05T12:00:00Z',
        v: 0,
      },
    ],
    [
      'a cloud',
      {
        severity: 'ERROR',
        message: 'failed',
        context: { data: { err: { message: '429', name: 'RateLimitError', ...OPENAI } } },
      },
    ],
    [
      'a lambda',
      {
        timestamp: '2026-10-05T12:00:00Z',
        level: 'ERROR',
        message: { stack: 'x' },
        error: { stack: 'x', message: '429', ...OPENAI },
      },
    ],
  ])('of %s', (_, line) => {
    const pasted = readPasted(JSON.stringify(line))
    expect(pasted.reading.parts.map(({ form }) => form)).toEqual(['ErrorObject'])
    expect(diagnose(pasted).cause).toBe('RateLimited')
  })

  it('counts among lines that tell nothing', () => {
    const lines = [
      { level: 30, time: TIME, msg: 'listening' },
      { level: 50, time: TIME, err: REFUSED, msg: 'failed' },
      { level: 30, time: TIME, msg: 'closing' },
    ]
    const pasted = readPasted(lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(diagnose(pasted).cause).toBe('ConnectionRefused')
    expect(pasted.reading).toMatchObject({ unreadLines: 2, firstUnreadLine: 1 })
    expect(pasted.reading.text).toBe(
      'Read: an error as an object (line 2). 2 lines were not understood, the first is line 1.',
    )
  })

  it('nests its error at most four deep', () => {
    const nested = (depth: number): object =>
      depth === 0 ? { err: REFUSED } : { data: nested(depth - 1) }
    const formAt = (depth: number) =>
      readPasted(JSON.stringify({ level: 50, msg: 'x', ...nested(depth) })).reading.parts[0]?.form
    expect(formAt(2)).toBe('ErrorObject')
    expect(formAt(3)).toBe('ErrorObject')
    expect(formAt(4)).not.toBe('ErrorObject')
  })
})
