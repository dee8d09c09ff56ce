import { answer, grow, isWait, saturate, TIME_SPENT } from './answer.js'
import { type Decision, type RetryReason, retry, type StopReason, stop } from './decision.js'
import type { Diagnosis, Pace } from './diagnosis.js'
import { finiteOr } from './number.js'
import type { PaceRule, Policy } from './policy.js'

/** Where a call stands when its next attempt is planned. All numbers were read already. */
export interface Situation {
  readonly attempt: number
  readonly elapsedMs: number
  readonly now: number
  readonly random: number
  /** Whether a call that may have run may be sent again. */
  readonly mayReplay: boolean
  /** Whether the budget holds more than it was given. */
  readonly earned: boolean
}

/** Kept free before the deadline, so that the last attempt has time to answer. */
const MARGIN_MS = 1000
const LEAST_LEFT_MS = 2000

/** What is left for waiting, in whole ms; below 0 when the deadline is past. */
export const leftOf = (policy: Policy, elapsedMs: number): number =>
  Math.floor(saturate(policy.totalMs) - elapsedMs - MARGIN_MS)

/** The least wait that the server asked for, in ms from now; `null` when it asked for none. */
const floorOf = ({ pushback }: Diagnosis, now: number): number | null => {
  if (pushback === null || pushback._tag === 'Never') return null
  const ms = pushback._tag === 'At' ? 0 : finiteOr(pushback.ms, 0)
  const untilMs = pushback._tag === 'In' ? 0 : finiteOr(pushback.epochMs, 0) - now
  return Math.max(ms, untilMs, 0)
}

/** From when on a new call makes sense, where the server said so. */
export const untilOf = (diagnosis: Diagnosis, now: number): number | null => {
  const floorMs = floorOf(diagnosis, now)
  return floorMs === null ? null : Math.ceil(now + floorMs)
}

/**
 * The pace that a retry keeps. Whoever says when to come back throttles, whatever it calls it; only tokens being bought
 * have a rhythm of their own.
 */
export const paceOf = ({ pace, pushback, status }: Diagnosis): Pace | null =>
  pace !== null && status !== 402 && pushback !== null && pushback._tag !== 'Never'
    ? 'Throttled'
    : pace

/** Why no retry can help, whatever the waits; `null` when one can. */
const refusal = (diagnosis: Diagnosis, mayReplay: boolean): StopReason | null => {
  if (diagnosis._tag === 'Healthy') return 'NothingWrong'
  if (diagnosis._tag === 'Cancelled') return 'Cancelled'
  if (diagnosis.recovery === 'AfterFix') return 'NeedsFix'
  if (diagnosis.recovery === 'AfterReset') return 'QuotaUntilReset'
  if (diagnosis.pace === null) return 'NotUnderstood'
  if (diagnosis.pushback?._tag === 'Never') return 'ServerSaysNo'
  if (diagnosis.outputDelivered) return 'OutputDelivered'
  return diagnosis.pace === 'OutcomeUnknown' && !mayReplay ? 'MayHaveRun' : null
}

export const backoffOf = (rule: PaceRule, earned: boolean): PaceRule['backoff'] =>
  earned && rule.earned !== null ? rule.earned : rule.backoff

const reasonOfSpent = (answered: number): StopReason =>
  answered === TIME_SPENT ? 'TimeSpent' : 'AttemptsSpent'

/** A wait of our own: within the longest, and shortened to the deadline where enough is left. */
export const fitted = (
  answered: number,
  leftMs: number,
  policy: Policy,
  random: number,
  reason: RetryReason,
): Decision => {
  if (!isWait(answered)) return stop(reasonOfSpent(answered))
  const wantedMs = Math.min(answered, saturate(policy.maxWaitMs))
  if (wantedMs <= leftMs) return retry(Math.round(wantedMs), reason)
  return leftMs >= LEAST_LEFT_MS && leftMs >= wantedMs / 4
    ? retry(Math.floor(leftMs * (0.8 + 0.2 * random)), 'FitToDeadline')
    : stop('TimeSpent')
}

const reasonOf = (pace: Pace): RetryReason =>
  pace === 'Refill' || pace === 'RefillUnknown' ? 'Refilling' : 'Backoff'

/** Whether to send the call again, by the rules of one policy, and after how long. */
export const plan = (diagnosis: Diagnosis, policy: Policy, at: Situation): Decision => {
  const { attempt, elapsedMs, now, random } = at
  const refused = refusal(diagnosis, at.mayReplay)
  const pace = paceOf(diagnosis)
  const floorMs = floorOf(diagnosis, now)
  const untilEpochMs = untilOf(diagnosis, now)
  if (refused !== null || pace === null) return stop(refused ?? 'NotUnderstood', untilEpochMs)
  // Read before the clock is asked: what is no policy is not understood, rather than late.
  const backoff = backoffOf(policy.paces[pace], at.earned)
  if (floorMs !== null && !(Math.ceil(floorMs) <= saturate(policy.maxWaitMs))) {
    return stop('WaitTooLong', untilEpochMs)
  }
  const leftMs = leftOf(policy, elapsedMs)
  if (!(leftMs >= (floorMs ?? 0))) return stop('TimeSpent', untilEpochMs)

  const own = answer(backoff, attempt, elapsedMs, random)
  if (floorMs === null) return fitted(own, leftMs, policy, random, reasonOf(pace))
  if (!isWait(own)) return stop(reasonOfSpent(own), untilEpochMs)
  // The server's wait is a floor: the spread goes on top of it, narrowed to what is left, and never below.
  const leastMs = Math.max(policy.leastSpreadMs, floorMs * policy.spread)
  const spreadMs = Math.min(saturate(grow(leastMs, 2, attempt - 1)), leftMs - floorMs)
  const ownMs = pace === 'Throttled' ? 0 : Math.min(own, leftMs, saturate(policy.maxWaitMs))
  const afterMs = Math.max(floorMs + spreadMs * random, ownMs)
  return retry(Math.ceil(saturate(afterMs)), 'ServerAsked')
}
