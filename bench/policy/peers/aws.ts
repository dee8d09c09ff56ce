import { uniform } from '../random.js'
import { type Rule, STOP } from '../rule.js'

const ATTEMPTS = 3
const QUOTA = 500
const TRANSIENT_COST = 14
const THROTTLING_COST = 5
const CAP_MS = 20_000
const MOST_ABOVE_OWN_MS = 5000

/**
 * Standard mode of 2026. The memo is what the latest retry of the call has cost: a success gives
 * it back.
 */
export const aws: Rule = {
  name: 'AWS standard 2026',
  open: ({ count, random }) => {
    const quotas = new Float64Array(count).fill(QUOTA)
    return {
      failed: (failure) => {
        const { client, attempt, status, hintMs } = failure
        const throttled = status === 429
        if (!throttled && status !== 500 && status !== 503 && status !== 0) return STOP
        if (attempt >= ATTEMPTS) return STOP
        const cost = throttled ? THROTTLING_COST : TRANSIENT_COST
        const left = (quotas[client] ?? 0) - cost
        if (left < 0) return STOP
        quotas[client] = left
        failure.memo = cost
        const baseMs = throttled ? 1000 : 50
        const ownMs = uniform(random, 0, Math.min(baseMs * 2 ** (attempt - 1), CAP_MS))
        return hintMs < 0 ? ownMs : Math.min(Math.max(hintMs, ownMs), ownMs + MOST_ABOVE_OWN_MS)
      },
      succeeded: ({ client, memo }) => {
        quotas[client] = Math.min(QUOTA, (quotas[client] ?? 0) + (memo === 0 ? 1 : memo))
      },
    }
  },
}
