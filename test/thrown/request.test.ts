import { type Diagnosis, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'

const found = (error: unknown): Diagnosis => diagnose({ error })
const shownUrl = (error: unknown): unknown => found(error).evidence[0]?.values.got

const DOUBLED = 'https://api.thegrid.ai/v1/v1/chat/completions'
const BARE_KEY = { authorization: 'my-key' }

describe('the URL that a client keeps', () => {
  it.each([
    ['as a base and a path', { baseURL: 'https://api.thegrid.ai/v1', url: 'v1/chat/completions' }],
    ['with two slashes', { baseURL: 'https://api.thegrid.ai/v1/', url: '/v1/chat/completions' }],
    ['beside a base that does not count', { baseURL: 'https://x.example', url: DOUBLED }],
    ['without a base', { url: DOUBLED }],
  ])('%s', (_how, config) => {
    expect(shownUrl({ status: 404, config })).toBe(DOUBLED)
  })

  it('may be a record, which no base goes before', () => {
    const config = { baseURL: 'https://x.example/v1', url: { href: DOUBLED } }
    expect(found({ status: 404, config }).cause).toBe('DoubledVersionSegment')
    expect(found({ status: 404, request: { url: new URL(DOUBLED) } }).cause).toBe(
      'DoubledVersionSegment',
    )
  })

  it('may be a path alone, which is a wrong one', () => {
    const error = { status: 404, config: { url: '/v1/v1/chat/completions' } }
    expect(found(error)).toMatchObject({ cause: 'WrongBaseUrl', certainty: 'Certain' })
    expect(shownUrl(error)).toBe('/v1/v1/chat/completions')
  })

  it.each(['/v1/chat/completions', '/to/https://api.thegrid.ai/v1/v1/chat/completions', 'x'])(
    'on the error itself counts only where it is whole: %s',
    (url) => {
      expect(found({ status: 404, url })).toMatchObject({
        cause: 'WrongBaseUrl',
        certainty: 'Guess',
      })
    },
  )
})

/** Where clients keep what was sent. */
const KEPT = [
  ['axios', (sent: object) => ({ config: { url: CHAT_URL, ...sent } })],
  ['ky', (sent: object) => ({ request: { url: CHAT_URL, ...sent } })],
  ['got', (sent: object) => ({ options: { url: CHAT_URL, ...sent } })],
  ['fetch', (sent: object) => ({ response: { request: { url: CHAT_URL, ...sent } } })],
  ['request', (sent: object) => ({ options: { uri: CHAT_URL, ...sent } })],
] as const

describe.each(KEPT)('the request that %s keeps', (_client, keep) => {
  it('has its method', () => {
    expect(found({ status: 404, ...keep({ method: 'get' }) }).cause).toBe('MethodNotAllowed')
  })

  it('has its headers', () => {
    expect(found({ status: 401, ...keep({ headers: BARE_KEY }) }).cause).toBe('MissingBearerPrefix')
  })
})

it('no request is kept where no URL is', () => {
  for (const error of [{ status: 400 }, { status: 400, options: { method: 'GET' } }]) {
    expect(found(error).evidence.map(({ code }) => code)).toEqual(['Status', 'NoRequest'])
  }
})

describe('the body that was sent', () => {
  const model = { model: 'gpt-4', messages: [] }

  it.each([
    ['axios', { config: { url: CHAT_URL, data: model } }],
    ['got', { options: { url: CHAT_URL, body: JSON.stringify(model) } }],
    ['got, as JSON', { options: { url: CHAT_URL, json: model } }],
    ['ky', { request: { url: CHAT_URL }, options: { json: model } }],
    ['the AI SDK', { url: CHAT_URL, requestBodyValues: model }],
  ])('is kept by %s', (_client, error) => {
    expect(found({ status: 404, ...error })).toMatchObject({
      cause: 'UnknownInstrument',
      certainty: 'Certain',
      instrument: 'gpt-4',
    })
  })

  it('goes with its URL', () => {
    const error = { status: 404, url: DOUBLED, requestBodyValues: { model: 'text-prime' } }
    expect(found(error).cause).toBe('DoubledVersionSegment')
  })

  it('goes with the headers of the options, where the request has none', () => {
    const error = { status: 401, request: { url: CHAT_URL }, options: { headers: BARE_KEY } }
    expect(found(error).cause).toBe('MissingBearerPrefix')
  })

  it('is sent by POST where the client has no other method', () => {
    const error = {
      status: 404,
      url: CHAT_URL,
      requestBodyValues: model,
      options: { method: 'GET' },
    }
    expect(found(error).cause).toBe('UnknownInstrument')
  })
})

describe('after a redirect that got followed', () => {
  const moved = (status: number, sent: object, response: object): Diagnosis =>
    found({ status, options: { url: 'https://pool.example/x', ...sent }, response })

  it('the URL is that of the first hop', () => {
    const redirectUrls = [new URL('https://pool.example/x')]
    expect(moved(404, {}, { redirectUrls, requestUrl: DOUBLED }).cause).toBe(
      'DoubledVersionSegment',
    )
  })

  it('the headers of the last hop do not count', () => {
    const redirectUrls = ['https://pool.example/x']
    expect(moved(401, { headers: {} }, { redirectUrls, requestUrl: CHAT_URL })).toMatchObject({
      cause: 'InvalidApiKey',
      certainty: 'Likely',
    })
  })

  it('none was followed where the list is empty', () => {
    const response = { redirectUrls: [], requestUrl: 'https://pool.example/x' }
    expect(moved(404, { url: DOUBLED }, response).cause).toBe('DoubledVersionSegment')
    expect(moved(401, { url: CHAT_URL, headers: BARE_KEY }, response).cause).toBe(
      'MissingBearerPrefix',
    )
  })

  it('none was followed where there is no list', () => {
    const response = { redirectUrls: { 0: 'https://pool.example/x' }, requestUrl: CHAT_URL }
    expect(moved(404, { url: DOUBLED }, response).cause).toBe('DoubledVersionSegment')
  })
})
