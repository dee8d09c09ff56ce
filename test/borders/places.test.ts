import { type Diagnosis, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'
import { borders, detail, RIGHT } from './borders.js'

const DOUBLED = 'https://api.thegrid.ai/v1/v1/chat/completions'
const ELSEWHERE = 'https://pool.example/v1/chat/completions'
const SPENT = { error: { code: 'insufficient_quota', message: 'no' } }
const BUSY = { error: { code: 'rate_limit_exceeded', message: 'no' } }
const CHUNK = 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n'

const found = (seen: object): Diagnosis => diagnose(JSON.parse(JSON.stringify(seen)))

describe('a status is taken from', () => {
  it.each([
    ['itself', { status: 429, response: { status: 500 } }],
    ['the response', { response: { status: 429, statusCode: 500 }, error: { status: 500 } }],
    ["Node's response", { response: { statusCode: 429 }, error: { status: 500 } }],
    ['the error', { error: { status: 429 } }],
    ['the next, where it is none', { status: 1000, response: { status: 0, statusCode: 429 } }],
  ])('%s', (_where, seen) => {
    expect(found(seen).status).toBe(429)
  })
})

describe('headers are taken from', () => {
  const HEADERS = { 'retry-after': '7' }
  const OTHER = { 'retry-after': '9' }

  it.each([
    ['themselves', { status: 429, headers: HEADERS, response: { headers: OTHER } }],
    ['the response', { response: { status: 429, headers: HEADERS }, error: { headers: OTHER } }],
    ['the error', { response: { status: 429 }, error: { headers: HEADERS } }],
  ])('%s', (_where, seen) => {
    expect(found(seen).pushback).toEqual({ _tag: 'In', ms: 7000 })
  })
})

describe('a body is taken from', () => {
  it.each([
    ['itself', { status: 429, body: SPENT, response: { data: BUSY, body: BUSY } }],
    ['what the client parsed', { response: { status: 429, data: SPENT, body: BUSY } }],
    ['the response', { response: { status: 429, body: SPENT }, error: { data: BUSY } }],
    ['the error', { status: 429, error: { data: SPENT }, stream: { received: '{}' } }],
    ['the stream', { status: 429, stream: { received: JSON.stringify(SPENT) } }],
    ['the next, where it is none', { status: 429, body: {}, response: { data: {}, body: SPENT } }],
  ])('%s', (_where, seen) => {
    expect(found(seen).cause).toBe('QuotaExhausted')
  })

  it('no prototype', () => {
    const response = Object.create({ data: SPENT }, { status: { value: 429 } })
    expect(diagnose({ response }).cause).toBe('RateLimited')
  })
})

describe('the URL that was called is taken from', () => {
  it.each([
    ['the request', { request: { url: DOUBLED }, error: { url: CHAT_URL } }],
    ['the request, if it is only that', { request: DOUBLED, error: { url: CHAT_URL } }],
    ['what the error keeps of it', { request: {}, error: { url: DOUBLED } }],
    ['the same, without a request', { error: { url: DOUBLED } }],
    ['the answer, where nobody was redirected', { url: DOUBLED, redirected: false }],
    [
      'the response, where nobody was redirected',
      { response: { url: DOUBLED, redirected: false } },
    ],
    ['both of them', { url: DOUBLED, response: { url: CHAT_URL, redirected: false } }],
    ['both, the other way', { redirected: false, response: { url: DOUBLED, redirected: true } }],
  ])('%s', (_where, seen) => {
    expect(found({ status: 404, ...seen }).cause).toBe('DoubledVersionSegment')
  })

  it.each([
    ['an answer after a redirect', { url: DOUBLED, redirected: true }],
    ['an answer after who knows what', { url: DOUBLED }],
    ['an answer from nowhere', { url: '', redirected: false }],
    ['an answer from what is no text', { url: 7, redirected: false }],
  ])('not from %s', (_where, seen) => {
    expect(found({ status: 404, ...seen })).toMatchObject({
      cause: 'WrongBaseUrl',
      certainty: 'Guess',
    })
  })
})

it('an answer from nowhere tells of no request', () => {
  for (const seen of [{ url: 7, redirected: false }, { redirected: false }]) {
    const codes = found({ status: 400, ...seen }).evidence.map(({ code }) => code)
    expect(codes).toEqual(['Status', 'NoRequest'])
  }
})

describe('what the error keeps of the request fills in what was not said', () => {
  const config = {
    url: CHAT_URL,
    method: 'get',
    headers: { authorization: 'my-key' },
    data: { model: 'gpt-4', messages: [] },
  }

  it.each([
    ['the method', 405, {}, 'MethodNotAllowed', 'MethodDiffers'],
    ['the headers', 401, {}, 'MissingBearerPrefix', 'BareKey'],
    ['the body', 404, { method: 'POST' }, 'UnknownInstrument', 'ModelUnknown'],
    ['not the method', 404, { method: 'POST', body: RIGHT.body }, 'Unknown', 'UrlRight'],
    ['not the headers', 401, { headers: RIGHT.headers }, 'InvalidApiKey', 'Status'],
    ['not the URL', 404, { url: DOUBLED }, 'DoubledVersionSegment', 'UrlDiffers'],
  ])('%s', (_what, status, request, cause, code) => {
    const { cause: is, evidence } = found({ status, request, error: { config } })
    expect([is, evidence[0]?.code]).toEqual([cause, code])
  })

  it('and leaves the rest as it was said', () => {
    const told = (request: object): readonly string[] =>
      found({ status: 307, request, error: { config } }).evidence.map(({ code }) => code)
    expect(told({ method: 'POST', followsRedirects: false })).toEqual(['RedirectsOff'])
    expect(told({ method: 'POST', redirect: 'manual' })).toEqual(['RedirectsOff'])
    expect(told({ method: 'POST', redirect: 'error' })).toEqual(['RedirectsOff'])
    expect(told({ method: 'POST', redirect: 'follow', clientRetries: 2 })).toEqual([
      'Status',
      'NestedRetries',
    ])
  })
})

describe('the URL that answered is taken from', () => {
  it.each([
    ['itself', { url: ELSEWHERE, response: { url: CHAT_URL } }],
    ['the response', { response: { url: ELSEWHERE }, error: { responseURL: CHAT_URL } }],
    ['the error', { error: { status: 401, responseURL: ELSEWHERE } }],
  ])('%s', (_where, seen) => {
    expect(found({ status: 401, request: RIGHT, ...seen })).toMatchObject({
      cause: 'AuthorizationLostOnRedirect',
      certainty: 'Certain',
    })
  })

  it.each([
    [
      'itself',
      { redirected: true, response: { redirected: false } },
      'AuthorizationLostOnRedirect',
    ],
    ['the response', { response: { redirected: true } }, 'AuthorizationLostOnRedirect'],
    [
      'the response first',
      { response: { redirected: false }, error: { response: { redirected: true } } },
      'InvalidApiKey',
    ],
    ['the error', { error: { response: { redirected: true } } }, 'AuthorizationLostOnRedirect'],
  ])('and whether there was a redirect from %s', (_where, seen, cause) => {
    expect(found({ status: 401, request: RIGHT, ...seen }).cause).toBe(cause)
  })

  it('is none where it cannot be read', () => {
    expect(found({ status: 401, request: RIGHT, url: 'x', redirected: true }).certainty).toBe(
      'Likely',
    )
  })
})

const plain = (received: string, status: number | null = 200): Seen => ({
  status,
  stream: { received, endedWith: 'Close' },
})

borders('what began as a stream', [
  ['is one under any success', plain(CHUNK, 299), 'StreamInterrupted', { status: 299 }],
  ['is one without a status', plain(CHUNK, null), 'StreamInterrupted', { status: null }],
  ['is none under a redirect', plain(CHUNK, 300), 'RedirectNotFollowed'],
  ['is none under a refusal', plain(CHUNK, 429), 'RateLimited'],
  ['may be a page', plain('<html>no</html>'), 'CaptivePortal'],
  ['may be one record', plain('{"choices":[]}'), 'Healthy'],
  ['may be a list', plain('[]'), 'Healthy'],
  ['may be one record behind blanks', plain(`${' '.repeat(64)}{"choices":[]}`), 'Healthy'],
  ['is one behind more of them', plain(`${' '.repeat(65)}{"choices":[]}`), 'StreamInterrupted'],
  ['is one with a record in it', plain('data: {"choices":[]}\n\n'), 'StreamInterrupted'],
  ['is one in the body of a success', { status: 200, body: CHUNK }, 'StreamInterrupted'],
  [
    'is one in the body of a response',
    { response: { status: 200, body: CHUNK } },
    'StreamInterrupted',
  ],
  ['is none in a body alone', { body: CHUNK }, 'Unknown'],
  ['is none in the body of a refusal', { status: 500, body: CHUNK }, 'ServiceError'],
  ['is none in text', { status: 200, body: 'ok' }, 'MalformedResponse'],
])

borders('an envelope without a status', [
  ['is read', { body: detail('Rate limit exceeded') }, 'RateLimited', { status: null }],
  ['is read where it is cut', { body: '{"errors":{"detail":"Rate limit' }, 'RateLimited'],
  [
    'is read where a client threw it',
    { error: { errors: { detail: 'Rate limit' } } },
    'RateLimited',
  ],
  ['is none in text', { body: 'Rate limit exceeded' }, 'Unknown'],
  ['is none in a page', { body: '<html>{"errors":{"detail":"Rate limit"}}</html>' }, 'Unknown'],
])

it('what came of a stream is text', () => {
  expect(found({ status: 200, stream: { received: ['<'] } }).cause).toBe('StreamInterrupted')
})

it('what is no boolean is not known', () => {
  expect(found({ status: 402, autoTopUp: 'yes' }).autoTopUp).toBeNull()
  expect(found({ status: 402, autoTopUp: false }).autoTopUp).toBe(false)
  expect(found({ error: { name: 'AbortError' }, cancelled: 0 }).cause).toBe('AbortedByCaller')
})

it('what was seen may be nothing at all', () => {
  for (const seen of ['null', '7', '"x"', '[]', '{"response":7,"request":7,"stream":7}']) {
    expect(diagnose(JSON.parse(seen)).cause).toBe('Unknown')
  }
})
