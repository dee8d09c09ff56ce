import * as door from 'grid-triage'
import * as loop from 'grid-triage/drive'
import * as fp from 'grid-triage/fp-ts'
import * as io from 'grid-triage/io-ts'
import * as paste from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { compile } from './compiler.js'
import { hovers, hoversFileOf, hoversOf, madeBy } from './hovers.js'
import { lines, linesFileOf, linesOf, placeOf } from './lines.js'
import { leftOut, switchesOf } from './switches.js'
import { unions } from './unions.js'

/** As it is written, and as it is published. */
const homes = ['src', 'dist'] as const

const { complaintsOf, hoverOf } = compile(
  Object.assign(
    {},
    ...homes.map((home) => ({ ...switchesOf(home), ...linesOf(home), ...hoversOf(home) })),
  ),
)

const shown = Object.values(hovers).flatMap((used) => Object.entries(used))

describe.each(homes)('the types of %s', (home) => {
  it.each(unions.map((union) => [union.type, union] as const))(
    'make a switch over %s need every arm',
    (_, union) => {
      expect(leftOut(complaintsOf, home, union)).toEqual(union.names)
    },
  )

  it.each(lines.map((line) => [line.title, line] as const))('hold that %s', (_, line) => {
    const said = complaintsOf(linesFileOf(home)).filter((it) => it.line === placeOf(home, line))
    const expected = line.says === undefined ? [] : [expect.stringContaining(line.says)]
    expect(said.map(({ text }) => text)).toEqual(expected)
  })

  it('let each line above stand on values that compile', () => {
    const places = lines.map((line) => placeOf(home, line))
    const elsewhere = complaintsOf(linesFileOf(home)).filter(({ line }) => !places.includes(line))
    expect(elsewhere).toEqual([])
    expect(complaintsOf(hoversFileOf(home))).toEqual([])
  })

  it.each(shown)('show what %s gives by its name', (name, [, type]) => {
    const made = madeBy(name)
    expect(hoverOf(hoversFileOf(home), `${made} =`)).toBe(`const ${made}: ${type}`)
  })
})

it('shows what every public value gives', () => {
  // The version is a text that changes with each release.
  const { version, ...others } = { ...door, ...loop, ...fp, ...io, ...paste }
  expect(version).toEqual(expect.any(String))
  expect(shown.map(([name]) => name).sort()).toEqual(Object.keys(others).sort())
})
