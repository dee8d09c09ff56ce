import { diagnose, extendGrid, type Grid, preflight, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const found = (url: unknown, grid?: Grid) =>
  preflight({ url }, grid).map(({ cause, evidence }) => ({ cause, ...evidence[0]?.values }))

const expected = (url: unknown, grid: Grid): unknown =>
  preflight({ url }, grid)[0]?.evidence[0]?.values.expected

describe('one origin', () => {
  const both = extendGrid({
    hosts: [
      'https://llm.example.com/v1',
      { baseUrl: 'https://llm.example.com/v1', surface: 'Messages' },
    ],
  })

  it.each([
    'https://llm.example.com/v1/chat/completions',
    'https://llm.example.com/v1/chat/completions?beta=true',
    'https://LLM.example.com:443/v1/chat/completions',
    'https://llm.example.com/v1/messages',
    'https://llm.example.com/v1/messages?beta=true',
  ])('may serve both surfaces: %s', (url) => {
    expect(found(url, both)).toEqual([])
  })

  it('may have several base paths: the one that the path begins with is meant', () => {
    const grid = extendGrid({
      hosts: ['https://llm.example.com/a/v1', 'https://llm.example.com/b/v1'],
    })
    expect(expected('https://llm.example.com/b/v1/v1/chat/completions', grid)).toBe(
      'https://llm.example.com/b/v1/chat/completions',
    )
    expect(expected('https://llm.example.com/chat/completions', grid)).toBe(
      'https://llm.example.com/a/v1/chat/completions',
    )
  })
})

describe('a host that was listed by hand', () => {
  const by = (origin: string, basePath = '/v1'): Grid => ({
    ...theGrid,
    hosts: [{ surface: 'ChatCompletions', origin, basePath }, ...theGrid.hosts],
  })

  it('is right letter by letter, capitals too', () => {
    const url = 'https://LLM.example.com/v1/chat/completions'
    expect(found(url, by('https://LLM.example.com'))).toEqual([])
  })

  it('under two base paths is meant by the one that was called, capitals too', () => {
    const origin = 'https://LLM.example.com'
    const grid: Grid = {
      ...by(origin, '/a/v1'),
      hosts: [...by(origin, '/a/v1').hosts, ...by(origin, '/b/v1').hosts],
    }
    const url = `${origin}/b/v1/chat/completions`
    const [unknown] = preflight({ url, body: { model: 'gpt-5.2', messages: [{}] } }, grid)
    expect(unknown?.evidence[0]?.values.base).toBe('https://llm.example.com/b/v1')
  })

  it('spoils no other when it is no URL', () => {
    expect(found('http://api.thegrid.ai/v1/chat/completions', by('test'))).toMatchObject([
      { cause: 'WrongBaseUrl', expected: 'https://api.thegrid.ai/v1/chat/completions' },
    ])
  })

  it.each([
    ['https://llm', '/llm', 'https://llm/abc/chat/completions'],
    ['https://chat', '/comp', 'https://chat/completions'],
    ['https://llm.example.com', '/v1', 'https://llm.example.com/v2/chat/completions'],
  ])('is not taken for right at another path: %s%s', (origin, basePath, url) => {
    expect(found(url, by(origin, basePath))).toMatchObject([
      { expected: `${origin}${basePath}/chat/completions` },
    ])
  })
})

it('knows the call, and its surface, by the end of the path, with a slash behind or not', () => {
  const request = { method: 'GET', url: 'https://llm.example.com/v1/messages/' }
  expect(preflight(request)).toMatchObject([
    { evidence: [{ values: { expected: 'https://messages-beta.api.thegrid.ai/v1/messages' } }] },
    { code: 'MethodDiffers' },
  ])
  expect(
    preflight({ method: 'GET', url: 'https://api.thegrid.ai/v1/chat/completions/' }),
  ).toMatchObject([{ code: 'UrlDiffers' }, { code: 'MethodDiffers' }])
})

it.each([
  ['https://test.example/v1/chat/completions', 'ChatCompletions'],
  ['https://messages-beta.api.thegrid.ai/v1/chat/completions', 'ChatCompletions'],
  ['https://api.thegrid.ai/v1/messages', 'Messages'],
  ['https://messages-beta.api.thegrid.ai/v1/models', 'Messages'],
  ['https://test.example/v1/models', null],
])('knows the surface by the end of the path, else by the host: %s', (url, surface) => {
  expect(diagnose({ status: 500, request: { url } }).surface).toBe(surface)
})

describe('a URL', () => {
  const url = 'https://api.thegrid.ai/v1/v1/chat/completions'

  it.each([url, new URL(url), { href: url }, { url }])('in whatever holds it: %o', (holder) => {
    expect(found(holder)).toMatchObject([{ cause: 'DoubledVersionSegment', got: url }])
  })

  it('that is none counts as not given', () => {
    expect(found({ href: 5 })).toEqual([])
  })
})

describe('retries below', () => {
  const counted = (request: object): unknown =>
    preflight(request)[0]?.evidence[0]?.values.clientRetries
  const header = (value: string) => ({
    url: 'https://api.thegrid.ai/v1/models',
    headers: { authorization: 'Bearer test-key', 'x-stainless-retry-count': value },
  })

  it.each([
    [{ clientRetries: 1 }, 1],
    [{ clientRetries: 2.9 }, 2],
    [{ clientRetries: 999 }, 999],
    [{ clientRetries: 1000 }, 999],
    [header('1'), 1],
    [header('12'), 12],
    [header('123'), 123],
    [{ ...header('2'), clientRetries: 3 }, 3],
    [{ ...header('4'), clientRetries: 3 }, 4],
    [{ ...header('2'), clientRetries: Number.NaN }, 2],
  ])('%j', (request, retries) => {
    expect(counted(request)).toBe(retries)
  })

  it.each([
    { clientRetries: 0 },
    { clientRetries: -1 },
    { clientRetries: Number.NaN },
    { clientRetries: '2' },
    header('0'),
    header('1234'),
    header('1e2'),
    header('1e12'),
    header('-1'),
    header('two'),
  ])('are none: %j', (request: object) => {
    expect(preflight(request)).toEqual([])
  })
})
