import { type Decision, stop } from './decision.js'
import type { Cause, Diagnosis, Pace, Recovery } from './diagnosis.js'
import { knownCause, knownDecision, knownPace, knownPushback, knownRecovery } from './known.js'
import { finiteIn } from './number.js'
import type { Situation } from './plan.js'
import type { Pushback } from './pushback.js'
import { boolOf, isArray, prop, statusOf, textOf } from './read.js'
import { safeRequestId } from './redact.js'

/** How an attempt ended, as far as it decides what comes next. `null` for what was absent, or is not known here. */
export interface Ending {
  /** The exact reason. */
  readonly cause: Cause | null
  /** Of the answer, from 100 to 599. */
  readonly status: number | null
  /** What could make the call work. */
  readonly recovery: Recovery | null
  /** How a retry is paced; `null` also where there is nothing to retry. */
  readonly pace: Pace | null
  /** What the server said about waiting. */
  readonly pushback: Pushback | null
  /** Whether content had reached the user. */
  readonly outputDelivered: boolean
}

/**
 * What one attempt led to, and all that led to it.
 *
 * Names of this library, numbers and booleans; the only text is the request ID, which passes the gate.
 */
export interface Attempt extends Ending {
  /** Attempts made, this one included. */
  readonly attempt: number
  /** When it was decided, in epoch ms. */
  readonly atEpochMs: number
  /** The random number that was used, from 0 to 1. */
  readonly random: number
  /** Since the call began, in ms. */
  readonly elapsedMs: number
  /** Whether the call might be sent again although it may have run. */
  readonly mayReplay: boolean
  /** Whether the budget held more than it was given. */
  readonly earned: boolean
  /** For support; `null` where none was seen, or it may not be shown. */
  readonly requestId: string | null
  /** What came of it. */
  readonly decision: Decision
}

/** So many attempts of a call are remembered: more than any policy makes by itself, and small enough to store. */
export const MOST_KEPT = 16

/** Of a diagnosis, or of an attempt that was stored: what a plan reads has the same names in both. */
export const endingOf = (from: unknown): Ending => ({
  cause: knownCause(prop(from, 'cause')),
  status: statusOf(prop(from, 'status')),
  recovery: knownRecovery(prop(from, 'recovery')),
  pace: knownPace(prop(from, 'pace')),
  pushback: knownPushback(prop(from, 'pushback')),
  outputDelivered: prop(from, 'outputDelivered') === true,
})

/** Field by field: one is made for every outcome. */
const joined = (
  ending: Ending,
  at: Situation,
  requestId: unknown,
  decision: Decision,
): Attempt => ({
  attempt: at.attempt,
  // JSON has neither a negative zero nor a time that never ends: the longest it has is as far behind every deadline.
  atEpochMs: at.now + 0,
  random: at.random,
  elapsedMs: Math.min(at.elapsedMs, Number.MAX_VALUE),
  mayReplay: at.mayReplay,
  earned: at.earned,
  cause: ending.cause,
  status: ending.status,
  recovery: ending.recovery,
  pace: ending.pace,
  pushback: ending.pushback,
  outputDelivered: ending.outputDelivered,
  requestId: safeRequestId(textOf(requestId, 256)),
  decision,
})

const isShare = (value: number | null): value is number =>
  value !== null && value >= 0 && value <= 1

const isCount = (value: number | null): value is number =>
  value !== null && value >= 1 && Number.isSafeInteger(value)

/** No stored decision has a moment that JSON lacks. */
const storable = (decision: Decision): Decision =>
  decision._tag === 'Retry' || decision.untilEpochMs === null
    ? decision
    : stop(decision.reason, finiteIn(decision.untilEpochMs))

/** The record of what was just decided; `null` where it cannot be stored. */
export const attemptOf = (
  diagnosis: Diagnosis,
  at: Situation,
  decision: Decision,
): Attempt | null =>
  isCount(finiteIn(at.attempt))
    ? joined(endingOf(diagnosis), at, prop(diagnosis, 'requestId'), storable(decision))
    : null

/** Where a call stood, read from an attempt that was stored; `null` for anything that is none. */
export const situationIn = (stored: unknown): Situation | null => {
  const attempt = finiteIn(prop(stored, 'attempt'))
  const now = finiteIn(prop(stored, 'atEpochMs'))
  const random = finiteIn(prop(stored, 'random'))
  const elapsedMs = finiteIn(prop(stored, 'elapsedMs'))
  const mayReplay = boolOf(prop(stored, 'mayReplay'))
  const earned = boolOf(prop(stored, 'earned'))
  return isCount(attempt) &&
    now !== null &&
    isShare(random) &&
    elapsedMs !== null &&
    elapsedMs >= 0 &&
    mayReplay !== null &&
    earned !== null
    ? { attempt, now, random, elapsedMs, mayReplay, earned }
    : null
}

/** An attempt from elsewhere, made anew of its own fields; `null` for anything that is none. */
export const readAttempt = (stored: unknown): Attempt | null => {
  const at = situationIn(stored)
  const decision = knownDecision(prop(stored, 'decision'))
  return at === null || decision === null
    ? null
    : joined(endingOf(stored), at, prop(stored, 'requestId'), decision)
}

/** The last few, by place and without an iterator: the list may come from elsewhere, and be of any length. */
export const lastOf = <A>(list: readonly A[], most: number): readonly A[] => {
  const kept: A[] = []
  if (!isArray(list)) return kept
  const { length } = list
  for (let back = Math.min(most, length); back > 0; back--) {
    const item = list[length - back]
    if (item !== undefined) kept.push(item)
  }
  return kept
}

/** A history with one attempt more, of which the oldest are forgotten. */
export const remembered = (
  history: readonly Attempt[],
  attempt: Attempt | null,
): readonly Attempt[] =>
  attempt === null ? lastOf(history, MOST_KEPT) : [...lastOf(history, MOST_KEPT - 1), attempt]
