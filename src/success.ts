import * as O from 'fp-ts/Option'
import { hasError, isCut, jsonOf } from './body.js'
import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { judgeEnvelope } from './inner-error.js'
import { intermediaryOf, pageInstead } from './intermediary.js'
import { type Answered, envelopeIn } from './outcome.js'
import { requestFault } from './request-fault.js'
import { judgeThrown } from './transport.js'

const isCall = ({ request }: Answered): boolean =>
  request !== null && request.method === 'POST' && request.isMainCall

/** The status came, and then the client threw: what it was reading broke off, or was no JSON. */
const judgeBroken = (outcome: Answered): Recognition | null => {
  if (outcome.thrown === null) return null
  const thrown = judgeThrown(outcome)
  if (thrown === null) return recognised('MalformedResponse', 'Likely', saw('ConnectionCode'))
  if (thrown.cause === 'MalformedResponse') return thrown
  return recognised('StreamInterrupted', 'Likely', saw('ConnectionCode'))
}

const healthy = (): Recognition => recognised('Healthy', 'Certain')

/** A success is one only if it holds an answer: no page, no error, nothing cut off. */
export const judgeSuccess = (outcome: Answered): Recognition => {
  const { form } = outcome.body
  if (form === 'Html') {
    const fault = requestFault(outcome.request, outcome.grid, null)
    return O.isSome(fault) ? fault.value : pageInstead(outcome)
  }
  if (isCut(outcome.body)) {
    return recognised('MalformedResponse', 'Certain', saw('BodyNotJson'))
  }
  if (hasError(jsonOf(outcome.body))) {
    const envelope = envelopeIn(outcome)
    const inner = envelope === null ? null : judgeEnvelope(envelope, outcome.autoTopUp)
    return inner ?? recognised('ServiceError', 'Likely', saw('InnerError'))
  }
  const thrown = judgeBroken(outcome)
  if (thrown !== null) return thrown
  const waf = outcome.status === 202 ? intermediaryOf(outcome) : O.none
  if (O.isSome(waf)) return waf.value
  return (form === 'Text' || form === 'Empty') && outcome.status === 200 && isCall(outcome)
    ? recognised('MalformedResponse', 'Likely', saw('BodyNotJson'))
    : healthy()
}
