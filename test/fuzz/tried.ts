import { type Exercise, type Manner, type Pass, plainly } from './exercise.js'
import type { Input } from './input.js'
import { freeze, parsed } from './plain.js'
import { plainRows, properties } from './properties.js'
import type { Trial } from './trial.js'

const frozenly: Manner = {
  prepare: freeze,
  handOn: (result) => {
    freeze(result)
    return result
  },
}

const asStored = (input: Input): Manner => {
  const plain = new Set(plainRows(input).map(({ name }) => name))
  return {
    prepare: () => undefined,
    handOn: (result, { name }) => (plain.has(name) ? parsed(result) : result),
  }
}

const manners: Readonly<Record<Trial['manner'], (input: Input) => Manner>> = {
  Frozen: () => frozenly,
  Stored: asStored,
  Again: () => plainly,
}
const MANNERS = ['Frozen', 'Stored', 'Again'] as const

/** An input, and what came of it when it was met first. */
export interface Met {
  readonly input: Input
  readonly before: Pass
}

/** Tries an input twice, and one that was met before once more. */
export const tried = async (
  exercise: Exercise,
  input: Input,
  old: Met | null = null,
): Promise<Trial> => {
  const plain = await exercise(input, plainly)
  const manner = MANNERS[input.number % MANNERS.length] ?? 'Again'
  const other = await exercise(input, manners[manner](input))
  const later = old === null ? null : { ...old, after: await exercise(old.input, plainly) }
  return { input, plain, manner, other, later }
}

/** Looks at every property of a trial. */
export const look = (
  trial: Trial,
  at: (property: string, row: string, holds: boolean, wrong: () => unknown) => void,
): void => {
  for (const { name, check } of properties) {
    check(trial, (row, holds, wrong) => at(name, row, holds, wrong))
  }
}
