import { type Diagnosis, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from '../borders/borders.js'

const found = (error: unknown): Diagnosis => diagnose({ error })

const SPENT = '{"error":{"code":"insufficient_quota","message":"You exceeded your quota"}}'

describe('a status', () => {
  it.each(['status', 'statusCode', 'status_code', 'httpStatus', 'httpStatusCode'])(
    'is kept as %s',
    (name) => {
      expect(found({ [name]: 429 }).status).toBe(429)
      expect(found({ [name]: '429' }).status).toBe(429)
    },
  )

  it('is kept in the metadata of an SDK', () => {
    expect(found({ $metadata: { httpStatusCode: 429 } }).status).toBe(429)
  })

  it.each([
    ['0429'],
    ['429.0'],
    ['0x1ad'],
    ['4290'],
    ['four'],
    [[429]],
    [true],
    [4.29],
    [600],
    [99],
  ])('is not %j', (status) => {
    expect(found({ status }).status).toBeNull()
  })

  it.each([
    [200, null],
    [399, null],
    [400, 400],
    [599, 599],
    [600, null],
    ['429', 429],
  ])('may be a code, but only one of an error: %j', (code, status) => {
    expect(found({ code }).status).toBe(status)
  })
})

describe('where an answer is kept', () => {
  it.each([
    'response',
    '$response',
    'rawResponse',
    'httpResponse',
    'response$',
    'raw',
    'res',
    'context',
  ])('%s', (name) => {
    expect(found({ message: 'failed', [name]: { status: 429 } }).status).toBe(429)
  })

  it.each(['headers', 'responseHeaders', 'rawHeaders'])('its headers: %s', (name) => {
    const error = { status: 429, [name]: { 'retry-after': '7' } }
    expect(found(error).pushback).toEqual({ _tag: 'In', ms: 7000 })
  })

  it.each(['responseBody', 'data', 'body', 'text', 'bodyAsText', 'responseText', 'json', 'value'])(
    'its body: %s',
    (name) => {
      expect(found({ status: 429, [name]: SPENT }).cause).toBe('QuotaExhausted')
    },
  )

  it.each(['requestID', 'request_id', 'requestId'])('its request id: %s', (name) => {
    expect(found({ status: 500, [name]: 'req-1' }).requestId).toBe('req-1')
  })

  it('a request id that is no text is none', () => {
    expect(found({ status: 500, requestID: 7, requestId: 'req-2' }).requestId).toBe('req-2')
  })
})

describe('a body', () => {
  it('that is empty text leaves the word to another place', () => {
    expect(found({ status: 429, data: '', message: `429 ${SPENT}` }).cause).toBe('QuotaExhausted')
  })

  it('under the name of an error is one', () => {
    const error = { code: 'insufficient_quota', message: 'You exceeded your quota' }
    expect(found({ status: 429, error, data: { message: 'busy' } }).cause).toBe('QuotaExhausted')
  })

  it('is no error that has a stack', () => {
    const error = Object.assign(new Error('busy'), { code: 'EPIPE' })
    expect(found({ status: 429, error, data: SPENT }).cause).toBe('QuotaExhausted')
  })

  it('of the error that has the status counts before any other', () => {
    const error = {
      message: 'failed',
      headers: { 'retry-after': '9' },
      data: { message: 'another' },
      cause: { status: 429, headers: { 'retry-after': '7' }, data: SPENT },
    }
    expect(found(error)).toMatchObject({
      cause: 'QuotaExhausted',
      pushback: { _tag: 'In', ms: 7000 },
    })
  })

  it('that is lost leaves the word to the first message that there is', () => {
    const error = { status: 429, cause: new Error('100 requests per day') }
    expect(found(error).cause).toBe('QuotaExhausted')
  })

  it('is appended to a message', () => {
    const appended = (message: string): Diagnosis => found(new Error(message))
    expect(appended(`HTTP error! status: 429, body: ${SPENT}`).cause).toBe('QuotaExhausted')
    expect(appended(`429 ${SPENT} (attempt 1 of 3)`).cause).toBe('QuotaExhausted')
    expect(
      appended('402 {"errors":{"detail":"no"},"request_id":"req_7"} (attempt 1)').requestId,
    ).toBe('req_7')
    expect(
      appended('429 Slow down   Troubleshooting URL: https://docs.example/credits').cause,
    ).toBe('RateLimited')
  })

  it('ends where a client puts an address of help behind it', () => {
    const error = new Error('503 Service Unavailable   Troubleshooting URL: https://docs.example/')
    expect(diagnose({ error, autoTopUp: true }).cause).toBe('BalanceReplenishing')
  })

  it('is no reason phrase behind a status that a client names', () => {
    expect(found(new Error('HTTP 503: Service Unavailable')).cause).toBe('BalanceReplenishing')
    expect(found(new Error('503 Service Unavailable')).cause).toBe('ServiceUnavailable')
    expect(found(new Error('503 upstream status code (no body)')).cause).toBe('ServiceUnavailable')
  })
})

describe('the URL that answered', () => {
  const ELSEWHERE = 'https://pool.example/v1/chat/completions'
  const lost = (error: object): Diagnosis =>
    diagnose({ error: { status: 401, ...error }, request: RIGHT })

  it.each([
    ["Node's http", { request: { res: { responseUrl: ELSEWHERE } } }],
    ['fetch', { response: { url: ELSEWHERE } }],
    ['a browser’s request object', { responseURL: ELSEWHERE }],
  ])('is kept by %s', (_client, error) => {
    expect(lost(error)).toMatchObject({
      cause: 'AuthorizationLostOnRedirect',
      certainty: 'Certain',
    })
  })

  it('may be unknown where a redirect was followed', () => {
    expect(lost({ response: { redirected: true } })).toMatchObject({
      cause: 'AuthorizationLostOnRedirect',
      certainty: 'Likely',
    })
    expect(lost({ response: { redirected: 'yes' } }).cause).toBe('InvalidApiKey')
  })
})

describe('a 5xx that a client makes up for a fault of the network', () => {
  it.each(['ECONNREFUSED', 'EPIPE', 'UND_ERR_SOCKET'])('is none: %s', (code) => {
    expect(found({ status: 500, code }).status).toBeNull()
  })

  it.each([
    ['of another class', { status: 499, code: 'ECONNRESET' }, 499],
    ['with headers', { status: 500, code: 'ECONNRESET', headers: { server: 'x' } }, 500],
    ['with a body', { status: 500, code: 'ECONNRESET', data: { message: 'no' } }, 500],
    ['with a code of a service', { status: 500, code: 'server_error' }, 500],
    ['with a code that begins like one', { status: 503, code: 'engine_overloaded' }, 503],
    ['with a short code', { status: 500, code: 'eof' }, 500],
  ])('is one %s', (_what, error, status) => {
    expect(found(error).status).toBe(status)
  })
})
