import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import { dateTime } from './date-time.js'
import { duration } from './duration.js'
import type { HeaderLookup } from './header.js'
import { dateHint, decimal, leastOf, longestHint, secondsOrMoment, sentAt } from './hint.js'
import { inMs, longer, type Pushback, until } from './pushback.js'
import { type LimitState, limitStates } from './rate-limit-field.js'
import { lazy } from './read.js'

/** Headers that speak of one bucket. */
interface Bucket {
  /** How much is left; `null` when they do not say. */
  readonly left: (header: HeaderLookup) => number | null
  /** Where several name the same moment, the first that can be read counts. */
  readonly resets: readonly string[]
}

const bucket = (remaining: string, ...resets: readonly string[]): Bucket => {
  return {
    left: (header) => leastOf(header, remaining),
    resets,
  }
}

/** Of Anthropic's subscriptions a word tells whether anything is left. */
const unified = (): Bucket => {
  return {
    left: (header) => {
      const word = header('anthropic-ratelimit-unified-status')?.trim().toLowerCase()
      if (word === 'rejected') return 0
      return word === 'allowed' || word === 'allowed_warning' ? 1 : null
    },
    resets: ['anthropic-ratelimit-unified-reset'],
  }
}

const OPENAI_KINDS = [
  'requests',
  'tokens',
  'input-tokens',
  'output-tokens',
  'project-tokens',
  'images',
]
const ANTHROPIC_KINDS = [
  'ratelimit-requests',
  'ratelimit-tokens',
  'ratelimit-input-tokens',
  'ratelimit-output-tokens',
  'priority-input-tokens',
  'priority-output-tokens',
]

const buckets = /* @__PURE__ */ lazy(() => [
  // Seconds need no clock, so they go before the moment.
  bucket('x-ratelimit-remaining', 'x-ratelimit-reset-after', 'x-ratelimit-reset'),
  bucket('ratelimit-remaining', 'ratelimit-reset'),
  bucket('x-rate-limit-remaining', 'x-rate-limit-reset'),
  ...OPENAI_KINDS.map((kind) =>
    bucket(`x-ratelimit-remaining-${kind}`, `x-ratelimit-reset-${kind}`),
  ),
  ...ANTHROPIC_KINDS.map((kind) =>
    bucket(`anthropic-${kind}-remaining`, `anthropic-${kind}-reset`),
  ),
  unified(),
])

/** Where it is not said what is left, only a 429 says that nothing is. */
const isExhausted = (remaining: number | null, status: number | null): boolean =>
  remaining === null ? status === 429 : remaining <= 0

/** Seconds, epoch seconds or ms, a duration, an RFC 3339 date-time, or an HTTP-date. */
const resetHint = (line: string, header: HeaderLookup): Pushback | null => {
  const seconds = decimal(line)
  if (seconds !== null) return secondsOrMoment(seconds, header)
  const spanMs = duration(line)
  if (O.isSome(spanMs)) return inMs(spanMs.value)
  return pipe(
    dateTime(line),
    O.match(
      () => dateHint(line, header),
      (epochMs) => until(epochMs, sentAt(header)),
    ),
  )
}

const bucketWait =
  (header: HeaderLookup, status: number | null) =>
  ({ left, resets }: Bucket): Pushback | null => {
    for (const name of resets) {
      const reset = longestHint(header, name, resetHint)
      if (reset !== null) {
        return isExhausted(left(header), status) ? reset : null
      }
    }
    return null
  }

const stateWait =
  (header: HeaderLookup, status: number | null) =>
  ({ remaining, resetSeconds }: LimitState): Pushback | null =>
    resetSeconds !== null && resetSeconds >= 0 && isExhausted(remaining, status)
      ? secondsOrMoment(resetSeconds, header)
      : null

/** A stored answer tells of a moment that has passed (the draft, section "Caching"). */
const isFromCache = (header: HeaderLookup): boolean => (leastOf(header, 'age') ?? 0) > 0

/**
 * The longest reset of the buckets that are exhausted; one with something left says nothing.
 *
 * Costs more than a dozen look-ups, so it is asked last, and only about an answer that may be about a limit.
 * `RateLimit-Policy` is not read: its window is how long a bucket lasts, not how long this one still does.
 */
export const limitReset = (header: HeaderLookup, status: number | null): Pushback | null => {
  const inBuckets = buckets().map(bucketWait(header, status)).reduce(longer, null)
  const field = header('ratelimit')
  const found =
    field === null
      ? inBuckets
      : limitStates(field).map(stateWait(header, status)).reduce(longer, inBuckets)
  return found === null || isFromCache(header) ? null : found
}
