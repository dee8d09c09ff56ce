import { leaks } from '../canary.js'
import { checkCodecs } from './codecs-hold.js'
import type { Pass } from './exercise.js'
import { rows } from './exercise.js'
import type { Input } from './input.js'
import { alike, isJson } from './plain.js'
import type { Row } from './row.js'
import { twins } from './rows-fp.js'
import { hiddenAlike } from './rows-paste.js'
import type { Holds, Trial } from './trial.js'
import { checkDamaged, checkLeastWait, checkWaits } from './waits-hold.js'
import type { World } from './world.js'

export interface Property {
  readonly name: string
  readonly check: (trial: Trial, holds: Holds) => void
}

/** Whether a row's result holds something that is not of the right type, since it was handed in. */
const carriers = (input: Input): ReadonlySet<string> => {
  const carrying = new Set<string>(input.hostile)
  for (const name of input.swaps.keys()) carrying.add(name)
  if (input.mangle !== null) carrying.add('mangle')
  for (const { name, carries } of rows) {
    if (carries.some((part) => carrying.has(part))) carrying.add(name)
  }
  return carrying
}

/** The rows whose results are plain data, whatever was handed in. */
export const plainRows = (input: Input): readonly Row[] => {
  const carrying = carriers(input)
  return rows.filter(
    ({ name, carries }) => !carries.some((part) => carrying.has(part)) && name !== 'ordWaitAt',
  )
}

const sameIn = (input: Input, a: Pass, b: Pass, holds: Holds): void => {
  for (const { name } of plainRows(input)) {
    if (!a.results.has(name)) continue
    holds(name, a.textOf(name) === b.textOf(name), () => ({
      first: a.results.get(name),
      second: b.results.get(name),
    }))
  }
}

/** Whether the rows of each pair gave the same, where both were run. */
const alikeIn = (
  pairs: readonly (readonly [string, string])[],
  { results, textOf }: Pass,
  holds: Holds,
): void => {
  for (const [one, other] of pairs) {
    if (!results.has(one) || !results.has(other)) continue
    holds(other, textOf(one) === textOf(other), () => ({
      first: results.get(one),
      second: results.get(other),
    }))
  }
}

const FIELDS: readonly (keyof World)[] = ['seen', 'request', 'error', 'grid', 'extension', 'at']
const MORE: readonly (keyof World)[] = ['policy', 'policyOptions', 'backoff', 'other', 'envelope']

export const properties: readonly Property[] = [
  {
    name: 'nothing is thrown',
    check: ({ plain, other }, holds) => {
      for (const { thrown, results } of [plain, other]) {
        for (const name of results.keys()) holds(name, true, () => undefined)
        for (const { row, error } of thrown) holds(row, false, () => error)
      }
    },
  },
  { name: 'waits are finite, whole, and within the policy', check: checkWaits },
  { name: 'the least wait is kept', check: checkLeastWait },
  { name: 'what lost a number is not sent', check: checkDamaged },
  {
    name: 'no secret comes out',
    check: ({ input: { secret }, plain, other }, holds) => {
      if (secret === null) return
      for (const { name, echoes } of rows) {
        for (const pass of [plain, other]) {
          const result = pass.results.get(name)
          if (result === undefined || echoes(result)) continue
          holds(name, !leaks(pass.textOf(name), secret), () => ({ secret, result }))
        }
      }
    },
  },
  {
    name: 'results survive JSON',
    check: ({ input, plain }, holds) => {
      for (const { name } of plainRows(input)) {
        if (!plain.results.has(name)) continue
        const result = plain.results.get(name)
        holds(name, result === undefined || isJson(result), () => result)
      }
    },
  },
  {
    name: 'what was stored is read as what it was',
    check: (trial, holds) => {
      if (trial.manner === 'Stored') sameIn(trial.input, trial.plain, trial.other, holds)
      checkCodecs(trial, holds)
    },
  },
  {
    name: 'the same input gives the same',
    check: ({ input, plain, manner, other, later }, holds) => {
      if (manner === 'Again') sameIn(input, plain, other, holds)
      if (later !== null) sameIn(later.input, later.before, later.after, holds)
    },
  },
  {
    name: 'input may be frozen',
    check: ({ input, plain, manner, other }, holds) => {
      if (manner === 'Frozen') sameIn(input, plain, other, holds)
    },
  },
  {
    name: 'input stays as it was',
    check: ({ input, plain }, holds) => {
      if (input.number % 2 === 0) return
      const untouched = input.make()
      for (const field of [...FIELDS, ...MORE]) {
        if (input.hostile.has(field)) continue
        const [after, before] = [plain.world[field], untouched[field]]
        holds(field, alike(after, before), () => ({ before, after }))
      }
    },
  },
  {
    name: 'both doors to a function say the same',
    check: ({ input, plain }, holds) => {
      // What may be read only once says nothing to the second.
      if (input.hostile.size > 0 || input.swaps.size > 0) return
      alikeIn(twins, plain, holds)
    },
  },
  {
    name: 'what has no secrets any more reads the same',
    check: ({ plain }, holds) => alikeIn(hiddenAlike, plain, holds),
  },
]
