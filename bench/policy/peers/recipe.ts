import { uniform } from '../random.js'
import { type Rule, STOP } from '../rule.js'
import { openaiWaitMs } from './sdks.js'

const LOOPS = 5

const isRetryable = (status: number): boolean =>
  status === 402 || status === 429 || status === 500 || status === 503

/** The Grid's recipe around a client that does not retry by itself. Retry-After is not read. */
export const recipe: Rule = {
  name: 'The Grid recipe, SDK retries off',
  open: ({ random }) => ({
    failed: ({ attempt, status }) =>
      attempt >= LOOPS || !isRetryable(status)
        ? STOP
        : 1000 * (2 ** (attempt - 1) + uniform(random, 0, 1)),
  }),
}

/** The attempts of earlier loops, and how many loops that were, in one number. */
const LOOP_UNIT = 100

/**
 * The same recipe around the OpenAI client as it comes: up to three attempts in each of five
 * loops.
 */
export const recipeAsPrinted: Rule = {
  name: 'The Grid recipe, as printed',
  open: ({ random }) => ({
    failed: (failure) => {
      const loops = Math.floor(failure.memo / LOOP_UNIT)
      const tries = failure.attempt - (failure.memo % LOOP_UNIT)
      const innerMs = openaiWaitMs(failure, tries, random)
      if (innerMs !== STOP) return innerMs
      if (loops + 1 >= LOOPS || !isRetryable(failure.status)) return STOP
      failure.memo = (loops + 1) * LOOP_UNIT + failure.attempt
      return 1000 * (2 ** loops + uniform(random, 0, 1))
    },
  }),
}
