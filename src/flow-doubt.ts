import { type Conclusion, conclusion, unclear } from './flow-conclusion.js'
import { heldOf, stepOf } from './flow-evidence.js'
import type { Flow } from './flow-state.js'

/**
 * Both balances are filled. What was being filled up is filled by now; but what goes on all the same is not for want of
 * money.
 */
const withBalance = ({ diagnosis, answers }: Flow): Conclusion => {
  const { cause, autoTopUp, certainty } = diagnosis
  const isFilling = cause === 'BalanceReplenishing'
  const goesOn = answers.Curl === 'SameError'
  if (isFilling && goesOn && certainty !== 'Certain') {
    return conclusion('Service', 'ServiceUnavailable', 'Likely', null, 'Support')
  }
  const wasFilling = isFilling || (cause !== 'QuotaExhausted' && autoTopUp !== false && !goesOn)
  return wasFilling
    ? conclusion('CallerAccount', cause, 'Likely', 'Balance', 'RetryNow')
    : unclear('Unknown', null)
}

/** "A 404 with the URL correct usually means the model parameter is wrong." */
const withUrl = (flow: Flow): Conclusion => {
  const { diagnosis } = flow
  if (diagnosis._tag === 'Unreachable') {
    return conclusion('Network', diagnosis.cause, 'Likely', null, 'CheckNetwork')
  }
  return heldOf(flow, 'Model') === 'Right'
    ? unclear('Unknown', null)
    : conclusion('CallerRequest', 'UnknownInstrument', 'Likely', null, 'FixModel')
}

/** What is left of a diagnosis whose step was found to be in order; `null` while it stands. */
export const withoutIt = (flow: Flow): Conclusion | null => {
  const { diagnosis } = flow
  const own = stepOf(diagnosis)
  if (own === null) return null
  const held = heldOf(flow, own)
  if (held === 'Enough') return withBalance(flow)
  // Who answered in The Grid's place is known by its own words.
  if (held === 'NotInTheWay') {
    return diagnosis._tag === 'Intercepted' ? null : unclear(diagnosis.cause, null)
  }
  if (held !== 'Right') return null
  if (own === 'AuthHeader') {
    return isLost(flow)
      ? null
      : conclusion('CallerConfig', 'InvalidApiKey', 'Likely', null, 'CheckKey')
  }
  return own === 'BaseUrl' ? withUrl(flow) : unclear('Unknown', null)
}

/** The header was right, and was lost on the way. */
export const isLost = ({ diagnosis }: Flow): boolean =>
  diagnosis.cause === 'AuthorizationLostOnRedirect'
