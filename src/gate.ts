import { answer, isWait, saturate } from './answer.js'
import { type Budget, charged, counted } from './budget.js'
import { type Decision, type Moment, type Stop, stop } from './decision.js'
import { elapsed, fraction } from './number.js'
import { leftOf } from './plan.js'
import type { Session } from './session.js'

/** Send it now. It has been charged. */
export interface Go {
  readonly _tag: 'Go'
}

/** Wait so many ms and ask again. Nothing was charged. */
export interface Wait {
  readonly _tag: 'Wait'
  /** A whole number from 1 to 2147483647. */
  readonly afterMs: number
}

/** Whether the attempt that was planned may be sent. `switch` on `_tag`. */
export type Gate = Go | Wait | Stop

const GO: Go = { _tag: 'Go' }

/** Nobody asks an empty budget more often, whatever the policy says. */
const LEAST_RECHECK_MS = 100

/** Whether a plan from elsewhere is one. */
const isPlan = (next: Decision): boolean =>
  next._tag === 'Stop'
    ? typeof next.reason === 'string'
    : next._tag === 'Retry' && isWait(next.afterMs)

/**
 * Whether the attempt that was planned may be sent now. Ask when its wait is over, and again after each `Wait`.
 *
 * `Go` charges the budget: a retry costs when it is sent, and the first attempt costs nothing. Who comes early waits for
 * the rest, and who comes after the deadline gets `Stop` with `TimeSpent`. An empty budget gives `Wait` while the
 * deadline allows another look, and `Stop` with `BudgetSpent` beyond it, or at once under `onEmptyBudget: 'Drop'`. A
 * refusal charges nothing and leaves the budget as it was. A clock that is behind only makes the wait longer; one that
 * is behind by the whole deadline gives `Stop` with `TimeSpent`. A session of any other shape, and a `now` that is no
 * number, give `Stop` with `NotUnderstood`.
 *
 * Source: gRPC proposal A6, "Throttling Retry Attempts and Hedged RPCs".
 *
 * @example
 * const began = begin({ now: 0, random: 0.5 })
 * const [session, held] = advance(began, openBudget(0), diagnose({ status: 500 }), { now: 0, random: 0.5 })
 * const [early, wait] = admit(session, held, { now: 2000, random: 0.5 })
 * wait // => { _tag: 'Wait', afterMs: 200 }
 * const [budget, gate] = admit(session, early, { now: 2200, random: 0.5 })
 * gate // => { _tag: 'Go' }
 * budget.tokens // => 3
 */
export const admit = (
  session: Session,
  budget: Budget,
  moment: Moment,
): readonly [budget: Budget, gate: Gate] => {
  try {
    const { policy, next, beganEpochMs, dueEpochMs, cost } = session
    if (next === null) return [budget, GO]
    if (!isPlan(next)) return [budget, stop('NotUnderstood')]
    if (next._tag === 'Stop') return [budget, next]
    const { now } = moment
    // A moment that is lost would let the attempt through before the server allowed it.
    if (![now, beganEpochMs, dueEpochMs, cost].every(Number.isFinite) || cost < 0) {
      return [budget, stop('NotUnderstood')]
    }
    const elapsedMs = elapsed(now - beganEpochMs)
    const restMs = dueEpochMs - now
    const totalMs = saturate(policy.totalMs)
    // What is due beyond the deadline was planned by a clock that has been set back since.
    if (elapsedMs >= totalMs || restMs > totalMs) {
      return [budget, stop('TimeSpent', session.untilEpochMs)]
    }
    // The clock of another machine may be behind: never more than the whole wait at once.
    if (restMs > 0) {
      return [budget, { _tag: 'Wait', afterMs: Math.ceil(Math.min(restMs, next.afterMs)) }]
    }
    const held = counted(budget, policy, now)
    if (held.tokens >= cost) return [charged(held, cost), GO]
    const spent = stop('BudgetSpent', session.untilEpochMs)
    if (policy.onEmptyBudget === 'Drop') return [budget, spent]
    const ms = answer(policy.recheck, 1, elapsedMs, fraction(moment.random))
    const afterMs = Math.max(Math.round(ms), LEAST_RECHECK_MS)
    return isWait(ms) && afterMs <= leftOf(policy, elapsedMs)
      ? [budget, { _tag: 'Wait', afterMs }]
      : [budget, spent]
  } catch {
    return [budget, stop('NotUnderstood')]
  }
}
