/**
 * How long to wait before the next attempt, and when to give up: plain data, printable and storable.
 *
 * `Never`, `Constant`, `Exponential` and `Ladder` say how long; the others shape what they are `of`. In ms: `ms`,
 * `baseMs`, `stepsMs`, `capMs` and `totalMs`. `factor` says how much longer each wait is than the one before, `low` and
 * `high` are shares of the wait, and `attempts` counts the first one, too.
 */
export type Backoff =
  | { readonly _tag: 'Never' }
  | { readonly _tag: 'Constant'; readonly ms: number }
  | { readonly _tag: 'Exponential'; readonly baseMs: number; readonly factor: number }
  | { readonly _tag: 'Ladder'; readonly stepsMs: readonly number[] }
  | { readonly _tag: 'Jitter'; readonly low: number; readonly high: number; readonly of: Backoff }
  | { readonly _tag: 'Cap'; readonly capMs: number; readonly of: Backoff }
  | { readonly _tag: 'LimitAttempts'; readonly attempts: number; readonly of: Backoff }
  | { readonly _tag: 'LimitTotal'; readonly totalMs: number; readonly of: Backoff }
  | { readonly _tag: 'Both'; readonly of: readonly [Backoff, Backoff] }
  | { readonly _tag: 'Either'; readonly of: readonly [Backoff, Backoff] }

/**
 * Give up at once. The unit of `either`, and what `both` never gets past.
 *
 * Source: Haskell `retry`, whose policies end with no delay.
 *
 * @example
 * waitMs(never, { attempt: 1, random: 0.5 }) // => null
 */
export const never: Backoff = { _tag: 'Never' }

/**
 * The same wait each time, in ms. `constant(0)` is the unit of `both`.
 *
 * It never gives up: add `limitAttempts`. A negative wait, and what is no number, is 0.
 *
 * Source: Haskell `retry`, `constantDelay`.
 *
 * @example
 * waitMs(constant(500), { attempt: 3, random: 0.5 }) // => 500
 */
export const constant = (ms: number): Backoff => ({ _tag: 'Constant', ms })

/**
 * `baseMs`, then `factor` times as long each time, in ms.
 *
 * It never gives up and has no jitter: add `limitAttempts` and `jitter`. Computed by repeated multiplication, so that
 * every engine gives the same; what overflows is the longest wait that a timer keeps, and what comes out negative, or as
 * no number, is 0.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * waitMs(exponential(1000, 2), { attempt: 4, random: 0.5 }) // => 8000
 */
export const exponential = (baseMs: number, factor: number): Backoff => ({
  _tag: 'Exponential',
  baseMs,
  factor,
})

/**
 * These waits in turn, in ms; the last one again for ever.
 *
 * It never gives up: add `limitAttempts`. Without any step it waits 0; so it does at one that is negative or no number.
 *
 * Source: the troubleshooting page, "503 Service Unavailable": the second or third attempt succeeds.
 *
 * @example
 * waitMs(ladder(3000, 1600, 2500), { attempt: 2, random: 0.5 }) // => 1600
 */
export const ladder = (...stepsMs: readonly number[]): Backoff => ({ _tag: 'Ladder', stepsMs })

/**
 * Spread each wait evenly between `low` and `high` times itself.
 *
 * Put it inside a `cap` to keep the bound exact, or around it so that capped waits are spread too. It leaves the giving
 * up alone. It draws no random number: `waitMs` and `decide` are handed one. Shares that are no number, and what comes
 * out negative, make the wait 0.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * waitMs(jitter(0.5, 1.5)(constant(1000)), { attempt: 1, random: 0.25 }) // => 750
 */
export const jitter =
  (low: number, high: number) =>
  (of: Backoff): Backoff => ({ _tag: 'Jitter', low, high, of })

/**
 * Anything from 0 to the wait: `jitter(0, 1)`.
 *
 * Spreads callers best and comes back soonest. It leaves the giving up alone. Bad input as in `jitter`.
 *
 * Source: AWS Architecture Blog, "Exponential Backoff and Jitter" (2015).
 *
 * @example
 * waitMs(fullJitter(constant(1000)), { attempt: 1, random: 0.25 }) // => 250
 */
export const fullJitter = (of: Backoff): Backoff => jitter(0, 1)(of)

/**
 * Half of the wait, and anything up to the other half: `jitter(0.5, 1)`.
 *
 * It leaves the giving up alone. Bad input as in `jitter`.
 *
 * Source: AWS Architecture Blog, "Exponential Backoff and Jitter" (2015).
 *
 * @example
 * waitMs(equalJitter(constant(1000)), { attempt: 1, random: 0.5 }) // => 750
 */
export const equalJitter = (of: Backoff): Backoff => jitter(0.5, 1)(of)

/**
 * Bound each wait, in ms. It neither ends the retrying nor revives what has given up.
 *
 * A bound below 0, or that is no number, is 0.
 *
 * Source: Haskell `retry`, `capDelay`.
 *
 * @example
 * waitMs(cap(5000)(exponential(1000, 2)), { attempt: 9, random: 0.5 }) // => 5000
 */
export const cap =
  (capMs: number) =>
  (of: Backoff): Backoff => ({ _tag: 'Cap', capMs, of })

/**
 * Give up once so many attempts were made, the first one included.
 *
 * What is no number gives up at once.
 *
 * Source: Haskell `retry`, `limitRetries`; counted in attempts, as RFC 9110 and the page count them.
 *
 * @example
 * const twice = limitAttempts(3)(constant(500))
 * waitMs(twice, { attempt: 2, random: 0.5 }) // => 500
 * waitMs(twice, { attempt: 3, random: 0.5 }) // => null
 */
export const limitAttempts =
  (attempts: number) =>
  (of: Backoff): Backoff => ({ _tag: 'LimitAttempts', attempts, of })

/**
 * Give up where the wait would end so many ms after the call began, or later.
 *
 * The coming wait counts. What is no number gives up at once.
 *
 * Source: Haskell `retry`, `limitRetriesByCumulativeDelay`.
 *
 * @example
 * const minute = limitTotal(60_000)(constant(500))
 * waitMs(minute, { attempt: 1, random: 0.5, elapsedMs: 59_499 }) // => 500
 * waitMs(minute, { attempt: 1, random: 0.5, elapsedMs: 59_500 }) // => null
 */
export const limitTotal =
  (totalMs: number) =>
  (of: Backoff): Backoff => ({ _tag: 'LimitTotal', totalMs, of })

/**
 * The longer wait of the two; gives up as soon as one does.
 *
 * With `either` a bounded distributive lattice: associative, commutative, idempotent, each absorbs the other, each
 * distributes over the other; `constant(0)` is its unit and `never` its zero. Both draw on the same random number.
 *
 * Source: Haskell `retry`, the monoid of policies.
 *
 * @example
 * waitMs(both(constant(500), exponential(100, 2)), { attempt: 4, random: 0.5 }) // => 800
 */
export const both = (a: Backoff, b: Backoff): Backoff => ({ _tag: 'Both', of: [a, b] })

/**
 * The shorter wait of the two; gives up once both do.
 *
 * The other half of the lattice: `never` is its unit and `constant(0)` its zero.
 *
 * Source: Effect, `Schedule.union`; ZIO has the same operator.
 *
 * @example
 * waitMs(either(constant(500), exponential(100, 2)), { attempt: 4, random: 0.5 }) // => 500
 */
export const either = (a: Backoff, b: Backoff): Backoff => ({ _tag: 'Either', of: [a, b] })
