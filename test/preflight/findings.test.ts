import { type Cause, type EvidenceCode, preflight, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, at, bearing, having, headed, json, ON_MESSAGES, RIGHT } from './requests.js'

type Row = readonly [what: string, request: SeenRequest, code: EvidenceCode, cause: Cause | null]

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

it('takes a string for the URL, all of it', () => {
  expect(preflight(RIGHT.url)).toEqual([])
  expect(preflight('https://api.thegrid.ai/v1/v1/chat/completions')).toMatchObject([
    { cause: 'DoubledVersionSegment' },
  ])
})

it('counts retries without end as many', () => {
  expect(preflight({ ...RIGHT, clientRetries: Number.POSITIVE_INFINITY })).toMatchObject([
    { code: 'NestedRetries', evidence: [{ values: { clientRetries: 999 } }] },
  ])
})
