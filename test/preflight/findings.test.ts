import { type Cause, type EvidenceCode, preflight, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, at, bearing, having, headed, ON_MESSAGES, RIGHT } from './requests.js'

type Row = readonly [what: string, request: SeenRequest, code: EvidenceCode, cause: Cause | null]

const json = (body: unknown): SeenRequest => ({ ...RIGHT, body: JSON.stringify(body) })

/** Each with one fault, and what the page, or the documentation of the parameters, says of it. */
const faults: readonly Row[] = [
  // 404 Not Found (path), Connection refused
  ['http', at('http://api.thegrid.ai/v1/chat/completions'), 'UrlDiffers', 'WrongBaseUrl'],
  ['no scheme', at('api.thegrid.ai/v1/chat/completions'), 'UrlDiffers', 'WrongBaseUrl'],
  ['a port', at('https://api.thegrid.ai:8443/v1/chat/completions'), 'UrlDiffers', 'WrongBaseUrl'],
  ['space behind', at('https://api.thegrid.ai/v1/chat/completions '), 'UrlDiffers', 'WrongBaseUrl'],
  [
    'a tab in front',
    at('\thttps://api.thegrid.ai/v1/chat/completions'),
    'UrlDiffers',
    'WrongBaseUrl',
  ],
  ['the dashboard', at('https://app.thegrid.ai/v1/chat/completions'), 'UrlDiffers', 'WrongBaseUrl'],
  ['a typo', at('https://api.thegird.ai/v1/chat/completions'), 'UrlDiffers', 'WrongHost'],
  ['another provider', at('https://api.openai.com/v1/chat/completions'), 'UrlDiffers', 'WrongHost'],
  [
    '/v1/v1',
    at('https://api.thegrid.ai/v1/v1/chat/completions'),
    'UrlDiffers',
    'DoubledVersionSegment',
  ],
  ['no /v1', at('https://api.thegrid.ai/chat/completions'), 'UrlDiffers', 'MissingVersionSegment'],
  [
    '/api/v1',
    at('https://api.thegrid.ai/api/v1/chat/completions'),
    'UrlDiffers',
    'ExtraPathSegment',
  ],
  [
    'a doubled endpoint',
    at('https://api.thegrid.ai/v1/chat/completions/chat/completions'),
    'UrlDiffers',
    'ExtraPathSegment',
  ],
  [
    'a slash behind',
    at('https://api.thegrid.ai/v1/chat/completions/'),
    'UrlDiffers',
    'TrailingSlash',
  ],
  ['two slashes', at('https://api.thegrid.ai/v1//chat/completions'), 'UrlDiffers', 'TrailingSlash'],
  [
    'the other surface’s host',
    { ...ON_MESSAGES, url: 'https://api.thegrid.ai/v1/messages' },
    'UrlDiffers',
    'WrongEndpointForSurface',
  ],
  // 401 Unauthorized
  ['no header', headed({}), 'NoCredentials', 'MissingCredentials'],
  ['an empty key', bearing('Bearer '), 'NoCredentials', 'MissingCredentials'],
  ['undefined for a key', bearing('Bearer undefined'), 'NoCredentials', 'MissingCredentials'],
  ['no Bearer', bearing('test-key'), 'BareKey', 'MissingBearerPrefix'],
  ['a colon', bearing('Bearer:test-key'), 'BareKey', 'MissingBearerPrefix'],
  ['x-api-key', headed({ 'x-api-key': 'test-key' }), 'OtherHeader', 'WrongAuthHeader'],
  ['api-key', headed({ 'api-key': 'test-key' }), 'OtherHeader', 'WrongAuthHeader'],
  ['Basic', bearing('Basic dGVzdA=='), 'OtherScheme', 'WrongAuthHeader'],
  [
    'the key in the URL',
    { ...headed({}), url: `${RIGHT.url}?api_key=test-key` },
    'CredentialInQuery',
    'WrongAuthHeader',
  ],
  [
    'Bearer on Messages',
    { ...ON_MESSAGES, headers: { authorization: 'Bearer test-key' } },
    'OtherHeader',
    'WrongAuthHeader',
  ],
  ['quotes', bearing('Bearer "test-key"'), 'KeyShape', 'MalformedKey'],
  ['a placeholder', bearing('Bearer YOUR_KEY'), 'KeyShape', 'MalformedKey'],
  ['a variable', bearing('Bearer $GRID_API_KEY'), 'KeyShape', 'MalformedKey'],
  ['Bearer twice', bearing('Bearer Bearer test-key'), 'KeyShape', 'MalformedKey'],
  ['another provider’s key', bearing('Bearer sk-ant-test'), 'ForeignKey', 'InvalidApiKey'],
  // 404 Not Found (model)
  ['gpt-5.2', asking('gpt-5.2'), 'ModelUnknown', 'UnknownInstrument'],
  ['a prefix', asking('openai/text-prime'), 'ModelUnknown', 'UnknownInstrument'],
  ['a space', asking('text-prime '), 'ModelSpaced', 'UnknownInstrument'],
  // 400: the request body
  ['GET', { ...RIGHT, method: 'GET' }, 'MethodDiffers', 'MethodNotAllowed'],
  ['no JSON', { ...RIGHT, body: '{"model":' }, 'BodyNotJson', 'MalformedRequest'],
  ['[object Object]', { ...RIGHT, body: '[object Object]' }, 'BodyNotJson', 'MalformedRequest'],
  ['a JSON string', json('{}'), 'BodyNotObject', 'MalformedRequest'],
  ['a JSON list', json([RIGHT.body]), 'BodyNotObject', 'MalformedRequest'],
  ['no messages', json({ model: 'text-prime' }), 'ParameterMissing', 'MalformedRequest'],
  ['messages null', having({ messages: null }), 'ParameterMissing', 'MalformedRequest'],
  ['messages as text', having({ messages: 'ping' }), 'ParameterType', 'MalformedRequest'],
  ['no message', having({ messages: [] }), 'ListLength', 'ValidationFailed'],
  ['temperature as text', having({ temperature: '1' }), 'ParameterType', 'MalformedRequest'],
  ['half a token', having({ max_tokens: 1.5 }), 'ParameterType', 'MalformedRequest'],
  ['stream as text', having({ stream: 'true' }), 'ParameterType', 'MalformedRequest'],
  [
    'an unknown format',
    having({ response_format: { type: 'xml' } }),
    'ParameterChoice',
    'ValidationFailed',
  ],
  ['five stops', having({ stop: ['a', 'b', 'c', 'd', 'e'] }), 'ListLength', 'ValidationFailed'],
  ['a stop that is a number', having({ stop: 5 }), 'ParameterType', 'MalformedRequest'],
  ['a model that is a number', asking(5), 'ParameterType', 'MalformedRequest'],
  ['an unknown tier', having({ service_tier: 'gold' }), 'ParameterChoice', 'ValidationFailed'],
  [
    'no max_tokens on Messages',
    { ...ON_MESSAGES, body: RIGHT.body },
    'ParameterMissing',
    'MalformedRequest',
  ],
  [
    'text',
    headed({ authorization: 'Bearer test-key', 'content-type': 'text/plain' }),
    'ContentType',
    'MalformedRequest',
  ],
  [
    'max_tokens that JSON turns into null',
    { ...ON_MESSAGES, body: { ...ON_MESSAGES.body, max_tokens: Number.NaN } },
    'ParameterMissing',
    'MalformedRequest',
  ],
  [
    'a record of another API',
    { ...RIGHT, body: { model: 'text-prime', prompt: 'ping' } },
    'ParameterMissing',
    'MalformedRequest',
  ],
  // 307 Temporary Redirect not followed
  ['redirects off', { ...RIGHT, followsRedirects: false }, 'RedirectsOff', 'RedirectNotFollowed'],
  ['redirect: manual', { ...RIGHT, redirect: 'manual' }, 'RedirectsOff', 'RedirectNotFollowed'],
  ['redirect: error', { ...RIGHT, redirect: 'error' }, 'RedirectsOff', 'RedirectNotFollowed'],
  // What may work all the same
  ['capitals', asking('Text-Prime'), 'CaseDiffers', null],
  ['no model', json({ messages: RIGHT.body.messages }), 'ModelMissing', null],
  ['no tools', having({ tools: [] }), 'EmptyTools', null],
  ['a choice among none', having({ tool_choice: 'auto' }), 'LoneToolChoice', null],
  ['retries below', { ...RIGHT, clientRetries: 2 }, 'NestedRetries', null],
  [
    'retries below, by their header',
    headed({ authorization: 'Bearer test-key', 'x-stainless-retry-count': '1' }),
    'NestedRetries',
    null,
  ],
  [
    'no content type',
    { ...json(RIGHT.body), headers: { authorization: 'Bearer test-key' } },
    'NoContentType',
    null,
  ],
]

/** An unlisted host may be a gateway, SDKs differ in what they send to Messages, and a mark on a key is only a mark. */
const LIKELY = ['a typo', 'another provider', 'Bearer on Messages', 'another provider’s key']

describe('one fault is one finding', () => {
  it.each(faults)('%s', (what, request, code, cause) => {
    expect(preflight(request)).toEqual([
      {
        code,
        cause,
        severity: cause === null ? 'Warning' : 'Error',
        certainty: LIKELY.includes(what) ? 'Likely' : 'Certain',
        evidence: [expect.objectContaining({ code })],
      },
    ])
  })
})

const right: readonly (readonly [string, SeenRequest])[] = [
  ['the page’s own call', RIGHT],
  ['on Messages', ON_MESSAGES],
  ['as text', json(RIGHT.body)],
  ['bEaReR', bearing('bEaReR test-key')],
  ['one of the live catalogue', asking('claude-opus-latest')],
  ['the port of https', at('https://api.thegrid.ai:443/v1/chat/completions')],
  ['a query', at('https://api.thegrid.ai/v1/chat/completions?beta=true')],
  ['another endpoint', { method: 'GET', url: 'https://api.thegrid.ai/v1/models' }],
  ['tools and a choice', having({ tools: [{}], tool_choice: 'auto' })],
  ['up to four stops', having({ stop: ['a', 'b', 'c', 'd'] })],
  ['header names in odd case', headed({ aUtHoRiZaTiOn: 'Bearer test-key' })],
  ['bytes, which cannot be read', { ...RIGHT, body: new Uint8Array([123, 125]) }],
  ['to choose none, as without tools', having({ tool_choice: 'none' })],
  [
    'JSON, said twice',
    headed({
      authorization: 'Bearer test-key',
      'content-type': 'application/json, application/json',
    }),
  ],
  ['a record that says itself what is sent', { ...RIGHT, body: { toJSON: () => RIGHT.body } }],
  ['an empty record of a call without a body', { method: 'GET', headers: RIGHT.headers, body: {} }],
  ['what is null', having({ temperature: null, stop: null, tools: null, response_format: null })],
  ['what the documents do not name', having({ reasoning_effort: 'high', seed: 7 })],
  [
    'JSON with a charset',
    headed({ authorization: 'Bearer test-key', 'content-type': 'application/json; charset=utf-8' }),
  ],
  ['redirect: follow', { ...RIGHT, redirect: 'follow' }],
  ['nothing', {}],
]

describe('no fault is no finding', () => {
  it.each(right)('%s', (_what, request) => {
    expect(preflight(request)).toEqual([])
  })

  it.each(['', '{"messages":7', JSON.stringify({ messages: 'x'.repeat(8192) })])(
    'body text that is empty or over 8 KiB is not judged: %#',
    (body) => {
      const request = { ...RIGHT, body }
      const isJudged = body !== '' && body.length <= 8192
      expect(preflight(request).map(({ code }) => code)).toEqual(isJudged ? ['BodyNotJson'] : [])
    },
  )
})

/** The documented ranges: just below, the least, the most, just above; `null`: no such end. */
const ranges: readonly (readonly [string, readonly (number | null)[]])[] = [
  ['temperature', [-0.01, 0, 2, 2.01]],
  ['top_p', [-0.01, 0, 1, 1.01]],
  ['n', [0, 1, 128, 129]],
  ['max_tokens', [0, 1, null, null]],
  ['max_completion_tokens', [0, 1, null, null]],
  ['top_logprobs', [-1, 0, 20, 21]],
  ['frequency_penalty', [-2.01, -2, 2, 2.01]],
  ['presence_penalty', [-2.01, -2, 2, 2.01]],
]

describe('ranges', () => {
  const found = (name: string, value: number) => preflight(having({ [name]: value }))
  it.each(ranges)('%s', (name, [below, least, most, above]) => {
    for (const value of [least, most]) if (value != null) expect(found(name, value)).toEqual([])
    for (const value of [below, above]) {
      if (value == null) continue
      expect(found(name, value)).toMatchObject([
        {
          code: 'ParameterRange',
          cause: 'ValidationFailed',
          evidence: [{ values: { parameter: name, sent: value } }],
        },
      ])
    }
  })

  it('shows no number that is long enough to be a secret', () => {
    const [shown] = found('temperature', 123_456)
    expect(shown?.evidence[0]?.values).toEqual({
      parameter: 'temperature',
      sent: 123_456,
      least: 0,
      most: 2,
    })
    expect(found('temperature', 12_345_678)[0]?.evidence[0]?.values.sent).toBe('…')
  })
})

it('takes a string for the URL, all of it', () => {
  expect(preflight(RIGHT.url)).toEqual([])
  expect(preflight('https://api.thegrid.ai/v1/v1/chat/completions')).toMatchObject([
    { cause: 'DoubledVersionSegment' },
  ])
})

it('says that a plain record without model and messages lacks both', () => {
  expect(preflight({ ...RIGHT, body: {} }).map(({ code }) => code)).toEqual([
    'ParameterMissing',
    'ModelMissing',
  ])
})

it('counts retries without end as many', () => {
  expect(preflight({ ...RIGHT, clientRetries: Number.POSITIVE_INFINITY })).toMatchObject([
    { code: 'NestedRetries', evidence: [{ values: { clientRetries: 999 } }] },
  ])
})

describe('all at once', () => {
  it('come in the order in which one outweighs the next, warnings last', () => {
    const request = {
      method: 'GET',
      url: 'https://api.thegrid.ai/v1/v1/chat/completions',
      headers: { 'x-api-key': 'test-key', 'content-type': 'text/plain' },
      body: { model: 'gpt-5.2', temperature: 3, top_p: 'all', tools: [], tool_choice: 'auto' },
      redirect: 'manual',
      clientRetries: 2,
    }
    expect(preflight(request).map(({ code, cause }) => [code, cause])).toEqual([
      ['UrlDiffers', 'DoubledVersionSegment'],
      ['OtherHeader', 'WrongAuthHeader'],
      ['MethodDiffers', 'MethodNotAllowed'],
      ['ModelUnknown', 'UnknownInstrument'],
      ['ParameterMissing', 'MalformedRequest'],
      ['ParameterRange', 'ValidationFailed'],
      ['ParameterType', 'MalformedRequest'],
      ['ContentType', 'MalformedRequest'],
      ['RedirectsOff', 'RedirectNotFollowed'],
      ['EmptyTools', null],
      ['LoneToolChoice', null],
      ['NestedRetries', null],
    ])
  })
})
