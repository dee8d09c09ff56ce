import { uniform } from '../random.js'
import { type Failure, type Rule, STOP, type Strategy } from '../rule.js'

const TRIES = 5
const BASE_MS = 1000
const CAP_MS = 20_000

/** What The Grid calls retryable, and no answer in time. */
export const isRetryable = (status: number): boolean =>
  status === 402 || status === 429 || status === 500 || status === 503 || status === 0

/** 1, 2, 4, 8 s. */
const doubled = (attempt: number): number => Math.min(BASE_MS * 2 ** (attempt - 1), CAP_MS)

/**
 * The textbook rules, each told of The Grid's retryable answers and with Retry-After as a floor.
 */
const classic = (name: string, wait: (failure: Failure, random: () => number) => number): Rule => ({
  name,
  open: ({ random }): Strategy => ({
    failed: (failure) =>
      failure.attempt >= TRIES || !isRetryable(failure.status)
        ? STOP
        : Math.max(wait(failure, random), failure.hintMs),
  }),
})

export const none: Rule = { name: 'none', open: () => ({ failed: () => STOP }) }

const FIXED_TRIES = 4

/** As it is mostly written by hand: three more tries, a second apart, whatever the server says. */
export const fixed: Rule = {
  name: 'fixed 1 s x3',
  open: () => ({
    failed: ({ attempt, status }) =>
      attempt >= FIXED_TRIES || !isRetryable(status) ? STOP : BASE_MS,
  }),
}

export const exponential = classic('exponential, no jitter', ({ attempt }) => doubled(attempt))

export const fullJitter = classic('full jitter', ({ attempt }, random) =>
  uniform(random, 0, doubled(attempt)),
)

export const equalJitter = classic('equal jitter', ({ attempt }, random) =>
  uniform(random, doubled(attempt) / 2, doubled(attempt)),
)

/** The memo is the wait before. */
export const decorrelated = classic('decorrelated', (failure, random) => {
  const before = failure.memo === 0 ? BASE_MS : failure.memo
  failure.memo = Math.min(CAP_MS, uniform(random, BASE_MS, before * 3))
  return failure.memo
})
