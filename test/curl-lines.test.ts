import { curl, extendGrid, type Grid, startFlow, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL, MESSAGES_URL } from './arbitraries.js'
import { given } from './session/hostile.js'

const PAGE = `curl -L https://api.thegrid.ai/v1/chat/completions \\
  -H "Authorization: Bearer $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "text-prime", "messages": [{"role": "user", "content": "ping"}] }'`

describe("the page's curl", () => {
  it('is given where there is no request', () => {
    expect(curl()).toBe(PAGE)
    expect(curl(null)).toBe(PAGE)
    expect(curl({})).toBe(PAGE)
  })

  it('of the Messages API has its address, its header and a limit', () => {
    expect(
      curl({ url: MESSAGES_URL, body: { model: 'code-max', messages: [] } }),
    ).toBe(`curl -L https://messages-beta.api.thegrid.ai/v1/messages \\
  -H "x-api-key: $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "code-max", "max_tokens": 16, "messages": [{"role": "user", "content": "ping"}] }'`)
  })

  it.each([
    'https://api.thegrid.ai/v1/v1/chat/completions',
    'https://api.thegird.ai/v1/chat/completions/',
    'http://api.thegrid.ai/chat/completions?api_key=0',
    'api.thegrid.ai',
  ])('has the right URL in place of %s', (url) => {
    expect(curl({ url, method: 'GET', headers: { 'x-api-key': 'test-key' } })).toBe(PAGE)
  })

  it('goes to the host of the endpoint that was called, not to the one that was named', () => {
    expect(curl({ url: 'https://api.thegrid.ai/v1/messages' })).toContain(
      'curl -L https://messages-beta.api.thegrid.ai/v1/messages ',
    )
  })

  it.each([
    ['text-max', 'text-max'],
    ['Text-MAX', 'text-max'],
    ['kimi-latest', 'kimi-latest'],
    ['gpt-5.2', 'text-prime'],
    ['', 'text-prime'],
  ])('asks for %j as %s', (model, instrument) => {
    expect(curl({ url: CHAT_URL, body: { model } })).toContain(`{ "model": "${instrument}", `)
    expect(curl({ url: CHAT_URL, body: JSON.stringify({ model }) })).toContain(`"${instrument}"`)
  })

  it('knows the gateway and the instrument that were added', () => {
    const grid = extendGrid({
      hosts: [{ baseUrl: 'http://[::1]:8080/grid/v1', surface: 'Messages' }],
      instruments: ["it's mine"],
    })
    const request = { url: 'http://[::1]:8080/grid/v1/v1/messages', body: { model: "IT'S mine" } }
    expect(curl(request, grid)).toBe(`curl -L -g 'http://[::1]:8080/grid/v1/messages' \\
  -H "x-api-key: $GRID_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "model": "it'\\''s mine", "max_tokens": 16, "messages": [{"role": "user", "content": "ping"}] }'`)
  })

  it('is that of the page where the grid has no host, or is none', () => {
    const noHosts: Grid = { ...theGrid, hosts: [] }
    expect(curl({ url: CHAT_URL }, noHosts)).toBe(PAGE)
    expect(given(curl, { url: CHAT_URL }, 'no grid')).toBe(PAGE)
    expect(given(curl, {}, { ...theGrid, surfaces: { ChatCompletions: { endpoint: '' } } })).toBe(
      PAGE,
    )
  })
})

it('has a variable for the address of a gateway that looks as though it held a key', () => {
  const grid = extendGrid({ hosts: ['https://llm.example.com/0123456789abcdef0123456789/v1'] })
  const made = curl({ url: 'https://llm.example.com/v1/chat/completions' }, grid)
  expect(made.split('\n')[0]).toBe('curl -L "$GRID_BASE_URL"/chat/completions \\')
  const short = extendGrid({ hosts: ['https://llm.example.com/team-7/v1'] })
  expect(curl({ url: 'https://llm.example.com/v1/chat/completions' }, short)).toContain(
    'curl -L https://llm.example.com/team-7/v1/chat/completions ',
  )
})

const [chat, messages] = [
  { surface: 'ChatCompletions', origin: 'https://chat.example.com', basePath: '/v1' },
  { surface: 'Messages', origin: 'https://messages.example.com', basePath: '/v1' },
] as const

describe('on hosts of its own', () => {
  const grid: Grid = {
    ...theGrid,
    hosts: [messages, chat],
    instruments: [{ id: 'Text-Next', seenOn: null }],
  }

  it.each([
    [null, 'https://chat.example.com/v1/chat/completions', 'text-prime'],
    [
      { url: 'https://chat.example.com' },
      'https://chat.example.com/v1/chat/completions',
      'text-prime',
    ],
    [{ body: { model: 'text-next' } }, 'https://chat.example.com/v1/chat/completions', 'Text-Next'],
    ['https://messages.example.com', 'https://messages.example.com/v1/messages', 'text-prime'],
  ])('%j goes to %s and asks for %s', (request, url, instrument) => {
    const lines = curl(request, grid).split('\n')
    expect(lines[0]).toBe(`curl -L ${url} \\`)
    expect(lines[3]).toContain(`{ "model": "${instrument}", `)
  })

  it('is that of the page where none of them has the surface', () => {
    const request = 'https://messages.example.com/v1/messages'
    expect(curl(request, { ...grid, hosts: [chat] })).toBe(PAGE)
  })
})

it('asks for the instrument of the page where no model is named, whatever is listed', () => {
  expect(curl({ url: CHAT_URL }, extendGrid({ instruments: [''] }))).toBe(PAGE)
})

describe('a flow', () => {
  it('has the call of the page where the grid has no host', () => {
    expect(startFlow({}, { ...theGrid, hosts: [] }).ping).toStrictEqual({
      surface: 'ChatCompletions',
      url: 'https://api.thegrid.ai/v1/chat/completions',
      endpoint: '/chat/completions',
      authHeader: 'Authorization',
      authScheme: 'Bearer',
      instrument: 'text-prime',
    })
  })
})

/** What differs from The Grid in what it wants of a request. */
const wanting = (facts: object): unknown => ({
  ...theGrid,
  surfaces: {
    ...theGrid.surfaces,
    ChatCompletions: { ...theGrid.surfaces.ChatCompletions, ...facts },
  },
})

describe('what is no text', () => {
  it.each([{ endpoint: ['/chat'] }, { authHeader: ['x'] }, { authScheme: ['x'] }])(
    'makes it the one of the page: %j',
    (facts) => {
      expect(given(curl, null, wanting(facts))).toBe(PAGE)
    },
  )
})

describe('for a shell', () => {
  const line = (made: unknown, at: number): unknown => `${made}`.split(' \\\n')[at]

  it.each([
    ['https://a', 'https://a/v1/chat/completions'],
    ['a b', "'a b/v1/chat/completions'"],
    ['$a', "'$a/v1/chat/completions'"],
    ["it's", "'it'\\''s/v1/chat/completions'"],
    ['a\0b', "'a\ufffdb/v1/chat/completions'"],
  ])('the address is one word: %j', (origin, word) => {
    const grid: Grid = { ...theGrid, hosts: [{ ...chat, origin }] }
    expect(line(curl(null, grid), 0)).toBe(`curl -L ${word}`)
  })

  it.each([
    ['/chat;id', "'https://api.thegrid.ai/v1/chat;id'"],
    ['/chat;', "'https://api.thegrid.ai/v1/chat;'"],
    ['/chat\0', "'https://api.thegrid.ai/v1/chat\ufffd'"],
  ])('the address is one word to its end: %j', (endpoint, word) => {
    expect(line(given(curl, null, wanting({ endpoint })), 0)).toBe(`curl -L ${word}`)
  })

  it.each([
    ['x-key', '"x-key: Bearer $GRID_API_KEY"'],
    ['$x', '\'$x: Bearer \'"$GRID_API_KEY"'],
    ["it's", "'it'\\''s: Bearer '\"$GRID_API_KEY\""],
    ['a\0', '\'a\ufffd: Bearer \'"$GRID_API_KEY"'],
  ])('the header is one word, with the key in it: %j', (authHeader, word) => {
    expect(line(given(curl, null, wanting({ authHeader })), 1)).toBe(`  -H ${word}`)
  })

  it.each([
    ['it\'s "mine"', '{ "model": "it\'\\\'\'s \\"mine\\"", '],
    ['c\0', '{ "model": "c\\u0000", '],
  ])('the instrument is JSON in a word: %j', (id, start) => {
    const grid: Grid = { ...theGrid, instruments: [{ id, seenOn: null }] }
    expect(line(curl({ body: { model: id } }, grid), 3)).toContain(`-d '${start}`)
  })
})
