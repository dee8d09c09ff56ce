/**
 * How long to wait before the next attempt, and when to give up: plain data, printable and storable.
 *
 * `Exponential` and `Ladder` say how long; `Jitter`, `Cap` and `LimitAttempts` shape the one inside.
 */
export type Backoff =
  | { readonly _tag: 'Exponential'; readonly baseMs: number; readonly factor: number }
  | { readonly _tag: 'Ladder'; readonly stepsMs: readonly number[] }
  | { readonly _tag: 'Jitter'; readonly low: number; readonly high: number; readonly of: Backoff }
  | { readonly _tag: 'Cap'; readonly capMs: number; readonly of: Backoff }
  | { readonly _tag: 'LimitAttempts'; readonly attempts: number; readonly of: Backoff }

/** The longest wait that a timer keeps: beyond it `setTimeout` fires at once. */
export const LONGEST_MS = 2_147_483_647

/** A wait that any timer can keep: from 0 to `LONGEST_MS`; what is no number is 0. */
export const saturate = (ms: number): number => Math.min(Math.max(ms, 0), LONGEST_MS) || 0

/** `baseMs`, then `factor` times as long each time. */
export const exponential = (baseMs: number, factor: number): Backoff => ({
  _tag: 'Exponential',
  baseMs,
  factor,
})

/** These waits in turn; the last one again for ever. */
export const ladder = (...stepsMs: readonly number[]): Backoff => ({ _tag: 'Ladder', stepsMs })

/** Spread each wait between `low` and `high` times itself. */
export const jitter =
  (low: number, high: number) =>
  (of: Backoff): Backoff => ({ _tag: 'Jitter', low, high, of })

/** Bound each wait. It never ends the retrying: add `limitAttempts`. */
export const cap =
  (capMs: number) =>
  (of: Backoff): Backoff => ({ _tag: 'Cap', capMs, of })

/** Give up once so many attempts were made. */
export const limitAttempts =
  (attempts: number) =>
  (of: Backoff): Backoff => ({ _tag: 'LimitAttempts', attempts, of })

/** By repeated multiplication, since engines differ in the last bit of `**`. Stops where it is too long anyway. */
export const grow = (baseMs: number, factor: number, times: number): number => {
  let ms = baseMs
  for (let i = 0; i < times && ms <= LONGEST_MS && ms !== 0; i++) ms *= factor
  return ms
}

/** The wait after so many attempts, in ms and not yet rounded; `null` to give up. `random` is in [0, 1). */
export const waitMs = (backoff: Backoff, attempt: number, random: number): number | null => {
  switch (backoff._tag) {
    case 'Exponential':
      return saturate(grow(backoff.baseMs, backoff.factor, attempt - 1))
    case 'Ladder':
      return saturate(backoff.stepsMs[Math.min(attempt, backoff.stepsMs.length) - 1] ?? 0)
    case 'LimitAttempts':
      return attempt >= backoff.attempts ? null : waitMs(backoff.of, attempt, random)
    case 'Cap': {
      const ms = waitMs(backoff.of, attempt, random)
      return ms === null ? null : Math.min(ms, saturate(backoff.capMs))
    }
    case 'Jitter': {
      const ms = waitMs(backoff.of, attempt, random)
      const share = backoff.low + (backoff.high - backoff.low) * random
      return ms === null ? null : saturate(ms * share)
    }
  }
}
