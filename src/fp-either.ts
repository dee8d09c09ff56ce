import { type Either, left, right } from 'fp-ts/Either'
import { type Decision, type Retry, type Stop, stop } from './decision.js'
import { diagnose } from './diagnose.js'
import type { Diagnosis, Healthy } from './diagnosis.js'
import type { Gate, Go, Wait } from './gate.js'
import { type Grid, theGrid } from './grid.js'
import type { Policy } from './policy.js'
import { type PolicyOptions, policy } from './policy-options.js'
import { prop, safely } from './read.js'
import type { Refusal } from './refusals.js'
import type { Seen } from './seen.js'

/** A diagnosis of something that is wrong, or may be. */
export type Trouble = Exclude<Diagnosis, Healthy>

type Tagged = { readonly _tag: string }

/** Whether it has that tag, for values from elsewhere: their getters may throw, now or the next time. */
const is = <A extends Tagged, T extends A['_tag']>(
  value: A,
  tag: T,
): value is Extract<A, { readonly _tag: T }> => prop(value, '_tag') === tag

/** What is known of an attempt beside the error that it threw. */
export type KnownOfAttempt = Pick<Seen, 'request' | 'autoTopUp' | 'cancelled'>

const withError = (error: unknown, known: KnownOfAttempt): Seen =>
  safely<Seen>(
    () => ({
      error,
      request: known.request,
      autoTopUp: known.autoTopUp,
      cancelled: known.cancelled,
    }),
    { error },
  )

/**
 * Diagnose what an attempt threw: its Left becomes a diagnosis, its Right stays.
 *
 * `known` is what `diagnose` is to be told beside the error: the request, Auto Top Up, whether the caller's signal fired.
 * A client's answer in the Left is read like an error that carries a status; its body is not waited for. What is known
 * and no record is as if absent; what is no Either is a Left that is not recognised.
 *
 * Source: the troubleshooting page, "Common errors and fixes"; fp-ts, `Either.mapLeft`.
 *
 * @example
 * const diagnosed = diagnoseLeft({ request: { url: 'https://api.thegrid.ai/v1/v1/chat/completions' } })
 * diagnosed({ _tag: 'Left', left: { status: 404 } }).left.cause // => 'DoubledVersionSegment'
 * diagnosed({ _tag: 'Right', right: 'an answer' }) // => { _tag: 'Right', right: 'an answer' }
 */
export const diagnoseLeft =
  (known: KnownOfAttempt = {}, grid: Grid = theGrid) =>
  <A>(attempt: Either<unknown, A>): Either<Diagnosis, A> => {
    try {
      return attempt._tag === 'Right'
        ? attempt
        : left(diagnose(withError(attempt.left, known), grid))
    } catch {
      return left(diagnose({}))
    }
  }

/**
 * A diagnosis as an Either: Right if all is well.
 *
 * The value itself is not changed. What is no diagnosis is a Left.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?"; fp-ts, `Either`.
 *
 * @example
 * troubleOrHealthy(diagnose({ status: 500 }))._tag // => 'Left'
 * troubleOrHealthy(diagnose({ status: 200 }))._tag // => 'Right'
 */
export const troubleOrHealthy = (diagnosis: Diagnosis): Either<Trouble, Healthy> =>
  is(diagnosis, 'Healthy') ? right(diagnosis) : left(diagnosis)

/**
 * A decision as an Either: Right with the wait in ms, or Left with why to stop.
 *
 * The value itself is not changed. What is no decision is a Left with `NotUnderstood`.
 *
 * Source: fp-ts, `Either`.
 *
 * @example
 * const at = { attempt: 1, now: 0, random: 0.5 }
 * stopOrRetry(decide(diagnose({ status: 500 }), at)).right.afterMs // => 2200
 * stopOrRetry(decide(diagnose({ status: 401 }), at)).left.reason // => 'NeedsFix'
 */
export const stopOrRetry = (decision: Decision): Either<Stop, Retry> => {
  if (is(decision, 'Retry')) return right(decision)
  return left(is(decision, 'Stop') ? decision : stop('NotUnderstood'))
}

/**
 * What `admit` says as an Either: Right to send or to wait so many ms, Left with why to stop.
 *
 * The value itself is not changed. What is no gate is a Left with `NotUnderstood`.
 *
 * Source: gRPC proposal A6, "Throttling Retry Attempts and Hedged RPCs"; fp-ts, `Either`.
 *
 * @example
 * const moment = { now: 0, random: 0.5 }
 * const [, gate] = admit(begin(moment), openBudget(0), moment)
 * stopOrPass(gate) // => { _tag: 'Right', right: { _tag: 'Go' } }
 */
export const stopOrPass = (gate: Gate): Either<Stop, Go | Wait> => {
  if (is(gate, 'Go') || is(gate, 'Wait')) return right(gate)
  return left(is(gate, 'Stop') ? gate : stop('NotUnderstood'))
}

/**
 * A policy of one's own as an Either: Left with all that is wrong with the options.
 *
 * Options and defaults as for `policy`.
 *
 * Source: gRPC proposal A6, "Validation of retryPolicy"; fp-ts, `Either`.
 *
 * @example
 * refusalsOrPolicy({ totalMs: -1 }) // => { _tag: 'Left', left: [{ code: 'Negative', at: 'totalMs' }] }
 * refusalsOrPolicy({ totalMs: 120_000 }).right.maxWaitMs // => 120000
 */
export const refusalsOrPolicy = (
  options: PolicyOptions = {},
): Either<readonly Refusal[], Policy> => {
  const made = policy(options)
  return made._tag === 'Accepted' ? right(made.policy) : left(made.refusals)
}
