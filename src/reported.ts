import { type Attempt, attemptOf, endingOf, lastOf, MOST_KEPT, readAttempt } from './attempt.js'
import { type At, decide, situationOf } from './decide.js'
import type { Decision } from './decision.js'
import type { Cause, Diagnosis } from './diagnosis.js'
import { followedOf, policyOf } from './followed.js'
import { defaultPolicy, type Policy } from './policy.js'
import { isArray, isObject, prop } from './read.js'
import { lineOf, paceFollowed } from './replay.js'
import type { Session } from './session.js'
import { utc } from './utc.js'

/** One attempt as a report tells it. */
export interface ReportedAttempt {
  /** Attempts made, this one included. */
  readonly attempt: number
  /** When it was decided, as `2026-10-05 12:00:30 UTC`; `null` outside 1970 to 9999. */
  readonly at: string | null
  /** The same moment in epoch ms. */
  readonly atEpochMs: number
  /** For support; `null` where none was seen, or it may not be shown. */
  readonly requestId: string | null
  /** Of the answer, from 100 to 599; `null` where none came. */
  readonly status: number | null
  /** The exact reason; `null` where it is not known here. */
  readonly cause: Cause | null
  /** What came of it. */
  readonly decision: Decision
}

/** The attempts of a call, and the lines that reproduce what was decided of them. */
export interface Reported {
  /** The oldest first, at most 16. */
  readonly attempts: readonly ReportedAttempt[]
  /** What `replay` reads: at most one for each attempt. */
  readonly lines: readonly string[]
}

const reported = (attempts: readonly Attempt[], policy: unknown): Reported => ({
  attempts: attempts.map(({ attempt, atEpochMs, requestId, status, cause, decision }) => ({
    attempt,
    at: utc(atEpochMs),
    atEpochMs,
    requestId,
    status,
    cause,
    decision,
  })),
  lines: attempts.flatMap((attempt) => lineOf(attempt, policy) ?? []),
})

/** The attempts that a session remembers. What is none of its own is left out. */
export const ofSession = (session: Session): Reported => {
  const history = prop(session, 'history')
  const kept = isArray(history) ? lastOf(history, MOST_KEPT) : []
  return reported(
    kept.flatMap((stored) => readAttempt(stored) ?? []),
    prop(session, 'policy'),
  )
}

/** Of a call whose attempts are not known. */
export const NOTHING: Reported = { attempts: [], lines: [] }

/** The one attempt of a call without a session: what `decide` says of it. */
export const ofMoment = (diagnosis: Diagnosis, at: At | undefined, policy: Policy): Reported => {
  if (!isObject(at)) return NOTHING
  const pace = paceFollowed(endingOf(diagnosis))
  const followed = pace === null ? null : followedOf(policy, pace)
  if (pace !== null && followed === null) return NOTHING
  // By the copy, which has a bound: what holds itself might be decided about for ever.
  const bounded = followed === null ? defaultPolicy : policyOf(followed)
  const attempt = attemptOf(diagnosis, situationOf(at), decide(diagnosis, at, bounded))
  return reported(attempt === null ? [] : [attempt], bounded)
}
