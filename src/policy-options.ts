import type { Pace } from './diagnosis.js'
import {
  type BudgetRule,
  byPace,
  defaultPolicy,
  eachPace,
  type PaceRule,
  type Policy,
} from './policy.js'
import { isArray, isNameOf, isObject, keysOf, prop } from './read.js'
import { NONE, type Refusal, type Refusals, refusalsOf, refuse } from './refusals.js'

type Optional<A> = { readonly [K in keyof A]?: A[K] | undefined }

/** What is to differ from the default policy. */
export interface PolicyOptions extends Optional<Omit<Policy, 'paces' | 'budget'>> {
  /** What is to differ in the rule of a pace. */
  readonly paces?: { readonly [P in Pace]?: Optional<PaceRule> | undefined } | undefined
  /** What is to differ in the budget. */
  readonly budget?: Optional<BudgetRule> | undefined
}

/** A `policy`, or all `refusals` of what is wrong with its options. `switch` on `_tag`. */
export type PolicyResult =
  | { readonly _tag: 'Accepted'; readonly policy: Policy }
  | { readonly _tag: 'Refused'; readonly refusals: readonly Refusal[] }

/** Enough for every field there is. */
const MOST_NAMES = 64

/** A name that is not known is not repeated: it may be anything. */
const namesIn = (value: unknown, known: object, at: string): Refusals => {
  if (value === undefined) return NONE
  if (!isObject(value) || isArray(value)) return refuse('NotAnObject', at)
  return keysOf(value, MOST_NAMES).every((name) => isNameOf(known, name))
    ? NONE
    : refuse('UnknownField', at)
}

/** A `null` where none belongs is not passed over: it is refused. */
const or = <A>(given: A | undefined, standard: A): A => (given === undefined ? standard : given)

/** Whoever sets a backoff means it for every attempt, earned or not. */
const ruleFrom = (given: Optional<PaceRule> | undefined, standard: PaceRule): PaceRule =>
  given === undefined
    ? standard
    : {
        backoff: or(given.backoff, standard.backoff),
        earned: or(given.earned, given.backoff === undefined ? standard.earned : null),
        cost: or(given.cost, standard.cost),
        halves: or(given.halves, standard.halves),
      }

const policyFrom = (options: PolicyOptions): Policy => {
  const { paces = {}, budget = {} } = options
  const standard = defaultPolicy
  const totalMs = or(options.totalMs, standard.totalMs)
  return {
    paces: byPace((pace) => ruleFrom(paces[pace], standard.paces[pace])),
    budget: {
      floor: or(budget.floor, standard.budget.floor),
      perSuccess: or(budget.perSuccess, standard.budget.perSuccess),
      most: or(budget.most, standard.budget.most),
      relaxMs: or(budget.relaxMs, standard.budget.relaxMs),
    },
    totalMs,
    maxWaitMs: or(options.maxWaitMs, totalMs),
    spread: or(options.spread, standard.spread),
    leastSpreadMs: or(options.leastSpreadMs, standard.leastSpreadMs),
    onEmptyBudget: or(options.onEmptyBudget, standard.onEmptyBudget),
    recheck: or(options.recheck, standard.recheck),
  }
}

const unknownIn = (options: PolicyOptions): Refusals => {
  const { paces, budget } = options
  return [
    ...namesIn(options, defaultPolicy, 'options'),
    ...namesIn(paces, defaultPolicy.paces, 'paces'),
    ...eachPace((pace) =>
      namesIn(prop(paces, pace), defaultPolicy.paces[pace], `paces.${pace}`),
    ).flat(),
    ...namesIn(budget, defaultPolicy.budget, 'budget'),
  ]
}

/**
 * A policy of one's own: the default one with what is given in `options`, checked.
 *
 * `maxWaitMs` follows `totalMs` unless given; a `backoff` that is given holds for earned attempts too. Nothing is
 * repaired: numbers that are none, negative or beyond what a timer keeps, a backoff without a `limitAttempts`, more than
 * 16 deep or of more than 255 `both` and `either`, a ladder of more than 500 steps, unknown names, a jitter whose low is
 * above its high, a floor or a cost above the most tokens are each refused by name and place, all at once. It keeps the
 * backoffs that it is given: change none afterwards.
 *
 * Source: gRPC proposal A6, "Validation of retryPolicy".
 *
 * @example
 * const patient = policy({ totalMs: 120_000 })
 * patient._tag // => 'Accepted'
 * policy({ totalMs: -1 }) // => { _tag: 'Refused', refusals: [{ code: 'Negative', at: 'totalMs' }] }
 */
export const policy = (options: PolicyOptions = {}): PolicyResult => {
  try {
    const unknown = unknownIn(options)
    const isRead = unknown.every(({ code }) => code !== 'NotAnObject')
    const made = policyFrom(isRead ? options : {})
    // Where the longest wait follows the deadline, the fault is the deadline's.
    const follows = options.maxWaitMs === undefined
    const wrong = refusalsOf(made).filter(({ at }) => !(follows && at === 'maxWaitMs'))
    const refusals = [...unknown, ...wrong]
    return refusals.length === 0
      ? { _tag: 'Accepted', policy: made }
      : { _tag: 'Refused', refusals }
  } catch {
    return { _tag: 'Refused', refusals: refuse('NotAnObject', 'options') }
  }
}
