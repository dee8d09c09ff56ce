import { causes } from './causes.js'
import { isPing, type Ping } from './curl.js'
import type { Diagnosis } from './diagnosis.js'
import type { Finding } from './finding.js'
import {
  knownCause,
  knownCertainty,
  knownCulprit,
  knownPace,
  knownPushback,
  knownRecovery,
  knownSurface,
} from './known.js'
import { SEVERITIES } from './names.js'
import { finiteIn } from './number.js'
import { boolOf, isArray, isNameOf, isPlain, keysOf, prop, statusOf } from './read.js'

/** Every question may be skipped. */
export type Answer<R extends string> = R | 'NotChecked' | null

/** One question of the page's flow. */
export type StepId =
  | 'StatusPage'
  | 'Curl'
  | 'Proxy'
  | 'AuthHeader'
  | 'BaseUrl'
  | 'Model'
  | 'Balance'
  | 'RequestBody'
  | 'RequestId'

/** What was answered, question by question; `null` before an answer. In the page's order. */
export interface Answers {
  /** Is there an active incident? */
  readonly StatusPage: Answer<'Incident' | 'NoIncident'>
  /** Does the page's plain curl work from the same machine? */
  readonly Curl: Answer<'Works' | 'SameError' | 'OtherError' | 'NoAnswer'>
  /** Is a proxy or a firewall in the way? */
  readonly Proxy: Answer<'InTheWay' | 'NotInTheWay'>
  /** Are the credentials sent as the surface wants them? */
  readonly AuthHeader: Answer<'Right' | 'Wrong'>
  /** Is the URL the right one? */
  readonly BaseUrl: Answer<'Right' | 'Wrong'>
  /** Is the instrument one that The Grid offers? */
  readonly Model: Answer<'Right' | 'Wrong'>
  /** Are there credits, and tokens for the instrument? */
  readonly Balance: Answer<'Enough' | 'NoCredits' | 'NoTokens'>
  /** Is the body well formed? */
  readonly RequestBody: Answer<'Right' | 'Wrong'>
  /** Is there an ID to send to support? */
  readonly RequestId: Answer<'Found' | 'None'>
}

/** What may be answered to one question. */
export type ResultOf<S extends StepId> = NonNullable<Answers[S]>

/** What may be answered. */
export type Result = ResultOf<StepId>

/** What of the request was handed in, so that it could be judged. */
export interface Given {
  /** Whether the credentials could be looked for. */
  readonly headers: boolean
  /** Whether the address could be compared. */
  readonly url: boolean
  /** Whether an instrument was named. */
  readonly model: boolean
  /** Whether the body could be read. */
  readonly body: boolean
}

/** The page's "Is it me or The Grid?", as far as it is walked: plain data, from which everything else follows. */
export interface Flow {
  /** What it began with. */
  readonly diagnosis: Diagnosis
  /** What `preflight` says of the request that was handed in. */
  readonly findings: readonly Finding[]
  /** What of the request could be judged. */
  readonly given: Given
  /** The plain call to compare with. */
  readonly ping: Ping
  /** What was answered so far. */
  readonly answers: Answers
}

/** The answers to each question, in the order in which a page would list them. */
export const results: { readonly [S in StepId]: readonly ResultOf<S>[] } = {
  StatusPage: ['Incident', 'NoIncident', 'NotChecked'],
  Curl: ['Works', 'SameError', 'OtherError', 'NoAnswer', 'NotChecked'],
  Proxy: ['InTheWay', 'NotInTheWay', 'NotChecked'],
  AuthHeader: ['Right', 'Wrong', 'NotChecked'],
  BaseUrl: ['Right', 'Wrong', 'NotChecked'],
  Model: ['Right', 'Wrong', 'NotChecked'],
  Balance: ['Enough', 'NoCredits', 'NoTokens', 'NotChecked'],
  RequestBody: ['Right', 'Wrong', 'NotChecked'],
  RequestId: ['Found', 'None', 'NotChecked'],
}

/** Every question, in the page's order. */
export const stepIds: readonly StepId[] = [
  'StatusPage',
  'Curl',
  'Proxy',
  'AuthHeader',
  'BaseUrl',
  'Model',
  'Balance',
  'RequestBody',
  'RequestId',
]

export const isStepId = (value: unknown): value is StepId => isNameOf(results, value)

/** Before the first answer. */
export const unanswered: Answers = {
  StatusPage: null,
  Curl: null,
  Proxy: null,
  AuthHeader: null,
  BaseUrl: null,
  Model: null,
  Balance: null,
  RequestBody: null,
  RequestId: null,
}

/** Nobody sees more at once, and a list from elsewhere has no end. */
const MOST = 64

const isListOf = (value: unknown, is: (entry: unknown) => boolean): boolean =>
  isArray(value) && value.length <= MOST && value.every(is)

const isPrintable = (value: unknown): boolean =>
  typeof value === 'string' || finiteIn(value) !== null

const isEvidence = (value: unknown): boolean => {
  const values = prop(value, 'values')
  return (
    typeof prop(value, 'code') === 'string' &&
    isPlain(values) &&
    keysOf(values, MOST).every((name) => isPrintable(prop(values, name)))
  )
}

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string'

/** With its times as they are: a plan takes those that are none for 0, but JSON keeps none of them. */
const isPushback = (value: unknown): boolean => {
  const known = knownPushback(value)
  return (
    known !== null &&
    Object.keys(known).every((name) => name === '_tag' || finiteIn(prop(value, name)) !== null)
  )
}

/** A diagnosis from elsewhere, but for the texts in it, which have to pass the gate once more. */
export const isDiagnosis = (value: unknown): value is Diagnosis => {
  const cause = knownCause(prop(value, 'cause'))
  const pace = prop(value, 'pace')
  const status = prop(value, 'status')
  const autoTopUp = prop(value, 'autoTopUp')
  const surface = prop(value, 'surface')
  const pushback = prop(value, 'pushback')
  return (
    cause !== null &&
    causes[cause].tag === prop(value, '_tag') &&
    knownCulprit(prop(value, 'culprit')) !== null &&
    knownRecovery(prop(value, 'recovery')) !== null &&
    (pace === null || knownPace(pace) !== null) &&
    knownCertainty(prop(value, 'certainty')) !== null &&
    isListOf(prop(value, 'evidence'), isEvidence) &&
    (pushback === null || isPushback(pushback)) &&
    (status === null || statusOf(status) !== null) &&
    isTextOrNull(prop(value, 'requestId')) &&
    (surface === null || knownSurface(surface) !== null) &&
    isTextOrNull(prop(value, 'instrument')) &&
    (autoTopUp === null || boolOf(autoTopUp) !== null) &&
    boolOf(prop(value, 'outputDelivered')) !== null
  )
}

const isFinding = (value: unknown): boolean => {
  const cause = prop(value, 'cause')
  const severity = prop(value, 'severity')
  return (
    typeof prop(value, 'code') === 'string' &&
    (cause === null || knownCause(cause) !== null) &&
    isNameOf(SEVERITIES, severity) &&
    knownCertainty(prop(value, 'certainty')) !== null &&
    isListOf(prop(value, 'evidence'), isEvidence)
  )
}

const isGiven = (value: unknown): boolean =>
  ['headers', 'url', 'model', 'body'].every((name) => boolOf(prop(value, name)) !== null)

const isAnswered = (value: unknown): boolean =>
  stepIds.every((id) => {
    const answer = prop(value, id)
    return answer === null || results[id].some((result) => result === answer)
  })

/** Whether a value from elsewhere is a flow: it was stored, and may have been changed since. */
export const isFlow = (value: unknown): value is Flow =>
  isDiagnosis(prop(value, 'diagnosis')) &&
  isListOf(prop(value, 'findings'), isFinding) &&
  isGiven(prop(value, 'given')) &&
  isPing(prop(value, 'ping')) &&
  isAnswered(prop(value, 'answers'))
