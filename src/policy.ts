import { pipe } from 'fp-ts/function'
import { type Backoff, cap, exponential, jitter, ladder, limitAttempts } from './backoff.js'
import type { Pace } from './diagnosis.js'

/** How to retry: a backoff for each pace, and limits for the whole call. Plain data. */
export interface Policy {
  readonly backoffs: Readonly<Record<Pace, Backoff>>
  /** The caller's deadline: attempts and waits together, from the first attempt. */
  readonly totalMs: number
  /** The longest single wait; a server that asks for more is not retried. */
  readonly maxWaitMs: number
  /** Above the server's wait: up to this share of it, and at least `leastSpreadMs`, doubled with each attempt. */
  readonly spread: number
  readonly leastSpreadMs: number
}

const TOTAL_MS = 60_000

/**
 * The policy that `decide` follows unless told otherwise.
 *
 * | pace | waits | attempts |
 * |---|---|---|
 * | `Fault` | 2.2 s, then 1.7 times as long, ±35 %, at most 20 s | 4 |
 * | `Refill` | 3, 1.6, 1.6, 2.5, 5, 10 s, ±12 % | 7 |
 * | `RefillUnknown` | 3.3, 5.3 s, ±12 % | 3 |
 * | `Throttled` | the server's wait and up to half of it more; else 1 s, doubling, ±50 %, at most 20 s | 6 |
 * | `Overloaded` | 5 s, doubling, ±50 %, at most 30 s | 4 |
 * | `OutcomeUnknown` | 3 s, tripling, ±50 %, at most 20 s | 2 |
 *
 * Waits are spread so that many callers do not come back at once. It keeps no count over calls.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter"; RFC 9110 section 10.2.3.
 *
 * Change it by copying: `{ ...defaultPolicy, totalMs: 120_000, maxWaitMs: 120_000 }`.
 *
 * @example
 * defaultPolicy.totalMs // => 60000
 */
export const defaultPolicy = /* @__PURE__ */ ((): Policy => ({
  backoffs: {
    Fault: pipe(exponential(2200, 1.7), jitter(0.65, 1.35), cap(20_000), limitAttempts(4)),
    Refill: pipe(
      ladder(3000, 1600, 1600, 2500, 5000, 10_000),
      jitter(0.88, 1.12),
      limitAttempts(7),
    ),
    RefillUnknown: pipe(ladder(3300, 5300), jitter(0.88, 1.12), limitAttempts(3)),
    Throttled: pipe(exponential(1000, 2), jitter(0.5, 1.5), cap(20_000), limitAttempts(6)),
    Overloaded: pipe(exponential(5000, 2), jitter(0.5, 1.5), cap(30_000), limitAttempts(4)),
    OutcomeUnknown: pipe(exponential(3000, 3), jitter(0.5, 1.5), cap(20_000), limitAttempts(2)),
  },
  totalMs: TOTAL_MS,
  maxWaitMs: TOTAL_MS,
  spread: 0.5,
  leastSpreadMs: 1000,
}))()
