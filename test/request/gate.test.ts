import { curl, diagnose, extendGrid, preflight, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const idOf = (id: string): string | null =>
  diagnose({ status: 500, headers: { 'x-request-id': id } }).requestId

const modelOf = (model: string): unknown =>
  preflight({ body: { model } })[0]?.evidence[0]?.values.model

/** A URL that is no listed one, as it is shown. */
const shown = (url: string): unknown => preflight(url)[0]?.evidence[0]?.values.got

describe('a request id', () => {
  it.each([
    'sk-abcde',
    'task-abcdef',
    'apitkey-abcdef',
    'sk:::::abcdef',
    'a1'.repeat(9),
    '12345678901234567890',
    'abcdefghijklmnopqrst',
    `${'abcdefg-'.repeat(15)}abcdefgh`,
    'F-abc123DEF456ghi789',
    'GABC123DEF456ghi7890',
  ])('is shown: %s', (id) => {
    expect(idOf(id)).toBe(id)
  })

  it.each([
    'sk-abcdef',
    'SK_abcdef',
    'my.pk-abcdef',
    'rk-abcdef',
    'key-abcdef',
    'apikey-abcdef',
    'api-key-abcdef',
    'tok-abcdef',
    'token-abcdef',
    'secret-abcdef',
    'bearer-abcdef',
    'password-abcdef',
    'pwd-abcdef',
    'sk::abcdef',
    'sk::::abcdef',
    'a1'.repeat(10),
    `abcdefghijklmnopqrst-${'a1'.repeat(10)}`,
    `${'abcdefg-'.repeat(15)}abcdefghi`,
    'FABC123DEF456ghi78901',
    'aFABC123DEF456ghi7890',
    'HABC123DEF456ghi7890',
    'a b',
    'a/b',
  ])('may be something else: %s', (id) => {
    expect(idOf(id)).toBe('…')
  })
})

describe('a name', () => {
  it.each([
    'abcdefghi/jklmnopqr1',
    'Abcdefghi/jklmnopqrs',
    'ABCDEFGHI/JKLMNOPQR1',
    'Abcdefghi/jklmnopq1',
    'a'.repeat(64),
  ])('is shown: %s', (name) => {
    expect(modelOf(name)).toBe(name)
  })

  it.each([
    'Abcdefghi/jklmnopqr1',
    'abcdefghijklmnopqrst-Abcdefghi/jklmnopqr1',
    'a'.repeat(65),
    'a b',
    'a+b',
  ])('may be something else: %s', (name) => {
    expect(modelOf(name)).toBe('…')
  })
})

describe('a URL', () => {
  it.each([
    ['https://api.openai.com/v1/models', 'https://api.openai.com/v1/models'],
    ['HTTPS://API.TEST.example/v1', 'https://api.test.example/v1'],
    ['https://API.TEST.example/v1', 'https://api.test.example/v1'],
    ['https://api-EU.example.com/v1', 'https://api-eu.example.com/v1'],
    ['https://api.example.COM/v1', 'https://api.example.com/v1'],
    ['https://user:test@llm.example.com/v1', 'https://llm.example.com/v1'],
    ['https://llm.example.com:8443/v1', 'https://llm.example.com:8443/v1'],
    ['https://[2001:db8::1]:8443/v1', 'https://[2001:db8::1]:8443/v1'],
  ])('is shown: %s', (url, got) => {
    expect(shown(url)).toBe(got)
  })

  it.each([
    ['https://api.example.com/?KEY=TEST', 'https://api.example.com/'],
    ['https://api.example.com/v?k', 'https://api.example.com/v'],
    ['https://api.example.com/v1#test', 'https://api.example.com/v1'],
  ])('loses its query: %s', (url, got) => {
    expect(shown(url)).toBe(got)
  })

  it.each([
    ['https://api.example.com:443x/v1', 'https://api.example.…/v1'],
    ['https://api.example.com:123456/v1', 'https://api.example.…/v1'],
    ['https://api.example.com/a~b/c', 'https://api.example.com/…/c'],
    [`https://api.example.com/${'a'.repeat(65)}/c`, 'https://api.example.com/…/c'],
    ['https://exämple.com/v1', 'https://….com/v1'],
    ['xhttps://api.thegrid.ai:443/v1', 'xhttps://api.thegrid.ai:443/v1'],
    ['xhttp://api.thegrid.ai:80/v1', 'xhttp://api.thegrid.ai:80/v1'],
    ['xhttps:/api.thegrid.ai/v1', '…/api.thegrid.ai/v1'],
    ['(https://api.thegrid.ai/v1', '…//api.thegrid.ai/v1'],
    ['http:/api.thegrid.ai/v1', 'http:/api.thegrid.ai/v1'],
    ['test', '…'],
    [' test', '…'],
  ])('holds a part of another grammar: %s', (url, got) => {
    expect(shown(url)).toBe(got)
  })

  it.each([
    ['https://api.example.com/foo/Abc1', 'https://api.example.com/…/…'],
    ['https://api.example.com/foo/AB1c', 'https://api.example.com/…/…'],
    ['https://api.example.com/foo/ab1C', 'https://api.example.com/…/…'],
    ['https://api.example.com/foo/a+b', 'https://api.example.com/…/…'],
    ['https://api.example.com/foo/a=b', 'https://api.example.com/…/…'],
    ['https://api.example.com/foo/a%2f', 'https://api.example.com/…/…'],
    ['https://api.example.com//Abc1/v1/', 'https://api.example.com/…/v1'],
    ['https://api.example.com/v1beta/v12/v123/vx/Abc1', 'https://api.example.com/…/v12/…/…/…'],
    ['https://api.example.com/myapi/Abc1', 'https://api.example.com/…/…'],
    ['https://api.example.com/rev1/Abc1', 'https://api.example.com/…/…'],
    ['https://api.example.com/foo/abc1', 'https://api.example.com/foo/abc1'],
    ['https://api.example.com/foo/ABC1', 'https://api.example.com/foo/ABC1'],
    ['https://api.example.com/foo/Abcd', 'https://api.example.com/foo/Abcd'],
  ])('keeps only what every URL may hold beside a piece of a key: %s', (url, got) => {
    expect(shown(url)).toBe(got)
  })

  it.each(['api', 'chat', 'completions', 'messages', 'models', 'responses', 'embeddings', 'v1'])(
    'keeps %s beside a piece of a key',
    (segment) => {
      expect(shown(`https://api.example.com/${segment}/Abc1`)).toBe(
        `https://api.example.com/${segment}/…`,
      )
    },
  )

  it('is searched for a piece of a key for 512 characters', () => {
    const url = (length: number) => `https://api.example.com/foo/${'-'.repeat(length)}Ab1`
    expect(shown(url(510))).toBe('https://api.example.com/…/…')
    expect(shown(url(513))).toBe('https://api.example.com/foo/…')
  })

  it('is shown in no part when it begins with something else', () => {
    const host = { surface: 'ChatCompletions', origin: '(https://llm.example.com', basePath: '/v1' }
    const grid = { ...theGrid, hosts: [Object(host)] }
    const [finding] = preflight('https://llm.example.com/v1/v1/chat/completions', grid)
    expect(finding?.evidence[0]?.values).toMatchObject({ base: '…', expected: '…' })
  })
})

describe('the call to compare with', () => {
  it('shows no URL of which one part could be a key', () => {
    const grid = extendGrid({ hosts: ['https://llm.example.com/Abc1/v1'] })
    const url = 'https://llm.example.com/Abc1/v1/chat/completions'
    expect(curl({ url }, grid)).not.toContain('Abc1')
  })
})
