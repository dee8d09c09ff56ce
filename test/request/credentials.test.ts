import { extendGrid, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL, MESSAGES_URL } from '../arbitraries.js'

type Headers = Readonly<Record<string, string>>

/** Cause, certainty, and all that is said of it, of the first fault. */
const found = (url: string, headers: Headers) =>
  preflight({ url, headers }).map(({ code, cause, certainty, evidence }) => ({
    code,
    cause,
    certainty,
    ...evidence[0]?.values,
  }))[0]

const onChat = (headers: Headers) => found(CHAT_URL, headers)
const onMessages = (headers: Headers) => found(MESSAGES_URL, headers)

const WANTED = { host: 'api.thegrid.ai', header: 'Authorization', scheme: 'Bearer' }
const WANTED_BY_MESSAGES = { host: 'messages-beta.api.thegrid.ai', header: 'x-api-key', scheme: '' }

describe('Authorization where Bearer is wanted', () => {
  it.each(['Bearer test-key', 'Bearer  test-key', 'Bearer\ttest-key', ' BEARER test-key'])(
    'is right as %j',
    (authorization) => {
      expect(onChat({ authorization })).toBeUndefined()
    },
  )

  it.each(['', ' ', 'undefined', 'null ', 'Bearer', 'Bearer ', 'Bearer undefined '])(
    'holds no key as %j',
    (authorization) => {
      expect(onChat({ authorization })).toEqual({
        code: 'NoCredentials',
        cause: 'MissingCredentials',
        certainty: 'Certain',
        ...WANTED,
      })
    },
  )

  it.each([
    'test-key',
    'test-bearer',
    'Bearertest-key',
    'Bearer:test-key',
    'Bearer=test-key',
    'Bearer:$KEY',
    'GRID_bearerAPI_KEY',
  ])('lacks the word and its space as %j', (authorization) => {
    expect(onChat({ authorization })).toEqual({
      code: 'BareKey',
      cause: 'MissingBearerPrefix',
      certainty: 'Certain',
      ...WANTED,
    })
  })

  it.each([
    ['$GRID_API_KEY', 'variable'],
    ['$BEARER_TOKEN', 'variable'],
    ['a-basic test', 'characters'],
    ['Bearer\u00a0test-key', 'characters'],
    [`Bearer${' '.repeat(17)}test-key`, 'characters'],
  ])('has no key in %j', (authorization, shape) => {
    expect(onChat({ authorization })).toEqual({
      code: 'KeyShape',
      cause: 'MalformedKey',
      certainty: 'Certain',
      shape,
      ...WANTED,
    })
  })

  it.each([
    'Basic',
    'Digest',
    'Token',
    'secret',
    'Baerer',
    'Barer',
    'Beare',
    'Bearar',
    'Berer',
    'ApiKey',
    'Api-Key',
    'api_key',
    'key',
    'Negotiate',
    'NTLM',
    'OAuth',
    'JWT',
    'HMAC',
    'AWS4-HMAC-SHA256',
  ])('has the scheme %s', (scheme) => {
    expect(onChat({ authorization: `${scheme} test-key` })).toEqual({
      code: 'OtherScheme',
      cause: 'WrongAuthHeader',
      certainty: 'Certain',
      sent: scheme,
      ...WANTED,
    })
  })
})

describe('a key in a header of another service', () => {
  it.each([
    'api-key',
    'apikey',
    'x-auth-token',
    'x-access-token',
    'x-authorization',
    'authentication',
    'x-goog-api-key',
    'proxy-authorization',
    'token',
  ])('%s', (sent) => {
    const fault = { code: 'OtherHeader', cause: 'WrongAuthHeader', certainty: 'Certain', sent }
    expect(onChat({ [sent]: 'test-key' })).toEqual({ ...fault, ...WANTED })
    expect(onMessages({ [sent]: 'test-key' })).toEqual({ ...fault, ...WANTED_BY_MESSAGES })
  })
})

describe('the header of the other surface', () => {
  it('is wrong for certain on the Consumption API', () => {
    expect(onChat({ 'x-api-key': 'test-key' })).toEqual({
      code: 'OtherHeader',
      cause: 'WrongAuthHeader',
      certainty: 'Certain',
      sent: 'x-api-key',
      ...WANTED,
    })
  })

  it.each(['Bearer test-key', 'nullBearer'])('is a suspicion on the Messages API: %s', (value) => {
    expect(onMessages({ authorization: value })).toEqual({
      code: 'OtherHeader',
      cause: 'WrongAuthHeader',
      certainty: 'Likely',
      sent: 'Authorization',
      ...WANTED_BY_MESSAGES,
    })
  })

  it.each(['Bearer', 'Bearer undefined', 'Bearer  undefined', ' undefined', 'Bearer null '])(
    'holds no key as %j',
    (authorization) => {
      expect(onMessages({ authorization })).toMatchObject({ cause: 'MissingCredentials' })
    },
  )

  it('does no harm beside the right one, in whatever spelling', () => {
    expect(onChat({ 'x-api-key': 'test-key', aUTHORIZATION: 'Bearer test-key' })).toBeUndefined()
    expect(
      onMessages({ authorization: 'Bearer test-key', 'X-API-kEY': 'test-key' }),
    ).toBeUndefined()
  })

  it('is not judged where the surface is not known', () => {
    expect(preflight({ headers: { 'x-api-key': 'test-key' } })).toEqual([])
  })
})

describe('x-api-key where it is wanted', () => {
  it('is right in any spelling', () => {
    expect(onMessages({ 'X-API-kEY': 'test-key' })).toBeUndefined()
  })

  it('holds no key when it is blank', () => {
    expect(onMessages({ 'x-api-key': '  ' })).toMatchObject({ cause: 'MissingCredentials' })
  })
})

it('names no host where there is no URL', () => {
  expect(preflight({ headers: {} })[0]?.evidence).toEqual([
    { code: 'NoCredentials', values: { header: 'Authorization', scheme: 'Bearer' } },
  ])
})

it('names what a gateway wants only as far as it may be shown', () => {
  const { surfaces, ...more } = extendGrid({})
  const chat: object = { authHeader: 'sk-secret-header', authScheme: 'sk-secret-scheme' }
  const grid = {
    ...more,
    surfaces: { ...surfaces, ChatCompletions: { ...surfaces.ChatCompletions, ...chat } },
  }
  expect(preflight({ url: CHAT_URL, headers: {} }, grid)[0]?.evidence[0]?.values).toEqual({
    host: 'api.thegrid.ai',
    header: '…',
    scheme: '…',
  })
})
