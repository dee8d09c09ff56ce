import { Chance } from './chance.js'
import { type Doors, functionsOf } from './doors.js'
import type { Input } from './input.js'
import { type Call, part, type Row, type Scene } from './row.js'
import { codecRows } from './rows-codec.js'
import { fpRows, twins } from './rows-fp.js'
import { loopRows } from './rows-loop.js'
import { mainRows } from './rows-main.js'
import { hiddenAlike, pasteRows } from './rows-paste.js'
import type { World } from './world.js'

export const rows: readonly Row[] = [
  ...mainRows,
  ...fpRows,
  ...codecRows,
  ...loopRows,
  ...pasteRows,
]

/** Each row draws for itself, so that a new one changes nothing for the others. */
const drawn = rows.map((row) => ({
  row,
  number: new Chance(...Array.from(row.name, (letter) => letter.charCodeAt(0))).below(2 ** 31),
}))

const byName = new Map(rows.map((row) => [row.name, row]))

/** Rows in a hundred that are run on one input, beside those whose results they take up: many inputs beat many calls. */
const ASKED = 6
const ALWAYS = ['diagnose', 'decide']

/** The rows that one input is tried on. Twins are asked together. */
const askedBy = ({ choice }: Input): readonly Row[] => {
  const asked = new Set(ALWAYS)
  for (const { row, number } of drawn) {
    if (new Chance(choice, number).percent(ASKED)) asked.add(row.name)
  }
  for (const [one, other] of [...twins, ...hiddenAlike]) {
    if (asked.has(other)) asked.add(one)
  }
  return rows.filter(({ name }) => asked.has(name))
}

/** What a row threw. */
interface Thrown {
  readonly row: string
  readonly error: unknown
}

/** The results of every row on one input, made one after the other. */
export interface Pass {
  readonly world: World
  readonly results: ReadonlyMap<string, unknown>
  readonly thrown: readonly Thrown[]
  /** A result as JSON; made once, since several properties are read from it. */
  readonly textOf: (row: string) => string
}

const textsOf = (results: ReadonlyMap<string, unknown>): Pass['textOf'] => {
  const texts = new Map<string, string>()
  return (row) => {
    const text = texts.get(row) ?? JSON.stringify(results.get(row)) ?? 'undefined'
    texts.set(row, text)
    return text
  }
}

/** How a pass differs from a plain one. */
export interface Manner {
  /** Done to the world before anything is called. */
  readonly prepare: (world: World) => void
  /** What the next rows get of a result. */
  readonly handOn: (result: unknown, row: Row) => unknown
}

export const plainly: Manner = { prepare: () => undefined, handOn: (result) => result }

/** Which functions were called, and how often. */
export type Tally = Map<string, number>

const caller = (doors: Doors, tally: Tally): Call => {
  const functions = functionsOf(doors)
  return (name, ...steps) => {
    tally.set(name, (tally.get(name) ?? 0) + 1)
    return steps.reduce<unknown>(
      (f, args) => (typeof f === 'function' ? Reflect.apply(f, undefined, args) : f),
      functions.get(name),
    )
  }
}

export type Exercise = (input: Input, manner: Manner) => Promise<Pass>

/** Calls every row with what one input has for it, and with what the rows before made. */
export const exerciser = (doors: Doors, tally: Tally): Exercise => {
  const call = caller(doors, tally)
  return async (input, { prepare, handOn }) => {
    const world = input.make()
    prepare(world)
    const results = new Map<string, unknown>()
    const handed = new Map<string, unknown>()
    const thrown: Thrown[] = []
    /** What a row hands on; it is run when it is first asked for. */
    const made = (name: string): unknown => {
      const row = byName.get(name)
      if (row !== undefined && !handed.has(name)) {
        handed.set(name, undefined)
        finish(row, attempt(row))
      }
      return handed.get(name)
    }
    const scene: Scene = { call, world, made, input }
    const failed = (row: Row, error: unknown): void => {
      thrown.push({ row: row.name, error: part(error, 'stack') ?? error })
    }
    const attempt = (row: Row): unknown => {
      try {
        return row.run(scene)
      } catch (error) {
        return failed(row, error)
      }
    }
    const waited = async (row: Row): Promise<unknown> => {
      try {
        return await row.run(scene)
      } catch (error) {
        return failed(row, error)
      }
    }
    const finish = (row: Row, result: unknown): void => {
      const swap = input.swaps.get(row.name)
      results.set(row.name, result)
      handed.set(row.name, swap === undefined ? handOn(result, row) : swap(result))
    }
    for (const row of askedBy(input)) {
      if (row.isAsync) finish(row, await waited(row))
      else made(row.name)
    }
    return { world, results, thrown, textOf: textsOf(results) }
  }
}
