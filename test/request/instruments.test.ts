import { extendGrid, type Grid, preflight, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'

/** What is said of a model that is not listed. */
const found = (model: string, grid?: Grid) =>
  preflight({ body: { model, messages: [{}] } }, grid).find(
    ({ cause }) => cause === 'UnknownInstrument',
  )?.evidence

const suggested = (model: string, instruments: readonly string[] = []): unknown =>
  found(model, extendGrid({ instruments }))?.[0]?.values.suggestion

const letters = (count: number): string => 'a'.repeat(count)

describe('the instrument that was most likely meant', () => {
  it.each([
    ['openai/text-max', 'text-max'],
    ['openai:text-max', 'text-max'],
    ['thegrid/text-max', 'text-max'],
    ['the-grid/text-max', 'text-max'],
    ['the-grid-ai/text-max', 'text-max'],
    ['thegridai/text-max', 'text-max'],
    ['grid/text-max', 'text-max'],
    ['custom/text-max', 'text-max'],
    ['custom:thegrid/text-max', 'text-max'],
    ['openai/thegrid/text-max', 'text-max'],
    ['OPENAI/TEXT-MAX', 'text-max'],
    [' openai/text-max', 'text-max'],
    ['xopenai/text-max', 'text-prime'],
    ['text', 'text-prime'],
    ['code', 'code-prime'],
    ['agent', 'agent-prime'],
    ['kimi', 'kimi-latest'],
    ['claude', 'claude-opus-latest'],
    ['gpt', 'text-prime'],
    ['zzzzzzzz', 'text-prime'],
  ])('for %s', (model, suggestion) => {
    expect(suggested(model)).toBe(suggestion)
  })

  it.each([
    ['cozz-zzime', 'code-prime'],
    ['czzz-zzime', 'text-prime'],
    ['code-prim', 'code-prime'],
    ['ode-prime', 'code-prime'],
    ['code-primes', 'code-prime'],
    ['code-prmie', 'code-prime'],
    ['codeprime', 'code-prime'],
    ['xcode-prime', 'code-prime'],
    ['kmii-latst', 'kimi-latest'],
    ['code-pime', 'code-prime'],
    ['cdoe-max', 'code-max'],
    ['agnet-max', 'agent-max'],
  ])('has at most two fifths of its letters misspelt: %s', (model, suggestion) => {
    expect(suggested(model)).toBe(suggestion)
  })

  it('is none of which more letters are missing at the start', () => {
    const grid = { ...theGrid, instruments: [{ id: 'zzzz-llama-max', seenOn: null }] }
    expect(found('llama-max1', grid)?.[0]?.values.suggestion).toBe('text-prime')
    expect(found('zz-llama-max1', grid)?.[0]?.values.suggestion).toBe('zzzz-llama-max')
  })

  it('is the listed one itself before any that begins like it', () => {
    expect(suggested('openai/text', ['text'])).toBe('text')
  })

  it('is the first of those that are as near', () => {
    expect(suggested('llama-x', ['llama-a', 'llama-b'])).toBe('llama-a')
  })

  it('is looked for among names of up to 64 letters', () => {
    expect(suggested(`${letters(63)}b`, [letters(64)])).toBe(letters(64))
    expect(suggested(letters(65), [letters(64)])).toBe('text-prime')
    expect(suggested(letters(64), [letters(65)])).toBe('text-prime')
  })

  it('is looked for among the first 64 names', () => {
    const others = (count: number) => Array.from({ length: count }, (_, i) => `qqqqqqqqqqq${i}`)
    expect(suggested('llama-tree', [...others(46), 'llama-three'])).toBe('llama-three')
    expect(suggested('llama-tree', [...others(47), 'llama-three'])).toBe('text-prime')
  })

  it('may be one without a name', () => {
    expect(suggested('openai/', [''])).toBe('')
  })
})

describe('what is said of a model', () => {
  it('says where the list is to be had, where the host is known', () => {
    const request = { url: CHAT_URL, body: { model: 'gpt-5', messages: [{}] } }
    expect(preflight(request)).toMatchObject([
      {
        evidence: [
          {
            code: 'ModelUnknown',
            values: { model: 'gpt-5', suggestion: 'text-prime', base: 'https://api.thegrid.ai/v1' },
          },
        ],
      },
    ])
    expect(found('gpt-5')).toEqual([
      { code: 'ModelUnknown', values: { model: 'gpt-5', suggestion: 'text-prime' } },
    ])
  })

  it('tells white space around a name from a name that is not listed', () => {
    expect(found(' text-max')).toEqual([
      { code: 'ModelSpaced', values: { model: 'text-max', suggestion: 'text-max' } },
    ])
    expect(found(' gpt-5')).toMatchObject([{ code: 'ModelUnknown', values: { model: 'gpt-5' } }])
    expect(found(' ')).toBeUndefined()
  })

  it('says nothing where only letter case differs, in the list too', () => {
    const grid = extendGrid({ instruments: ['Llama-3'] })
    for (const model of ['Llama-3', 'llama-3', 'LLAMA-3'])
      expect(found(model, grid)).toBeUndefined()
    expect(suggested('openai/llama-3', ['Llama-3'])).toBe('Llama-3')
  })
})

describe('a grid', () => {
  const added = (extension: object): readonly unknown[] =>
    extendGrid(extension).hosts.slice(theGrid.hosts.length)

  it('dates what it lists', () => {
    expect(theGrid.instruments[1]).toEqual({ id: 'text-prime', seenOn: '2026-10-01' })
    expect(theGrid.instruments[15]).toEqual({ id: 'kimi-latest', seenOn: '2026-09-05' })
  })

  it.each([
    ['https://llm.example.com', 'ChatCompletions', 'https://llm.example.com', '/v1'],
    ['https://llm.example.com/', 'ChatCompletions', 'https://llm.example.com', '/v1'],
    ['HTTPS://LLM.example.com:443/a//b/', 'ChatCompletions', 'https://llm.example.com', '/a/b'],
    ['http://localhost:80/v1', 'ChatCompletions', 'http://localhost', '/v1'],
    ['http://localhost:3000', 'ChatCompletions', 'http://localhost:3000', '/v1'],
    ['http://[::1]', 'ChatCompletions', 'http://[::1]', '/v1'],
    [{ baseUrl: 'https://llm.example.com' }, 'ChatCompletions', 'https://llm.example.com', '/v1'],
    [
      { baseUrl: 'https://llm.example.com/m', surface: 'Messages' },
      'Messages',
      'https://llm.example.com',
      '/m',
    ],
    [
      { baseUrl: 'https://llm.example.com', surface: 'Other' },
      'ChatCompletions',
      'https://llm.example.com',
      '/v1',
    ],
  ])('takes the host %j', (host, surface, origin, basePath) => {
    expect(added({ hosts: [host] })).toEqual([{ surface, origin, basePath }])
  })

  it.each(['test', '', '/v1', 'https:///v1', 5, null, {}, { surface: 'Messages' }])(
    'takes no host from %j',
    (host) => {
      expect(added({ hosts: [host, 'https://llm.example.com'] })).toHaveLength(1)
    },
  )

  it('takes 4,096 characters of a host', () => {
    const host = ' https://llm.example.com/v1'
    const taken = (length: number) => added({ hosts: [host.padEnd(length)] }).length
    expect([taken(4096), taken(4097)]).toEqual([1, 0])
  })

  it('takes 256 hosts, and 256 instruments of text', () => {
    const many = (name: string) => Array.from({ length: 257 }, (_, i) => `${name}${i}`)
    expect(added({ hosts: many('https://llm.example.com/') })).toHaveLength(256)
    const { instruments } = extendGrid({ instruments: many('text-') })
    expect(instruments).toHaveLength(17 + 256)
    expect(instruments[17]).toEqual({ id: 'text-0', seenOn: null })
    expect(extendGrid(Object({ instruments: [5, null] })).instruments).toHaveLength(17)
  })

  it('takes nothing from what is no list', () => {
    const grid = extendGrid(Object({ hosts: 'https://llm.example.com', instruments: 'text-next' }))
    expect(grid).toEqual(theGrid)
  })

  it('is theGrid where none was given, and stays as it is where it cannot be read', () => {
    expect(extendGrid({}, JSON.parse('null'))).toBe(theGrid)
    const broken = Object({})
    expect(extendGrid({ hosts: ['https://llm.example.com'] }, broken)).toBe(broken)
  })
})
