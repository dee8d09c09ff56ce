import type { BoundedDistributiveLattice } from 'fp-ts/BoundedDistributiveLattice'
import { fromCompare, type Ord } from 'fp-ts/Ord'
import { type Turn, waitMs } from './answer.js'
import { type Backoff, both, constant, either, never } from './backoff.js'

/** Giving up lies behind the longest wait. */
const lineOf = (wait: number | null): number => wait ?? Number.POSITIVE_INFINITY

/**
 * Order of backoffs by what they wait at one turn: a shorter wait before a longer one, giving up last.
 *
 * Its equality is that of the waits in whole ms, so that two backoffs written apart may be equal here. Bad numbers and
 * other shapes count as in `waitMs`.
 *
 * Source: fp-ts, the laws of `Ord`.
 *
 * @example
 * const { compare } = ordWaitAt({ attempt: 3, random: 0.5 })
 * compare(constant(500), exponential(100, 2)) // => 1
 * compare(constant(500), never) // => -1
 * compare(constant(400), exponential(100, 2)) // => 0
 */
export const ordWaitAt = (turn: Turn): Ord<Backoff> =>
  fromCompare((a, b) => {
    const [first, second] = [lineOf(waitMs(a, turn)), lineOf(waitMs(b, turn))]
    return first < second ? -1 : first > second ? 1 : 0
  })

/**
 * The bounded distributive lattice of backoffs: `join` is `both`, `meet` is `either`, `zero` is `constant(0)` and `one`
 * is `never`.
 *
 * Its laws hold for what backoffs wait, by the equality of `ordWaitAt` at any turn: the data remembers how it was put
 * together, so that by `eqBackoff` they do not. It computes nothing: a backoff is data.
 *
 * Source: Haskell `retry`, the monoid of policies; fp-ts, the laws of `BoundedDistributiveLattice`.
 *
 * @example
 * const { join, meet, one } = latticeBackoff
 * waitMs(join(constant(500), constant(800)), { attempt: 1, random: 0.5 }) // => 800
 * waitMs(meet(constant(500), one), { attempt: 1, random: 0.5 }) // => 500
 */
export const latticeBackoff: BoundedDistributiveLattice<Backoff> = /* @__PURE__ */ (() => ({
  join: both,
  meet: either,
  zero: constant(0),
  one: never,
}))()
