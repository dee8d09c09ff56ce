import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Reason {
  readonly why: string
  readonly mutants: readonly string[]
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const reasons: readonly Reason[] = JSON.parse(read('test/mutation/survivors.json'))
const keys = reasons.flatMap(({ mutants }) => mutants)

const linesOf = (file: string): readonly string[] =>
  read(`src/${file}`)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())

describe('the mutants that nothing notices', () => {
  it.each(reasons)('have a reason in whole sentences: $why', ({ why, mutants }) => {
    expect(why).toMatch(/^[A-Z].{15,}\.$/s)
    expect(mutants.length).toBeGreaterThan(0)
  })

  it('are each listed once', () => {
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it('are of lines that src still has', () => {
    const gone = keys.filter((key) => {
      const [, file = '', line = ''] = /^([\w-]+\.ts): (.*?) ⊢ /s.exec(key) ?? []
      return !linesOf(file).includes(line)
    })
    expect(gone).toEqual([])
  })
})
