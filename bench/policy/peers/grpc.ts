import { uniform } from '../random.js'
import { type Rule, STOP } from '../rule.js'
import { isRetryable } from './classic.js'

const ATTEMPTS = 4
const MOST_TOKENS = 10
const TOKENS_PER_SUCCESS = 0.1
const BASE_MS = 1000
const CAP_MS = 20_000

/** Retries with throttling after proposal A6; a pushback is waited for exactly. */
export const grpc: Rule = {
  name: 'gRPC A6',
  open: ({ count, random }) => {
    const tokens = new Float64Array(count).fill(MOST_TOKENS)
    return {
      failed: ({ client, attempt, status, hintMs }) => {
        if (!isRetryable(status)) return STOP
        const left = Math.max(0, (tokens[client] ?? 0) - 1)
        tokens[client] = left
        if (left <= MOST_TOKENS / 2 || attempt >= ATTEMPTS) return STOP
        if (hintMs >= 0) return hintMs
        return Math.min(BASE_MS * 2 ** (attempt - 1), CAP_MS) * uniform(random, 0.8, 1.2)
      },
      succeeded: ({ client }) => {
        tokens[client] = Math.min(MOST_TOKENS, (tokens[client] ?? 0) + TOKENS_PER_SUCCESS)
      },
    }
  },
}
