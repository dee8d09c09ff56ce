import { grow, saturate, waitMs } from './backoff.js'
import type { Diagnosis, Pace } from './diagnosis.js'
import { defaultPolicy, type Policy } from './policy.js'

/** When the decision is made: a clock's reading, and a number in [0, 1) that spreads the waits. */
export interface Moment {
  /** Epoch ms, as `Date.now()` gives it. */
  readonly now: number
  /** In [0, 1), as `Math.random()` gives it. */
  readonly random: number
}

/** Where the call stands. */
export interface At extends Moment {
  /** Attempts already made, from 1. */
  readonly attempt: number
  /** Since the first attempt began. Absent is 0, which sets the deadline anew at each decision. */
  readonly elapsedMs?: number | undefined
  /** Whether a call that may have run may be sent again: once (the default), always, or never. */
  readonly replay?: 'Once' | 'Safe' | 'Never' | undefined
}

/** Why to wait: the server asked, or the pace of the trouble, or what is left until the deadline. */
export type RetryReason = 'ServerAsked' | 'Backoff' | 'Refilling' | 'FitToDeadline'

/** Why to stop, the weightiest first: where several hold, the first is given. */
export type StopReason =
  | 'NothingWrong'
  | 'Cancelled'
  | 'NeedsFix'
  | 'NotUnderstood'
  | 'QuotaUntilReset'
  | 'ServerSaysNo'
  | 'OutputDelivered'
  | 'MayHaveRun'
  | 'WaitTooLong'
  | 'TimeSpent'
  | 'AttemptsSpent'

/** Wait so many ms, then send the call again to its original URL. */
export interface Retry {
  readonly _tag: 'Retry'
  /** A whole number from 0 to 2147483647, never less than the server asked for. */
  readonly afterMs: number
  readonly reason: RetryReason
}

/** Do not send the call again. */
export interface Stop {
  readonly _tag: 'Stop'
  readonly reason: StopReason
  /** From when on a new call makes sense, where the server said so. */
  readonly untilEpochMs: number | null
}

/** What to do after a failed attempt. `switch` on `_tag`. */
export type Decision = Retry | Stop

/** Kept free before the deadline, so that the last attempt has time to answer. */
const MARGIN_MS = 1000
const LEAST_LEFT_MS = 2000

const stop = (reason: StopReason, untilEpochMs: number | null = null): Stop => ({
  _tag: 'Stop',
  reason,
  untilEpochMs,
})

const finiteOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

/** In [0, 1): what is no number is taken as the middle. */
const fraction = (random: unknown): number => Math.min(Math.max(finiteOr(random, 0.5), 0), 1)

const attemptOf = (attempt: unknown): number =>
  Math.min(Math.max(Math.floor(finiteOr(attempt, 1)), 1), 1_000_000)

/** Since the first attempt: what is no number is 0, and what never ends has used up the time. */
const elapsedOf = (elapsedMs: unknown): number =>
  elapsedMs === Number.POSITIVE_INFINITY ? elapsedMs : Math.max(finiteOr(elapsedMs, 0), 0)

/** The least wait that the server asked for, in ms from now; `null` when it asked for none. */
const floorOf = ({ pushback }: Diagnosis, now: number): number | null => {
  if (pushback === null || pushback._tag === 'Never') return null
  const ms = pushback._tag === 'In' ? pushback.ms : pushback.epochMs - now
  return Math.max(ms, 0)
}

/** Why no retry can help, whatever the waits; `null` when one can. */
const refusal = (
  diagnosis: Diagnosis,
  attempt: number,
  replay: At['replay'],
): StopReason | null => {
  if (diagnosis._tag === 'Healthy') return 'NothingWrong'
  if (diagnosis._tag === 'Cancelled') return 'Cancelled'
  if (diagnosis.recovery === 'AfterFix') return 'NeedsFix'
  if (diagnosis.recovery === 'AfterReset') return 'QuotaUntilReset'
  if (diagnosis.pace === null) return 'NotUnderstood'
  if (diagnosis.pushback?._tag === 'Never') return 'ServerSaysNo'
  if (diagnosis.outputDelivered) return 'OutputDelivered'
  const mayHaveRun = diagnosis.pace === 'OutcomeUnknown'
  return mayHaveRun && (replay === 'Never' || (replay !== 'Safe' && attempt > 1))
    ? 'MayHaveRun'
    : null
}

const isRefill = (pace: Pace): boolean => pace === 'Refill' || pace === 'RefillUnknown'

/** A server's wait is a floor: the spread goes on top, shrunk to what is left, and never below. */
const afterFloor = (floorMs: number, ownMs: number, spreadMs: number, leftMs: number): number => {
  const topMs = Math.max(floorMs + spreadMs, ownMs)
  return Math.max(floorMs, Math.min(topMs, leftMs))
}

const plan = (diagnosis: Diagnosis, at: At, policy: Policy): Decision => {
  const now = finiteOr(at.now, 0)
  const random = fraction(at.random)
  const attempt = attemptOf(at.attempt)
  const floorMs = floorOf(diagnosis, now)
  const untilEpochMs = floorMs === null ? null : Math.ceil(now + floorMs)
  const refused = refusal(diagnosis, attempt, at.replay)
  if (refused !== null || diagnosis.pace === null) {
    return stop(refused ?? 'NotUnderstood', untilEpochMs)
  }
  const maxWaitMs = saturate(policy.maxWaitMs)
  if (floorMs !== null && Math.ceil(floorMs) > maxWaitMs) return stop('WaitTooLong', untilEpochMs)

  const leftMs = Math.floor(saturate(policy.totalMs) - elapsedOf(at.elapsedMs) - MARGIN_MS)
  if (leftMs < (floorMs ?? 0)) return stop('TimeSpent', untilEpochMs)

  // Whoever says when to come back throttles, whatever it calls it; only tokens being bought have a rhythm of their own.
  const throttled = floorMs !== null && diagnosis.status !== 402
  const pace = throttled ? 'Throttled' : diagnosis.pace
  const ownMs = waitMs(policy.backoffs[pace], attempt, random)
  if (ownMs === null) return stop('AttemptsSpent', untilEpochMs)

  if (floorMs !== null) {
    const leastMs = Math.max(policy.leastSpreadMs, floorMs * policy.spread)
    const spreadMs = saturate(grow(leastMs, 2, attempt - 1)) * random
    const afterMs = afterFloor(
      floorMs,
      throttled ? 0 : ownMs,
      spreadMs,
      Math.min(leftMs, maxWaitMs),
    )
    return { _tag: 'Retry', afterMs: Math.ceil(saturate(afterMs)), reason: 'ServerAsked' }
  }
  const wantedMs = Math.min(ownMs, maxWaitMs)
  if (wantedMs <= leftMs) {
    return {
      _tag: 'Retry',
      afterMs: Math.round(wantedMs),
      reason: isRefill(pace) ? 'Refilling' : 'Backoff',
    }
  }
  return leftMs >= LEAST_LEFT_MS && leftMs >= wantedMs / 4
    ? { _tag: 'Retry', afterMs: Math.floor(leftMs * (0.8 + 0.2 * random)), reason: 'FitToDeadline' }
    : stop('TimeSpent')
}

/**
 * Whether to send the call again, after how long, and why; or why not, and until when.
 *
 * Stateless: `attempt` counts the attempts already made. The server's wait is a floor: jitter goes on top of it, and
 * where it does not fit the policy the answer is `Stop`, never an earlier retry. A wait of our own that would miss the
 * deadline is shortened to fit when enough is left. `x-should-retry: false` vetoes. A call that may have run is sent
 * again once, unless `replay` says otherwise. Does not wait, and keeps no count: for a budget over many calls it is not
 * enough. A diagnosis of any other shape gives `Stop` with `NotUnderstood`; numbers that are none count as 0 (`random`
 * as 0.5, `attempt` as 1).
 *
 * Source: RFC 9110 sections 9.2.2 and 10.2.3; the troubleshooting page, "429 Too Many Requests".
 *
 * @example
 * const throttled = diagnose({ status: 429, headers: { 'retry-after': '7' } })
 * decide(throttled, { attempt: 1, now: 0, random: 0 }) // => { _tag: 'Retry', afterMs: 7000, reason: 'ServerAsked' }
 */
export const decide = (diagnosis: Diagnosis, at: At, policy: Policy = defaultPolicy): Decision => {
  try {
    return plan(diagnosis, at, policy)
  } catch {
    return stop('NotUnderstood')
  }
}
