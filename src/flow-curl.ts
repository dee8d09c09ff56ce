import { type Conclusion, conclusion, final, seenIn, unclear } from './flow-conclusion.js'
import { isLost } from './flow-doubt.js'
import { faultOf, isBlank, isUnanswered, warningOf } from './flow-evidence.js'
import { type Flow, stepIds } from './flow-state.js'
import { has } from './subject.js'

const isCallers = ({ culprit }: Conclusion): boolean =>
  culprit === 'CallerConfig' || culprit === 'CallerRequest'

/** "If you get a normal response, your auth and network are fine. The bug is somewhere in your application." */
const afterSuccess = (flow: Flow, before: Conclusion): Conclusion => {
  const { culprit, cause } = before
  // Tokens are held for each instrument: another one says nothing of the one that failed.
  if (culprit === 'CallerAccount' && !flow.given.model) return before
  if (culprit === 'Service' || culprit === 'CallerAccount') {
    return final(culprit, cause, 'Likely', 'Curl', 'RetryNow')
  }
  // A short call says nothing of an answer that is cut off after a while.
  if (flow.diagnosis._tag === 'CutShort') return before
  if (cause === 'TlsFailure') return final(culprit, cause, 'Likely', 'Curl', 'AsDiagnosed')
  if (flow.diagnosis._tag === 'NoReply')
    return conclusion('CallerConfig', cause, 'Likely', 'Curl', 'LongCalls')
  if (isUnanswered(flow.diagnosis) && !isCallers(before)) {
    return conclusion('CallerConfig', cause, 'Likely', 'Curl', 'OwnProxy')
  }
  const odd = stepIds.find((id) => warningOf(flow, id) !== null)
  if (odd !== undefined && faultOf(flow, odd) === null) {
    return final('CallerRequest', cause, 'Likely', odd, 'AsFound')
  }
  if (!isCallers(before)) return conclusion('CallerConfig', cause, 'Likely', 'Curl', 'YourCode')
  const seen = seenIn(flow)
  if (seen !== null) return final(culprit, cause, 'Likely', seen, before.next)
  if (before.next === 'CheckKey') return conclusion(culprit, cause, 'Likely', 'Curl', 'OtherKey')
  const isNamed = before.next === 'FixModel' || cause === 'RedirectNotFollowed'
  return conclusion(culprit, cause, 'Likely', 'Curl', isNamed ? before.next : 'YourCode')
}

/** The call that must work fails alike: what the application sends is not the reason. */
const afterSameError = (flow: Flow, before: Conclusion): Conclusion => {
  const { _tag } = flow.diagnosis
  if (_tag === 'Unauthorized' && !isLost(flow)) {
    return final('CallerConfig', 'InvalidApiKey', 'Likely', 'Curl', 'CheckKey')
  }
  if (before.culprit === 'Service') {
    return conclusion('Service', before.cause, before.certainty, 'Curl', 'Support')
  }
  if (_tag === 'Unrecognised') return unclear('Unknown', 'Curl')
  // A fault that was seen is to be mended first, whatever else there is.
  const stands = !isCallers(before) || isLost(flow) || seenIn(flow) !== null
  return stands ? before : unclear('Unknown', 'Curl')
}

/** No answer to the right call either: the application is not the reason for that. */
const afterSilence = (flow: Flow, before: Conclusion): Conclusion => {
  const { diagnosis, answers } = flow
  if (!isUnanswered(diagnosis) && !isBlank(diagnosis)) return before
  if (has(diagnosis, 'LocalProxy')) return before
  const cause = isBlank(diagnosis) ? 'NetworkFailure' : diagnosis.cause
  return answers.Proxy === 'NotInTheWay'
    ? unclear(cause, 'Curl')
    : conclusion('Network', cause, 'Likely', 'Curl', 'CheckNetwork')
}

/** Something answered, so that the network is fine; what it said is another matter. */
const afterOtherError = (flow: Flow, before: Conclusion): Conclusion =>
  isUnanswered(flow.diagnosis)
    ? final('CallerConfig', before.cause, 'Likely', 'Curl', 'DiagnoseCurl')
    : { ...before, isFinal: true, next: 'DiagnoseCurl' }

/** The conclusion in the light of what the plain call did. */
export const byCurl = (flow: Flow, before: Conclusion): Conclusion => {
  switch (flow.answers.Curl) {
    case 'Works':
      return afterSuccess(flow, before)
    case 'SameError':
      return afterSameError(flow, before)
    case 'NoAnswer':
      return afterSilence(flow, before)
    case 'OtherError':
      return afterOtherError(flow, before)
    default:
      return before
  }
}
