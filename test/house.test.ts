import { describe, expect, it } from 'vitest'
import { drawing, files, imports, layersIn, misplaced, permitted, upward } from './house.js'

const layers = layersIn(drawing)

describe('the house as CONTRIBUTING.md draws it', () => {
  it('fits into 25 lines of 120 characters', () => {
    expect(drawing.length).toBeLessThanOrEqual(25)
    expect(drawing.filter((line) => line.length > 120)).toEqual([])
  })

  it('names each layer once', () => {
    const names = layers.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).not.toContain('')
  })

  it('shows each file of src in one layer', () => {
    expect(misplaced(layers, files)).toEqual([])
  })

  it('has no import that leads up', () => {
    expect(imports.length).toBeGreaterThan(500)
    expect(upward(layers, imports)).toEqual([])
  })

  it('has no arrow up that the linter would let pass', () => {
    expect(permitted.length).toBeGreaterThan(500)
    expect(upward(layers, permitted)).toEqual([])
  })
})

describe('a house that is drawn wrong', () => {
  const drawn = layersIn(['upper  │ c d', '       │ e', 'lower  │ a b'])

  it('is read from the ground up', () => {
    expect(drawn).toEqual([
      { name: 'lower', files: ['a', 'b'] },
      { name: 'upper', files: ['c', 'd', 'e'] },
    ])
  })

  it.each([
    [['a', 'b', 'c', 'd', 'e'], []],
    [
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['f is not drawn: put it into the lowest layer above all it imports'],
    ],
    [['a', 'b', 'c', 'd'], ['e is drawn and not in src: take it out']],
  ])('with %j in src', (sources, expected) => {
    expect(misplaced(drawn, sources)).toEqual(expected)
  })

  it('has a file twice', () => {
    expect(misplaced(layersIn(['upper │ a', 'lower │ a']), ['a'])).toEqual([
      'a is drawn more than once: leave it in one layer',
    ])
  })

  it.each([
    [{ from: 'c', to: 'a' }, []],
    [{ from: 'c', to: 'e' }, []],
    [
      { from: 'a', to: 'e' },
      ['a (lower) knows e (upper), a layer above: do without it, or move one of them'],
    ],
  ])('with the arrow %j', (arrow, expected) => {
    expect(upward(drawn, [arrow])).toEqual(expected)
  })
})
