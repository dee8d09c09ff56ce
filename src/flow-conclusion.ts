import type { Cause, Certainty, Culprit } from './diagnosis.js'
import { faultOf, heldOf, stepOf } from './flow-evidence.js'
import type { Flow, StepId } from './flow-state.js'

/** What to do next, in a word; the sentences are in `words.ts`. */
export type NextId =
  | 'AsDiagnosed'
  | 'AsFound'
  | 'AfterIncident'
  | 'PastProxy'
  | 'IdleTimeout'
  | 'FixAuthHeader'
  | 'FixBaseUrl'
  | 'FixModel'
  | 'FixRequestBody'
  | 'CheckKey'
  | 'AddCredits'
  | 'GetTokens'
  | 'RetryNow'
  | 'YourCode'
  | 'OtherKey'
  | 'LongCalls'
  | 'OwnProxy'
  | 'DiagnoseCurl'
  | 'CheckNetwork'
  | 'Support'

/** Whose it is, as far as the flow is walked. */
export interface Conclusion {
  readonly culprit: Culprit
  readonly cause: Cause
  readonly certainty: Certainty
  /** The step that decided it; `null` when the diagnosis alone did. */
  readonly because: StepId | null
  readonly next: NextId
  /** No answer that is still open could change it. */
  readonly isFinal: boolean
}

/** One that other answers may still change. */
export const conclusion = (
  culprit: Culprit,
  cause: Cause,
  certainty: Certainty,
  because: StepId | null,
  next: NextId,
  isFinal = false,
): Conclusion => ({ culprit, cause, certainty, because, next, isFinal })

/** One that nothing else changes. */
export const final = (
  culprit: Culprit,
  cause: Cause,
  certainty: Certainty,
  because: StepId | null,
  next: NextId,
): Conclusion => conclusion(culprit, cause, certainty, because, next, true)

/** Nobody can tell from here; support can. */
export const unclear = (cause: Cause, because: StepId | null): Conclusion =>
  conclusion('Unclear', cause, 'Guess', because, 'Support')

/** The step in which what was diagnosed was seen. */
export const seenIn = (flow: Flow): StepId | null => {
  const own = stepOf(flow.diagnosis)
  return own !== null && heldOf(flow, own) === 'Wrong' ? own : null
}

/** A fault of the request that was seen, and that would be diagnosed as something else, is told in its own words. */
const asSeen = (flow: Flow): NextId => {
  const own = seenIn(flow)
  const fault = own === null ? null : faultOf(flow, own)
  return fault === null || fault.cause === flow.diagnosis.cause ? 'AsDiagnosed' : 'AsFound'
}

/** What the diagnosis says while no answer speaks against it. */
export const asDiagnosed = (flow: Flow): Conclusion => {
  const { culprit, cause, certainty } = flow.diagnosis
  const next = culprit === 'Unclear' ? 'Support' : asSeen(flow)
  return conclusion(culprit, cause, certainty, seenIn(flow), next)
}
