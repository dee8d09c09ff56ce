import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const KEY = { name: 'Authorization', value: 'Bearer hidden-key' }

interface Fields {
  readonly request?: object
  readonly response?: object
}

const entry = (url: string, status: number, { request, response }: Fields = {}): object => ({
  request: { method: 'POST', url, headers: [], ...request },
  response: { status, headers: [], content: { size: 0 }, redirectURL: '', ...response },
})

const har = (...entries: readonly object[]) =>
  readPasted(JSON.stringify({ log: { version: '1.2', creator: {}, entries } }, null, 2))

describe('a HAR', () => {
  it('of one call', () => {
    const pasted = har(
      entry(CHAT, 404, {
        request: {
          headers: [{ name: ':authority', value: 'x' }, KEY, { name: 1 }, null],
          postData: { mimeType: 'application/json', text: '{"model":"text-prime"}' },
        },
        response: { headers: [{ name: 'x-request-id', value: 'req-7' }], content: { text: 'no' } },
      }),
    )
    expect(pasted).toMatchObject({
      status: 404,
      headers: [['x-request-id', 'req-7']],
      body: 'no',
      request: {
        method: 'POST',
        url: CHAT,
        headers: [['Authorization', 'Bearer hidden-key']],
        body: '{"model":"text-prime"}',
      },
    })
    expect(pasted.reading.parts).toMatchObject([{ form: 'Har', fromLine: 1, count: 1 }])
    expect(pasted.reading.text).toMatch(/^Read: a HAR \(lines 1 to \d+\)\.$/)
  })

  it.each([
    ['an entry alone', entry(CHAT, 429)],
    ['a list of entries', [entry(CHAT, 500), entry(CHAT, 429)]],
  ])('may be %s', (_, json) => {
    expect(readPasted(JSON.stringify(json))).toMatchObject({ status: 429, request: { url: CHAT } })
  })

  const ASIDE = 'https://cdn.example/a.js'
  it.each([
    ['the last that failed', [entry(CHAT, 401), entry(CHAT, 402), entry(CHAT, 200)], 402],
    ['that to the API', [entry(CHAT, 401), entry(ASIDE, 404)], 401],
    ['that to the API, though it went well', [entry(CHAT, 200), entry(ASIDE, 404)], 200],
    ['the last, where none failed', [entry(CHAT, 200), entry(CHAT, 201)], 201],
    ['that which failed, where none went to the API', [entry(ASIDE, 404), entry(ASIDE, 200)], 404],
    ['the last of those that tell nothing', [entry(ASIDE, 200), entry(ASIDE, 204)], 204],
    [
      'none of a preflight',
      [entry(CHAT, 401), entry(CHAT, 500, { request: { method: 'OPTIONS' } })],
      401,
    ],
  ])('of several calls means %s', (_, entries, status) => {
    expect(har(...entries).status).toBe(status)
  })

  it.each(['chat/completions', 'messages', 'completions', 'responses', 'models'])(
    'takes %s for a call to the API',
    (path) => {
      const url = `https://llm.example.com/v1/${path}`
      expect(har(entry(url, 401), entry(ASIDE, 404)).status).toBe(401)
    },
  )

  it('says how many calls there are, without preflights', () => {
    const { reading } = har(
      entry(CHAT, 204, { request: { method: 'OPTIONS' } }),
      entry(CHAT, 401),
      entry(CHAT, 200),
    )
    expect(reading.text).toContain('a HAR of 2 calls')
  })

  it('follows redirects back to the first hop', () => {
    const POOL = 'https://pool.thegrid.ai/v1/chat/completions'
    const pasted = har(
      entry(CHAT, 307, { request: { headers: [KEY] }, response: { redirectURL: POOL } }),
      entry(ASIDE, 200),
      entry(POOL, 401),
    )
    expect(pasted).toMatchObject({
      status: 401,
      url: POOL,
      redirected: true,
      request: { url: CHAT },
    })
    expect(diagnose(pasted).cause).toBe('AuthorizationLostOnRedirect')
  })

  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'ConnectionRefused'],
    ['net::ERR_NAME_NOT_RESOLVED', 'DnsFailure'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'TlsFailure'],
    ['net::ERR_CONNECTION_RESET', 'ConnectionReset'],
    ['net::ERR_TIMED_OUT', 'Timeout'],
    [undefined, 'NetworkFailure'],
  ])('of a call without an answer says why: %s', (_error, cause) => {
    const pasted = har(entry(CHAT, 0, { response: { _error } }))
    expect('status' in pasted).toBe(false)
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it('does not take what browsers leave out for what was not sent', () => {
    expect(har(entry(CHAT, 401)).request).not.toHaveProperty('headers')
    expect(diagnose(har(entry(CHAT, 401))).cause).toBe('InvalidApiKey')
    const bare = entry(CHAT, 401, {
      request: { headers: [{ name: 'x-api-key', value: 'hidden-key' }] },
    })
    expect(diagnose(har(bare)).cause).toBe('WrongAuthHeader')
  })

  it.each([
    ['in base64', { content: { text: 'bm8=', encoding: 'base64' } }],
    ['empty', { content: { text: '' } }],
    ['not kept', {}],
  ])('has no body where it is %s', (_, response) => {
    expect(har(entry(CHAT, 401, { response }))).not.toHaveProperty('body')
  })

  it.each([
    ['without entries', { log: { entries: [] } }],
    [
      'of a preflight alone',
      { log: { entries: [entry(CHAT, 401, { request: { method: 'OPTIONS' } })] } },
    ],
    ['without a URL', { log: { entries: [entry('', 401)] } }],
    ['whose entries are no list', { log: { entries: {} } }],
    ['whose entry has no answer', { log: { entries: [{ request: { url: CHAT } }] } }],
  ])('%s is none', (_, json) => {
    expect(readPasted(JSON.stringify(json)).reading.parts).toEqual([])
  })

  it('is read from its last 4096 calls', () => {
    const many = (count: number) => [
      entry(CHAT, 401),
      ...Array.from({ length: count }, () => entry(ASIDE, 200)),
    ]
    expect(har(...many(4094)).status).toBe(401)
    expect(har(...many(4095)).status).toBe(401)
    expect(har(...many(4096)).status).toBe(200)
  })
})
