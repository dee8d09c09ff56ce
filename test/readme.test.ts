import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as door from 'grid-triage'
import * as loop from 'grid-triage/drive'
import * as fp from 'grid-triage/fp-ts'
import * as io from 'grid-triage/io-ts'
import * as paste from 'grid-triage/paste'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, it } from 'vitest'
import { blocksIn, examplesIn, runExample } from './docs.js'
import { withTable } from './readme/table.js'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

const readme = read('README.md')
const blocks = blocksIn(readme, 'ts')
const [program = '', wrapper = '', forms = '', ...rest] = blocks

const everything = { ...door, ...loop, ...fp, ...io, ...paste, E, pipe, PathReporter }

describe('the README', () => {
  it('has the cause table of src; npm run readme renews it', () => {
    expect(withTable(readme)).toBe(readme)
  })

  it('shows the wrapper that the demo runs', () => {
    expect(wrapper).toBe(read('examples/fetch-wrapper.ts'))
    expect(wrapper.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  })

  it('opens with a program that prints what it says', async () => {
    const [printed = ''] = blocksIn(readme, 'text')
    const given = {
      ...door,
      url: 'https://api.thegrid.ai/v1/chat/completions',
      init: { method: 'POST', headers: { authorization: 'my-key' } },
      fetch: async () => new Response('{"errors":{"detail":"Unauthorized"}}', { status: 401 }),
      attempt: 1,
      sleep: async () => undefined,
    }
    await expect(runExample(program, given)).rejects.toThrow(new Error(printed.trimEnd()))
  })

  it('opens with a program that waits where that helps', async () => {
    const waits: number[] = []
    const given = {
      ...door,
      url: 'https://api.thegrid.ai/v1/chat/completions',
      init: {},
      fetch: async () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      attempt: 1,
      sleep: async (ms: number) => waits.push(ms),
    }
    await runExample(program, given)
    expect(waits).toEqual([expect.toSatisfy((ms: number) => ms >= 7000 && ms <= 10_500)])
  })

  it('shows forms of input that are all understood', async () => {
    const given = {
      ...door,
      status: 500,
      headers: {},
      body: '',
      received: '',
      response: new Response(null, { status: 500 }),
      error: { status: 500 },
      request: { url: 'https://api.thegrid.ai/v1/chat/completions' },
    }
    const causes = forms
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/ \/\/ .*$/, '.cause'))
    const expected = ['ServiceError', 'ServiceError', 'ServiceError', 'ServiceError']
    expect(causes).toHaveLength(expected.length)
    const code = causes.map((line, i) => `${line} // => '${expected[i]}'`).join('\n')
    expect(await runExample(code, given)).toBe(expected.length)
  })

  it.each(rest)('shows results that are true: %#', async (code) => {
    expect(await runExample(code, everything)).toBeGreaterThan(0)
  })

  // A block in another language would run nowhere.
  it('has code in these languages only', () => {
    const fences = [...readme.matchAll(/^```(\w*)\n[\s\S]*?^```$/gm)].map(([, name]) => name)
    expect([...new Set(fences)].toSorted()).toEqual(['sh', 'text', 'ts'])
  })

  it('links to files that there are', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => !existsSync(new URL(`../${link}`, import.meta.url)))).toEqual([])
  })

  it('links to headings that there are', () => {
    const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^a-z ]/g, '')
        .replaceAll(' ', '-'),
    )
    const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !headings.includes(link))).toEqual([])
  })

  it('names the two commands', () => {
    expect(blocksIn(readme, 'sh').map((block) => block.trim())).toEqual([
      'npm install && npm run demo',
      'npm install && npm test',
    ])
  })
})

const examples = readdirSync(new URL('../src', import.meta.url)).flatMap((file) =>
  examplesIn(file, read(`src/${file}`)),
)

describe('the examples in the docblocks', () => {
  it.each(examples)('$where', async ({ code }) => {
    expect(await runExample(code, everything)).toBeGreaterThan(0)
  })

  it.each(Object.keys({ ...door, ...loop, ...fp, ...io, ...paste }))('%s has one', (name) => {
    expect(examples.filter(({ where }) => where.endsWith(` ${name}`))).toHaveLength(1)
  })

  it('fails on a wrong result', async () => {
    await expect(runExample('1 + 1 // => 3', {})).rejects.toThrow('gives 2 and not 3')
    await expect(runExample('1 + 1\n// => 3', {})).rejects.toThrow('gives 2 and not 3')
    expect(await runExample('[1]\n// => [1]', {})).toBe(1)
  })
})
