import { uniform } from '../random.js'
import { type Failure, type Rule, STOP } from '../rule.js'

const RETRIES = 2
const LONGEST_HINT_MS = 60_000

/** 408, 409, 429, 5xx and no answer in time: the same for both. */
const isRetryable = (status: number): boolean =>
  status >= 500 || status === 429 || status === 408 || status === 409 || status === 0

/**
 * What the OpenAI client for Node waits after so many tries; the hint is taken as it is up to a
 * minute.
 */
export const openaiWaitMs = (
  { status, hintMs }: Failure,
  tries: number,
  random: () => number,
): number => {
  if (tries > RETRIES || !isRetryable(status)) return STOP
  if (hintMs >= 0 && hintMs <= LONGEST_HINT_MS) return hintMs
  return Math.min(500 * 2 ** (tries - 1), 8000) * uniform(random, 0.75, 1)
}

export const openai: Rule = {
  name: 'OpenAI node',
  open: ({ random }) => ({
    failed: (failure) => openaiWaitMs(failure, failure.attempt, random),
  }),
}

export const aiSdk: Rule = {
  name: 'AI SDK',
  open: () => ({
    failed: ({ attempt, status, hintMs }) => {
      if (attempt > RETRIES || !isRetryable(status)) return STOP
      const ownMs = 2000 * 2 ** (attempt - 1)
      return hintMs >= 0 && (hintMs < LONGEST_HINT_MS || hintMs < ownMs) ? hintMs : ownMs
    },
  }),
}
