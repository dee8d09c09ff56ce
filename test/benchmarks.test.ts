import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { block } from '../bench/report/block.js'
import { callsOf } from '../bench/report/calls.js'
import { chart, chartLabel } from '../bench/report/chart.js'
import { complete, readResults, rendered } from '../bench/report/files.js'
import { goalsOf } from '../bench/report/results.js'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

const results = complete(readResults())
const { cost, scale, size, start } = results
const calls = callsOf(results)
const files = rendered(results, read('README.md'))

/** What is to be reached; the first of each line is its name in the results. */
const GOALS = [
  ['switch', { most: 1.5 }],
  ['garbage', { most: 600 }],
  ['openai', { least: 8 }],
  ['anthropic', { least: 8 }],
  ['ai', { least: 5 }],
  ['axios', { least: 5 }],
  ['applyPolicy', { most: 0.5 }],
  ['got', { most: 1.5 }],
  ['growth', {}],
  ['reading', {}],
  ['slow', {}],
  ['throws', {}],
  ['core', { most: 5000 }],
  ['explained', { most: 8000 }],
  ['door', { most: 12_000 }],
  ['codecs', { most: 5000 }],
  ['io-ts', { most: 5000 }],
  ['file', { most: 2 }],
  ['package', { most: 2 }],
] as const

/** The names of the elements, if each is closed where it must be. */
const elementsOf = (xml: string): readonly string[] => {
  const open: string[] = []
  const found: string[] = []
  const text = xml.replace(/<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/g, (...match) => {
    const [, isEnd, name = '', , isEmpty] = match
    if (isEnd === '/') expect(open.pop()).toBe(name)
    else found.push(name)
    if (isEnd === '' && isEmpty === '') open.push(name)
    return ''
  })
  expect(open).toEqual([])
  expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/)
  return found
}

describe('the benchmarks', () => {
  it.each(files)('%s is what bench/report makes of the results', (file, text) => {
    expect(read(file)).toBe(text)
  })

  it('say when they were measured, and with what', () => {
    for (const { date, node, command } of [cost, scale, size, start]) {
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(node).toMatch(/^\d+\.\d+\.\d+$/)
      expect(command).toBe('npm run bench:report')
    }
  })

  it('have each goal, with its bound and a figure', () => {
    const goals = goalsOf(results)
    expect(goals.map(({ id }) => id).toSorted()).toEqual(GOALS.map(([id]) => id).toSorted())
    for (const [id, bound] of GOALS) {
      const goal = goals.find((one) => one.id === id)
      expect(goal).toMatchObject(bound)
      expect(goal?.measured).toSatisfy(Number.isFinite)
    }
  })

  it('have a chart that is well-formed, with a title and one bar a row', () => {
    const svg = chart(calls)
    const names = elementsOf(svg)
    expect(names.filter((name) => name === 'title' || name === 'desc')).toHaveLength(2)
    expect(svg.match(/<rect class="bar/g)).toHaveLength(calls.length)
    for (const call of calls) expect(svg).toContain(`>${chartLabel(call)}</text>`)
    expect(Number(/ width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(720)
  })

  it('fit into 32 lines of the README', () => {
    expect(block(results).split('\n').length).toBeLessThanOrEqual(32)
  })

  it('cannot be changed by hand in one place alone: another figure changes every file', () => {
    const slower = cost.rows.map((row) =>
      row.id === 'openai, whole' ? { ...row, timesOurs: { p10: 98, p50: 99, p90: 100 } } : row,
    )
    const wrong = { ...results, cost: { ...cost, rows: slower } }
    for (const [i, [file, text]] of rendered(wrong, read('README.md')).entries()) {
      expect(files[i]?.[0]).toBe(file)
      expect(text).not.toBe(files[i]?.[1])
    }
  })
})
