import * as O from 'fp-ts/Option'
import { hasError } from './body.js'
import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { judgeEnvelope } from './inner-error.js'
import { intermediaryOf, pageInstead } from './intermediary.js'
import type { Answered } from './outcome.js'
import { requestFault } from './request-fault.js'
import { readStream } from './stream.js'

const ENDPOINT = /\/(?:chat\/completions|messages)\/?$/

const isCall = (outcome: Answered): boolean =>
  outcome.request?.method === 'POST' && ENDPOINT.test(outcome.request.url?.path ?? '')

const healthy = /* @__PURE__ */ recognised('Healthy', 'Certain')

/** A success is one only if it holds an answer: no page, no error, nothing cut off. */
export const judgeSuccess = (outcome: Answered): Recognition => {
  const { form, json, text, isCut } = outcome.body()
  if (form === 'Html') {
    const fault = requestFault(outcome.request, outcome.grid, ({ cause }) => cause === 'WrongHost')
    return O.isSome(fault) ? fault.value : pageInstead(outcome)
  }
  if (form === 'Events') {
    const stream = readStream({ received: text })
    if (stream.error !== null) {
      return (
        judgeEnvelope(stream.error, outcome.autoTopUp) ??
        recognised('StreamErrorEvent', 'Certain', saw('InnerError'))
      )
    }
    // Only the start of a long transcript is kept, so its end mark may be out of sight.
    return stream.complete || text.length === 8192
      ? healthy
      : recognised('StreamInterrupted', 'Certain', saw('NoEndMark'))
  }
  if (form === 'Json' && isCut())
    return recognised('MalformedResponse', 'Certain', saw('BodyNotJson'))
  if (form === 'Json' && hasError(json())) {
    const envelope = outcome.envelope()
    const inner = envelope === null ? null : judgeEnvelope(envelope, outcome.autoTopUp)
    return inner ?? recognised('ServiceError', 'Likely', saw('InnerError'))
  }
  const waf = intermediaryOf(outcome)
  if (outcome.status === 202 && O.isSome(waf)) return waf.value
  return (form === 'Text' || form === 'Empty') && outcome.status === 200 && isCall(outcome)
    ? recognised('MalformedResponse', 'Likely', saw('BodyNotJson'))
    : healthy
}
