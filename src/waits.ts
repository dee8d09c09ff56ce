import { answer } from './answer.js'
import type { Pace } from './diagnosis.js'
import { attemptsMade, fraction } from './number.js'
import { backoffOf, fitted, leftOf } from './plan.js'
import type { Policy } from './policy.js'

/** Enough for any call, and a bound on the work. */
const MOST_WAITS = 1000

/**
 * The first `n` waits at one pace, in ms: of a call whose every attempt fails at once, with no wait asked by the server.
 *
 * Fewer when the policy gives up before. `random` is the same for all of them: 0 gives the shortest waits, 1 the
 * longest, and without it the middle ones are listed. At most 1,000. It waits for nothing. An `n` below 1, or that is no
 * number, and a policy of any other shape, or with a backoff of more than 255 `both` and `either`, give none.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * waits(defaultPolicy, 'Fault', 9) // => [2200, 3740, 6358]
 */
export const waits = (policy: Policy, pace: Pace, n: number, random = 0.5): readonly number[] => {
  const listed: number[] = []
  try {
    const backoff = backoffOf(policy.paces[pace], false)
    const count = Math.min(attemptsMade(n), MOST_WAITS)
    const u = fraction(random)
    let elapsedMs = 0
    for (let attempt = 1; attempt <= count && n >= 1; attempt++) {
      const own = answer(backoff, attempt, elapsedMs, u)
      const next = fitted(own, leftOf(policy, elapsedMs), policy, u, 'Backoff')
      if (next._tag === 'Stop') return listed
      listed.push(next.afterMs)
      elapsedMs += next.afterMs
    }
    return listed
  } catch {
    return listed
  }
}
