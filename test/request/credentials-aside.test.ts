import { preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL, MESSAGES_URL } from '../arbitraries.js'

describe('a key in the query', () => {
  const code = (query: string) =>
    preflight({ url: `${CHAT_URL}?${query}`, headers: {} }).map(({ code }) => code)

  it.each([
    'api_key=test',
    'api-key=test',
    'apikey=test',
    'API_KEY=test',
    'key=test',
    'access_token=test',
    'access-token=test',
    'accesstoken=test',
    'token=test',
    'auth=test',
    'authorization=test',
    'beta=true&key=test',
  ])('%s', (query) => {
    expect(code(query)).toEqual(['CredentialInQuery'])
  })

  it.each(['', 'monkey=test', 'key=', 'key', 'key=&beta=true', 'accessxtoken=test', 'author=test'])(
    'is none: %j',
    (query) => {
      expect(code(query)).toEqual(['NoCredentials'])
    },
  )
})

describe('the mark of another provider', () => {
  it.each([
    [CHAT_URL, { authorization: 'Bearer sk-proj-test' }],
    [CHAT_URL, { authorization: 'Bearer  sk-ant-test' }],
    [CHAT_URL, { authorization: ' Bearer sk-svcacct-test' }],
    [MESSAGES_URL, { 'x-api-key': 'sk-ant-test' }],
  ])('is on the key: %s %j', (url, headers) => {
    expect(preflight({ url, headers })).toMatchObject([
      { code: 'ForeignKey', cause: 'InvalidApiKey', certainty: 'Likely' },
    ])
  })

  it.each([
    [CHAT_URL, { authorization: 'Bearer my-sk-ant-test' }],
    [MESSAGES_URL, { 'x-api-key': 'my-sk-ant-test' }],
    [MESSAGES_URL, { 'x-api-key': 'sk-test' }],
  ])('is not on it: %s %j', (url, headers) => {
    expect(preflight({ url, headers })).toEqual([])
  })
})
