import { type Conclusion, conclusion, final, seenIn, unclear } from './flow-conclusion.js'
import { isLost } from './flow-doubt.js'
import { faultOf, isBlank, isUnanswered, warningOf } from './flow-evidence.js'
import { type Flow, stepIds } from './flow-state.js'
import { has } from './subject.js'

const isCallers = ({ culprit }: Conclusion): boolean =>
  culprit === 'CallerConfig' || culprit === 'CallerRequest'

/** What a short call that works says of one that got no answer: it is the runtime's doing. */
const ofRuntime = ({ diagnosis }: Flow, before: Conclusion): Conclusion | null => {
  const { culprit, cause } = before
  if (cause === 'TlsFailure') return final(culprit, cause, 'Likely', 'Curl', 'AsDiagnosed')
  if (diagnosis._tag === 'NoReply')
    return conclusion('CallerConfig', cause, 'Likely', 'Curl', 'LongCalls')
  return isUnanswered(diagnosis) && !isCallers(before)
    ? conclusion('CallerConfig', cause, 'Likely', 'Curl', 'OwnProxy')
    : null
}

/** Something odd in the request, which the plain call has not. */
const ofWarning = (flow: Flow, { cause }: Conclusion): Conclusion | null => {
  const odd = stepIds.find((id) => warningOf(flow, id) !== null)
  return odd === undefined || faultOf(flow, odd) !== null
    ? null
    : final('CallerRequest', cause, 'Likely', odd, 'AsFound')
}

/** What the application sends beside the plain call. */
const ofApplication = (flow: Flow, before: Conclusion): Conclusion => {
  const { culprit, cause, next } = before
  if (!isCallers(before)) return conclusion('CallerConfig', cause, 'Likely', 'Curl', 'YourCode')
  const seen = seenIn(flow)
  if (seen !== null) return final(culprit, cause, 'Likely', seen, next)
  if (next === 'CheckKey') return conclusion(culprit, cause, 'Likely', 'Curl', 'OtherKey')
  const isNamed = next === 'FixModel' || cause === 'RedirectNotFollowed'
  return conclusion(culprit, cause, 'Likely', 'Curl', isNamed ? next : 'YourCode')
}

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
  return ofRuntime(flow, before) ?? ofWarning(flow, before) ?? ofApplication(flow, before)
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
