import { causes } from './causes.js'
import type { Cause, Culprit } from './diagnosis.js'
import { asDiagnosed, type Conclusion, final, type NextId } from './flow-conclusion.js'
import {
  type CheckId,
  heldOf,
  isBlank,
  isSettled,
  isUnanswered,
  knownOf,
  stepOf,
  stepOfFinding,
} from './flow-evidence.js'
import type { Flow } from './flow-state.js'
import { has } from './subject.js'

/** In the order in which one fault outweighs the next. */
const checks: readonly CheckId[] = ['AuthHeader', 'BaseUrl', 'Model', 'RequestBody']

/** What was seen says it all, or shows a fault where nothing else is known. */
export const bySight = (flow: Flow): Conclusion | null => {
  if (isSettled(flow)) return { ...asDiagnosed(flow), isFinal: true }
  if (!isBlank(flow.diagnosis)) return null
  const fault = flow.findings.find(({ severity }) => severity === 'Error')
  if (fault === undefined || fault.cause === null) return null
  const { culprit } = causes[fault.cause]
  return final(culprit, fault.cause, 'Likely', stepOfFinding(fault), 'AsFound')
}

/** "If there's an active incident, it's not you." */
export const byIncident = ({ diagnosis, answers }: Flow): Conclusion | null => {
  if (answers.StatusPage !== 'Incident') return null
  const { culprit, cause } = diagnosis
  return culprit === 'Service'
    ? final('Service', cause, 'Certain', 'StatusPage', 'AfterIncident')
    : final('Service', 'ServiceUnavailable', 'Likely', 'StatusPage', 'AfterIncident')
}

/** The call works without what stands between. */
export const byProxy = ({ diagnosis, answers }: Flow): Conclusion | null => {
  if (answers.Proxy !== 'InTheWay') return null
  const { culprit, cause } = diagnosis
  const next = cause === 'StreamInterrupted' ? 'IdleTimeout' : 'PastProxy'
  // A proxy that is set where the code runs is the caller's own.
  if (has(diagnosis, 'LocalProxy')) return final(culprit, cause, 'Certain', 'Proxy', 'AsDiagnosed')
  return culprit === 'Network' || isUnanswered(diagnosis)
    ? final('Network', cause, 'Certain', 'Proxy', next)
    : final('Network', 'BlockedByProxy', 'Likely', 'Proxy', next)
}

interface Mistake {
  readonly culprit: Culprit
  readonly cause: Cause
  readonly next: NextId
}

/** What each is. */
const MISTAKES: { readonly [S in CheckId]: Mistake } = {
  AuthHeader: { culprit: 'CallerConfig', cause: 'WrongAuthHeader', next: 'FixAuthHeader' },
  BaseUrl: { culprit: 'CallerConfig', cause: 'WrongBaseUrl', next: 'FixBaseUrl' },
  Model: { culprit: 'CallerRequest', cause: 'UnknownInstrument', next: 'FixModel' },
  RequestBody: { culprit: 'CallerRequest', cause: 'MalformedRequest', next: 'FixRequestBody' },
}

/** A fault that the caller found by looking. */
export const byMistake = (flow: Flow): Conclusion | null => {
  const { diagnosis, answers } = flow
  const id = checks.find((check) => knownOf(flow, check) === null && answers[check] === 'Wrong')
  if (id === undefined) return null
  const { culprit, cause, next } = MISTAKES[id]
  const isOwn = stepOf(diagnosis) === id && diagnosis._tag !== 'Unreachable'
  const named = isOwn && diagnosis.cause !== 'InvalidApiKey' ? diagnosis.cause : cause
  return final(culprit, named, isBlank(diagnosis) ? 'Likely' : 'Certain', id, next)
}

/** A balance that the caller found empty. */
export const byBalance = (flow: Flow): Conclusion | null => {
  const held = heldOf(flow, 'Balance')
  if (held !== 'NoCredits' && held !== 'NoTokens') return null
  const { culprit, cause } = flow.diagnosis
  const next = held === 'NoCredits' ? 'AddCredits' : 'GetTokens'
  return culprit === 'CallerAccount'
    ? final(culprit, cause, 'Certain', 'Balance', next)
    : final('CallerAccount', 'InsufficientCredits', 'Likely', 'Balance', next)
}
