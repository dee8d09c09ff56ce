import { type Decision, type Moment, type Replay, stop } from './decision.js'
import type { Diagnosis } from './diagnosis.js'
import { attemptsMade, elapsed, finiteOr, fraction } from './number.js'
import { plan, type Situation } from './plan.js'
import { defaultPolicy, type Policy } from './policy.js'

/** Where the call stands. */
export interface At extends Moment {
  /** Attempts already made, from 1. */
  readonly attempt: number
  /** Since the first attempt began. Absent is 0, which sets the deadline anew at each decision. */
  readonly elapsedMs?: number | undefined
  /** Whether a call that may have run may be sent again. Absent: once. */
  readonly replay?: Replay | undefined
}

/** Where the call stands, with what is no number replaced. */
export const situationOf = (at: At): Situation => {
  const attempt = attemptsMade(at.attempt)
  return {
    attempt,
    elapsedMs: elapsed(at.elapsedMs),
    now: finiteOr(at.now, 0),
    random: fraction(at.random),
    mayReplay: at.replay === 'Safe' || (at.replay !== 'Never' && attempt <= 1),
    earned: false,
  }
}

/**
 * Whether to send the call again, after how long, and why; or why not, and until when.
 *
 * Stateless: `attempt` counts the attempts already made. The server's wait is a floor: jitter goes on top of it, and
 * where it does not fit the policy the answer is `Stop`, never an earlier retry. A wait of our own that would miss the
 * deadline is shortened to fit when enough is left. `x-should-retry: false` vetoes. A call that may have run is sent
 * again after the first attempt only, unless `replay` says otherwise. Does not wait, and keeps no count: for a budget
 * over many calls there are `advance` and `admit`. A diagnosis or policy of any other shape gives `Stop` with
 * `NotUnderstood`, a backoff of any other shape, or of more than 255 `both` and `either`, with `AttemptsSpent`; numbers
 * that are none count as 0 (`random` as 0.5, `attempt` as 1).
 *
 * Source: RFC 9110 sections 9.2.2 and 10.2.3; the troubleshooting page, "429 Too Many Requests".
 *
 * @example
 * const throttled = diagnose({ status: 429, headers: { 'retry-after': '7' } })
 * decide(throttled, { attempt: 1, now: 0, random: 0 }) // => { _tag: 'Retry', afterMs: 7000, reason: 'ServerAsked' }
 */
export const decide = (diagnosis: Diagnosis, at: At, policy: Policy = defaultPolicy): Decision => {
  try {
    return plan(diagnosis, policy, situationOf(at))
  } catch {
    return stop('NotUnderstood')
  }
}
