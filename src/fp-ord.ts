import { pipe } from 'fp-ts/function'
import * as N from 'fp-ts/number'
import { contramap, type Ord, tuple } from 'fp-ts/Ord'
import type { Decision } from './decision.js'
import type { Certainty } from './diagnosis.js'
import type { Severity } from './finding.js'
import { knownDecision } from './known.js'
import { CERTAINTIES, type Names, RETRY_REASONS, SEVERITIES, STOP_REASONS } from './names.js'

/** The later a name is listed, the less: the weightiest stands first. What is none of them weighs least. */
const weightIn =
  <K extends string>(names: Names<K>) =>
  (name: K): number => {
    const place = Object.keys(names).indexOf(name)
    return place < 0 ? Number.NEGATIVE_INFINITY : -place
  }

/**
 * Order of certainties: `Guess`, `Likely`, `Certain`.
 *
 * What is none of them comes first.
 *
 * Source: fp-ts, the laws of `Ord`.
 *
 * @example
 * ordCertainty.compare('Likely', 'Certain') // => -1
 */
export const ordCertainty: Ord<Certainty> = /* @__PURE__ */ contramap(
  /* @__PURE__ */ weightIn(CERTAINTIES),
)(N.Ord)

/**
 * Order of severities: `Warning`, `Error`.
 *
 * What is none of them comes first.
 *
 * Source: fp-ts, the laws of `Ord`.
 *
 * @example
 * ordSeverity.compare('Error', 'Warning') // => 1
 */
export const ordSeverity: Ord<Severity> = /* @__PURE__ */ contramap(
  /* @__PURE__ */ weightIn(SEVERITIES),
)(N.Ord)

const retryWeight = /* @__PURE__ */ weightIn(RETRY_REASONS)
const stopWeight = /* @__PURE__ */ weightIn(STOP_REASONS)

/** Retries by their wait, then stops by their weight; of two alike, the one that says until when is more. */
const lineOf = (decision: Decision): readonly [number, number, number] => {
  const known = knownDecision(decision)
  if (known === null) return [2, 0, 0]
  return known._tag === 'Retry'
    ? [0, known.afterMs, retryWeight(known.reason)]
    : [1, stopWeight(known.reason), known.untilEpochMs ?? Number.NEGATIVE_INFINITY]
}

/**
 * Order of decisions, the bolder first: a short wait, a long wait, a stop; of two stops the weightier reason is more.
 *
 * So the greatest of several, by `max` of `fp-ts/Ord`, is the most cautious. Of two stops for one reason the later
 * `untilEpochMs` is more, and none is least. What is no decision comes last.
 *
 * Source: fp-ts, the laws of `Ord`.
 *
 * @example
 * const at = { attempt: 1, now: 0, random: 0.5 }
 * const [wait, fix, well] = [500, 401, 200].map((status) => decide(diagnose({ status }), at))
 * ordDecision.compare(wait, fix) // => -1
 * ordDecision.compare(fix, well) // => -1
 */
export const ordDecision: Ord<Decision> = /* @__PURE__ */ pipe(
  /* @__PURE__ */ tuple(N.Ord, N.Ord, N.Ord),
  /* @__PURE__ */ contramap(lineOf),
)
