import { type At, decide } from './decide.js'
import type { Decision } from './decision.js'
import { diagnose } from './diagnose.js'
import type { Diagnosis } from './diagnosis.js'
import { type Grid, theGrid } from './grid.js'
import { defaultPolicy, type Policy } from './policy.js'
import type { Seen } from './seen.js'

/** What happened, and what to do. */
export interface Triage {
  /** What happened. */
  readonly diagnosis: Diagnosis
  /** What to do. */
  readonly decision: Decision
}

/**
 * `diagnose` and `decide` in one call.
 *
 * Shapes, units and bad input as there.
 *
 * Source: the troubleshooting page, "Common errors and fixes".
 *
 * @example
 * const { diagnosis, decision } = triage({ status: 500 }, { attempt: 1, now: 0, random: 0.5 })
 * diagnosis.cause // => 'ServiceError'
 * decision // => { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
 */
export const triage = (
  seen: Seen,
  at: At,
  policy: Policy = defaultPolicy,
  grid: Grid = theGrid,
): Triage => {
  const diagnosis = diagnose(seen, grid)
  return { diagnosis, decision: decide(diagnosis, at, policy) }
}
