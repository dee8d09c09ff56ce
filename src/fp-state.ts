import type { State } from 'fp-ts/State'
import { type Budget, openBudget } from './budget.js'
import type { Decision, Moment } from './decision.js'
import type { Diagnosis } from './diagnosis.js'
import { admit, type Gate } from './gate.js'
import { isObject, safely } from './read.js'
import { advance, begin, type Session } from './session.js'

/** What a call is driven by: its own session, and the budget of its client. */
export type Purse = readonly [session: Session, budget: Budget]

/** A part of any other shape is that of a call which has just begun. */
const partsOf = (purse: Purse): Purse => {
  const [session, budget] = safely<Partial<Purse>>(() => [purse[0], purse[1]], [])
  return [
    isObject(session) ? session : begin({ now: 0, random: 0 }),
    isObject(budget) ? budget : openBudget(0),
  ]
}

/**
 * `advance` as a State: take in how an attempt ended, and plan the next.
 *
 * The state is session and budget; the value is the decision. Run it once for every outcome. Bad input as there.
 *
 * Source: gRPC proposal A6, "Throttling Retry Attempts and Hedged RPCs"; fp-ts, `State`.
 *
 * @example
 * const moment = { now: 0, random: 0.5 }
 * const failed = advanceState(diagnose({ status: 500 }), moment)
 * const [next, [session]] = failed([begin(moment), openBudget(0)])
 * next // => { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
 * session.attempts // => 1
 */
export const advanceState =
  (diagnosis: Diagnosis, moment: Moment): State<Purse, Decision> =>
  (purse) => {
    const [before, held] = partsOf(purse)
    const [session, budget, next] = advance(before, held, diagnosis, moment)
    return [next, [session, budget]]
  }

/**
 * `admit` as a State: whether the attempt that was planned may be sent now.
 *
 * The state is session and budget, of which only the budget changes; the value is the gate. Bad input as there.
 *
 * Source: gRPC proposal A6, "Throttling Retry Attempts and Hedged RPCs"; fp-ts, `State`.
 *
 * @example
 * const moment = { now: 0, random: 0.5 }
 * const [, planned] = advanceState(diagnose({ status: 500 }), moment)([begin(moment), openBudget(0)])
 * const [gate, [, budget]] = admitState({ now: 2200, random: 0.5 })(planned)
 * gate // => { _tag: 'Go' }
 * budget.tokens // => 3
 */
export const admitState =
  (moment: Moment): State<Purse, Gate> =>
  (purse) => {
    const [session, held] = partsOf(purse)
    const [budget, gate] = admit(session, held, moment)
    return [gate, [session, budget]]
  }
