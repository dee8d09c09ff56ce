import { eqDiagnosis } from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'

const equals = (a: unknown, b: unknown): unknown => given(eqDiagnosis.equals, a, b)
const list = (length: number): unknown[] => Array.from({ length }, () => 1)
const record = (length: number): object =>
  Object.fromEntries(Array.from({ length }, (_, i) => [`k${i}`, 1]))
/** A list of that length with nothing in it but its last. */
const sparse = (length: number): unknown[] => {
  const items: unknown[] = []
  items[length - 1] = 1
  return items
}
const hidden = (fields: object): object =>
  Object.defineProperty({ ...fields }, 'length', { value: 1, enumerable: false })

describe('two plain values', () => {
  it.each([
    [
      { a: 1, b: [2, { c: null }] },
      { b: [2, { c: null }], a: 1 },
    ],
    [[], []],
    [{}, {}],
    [Object.create(null), {}],
    [Number.NaN, Number.NaN],
    [{ a: Number.NaN }, { a: Number.NaN }],
    [0, -0],
    [{ length: 5 }, { length: 5 }],
    [{ length: 30_000 }, { length: 30_000 }],
    [{ length: Number.NaN }, { length: Number.NaN }],
    [{ length: 'x' }, { length: 'x' }],
  ])('that hold the same are equal: %#', (a, b) => {
    expect(equals(a, b)).toBe(true)
    expect(equals(b, a)).toBe(true)
  })

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [
      { a: 1, b: 2 },
      { a: 2, b: 2 },
    ],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [[1], { 0: 1 }],
    [[1], hidden({ 0: 1 })],
    [[], {}],
    [{}, null],
    [{}, 7],
    [{ a: 1 }, { a: '1' }],
    [Number.NaN, undefined],
    [Number.NaN, 0],
    [Number.NaN, {}],
    ['a', 'b'],
    [null, undefined],
    [sparse(2), [undefined, 1]],
    [new Map(), {}],
    [new Map(), new Map()],
    [Object.create({ a: 1 }), { a: 1 }],
  ])('that do not are none: %#', (a, b) => {
    expect(equals(a, b)).toBe(false)
    expect(equals(b, a)).toBe(false)
  })
})

describe('the limit of what is compared', () => {
  it.each([
    ['a list of 20,000', list(20_000), list(20_000), true],
    ['a list of 20,001', list(20_001), list(20_001), false],
    ['a sparse list of 20,000', sparse(20_000), sparse(20_000), true],
    ['a sparse list of 20,001', sparse(20_001), sparse(20_001), false],
    ['a record of 20,000', record(20_000), record(20_000), true],
    ['a record of 20,001', record(20_001), record(20_001), false],
    ['20,000 parts of several lists', [list(9999), list(9999)], [list(9999), list(9999)], true],
    [
      '20,001 parts of several lists',
      [list(9999), list(10_000)],
      [list(9999), list(10_000)],
      false,
    ],
  ])('%s', (_what, a, b, isSame) => {
    expect(equals(a, b)).toBe(isSame)
    expect(equals(a, a)).toBe(true)
  })
})
