import { pipe } from 'fp-ts/function'
import {
  type Backoff,
  cap,
  constant,
  exponential,
  jitter,
  ladder,
  limitAttempts,
} from './backoff.js'
import type { Pace } from './diagnosis.js'

/** How a retry at one pace is spaced, and what it costs. */
export interface PaceRule {
  /** How long to wait before each retry, and when to give up. */
  readonly backoff: Backoff
  /** Followed instead of `backoff` while the budget holds a token or more above its floor; `null`: never. */
  readonly earned: Backoff | null
  /** Tokens, charged when the retry is sent. A 402 costs nothing: no restraint fills a balance. */
  readonly cost: number
  /** Whether such a failure halves the tokens: it shows that the service has too much to do. */
  readonly halves: boolean
}

/** How many retries a client affords over all its calls. */
export interface BudgetRule {
  /** Tokens to begin with, and what an idle client comes back to. */
  readonly floor: number
  /** Tokens earned by each success. */
  readonly perSuccess: number
  /** Never more tokens than this. */
  readonly most: number
  /** Time constant with which the tokens return to the floor, in ms. */
  readonly relaxMs: number
}

/** How to retry: a rule for each pace, a budget, and limits for the whole call. Plain data. */
export interface Policy {
  /** A rule for each pace. */
  readonly paces: Readonly<Record<Pace, PaceRule>>
  /** What retries are paid from. */
  readonly budget: BudgetRule
  /** The caller's deadline: attempts and waits together, from the first attempt. */
  readonly totalMs: number
  /** The longest wait of our own, and the longest that a server may ask for: beyond it there is no retry. */
  readonly maxWaitMs: number
  /** Above the server's wait: up to this share of it, at least `leastSpreadMs`, doubled each time, to the deadline. */
  readonly spread: number
  /** The least that may come on top of a wait asked by the server. */
  readonly leastSpreadMs: number
  /** A retry that the budget cannot pay: wait as `recheck` says and ask again, until the deadline; or give up. */
  readonly onEmptyBudget: 'Postpone' | 'Drop'
  /** How long to wait before the budget is asked again. */
  readonly recheck: Backoff
}

/** Something for every pace: the one place where they are listed, so that a new one is forgotten nowhere. */
export const byPace = <A>(of: (pace: Pace) => A): Readonly<Record<Pace, A>> => ({
  Fault: of('Fault'),
  Refill: of('Refill'),
  RefillUnknown: of('RefillUnknown'),
  Throttled: of('Throttled'),
  Overloaded: of('Overloaded'),
  OutcomeUnknown: of('OutcomeUnknown'),
})

/** The same in a row. */
export const eachPace = <A>(of: (pace: Pace) => A): readonly A[] => Object.values(byPace(of))

const TOTAL_MS = 60_000

const rule = (backoff: Backoff, cost: number, halves = false): PaceRule => ({
  backoff,
  earned: null,
  cost,
  halves,
})

/**
 * The policy that is followed unless told otherwise.
 *
 * | pace | waits | attempts | tokens |
 * |---|---|---|---|
 * | `Fault` | 2.2 s, then 1.7 times as long, ±35 %, at most 20 s | 4, and 2 more while a token is earned | 1 |
 * | `Refill` | 3, 1.6, 1.6, 2.5, 5, 10 s, ±12 % | 7 | 1; of a 402: 0 |
 * | `RefillUnknown` | 3.3, 5.3 s, ±12 % | 3 | 0 |
 * | `Throttled` | the server's wait and up to half of it more; else 1 s, doubling, ±50 %, at most 20 s | 6 | 1 |
 * | `Overloaded` | 5 s, doubling, ±50 %, at most 30 s | 4 | 2, and all tokens halve |
 * | `OutcomeUnknown` | 3 s, tripling, ±50 %, at most 20 s | 2 | 4, and all tokens halve |
 *
 * Waits are spread so that many callers do not come back at once. Tokens count only with a budget (`advance`, `admit`):
 * 4 to begin with, 0.3 for each success. Change it with `policy`.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter"; RFC 9110 section 10.2.3.
 *
 * @example
 * defaultPolicy.totalMs // => 60000
 */
export const defaultPolicy = /* @__PURE__ */ ((): Policy => {
  const fault = pipe(exponential(2200, 1.7), jitter(0.65, 1.35), cap(20_000))
  return {
    paces: {
      Fault: { ...rule(limitAttempts(4)(fault), 1), earned: limitAttempts(6)(fault) },
      Refill: rule(
        pipe(ladder(3000, 1600, 1600, 2500, 5000, 10_000), jitter(0.88, 1.12), limitAttempts(7)),
        1,
      ),
      RefillUnknown: rule(pipe(ladder(3300, 5300), jitter(0.88, 1.12), limitAttempts(3)), 0),
      Throttled: rule(
        pipe(exponential(1000, 2), jitter(0.5, 1.5), cap(20_000), limitAttempts(6)),
        1,
      ),
      Overloaded: rule(
        pipe(exponential(5000, 2), jitter(0.5, 1.5), cap(30_000), limitAttempts(4)),
        2,
        true,
      ),
      OutcomeUnknown: rule(
        pipe(exponential(3000, 3), jitter(0.5, 1.5), cap(20_000), limitAttempts(2)),
        4,
        true,
      ),
    },
    budget: { floor: 4, perSuccess: 0.3, most: 1000, relaxMs: 240_000 },
    totalMs: TOTAL_MS,
    maxWaitMs: TOTAL_MS,
    spread: 0.5,
    leastSpreadMs: 1000,
    onEmptyBudget: 'Postpone',
    recheck: jitter(0.5, 1.5)(constant(3000)),
  }
})()
