import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

/** What is read in a record that is recognised as what was seen of a call. */
const bodyIn = (shown: string): unknown => {
  const { status, body } = readPasted(`{ status: 500, headers: {}, body: ${shown} }`)
  expect(status).toBe(500)
  return body
}

describe('a printed record', () => {
  const nested = (depth: number): string => `${'{ a: '.repeat(depth)}1${' }'.repeat(depth)}`
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + depthOf(Reflect.get(value, 'a')) : 0

  it('is read to 24 deep', () => {
    // The record around it is the first.
    expect(depthOf(bodyIn(nested(23)))).toBe(23)
    expect(depthOf(bodyIn(nested(24)))).toBe(24)
    expect(depthOf(bodyIn(nested(25)))).toBe(24)
    expect(depthOf(bodyIn(nested(3000)))).toBe(24)
  })

  it('is read to 20,000 values', () => {
    const list = (count: number) => bodyIn(`[${'1, '.repeat(count)}]`)
    expect(list(19_900)).toHaveLength(19_900)
    expect(Array.isArray(list(30_000)) ? list(30_000) : []).not.toHaveLength(30_000)
  })

  it('is read to 256 KiB', () => {
    const statusBehind = (length: number) =>
      readPasted(`{ body: '${'é'.repeat(length)}', status: 500, headers: {} }`).status
    expect(statusBehind(262_000)).toBe(500)
    expect(statusBehind(262_144)).toBeUndefined()
  })

  it.each([
    '{',
    '[',
    '{ a: ',
    "{ status: 500, body: 'x",
    '{ a }',
    '{ : }',
    '[[[[',
    '{{{{',
    '} ]',
    'Map(1) {',
    '<ref *1>',
    '[Object',
  ])('that is broken is no record: %s', (text) => {
    expect(readPasted(text).reading.parts.length).toBeLessThan(2)
  })
})
