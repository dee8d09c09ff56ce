import type { Backoff } from './backoff.js'
import { attemptsMade, elapsed, fraction } from './number.js'
import { MOST_PAIRS, type Room } from './room.js'

/** The longest wait that a timer keeps: beyond it `setTimeout` fires at once. */
export const LONGEST_MS = 2_147_483_647

/**
 * What a backoff answers is one number on one line: the waits in ms, and behind the longest the ways of giving up. So
 * `both` is the greater and `either` the lesser, whatever they meet.
 */
export const TIME_SPENT = 2_147_483_648
const ATTEMPTS_SPENT = 2_147_483_649
const NEVER = 2_147_483_650

export const isWait = (answer: number): boolean => answer <= LONGEST_MS

/** Factors near 1 grow slowly: enough steps for any call, and a bound on the work. */
const MOST_STEPS = 10_000

/** A wait that any timer can keep: from 0 to `LONGEST_MS`; what is no number is 0. */
export const saturate = (ms: number): number => Math.min(Math.max(ms, 0), LONGEST_MS) || 0

/** By repeated multiplication, since engines differ in the last bit of `**`. Stops where nothing changes any more. */
export const grow = (baseMs: number, factor: number, times: number): number => {
  let ms = baseMs
  const steps = factor === 1 ? 0 : Math.min(times, MOST_STEPS)
  for (let i = 0; i < steps && Number.isFinite(ms) && ms !== 0; i++) ms *= factor
  return ms
}

/** The wait after so many attempts, in ms and not yet rounded, or a way of giving up. */
export const answer = (
  backoff: Backoff,
  attempt: number,
  elapsedMs: number,
  random: number,
  room: Room | null = null,
): number => {
  switch (backoff._tag) {
    case 'Never':
      return NEVER
    case 'Constant':
      return saturate(backoff.ms)
    case 'Exponential':
      return saturate(grow(backoff.baseMs, backoff.factor, attempt - 1))
    case 'Ladder':
      return saturate(backoff.stepsMs[Math.min(attempt, backoff.stepsMs.length) - 1] ?? 0)
    case 'Jitter': {
      const inner = answer(backoff.of, attempt, elapsedMs, random, room)
      const share = backoff.low + (backoff.high - backoff.low) * random
      return isWait(inner) ? saturate(inner * share) : inner
    }
    case 'Cap': {
      const inner = answer(backoff.of, attempt, elapsedMs, random, room)
      return isWait(inner) ? Math.min(inner, saturate(backoff.capMs)) : inner
    }
    case 'LimitAttempts': {
      const inner = answer(backoff.of, attempt, elapsedMs, random, room)
      return attempt < backoff.attempts ? inner : Math.max(inner, ATTEMPTS_SPENT)
    }
    case 'LimitTotal': {
      const inner = answer(backoff.of, attempt, elapsedMs, random, room)
      return elapsedMs + Math.round(inner) < backoff.totalMs ? inner : Math.max(inner, TIME_SPENT)
    }
    case 'Both':
    case 'Either': {
      // Not by `ofSides`: what a closure needs, V8 would put together for every backoff.
      const inside = room ?? { left: MOST_PAIRS }
      inside.left -= 1
      if (inside.left < 0) return NEVER
      const a = answer(backoff.of[0], attempt, elapsedMs, random, inside)
      const b = answer(backoff.of[1], attempt, elapsedMs, random, inside)
      if (inside.left < 0) return NEVER
      return backoff._tag === 'Both' ? Math.max(a, b) : Math.min(a, b)
    }
    default:
      return NEVER
  }
}

/** Where a call stands, as a backoff sees it. */
export interface Turn {
  /** Attempts already made, from 1. */
  readonly attempt: number
  /** In [0, 1), as `Math.random()` gives it. */
  readonly random: number
  /** Since the call began, in ms. Absent is 0. */
  readonly elapsedMs?: number | undefined
}

/**
 * How long a backoff waits after so many attempts, in whole ms from 0 to 2147483647; `null` to give up.
 *
 * A backoff alone knows no server and no budget: `decide` does. Numbers that are none count as 0 (`random` as 0.5,
 * `attempt` as 1); a backoff of any other shape, or of more than 255 `both` and `either`, gives up.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * const backoff = limitAttempts(3)(jitter(0.5, 1.5)(exponential(1000, 2)))
 * waitMs(backoff, { attempt: 2, random: 0.5 }) // => 2000
 * waitMs(backoff, { attempt: 3, random: 0.5 }) // => null
 */
export const waitMs = (backoff: Backoff, turn: Turn): number | null => {
  try {
    const { attempt, random, elapsedMs } = turn
    const ms = answer(backoff, attemptsMade(attempt), elapsed(elapsedMs), fraction(random))
    return isWait(ms) ? Math.round(ms) : null
  } catch {
    return null
  }
}
