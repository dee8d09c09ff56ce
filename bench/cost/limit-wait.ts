import type { At, Decision, Pushback, RetryReason, StopReason } from 'grid-triage'

const TOTAL_MS = 60_000
const MARGIN_MS = 1000

const stop = (reason: StopReason, untilEpochMs: number | null): Decision => ({
  _tag: 'Stop',
  reason,
  untilEpochMs,
})

export const needsFix = (): Decision => stop('NeedsFix', null)

export const untilReset = (): Decision => stop('QuotaUntilReset', null)

/** Waits of our own, in ms; `SPENT` when no attempt is left. The numbers are those of the default policy. */
const SPENT = -1

const grown = (
  at: At,
  baseMs: number,
  factor: number,
  low: number,
  high: number,
  mostMs: number,
  attempts: number,
): number => {
  if (at.attempt >= attempts) return SPENT
  let ms = baseMs
  for (let i = 1; i < at.attempt; i++) ms *= factor
  return Math.min(ms * (low + (high - low) * at.random), mostMs)
}

const REFILL_MS = [3000, 1600, 1600, 2500, 5000, 10_000]
const MAYBE_REFILL_MS = [3300, 5300]

const stepped = (at: At, stepsMs: readonly number[]): number => {
  const ms = stepsMs[at.attempt - 1]
  return ms === undefined ? SPENT : ms * (0.88 + (1.12 - 0.88) * at.random)
}

/** A wait of our own, where the server names none. */
const own = (ms: number, at: At, reason: RetryReason): Decision => {
  if (ms === SPENT) return stop('AttemptsSpent', null)
  return ms + (at.elapsedMs ?? 0) <= TOTAL_MS - MARGIN_MS
    ? { _tag: 'Retry', afterMs: Math.round(ms), reason }
    : stop('TimeSpent', null)
}

const MOST_THROTTLED = 6

/** The server's wait, and up to half of it more. */
const asked = (pushback: Pushback, at: At, mostAttempts: number): Decision => {
  if (pushback._tag === 'Never') return stop('ServerSaysNo', null)
  const floorMs = pushback._tag === 'In' ? pushback.ms : pushback.epochMs - at.now
  const until = Math.ceil(at.now + floorMs)
  if (floorMs > TOTAL_MS) return stop('WaitTooLong', until)
  const leftMs = TOTAL_MS - MARGIN_MS - (at.elapsedMs ?? 0)
  if (leftMs < floorMs) return stop('TimeSpent', until)
  if (at.attempt >= mostAttempts) return stop('AttemptsSpent', until)
  let spreadMs = Math.max(1000, floorMs * 0.5)
  for (let i = 1; i < at.attempt; i++) spreadMs *= 2
  const afterMs = floorMs + Math.min(spreadMs, leftMs - floorMs) * at.random
  return { _tag: 'Retry', afterMs: Math.ceil(afterMs), reason: 'ServerAsked' }
}

export const throttled = (pushback: Pushback | null, at: At): Decision =>
  pushback === null
    ? own(grown(at, 1000, 2, 0.5, 1.5, 20_000, MOST_THROTTLED), at, 'Backoff')
    : asked(pushback, at, MOST_THROTTLED)

export const fault = (pushback: Pushback | null, at: At): Decision =>
  pushback === null
    ? own(grown(at, 2200, 1.7, 0.65, 1.35, 20_000, 4), at, 'Backoff')
    : asked(pushback, at, MOST_THROTTLED)

export const overloaded = (pushback: Pushback | null, at: At): Decision =>
  pushback === null
    ? own(grown(at, 5000, 2, 0.5, 1.5, 30_000, 4), at, 'Backoff')
    : asked(pushback, at, MOST_THROTTLED)

export const refill = (pushback: Pushback | null, at: At): Decision =>
  pushback === null
    ? own(stepped(at, REFILL_MS), at, 'Refilling')
    : asked(pushback, at, MOST_THROTTLED)

export const maybeRefill = (pushback: Pushback | null, at: At): Decision =>
  pushback === null
    ? own(stepped(at, MAYBE_REFILL_MS), at, 'Refilling')
    : asked(pushback, at, MAYBE_REFILL_MS.length + 1)

/** A call that may have run is sent again once, and not where the user has seen a part of the answer. */
export const mayHaveRun = (delivered: boolean, at: At): Decision => {
  if (delivered) return stop('OutputDelivered', null)
  return at.attempt > 1
    ? stop('MayHaveRun', null)
    : own(grown(at, 3000, 3, 0.5, 1.5, 20_000, 2), at, 'Backoff')
}
