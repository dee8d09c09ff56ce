import { extendGrid, preflight, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'

/** The first fault of a URL and how sure it is. */
const found = (url: string) =>
  preflight(url).map(({ cause, certainty }) => `${cause} ${certainty}`)[0]

const at = (path: string) => found(`https://api.thegrid.ai${path}`)

describe('a path of the Consumption API', () => {
  it.each([
    '/v1/chat/completions',
    '/v1/models',
    '/v1/models/text-prime',
    '/v1/responses',
    '/v1/usage',
    '/v1/diagnostics',
  ])('is right: %s', (path) => {
    expect(at(path)).toBeUndefined()
  })

  it.each([
    ['', 'MissingVersionSegment'],
    ['/', 'MissingVersionSegment'],
    ['/chat/completions', 'MissingVersionSegment'],
    ['/v2/chat/completions', 'MissingVersionSegment'],
    ['/v123/chat/completions', 'MissingVersionSegment'],
    ['/models', 'MissingVersionSegment'],
    ['/v1/v1', 'DoubledVersionSegment'],
    ['/v1//v1/models', 'DoubledVersionSegment'],
    ['/api/v1/v1/models', 'DoubledVersionSegment'],
    ['/v1/', 'TrailingSlash'],
    ['/v1/models/', 'TrailingSlash'],
    ['//v1/models', 'TrailingSlash'],
    ['/api/v1/models', 'ExtraPathSegment'],
    ['/openai/chat/completions', 'ExtraPathSegment'],
    ['/xv1/chat/completions', 'ExtraPathSegment'],
    ['/v1beta/chat/completions', 'ExtraPathSegment'],
    ['/v1234/chat/completions', 'ExtraPathSegment'],
    ['/v1/chat/completions/stream', 'ExtraPathSegment'],
    ['/v1/openai/chat/completions', 'ExtraPathSegment'],
    ['/v1/anthropic/v2/messages', 'ExtraPathSegment'],
    ['/v1', 'WrongEndpointForSurface'],
    ['/foo/bar', 'WrongEndpointForSurface'],
    ['/foo/bar/completions', 'WrongEndpointForSurface'],
    ['/chat/completions/stream', 'WrongEndpointForSurface'],
    ['/va1/chat/completion', 'WrongEndpointForSurface'],
    ['/v1/chat', 'WrongEndpointForSurface'],
    ['/v1/foo/', 'WrongEndpointForSurface'],
    ['/v1/foo/bar/baz', 'WrongEndpointForSurface'],
    ['/v1/anthropic/messages', 'WrongEndpointForSurface'],
    ['/v1/chat/completions/count_tokens', 'WrongEndpointForSurface'],
    ['/v1/chat/completions/batches', 'WrongEndpointForSurface'],
  ])('%s: %s', (path, cause) => {
    expect(at(path)).toBe(`${cause} Certain`)
  })

  it('is compared with the endpoint that was called', () => {
    const expected = (url: string) => preflight(url)[0]?.evidence[0]?.values.expected
    expect(expected('https://api.thegrid.ai/v1/v1/models/text-prime')).toBe(
      'https://api.thegrid.ai/v1/models/text-prime',
    )
    expect(expected('https://api.thegrid.ai/v1/v1/foo')).toBe(CHAT_URL)
  })
})

it.each([
  ['/v1/messages/count_tokens', 'WrongEndpointForSurface Certain'],
  ['/v1/messages/batches', 'WrongEndpointForSurface Certain'],
  ['/v1/messages/stream', 'ExtraPathSegment Certain'],
  ['/v1/usage', 'WrongEndpointForSurface Certain'],
  ['/v1/models', undefined],
])('a path of the Messages API: %s', (path, fault) => {
  expect(found(`https://messages-beta.api.thegrid.ai${path}`)).toBe(fault)
})

describe('a host', () => {
  it.each([
    ['https://https://api.thegrid.ai/v1/chat/completions', 'WrongBaseUrl Certain'],
    ['https://http://api.thegrid.ai/v1/chat/completions', 'WrongBaseUrl Certain'],
    ['(https://api.thegrid.ai/v1/chat/completions', 'WrongBaseUrl Certain'],
    ['https:///v1/chat/completions', 'WrongBaseUrl Certain'],
    ['https://thegrid.ai/v1', 'WrongBaseUrl Certain'],
    ['https://www.thegrid.ai/v1', 'WrongBaseUrl Certain'],
    ['https://app.thegrid.ai/v1', 'WrongBaseUrl Certain'],
    ['https://docs.thegrid.ai/v1', 'WrongBaseUrl Certain'],
    ['https://status.thegrid.ai/v1', 'WrongBaseUrl Certain'],
    ['https://trading.thegrid.ai/v1', 'WrongHost Likely'],
    ['https://https.example.com/v1/chat/completions', 'WrongHost Likely'],
    ['https://my-https/v1/chat/completions', 'WrongHost Likely'],
  ])('%s: %s', (url, fault) => {
    expect(found(url)).toBe(fault)
  })
})

it('has a user in front, which is not sent on', () => {
  expect(found('https://user:test@api.thegrid.ai/v1/chat/completions')).toBeUndefined()
})

it('is read behind white space', () => {
  expect(
    preflight(' https://messages-beta.api.thegrid.ai/v1/messages')[0]?.evidence[0]?.values,
  ).toMatchObject({ expected: 'https://messages-beta.api.thegrid.ai/v1/messages' })
})

describe('the right host', () => {
  const grid = extendGrid({ hosts: ['https://a.io', 'https://llm.example.com/v1'] })
  const values = (url: string, known = grid) => preflight(url, known)[0]?.evidence[0]?.values

  it('is the one that is spelt most like the one that was called', () => {
    expect(values('https://llm.exmaple.com/v1/chat/completions')).toMatchObject({
      expected: 'https://llm.example.com/v1/chat/completions',
      base: 'https://llm.example.com/v1',
    })
    expect(values('https://api.thegird.ai/v1/chat/completions')).toMatchObject({
      expected: CHAT_URL,
    })
  })

  it('is The Grid’s own where none is spelt like it', () => {
    const short = extendGrid({ hosts: ['https://llm.io'] })
    expect(values('xyz://a/v1/chat/completions', short)).toMatchObject({ expected: CHAT_URL })
  })

  it('is The Grid’s own where no host can be read', () => {
    expect(values('llm/v1/chat/completions')).toMatchObject({ expected: CHAT_URL })
  })

  it('is none where none is listed', () => {
    expect(values('https://llm.example.com/v1', { ...theGrid, hosts: [] })).toEqual({
      got: 'https://llm.example.com/v1',
      expected: '',
      base: '',
      position: 0,
    })
  })
})

it('shows no place where what can be shown does not differ', () => {
  expect(preflight(`${CHAT_URL}?a b`)[0]?.evidence).toEqual([
    {
      code: 'UrlDiffers',
      values: { got: CHAT_URL, expected: CHAT_URL, base: 'https://api.thegrid.ai/v1' },
    },
  ])
})
