import * as O from 'fp-ts/Option'
import type { Cause, Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { intermediaryOf } from './intermediary.js'
import { credits, limited } from './limits.js'
import { judgeNotFound } from './not-found.js'
import type { Answered } from './outcome.js'
import { causeOfStatus } from './recognise.js'
import { requestFault } from './request-fault.js'
import { codeOf, judgeCredibly, judgeSaid, wordsOf } from './said.js'
import { judgeUnauthorized } from './unauthorized.js'
import { judgeUnavailable } from './unavailable.js'

/** An unknown status counts as the first of its class (RFC 9110 section 15): of 5xx, as a 500. */
const causeOf = (status: number): Cause =>
  causeOfStatus(status) ?? (status >= 500 ? 'ServiceError' : 'Unknown')

const byStatus = (outcome: Answered): Recognition => {
  const { status } = outcome
  const cause = causeOf(status)
  const evidence = outcome.body.form === 'Html' ? saw('GatewayPage') : saw('Status', { status })
  const found = recognised(cause, cause === 'Unknown' ? 'Guess' : 'Certain', evidence)
  return status === 425 ? { ...found, pace: 'Fault' } : found
}

/** By body code, body words, then the bare status. */
const bySaidOrStatus = (outcome: Answered): Recognition => {
  switch (outcome.status) {
    case 401:
      return judgeUnauthorized(outcome)
    case 402:
      return credits(wordsOf(outcome), outcome.autoTopUp)
    case 404:
      return judgeNotFound(outcome, judgeSaid(outcome))
    case 429:
      return limited(wordsOf(outcome), codeOf(outcome))
    case 503:
      return judgeUnavailable(outcome)
    default:
      return judgeCredibly(outcome) ?? byStatus(outcome)
  }
}

/** An error answer: first whose it is, then the request's own fault, then what it says. */
export const judgeFailure = (outcome: Answered): Recognition => {
  const intermediary = intermediaryOf(outcome)
  if (O.isSome(intermediary)) return intermediary.value
  const fault = requestFault(outcome.request, outcome.grid, outcome.status)
  return O.isSome(fault) ? fault.value : bySaidOrStatus(outcome)
}
