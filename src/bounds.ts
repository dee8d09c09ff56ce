import type { Backoff } from './backoff.js'
import { relaxMsOf, within } from './budget.js'
import type { Pace } from './diagnosis.js'
import { finiteIn, finiteOr } from './number.js'
import { leftOf } from './plan.js'
import { eachPace, type PaceRule, type Policy } from './policy.js'
import { ofSides, type Room } from './room.js'

/** The worst that a policy can do. */
export interface Bounds {
  /** Attempts of one call, the first included; `null`: without end. */
  readonly mostAttempts: number | null
  /** All waits of one call together, in ms, postponed ones included: what a session, or `elapsedMs`, holds to. */
  readonly mostWaitMs: number
  /** Calls made of one that needs a fix: it is never sent again. */
  readonly callsPerPermanentError: 1
  /** In the long run a client with a budget sends at most so many retries for each success. */
  readonly retriesPerSuccess: number | null
  /** And so many a second beside them. Both `null` where a pace costs nothing; a 402, which does, is left out. */
  readonly retriesPerSecond: number | null
}

/** After how many attempts a backoff gives up, at the latest. */
export const attemptsOf = (backoff: Backoff, room: Room | null = null): number => {
  switch (backoff._tag) {
    case 'Never':
      return 1
    case 'Constant':
    case 'Exponential':
    case 'Ladder':
      return Number.POSITIVE_INFINITY
    case 'LimitAttempts':
      return Math.min(Math.max(Math.ceil(backoff.attempts) || 1, 1), attemptsOf(backoff.of, room))
    case 'Both':
    case 'Either': {
      const sides = ofSides(room, (side, inside) => attemptsOf(backoff.of[side], inside))
      if (sides === null) return 1
      return backoff._tag === 'Both' ? Math.min(...sides) : Math.max(...sides)
    }
    case 'Jitter':
    case 'Cap':
    case 'LimitTotal':
      return attemptsOf(backoff.of, room)
    default:
      return 1
  }
}

/** Only a 402 has the pace `RefillUnknown`, and a 402 costs nothing. */
const isCharged = (pace: Pace): boolean => pace !== 'RefillUnknown'

/** What is no rule is not followed; the other paces are. */
const mostAttempts = (rule: PaceRule): number => {
  try {
    const { backoff, earned } = rule
    return Math.max(attemptsOf(backoff), earned === null ? 1 : attemptsOf(earned))
  } catch {
    return 1
  }
}

const leastCost = ({ paces }: Policy): number =>
  Math.min(
    ...eachPace((pace) =>
      isCharged(pace) && mostAttempts(paces[pace]) > 1
        ? Math.max(finiteOr(paces[pace].cost, 1), 0)
        : Number.POSITIVE_INFINITY,
    ),
  )

const NOTHING: Bounds = {
  mostAttempts: 1,
  mostWaitMs: 0,
  callsPerPermanentError: 1,
  retriesPerSuccess: 0,
  retriesPerSecond: 0,
}

/**
 * The worst case of a policy, whatever the servers do.
 *
 * Attempts and waits are those of one call, retries those of one client with one budget, over a long time; at any moment
 * the tokens that it holds come on top. The answers' own time is not in `mostWaitMs`. A policy of any other shape is
 * never followed: one attempt and no wait; nor is a backoff of more than 255 `both` and `either`.
 *
 * Source: Google, "Site Reliability Engineering", chapter 21, the retry budget of a client.
 *
 * @example
 * const { mostAttempts, mostWaitMs, retriesPerSuccess } = bounds(defaultPolicy)
 * mostAttempts // => 7
 * mostWaitMs // => 59000
 * retriesPerSuccess // => 0.3
 */
export const bounds = (policy: Policy): Bounds => {
  try {
    const most = Math.max(...eachPace((pace) => mostAttempts(policy.paces[pace])))
    const cost = leastCost(policy)
    const { budget } = policy
    const earned = Math.max(finiteOr(budget.perSuccess, 0), 0)
    const refilled = within(budget.floor, budget) / (relaxMsOf(budget) / 1000)
    return {
      mostAttempts: most === Number.POSITIVE_INFINITY ? null : most,
      mostWaitMs: most > 1 ? Math.max(leftOf(policy, 0), 0) : 0,
      callsPerPermanentError: 1,
      retriesPerSuccess: finiteIn(earned / cost),
      retriesPerSecond: finiteIn(refilled / cost),
    }
  } catch {
    return NOTHING
  }
}
