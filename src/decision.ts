/** When the decision is made: a clock's reading, and a number in [0, 1) that spreads the waits. */
export interface Moment {
  /** Epoch ms, as `Date.now()` gives it. */
  readonly now: number
  /** In [0, 1), as `Math.random()` gives it. */
  readonly random: number
}

/** Whether a call that may have run may be sent again: once, as often as the policy allows, or never. */
export type Replay = 'Once' | 'Safe' | 'Never'

/** Why to wait: the server asked, or the pace of the trouble, or what is left until the deadline. */
export type RetryReason = 'ServerAsked' | 'Backoff' | 'Refilling' | 'FitToDeadline'

/**
 * Why to stop, the weightiest first: where several hold, the first is given. Only the limits inside one backoff are one
 * line of their own, on which spent attempts outweigh spent time.
 */
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
  | 'BudgetSpent'

/** Wait so many ms, then send the call again to its original URL. */
export interface Retry {
  readonly _tag: 'Retry'
  /** A whole number from 0 to 2147483647, never less than the server asked for. */
  readonly afterMs: number
  /** Whose wait it is. */
  readonly reason: RetryReason
}

/** Do not send the call again. */
export interface Stop {
  readonly _tag: 'Stop'
  /** Why no further attempt is made. */
  readonly reason: StopReason
  /** From when on a new call makes sense, where the server said so. */
  readonly untilEpochMs: number | null
}

/** What to do after a failed attempt. `switch` on `_tag`. */
export type Decision = Retry | Stop

export const stop = (reason: StopReason, untilEpochMs: number | null = null): Stop => ({
  _tag: 'Stop',
  reason,
  untilEpochMs,
})

export const retry = (afterMs: number, reason: RetryReason): Retry => ({
  _tag: 'Retry',
  afterMs,
  reason,
})
