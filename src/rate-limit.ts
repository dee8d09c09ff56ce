import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import { dateTime } from './date-time.js'
import { duration } from './duration.js'
import { type HeaderName, header, headerName } from './header.js'
import { decimal, leastOf, longestHint, secondsOrMoment } from './hint.js'
import { inMs, longer, type Pushback, type SentAt, until } from './pushback.js'
import { type LimitState, limitStates } from './rate-limit-field.js'
import { lazy } from './read.js'

/** Headers that speak of one bucket. */
interface Bucket {
  readonly remaining: HeaderName
  /** Where several name the same moment, the first that can be read counts. */
  readonly resets: readonly HeaderName[]
}

const bucket = (remaining: string, ...resets: readonly string[]): Bucket => ({
  remaining: headerName(remaining),
  resets: resets.map((name) => headerName(name)),
})

const OPENAI_KINDS = ['requests', 'tokens', 'input-tokens', 'output-tokens', 'project-tokens']
const ANTHROPIC_KINDS = ['requests', 'tokens', 'input-tokens', 'output-tokens']

const buckets = /* @__PURE__ */ lazy(() => [
  // Seconds need no clock, so they go before the moment.
  bucket('x-ratelimit-remaining', 'x-ratelimit-reset-after', 'x-ratelimit-reset'),
  bucket('ratelimit-remaining', 'ratelimit-reset'),
  bucket('x-rate-limit-remaining', 'x-rate-limit-reset'),
  ...OPENAI_KINDS.map((kind) =>
    bucket(`x-ratelimit-remaining-${kind}`, `x-ratelimit-reset-${kind}`),
  ),
  ...ANTHROPIC_KINDS.map((kind) =>
    bucket(`anthropic-ratelimit-${kind}-remaining`, `anthropic-ratelimit-${kind}-reset`),
  ),
])

const RATE_LIMIT = /* @__PURE__ */ headerName('ratelimit')
const AGE = /* @__PURE__ */ headerName('age')

/** Where it is not said what is left, only a 429 says that nothing is. */
const isExhausted = (remaining: number | null, status: number | null): boolean =>
  remaining === null ? status === 429 : remaining <= 0

/** Seconds, a moment in seconds or ms since the epoch, a duration, or an RFC 3339 date-time. */
const resetHint =
  (sentAt: SentAt) =>
  (line: string): Pushback | null => {
    const seconds = decimal(line)
    if (seconds !== null) return secondsOrMoment(seconds, sentAt)
    const spanMs = duration(line)
    if (O.isSome(spanMs)) return inMs(spanMs.value)
    return pipe(
      dateTime(line),
      O.match(
        () => null,
        (epochMs) => until(epochMs, sentAt),
      ),
    )
  }

const bucketWait =
  (headers: unknown, status: number | null, sentAt: SentAt) =>
  ({ remaining, resets }: Bucket): Pushback | null => {
    for (const name of resets) {
      const reset = longestHint(headers, name, resetHint(sentAt))
      if (reset !== null) {
        return isExhausted(leastOf(headers, remaining), status) ? reset : null
      }
    }
    return null
  }

const stateWait =
  (status: number | null, sentAt: SentAt) =>
  ({ remaining, resetSeconds }: LimitState): Pushback | null =>
    resetSeconds !== null && resetSeconds >= 0 && isExhausted(remaining, status)
      ? secondsOrMoment(resetSeconds, sentAt)
      : null

/** A stored answer tells of a moment that has passed (the draft, section "Caching"). */
const isFromCache = (headers: unknown): boolean => (leastOf(headers, AGE) ?? 0) > 0

/**
 * The longest reset of the buckets that are exhausted; one with something left says nothing.
 *
 * Costs more than a dozen look-ups, so it is asked last, and only about an answer that may be about a limit.
 * `RateLimit-Policy` is not read: its window is how long a bucket lasts, not how long this one still does.
 */
export const limitReset = (
  headers: unknown,
  status: number | null,
  sentAt: SentAt,
): Pushback | null => {
  const inBuckets = buckets()
    .map(bucketWait(headers, status, sentAt))
    .reduce(longer, null)
  const field = header(headers, RATE_LIMIT)
  const found =
    field === null
      ? inBuckets
      : limitStates(field).map(stateWait(status, sentAt)).reduce(longer, inBuckets)
  return found === null || isFromCache(headers) ? null : found
}
