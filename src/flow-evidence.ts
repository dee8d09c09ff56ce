import { causes } from './causes.js'
import type { Cause, Diagnosis, EvidenceCode, Tag } from './diagnosis.js'
import type { Finding } from './finding.js'
import type { Flow, Given, Result, StepId } from './flow-state.js'
import { isNameOf } from './read.js'
import { explainsSilence, explainsStatus } from './recognise.js'
import { has } from './subject.js'

/** The steps in which something of the request is checked. */
export type CheckId = 'AuthHeader' | 'BaseUrl' | 'Model' | 'RequestBody'

/** What the evidence says of a step: what was found, or that it cannot be the reason. */
export type Known = 'Right' | 'Wrong' | 'Found' | 'None' | 'CannotBe'

/** Where the page has one look when something of this kind happened. */
const STEP_OF: { readonly [T in Tag]: StepId | null } = {
  Unauthorized: 'AuthHeader',
  PaymentRequired: 'Balance',
  Replenishing: 'Balance',
  UnknownInstrument: 'Model',
  WrongUrl: 'BaseUrl',
  BadRequest: 'RequestBody',
  RateLimited: null,
  QuotaExhausted: 'Balance',
  ServiceFault: null,
  RedirectNotFollowed: null,
  Unreachable: 'Proxy',
  NoReply: 'Proxy',
  CutShort: 'Proxy',
  Intercepted: 'Proxy',
  Cancelled: null,
  Healthy: null,
  Unrecognised: null,
}

/** An error inside a stream shows where it would show without one. */
const ofInner = ({ evidence }: Diagnosis): StepId | null => {
  const inner = evidence[0]?.values.cause
  return isNameOf(causes, inner) ? STEP_OF[causes[inner].tag] : null
}

/** The step in which what was diagnosed would show; `null` where the page has none for it. */
export const stepOf = (diagnosis: Diagnosis): StepId | null => {
  const { _tag, culprit } = diagnosis
  if (culprit === 'CallerAccount') return 'Balance'
  if (_tag === 'CutShort' && culprit !== 'Network') return ofInner(diagnosis)
  const isAddress = _tag === 'Unreachable' && culprit === 'CallerConfig'
  return isAddress && !has(diagnosis, 'LocalProxy') ? 'BaseUrl' : STEP_OF[_tag]
}

/** Warnings have no cause; these are about something that a step checks. */
const WARNED: { readonly [C in EvidenceCode]?: CheckId } = {
  CaseDiffers: 'Model',
  ModelMissing: 'Model',
  EmptyTools: 'RequestBody',
  LoneToolChoice: 'RequestBody',
  NoContentType: 'RequestBody',
}

/** The step that a finding belongs to; `null` where the page has none for it. */
export const stepOfFinding = ({ cause, code }: Finding): StepId | null =>
  cause === null ? (WARNED[code] ?? null) : STEP_OF[causes[cause].tag]

/** What was found in the request that belongs to a step. */
export const findingsOf = ({ findings }: Flow, id: StepId): readonly Finding[] =>
  findings.filter((finding) => stepOfFinding(finding) === id)

/** The fault of a step, when one was found; a warning is none. */
export const faultOf = (flow: Flow, id: StepId): Finding | null =>
  findingsOf(flow, id).find(({ severity }) => severity === 'Error') ?? null

/** What was found that may be the reason and need not be. */
export const warningOf = (flow: Flow, id: StepId): Finding | null =>
  findingsOf(flow, id).find(({ severity }) => severity === 'Warning') ?? null

/** Nobody answered, so that there are neither headers nor a body. */
export const isUnanswered = ({ _tag, status }: Diagnosis): boolean =>
  status === null && (_tag === 'Unreachable' || _tag === 'NoReply')

/** Nothing is known of what happened. */
export const isBlank = ({ _tag, status }: Diagnosis): boolean =>
  status === null && _tag === 'Unrecognised'

/** The causes that stand for a step: what they explain, it can be the reason for. */
const CAUSES: { readonly [S in CheckId]: readonly Cause[] } = {
  AuthHeader: ['InvalidApiKey'],
  BaseUrl: ['WrongBaseUrl'],
  Model: ['UnknownInstrument'],
  RequestBody: ['MalformedRequest', 'ValidationFailed', 'PayloadTooLarge'],
}

const canExplain = (diagnosis: Diagnosis, id: CheckId): boolean => {
  const { _tag, status } = diagnosis
  if (isBlank(diagnosis) || stepOf(diagnosis) === id) return true
  if (_tag === 'Intercepted') return false
  if (isUnanswered(diagnosis)) return CAUSES[id].some(explainsSilence)
  return status !== null && CAUSES[id].some((cause) => explainsStatus(cause, status))
}

/** A balance is no reason for what is not about money; a cap of the day stands whatever the balance. */
const canBeBalance = (diagnosis: Diagnosis): boolean =>
  isBlank(diagnosis) || (stepOf(diagnosis) === 'Balance' && !has(diagnosis, 'DailyCap'))

/** A 400 and a 422 as such say that the body is wrong, and not in what. */
const isVague = (diagnosis: Diagnosis): boolean =>
  diagnosis._tag === 'BadRequest' &&
  (diagnosis.status === 400 || diagnosis.status === 422) &&
  has(diagnosis, 'Status')

/** Whether something of the caller's was seen that is the reason, beyond doubt, and that there is nothing to ask about. */
const isBeyondDoubt = (diagnosis: Diagnosis): boolean => {
  const { culprit, certainty, recovery, _tag } = diagnosis
  if (certainty !== 'Certain' || isVague(diagnosis)) return false
  if (_tag === 'RateLimited' || recovery === 'AfterReset') return true
  return recovery === 'AfterFix' && (culprit === 'CallerConfig' || culprit === 'CallerRequest')
}

/** These say that the header itself was right. */
const isAboutKey = ({ cause }: Diagnosis): boolean =>
  cause === 'InvalidApiKey' || cause === 'AuthorizationLostOnRedirect'

const GIVEN: { readonly [S in CheckId]: keyof Given } = {
  AuthHeader: 'headers',
  BaseUrl: 'url',
  Model: 'model',
  RequestBody: 'body',
}

/** Whether the diagnosis itself says that what a step checks was seen and was right. */
const wasRight = (diagnosis: Diagnosis, id: CheckId): boolean => {
  if (id === 'BaseUrl') return has(diagnosis, 'UrlRight')
  if (id === 'Model') return has(diagnosis, 'ModelKnown')
  const { cause, certainty } = diagnosis
  const isOfKey = cause === 'InvalidApiKey' && certainty === 'Certain'
  return id === 'AuthHeader' && isOfKey && !has(diagnosis, 'NoRequest')
}

const knownCheck = (flow: Flow, id: CheckId): Known | null => {
  const { diagnosis, given } = flow
  if (faultOf(flow, id) !== null) return 'Wrong'
  const own = stepOf(diagnosis) === id
  if (own && isBeyondDoubt(diagnosis) && !isAboutKey(diagnosis)) return 'Wrong'
  if (!canExplain(diagnosis, id)) return 'CannotBe'
  // What is refused as a body is not known to be right because no fault of it is visible.
  const isDoubted = own && id === 'RequestBody'
  return (given[GIVEN[id]] && !isDoubted) || wasRight(diagnosis, id) ? 'Right' : null
}

const knownId = ({ diagnosis }: Flow): Known | null => {
  if (diagnosis.requestId !== null) return 'Found'
  return isUnanswered(diagnosis) ? 'None' : null
}

/** What the evidence alone says of a step; `null` where only the caller can tell. */
export const knownOf = (flow: Flow, id: StepId): Known | null => {
  switch (id) {
    case 'AuthHeader':
    case 'BaseUrl':
    case 'Model':
    case 'RequestBody':
      return knownCheck(flow, id)
    case 'Balance':
      return canBeBalance(flow.diagnosis) ? null : 'CannotBe'
    case 'RequestId':
      return knownId(flow)
    default:
      return null
  }
}

/** Whether the evidence alone settles whose it is: a fault of the caller's that was seen and explains what happened. */
export const isSettled = (flow: Flow): boolean => {
  const { diagnosis } = flow
  if (diagnosis.culprit === 'Nobody') return true
  // A key is refused for the header around it more often than for itself.
  const headerSeen = diagnosis.cause !== 'InvalidApiKey' || knownOf(flow, 'AuthHeader') !== null
  const bodySeen = isVague(diagnosis) && faultOf(flow, 'RequestBody') !== null
  return (isBeyondDoubt(diagnosis) && headerSeen) || bodySeen
}

/** What is known of a step and what was answered to it, together: the evidence is not overruled. */
export const heldOf = (flow: Flow, id: StepId): Known | Result | null =>
  knownOf(flow, id) ?? flow.answers[id]

/** Where something between may be to blame: nothing answered, something else answered, or an answer was cut off. */
export const mayBeBetween = (flow: Flow): boolean =>
  stepOf(flow.diagnosis) === 'Proxy' ||
  isUnanswered(flow.diagnosis) ||
  flow.answers.Curl === 'NoAnswer'
