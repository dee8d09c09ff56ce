import type { Show } from 'fp-ts/Show'
import type { Backoff } from './backoff.js'
import { causes } from './causes.js'
import { type Decision, stop } from './decision.js'
import type { Diagnosis } from './diagnosis.js'
import { knownCause, knownDecision } from './known.js'
import type { Policy } from './policy.js'
import { prop } from './read.js'
import { show } from './show.js'

/**
 * A backoff as the expression that builds it.
 *
 * Bad input as in `show`.
 *
 * Source: the `Show` class of Haskell: what is shown can be pasted as source.
 *
 * @example
 * showBackoff.show(limitAttempts(3)(constant(500))) // => 'limitAttempts(3)(constant(500))'
 */
export const showBackoff: Show<Backoff> = { show }

/**
 * A policy as the expression that builds it.
 *
 * Bad input as in `show`.
 *
 * Source: the `Show` class of Haskell: what is shown can be pasted as source.
 *
 * @example
 * showPolicy.show(defaultPolicy).startsWith('policy({') // => true
 */
export const showPolicy: Show<Policy> = { show }

/**
 * A diagnosis in two words, for a log: its tag and its cause, one where both are the same.
 *
 * It shows no evidence and nothing that came over the wire; `explain` does the telling. What is no diagnosis is shown as
 * the one that nothing was recognised of.
 *
 * Source: fp-ts, `Show`.
 *
 * @example
 * showDiagnosis.show(diagnose({ status: 500 })) // => 'ServiceFault(ServiceError)'
 * showDiagnosis.show(diagnose({ status: 429 })) // => 'RateLimited'
 */
export const showDiagnosis: Show<Diagnosis> = {
  show: (diagnosis) => {
    const cause = knownCause(prop(diagnosis, 'cause')) ?? 'Unknown'
    const { tag } = causes[cause]
    return tag === cause ? tag : `${tag}(${cause})`
  },
}

/**
 * A decision in one line, for a log: the wait in ms, or the reason and, where the server said so, until when in epoch ms.
 *
 * What is no decision is shown as `Stop(NotUnderstood)`, which is how it behaves.
 *
 * Source: fp-ts, `Show`.
 *
 * @example
 * showDecision.show({ _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }) // => 'Retry(2200, Backoff)'
 * showDecision.show({ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }) // => 'Stop(NeedsFix)'
 */
export const showDecision: Show<Decision> = {
  show: (decision) => {
    const known = knownDecision(decision) ?? stop('NotUnderstood')
    const { reason } = known
    if (known._tag === 'Retry') return `Retry(${known.afterMs}, ${reason})`
    return known.untilEpochMs === null
      ? `Stop(${reason})`
      : `Stop(${reason}, ${known.untilEpochMs})`
  },
}
