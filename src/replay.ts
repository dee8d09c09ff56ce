import { type Attempt, type Ending, endingOf, situationIn } from './attempt.js'
import { type Decision, stop } from './decision.js'
import type { Diagnosis, Findings, Pace } from './diagnosis.js'
import { followedIn, followedOf, policyOf, written } from './followed.js'
import { knownDecision } from './known.js'
import { nothingFound } from './nothing-found.js'
import { paceOf, plan } from './plan.js'
import { defaultPolicy, type Policy } from './policy.js'
import { prop } from './read.js'
import { version } from './version.js'

/** A longer line is neither written nor read. */
const MOST_CHARACTERS = 16_384
/** The field that tells a line from any other JSON, and which version wrote it. */
const MARK = 'grid-triage'

/** A diagnosis of which a plan cannot tell that it is not the whole. */
const diagnosisOf = ({ cause, status, recovery, pace, ...rest }: Ending): Diagnosis => {
  const findings: Findings = {
    ...nothingFound,
    recovery: recovery ?? 'Unclear',
    pace,
    pushback: rest.pushback,
    status,
    outputDelivered: rest.outputDelivered,
  }
  if (cause === 'Healthy') return { ...findings, _tag: 'Healthy', cause }
  if (cause === 'AbortedByCaller') return { ...findings, _tag: 'Cancelled', cause }
  return { ...findings, _tag: 'Unrecognised', cause: 'Unknown' }
}

/** The pace whose waits are followed; `null` where none are read. */
export const paceFollowed = (ending: Ending): Pace | null => paceOf(diagnosisOf(ending))

const decided = (line: unknown): Decision | null => {
  if (typeof line !== 'string' || line.length > MOST_CHARACTERS) return null
  const stored: unknown = JSON.parse(line)
  if (typeof prop(stored, MARK) !== 'string') return null
  const at = situationIn(stored)
  const diagnosis = diagnosisOf(endingOf(stored))
  const followed = followedIn(prop(stored, 'policy'))
  const isPolicyNeeded = paceOf(diagnosis) !== null
  if (at === null || (followed === null && isPolicyNeeded)) return null
  const policy: Policy = followed === null ? defaultPolicy : policyOf(followed)
  return plan(diagnosis, policy, at)
}

/**
 * Decide again what a line of a report tells of.
 *
 * The line holds all that the decision was made of: how the attempt ended, where the call stood, and the waits that were
 * followed. What was decided stands in it too, and is not read: this is the same computation once more, so that anybody
 * can check it, or change a number and see what follows. A line that another version wrote is decided by the rules of
 * this one. It waits for nothing and sends nothing. Lines of more than 16,384 characters, and anything that is no such
 * line, give `Stop` with `NotUnderstood`.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?", "what you expected vs. what you got".
 *
 * @example
 * const moment = { now: 0, random: 0.5 }
 * const [line] = report(diagnose({ status: 500 }), { moment, at: { ...moment, attempt: 1 } }).lines
 * replay(line) // => { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
 * replay(line.replace('"random":0.5', '"random":0')) // => { _tag: 'Retry', afterMs: 1430, reason: 'Backoff' }
 */
export const replay = (line: string): Decision => {
  try {
    return decided(line) ?? stop('NotUnderstood')
  } catch {
    return stop('NotUnderstood')
  }
}

const isSame = (a: Decision | null, b: Decision): boolean =>
  a?._tag === 'Retry'
    ? b._tag === 'Retry' && a.afterMs === b.afterMs && a.reason === b.reason
    : a?._tag === b._tag && a.untilEpochMs === b.untilEpochMs && a.reason === b.reason

/**
 * An attempt and the policy it followed as one line of JSON; `null` where the policy cannot be carried over, or where the
 * line would not lead to the same decision: a diagnosis from elsewhere may hold what no line can.
 */
export const lineOf = (attempt: Attempt, policy: unknown): string | null => {
  try {
    const pace = paceFollowed(attempt)
    const followed = pace === null ? null : followedOf(policy, pace)
    if (pace !== null && followed === null) return null
    const line = JSON.stringify({ [MARK]: version, ...attempt, policy: followed }, written)
    const leadsThere = isSame(knownDecision(replay(line)), attempt.decision)
    return leadsThere && line.length <= MOST_CHARACTERS ? line : null
  } catch {
    return null
  }
}
