import type { Surface } from './grid.js'
import type { Pushback } from './pushback.js'

/** Whose fault it is. `Unclear` when the evidence does not say. */
export type Culprit =
  | 'CallerConfig'
  | 'CallerRequest'
  | 'CallerAccount'
  | 'Network'
  | 'Service'
  | 'Nobody'
  | 'Unclear'

/** What could make the call work. */
export type Recovery =
  | 'AfterFix'
  | 'Transient'
  | 'WhileRefilling'
  | 'AfterReset'
  | 'NotNeeded'
  | 'Unclear'

/** How a retry should be paced. Policies are keyed by pace only. */
export type Pace =
  | 'Fault'
  | 'Refill'
  | 'RefillUnknown'
  | 'Throttled'
  | 'Overloaded'
  | 'OutcomeUnknown'

/** How sure the diagnosis is. */
export type Certainty = 'Certain' | 'Likely' | 'Guess'

/** One thing that was seen and counted, as a code. What of it might be a secret is `…`. */
export interface Evidence {
  /** What kind it is. */
  readonly code: EvidenceCode
  /** The details, each under a name of its own; nothing secret. */
  readonly values: Readonly<Record<string, string | number>>
}

/** Every kind of evidence. */
export type EvidenceCode =
  | 'AuthorizationDropped'
  | 'BalanceWords'
  | 'BareKey'
  | 'BodyCode'
  | 'BodyLost'
  | 'BodyNotJson'
  | 'BodyNotObject'
  | 'BodyWords'
  | 'CaseDiffers'
  | 'ConnectionCode'
  | 'ContentType'
  | 'CredentialInQuery'
  | 'CreditsWords'
  | 'DailyCap'
  | 'EmptyTools'
  | 'ForeignKey'
  | 'Gateway'
  | 'GatewayPage'
  | 'HtmlAnswer'
  | 'HttpsRedirect'
  | 'InnerError'
  | 'Intermediary'
  | 'KeyShape'
  | 'ListLength'
  | 'LocalProxy'
  | 'LoneToolChoice'
  | 'MethodDiffers'
  | 'ModelKnown'
  | 'ModelMissing'
  | 'ModelSpaced'
  | 'ModelUnknown'
  | 'MoneyWords'
  | 'NestedRetries'
  | 'NoContentType'
  | 'NoCredentials'
  | 'NoEndMark'
  | 'NoRequest'
  | 'OtherHeader'
  | 'OtherScheme'
  | 'ParameterChoice'
  | 'ParameterMissing'
  | 'ParameterRange'
  | 'ParameterType'
  | 'PerInstrument'
  | 'PerKey'
  | 'RedirectTarget'
  | 'RedirectsOff'
  | 'ServerSaysRetry'
  | 'Silence'
  | 'Status'
  | 'TokensWords'
  | 'UrlDiffers'
  | 'UrlRight'

/** What a recogniser says: the cause, how sure, and what it saw. The table's columns stand unless overridden here. */
export interface Recognition {
  readonly cause: Cause
  readonly certainty: Certainty
  readonly evidence: readonly Evidence[]
  readonly culprit?: Culprit
  readonly recovery?: Recovery
  readonly pace?: Pace | null
}

/** What every diagnosis carries. Absent values are `null`; the record survives JSON unchanged. */
export interface Findings {
  /** Whose fault it is. */
  readonly culprit: Culprit
  /** What could make the call work. */
  readonly recovery: Recovery
  /** How to pace a retry, or `null` when there is nothing to retry. */
  readonly pace: Pace | null
  /** How sure the cause is. */
  readonly certainty: Certainty
  /** What was seen that says so. */
  readonly evidence: readonly Evidence[]
  /** What the server said about waiting. */
  readonly pushback: Pushback | null
  /** Of the answer, from 100 to 599; `null` where none came. */
  readonly status: number | null
  /** For support: from `x-grid-request-id`, `x-request-id`, `request-id`, or the body. */
  readonly requestId: string | null
  /** Which of the two APIs was called, where the URL says so. */
  readonly surface: Surface | null
  /** The model that was asked for. */
  readonly instrument: string | null
  /** What the caller said about Auto Top Up. */
  readonly autoTopUp: boolean | null
  /** Whether content had reached the user when the call failed. */
  readonly outputDelivered: boolean
}

/** 401 on the page: the credentials, or the way they were sent. */
export interface Unauthorized extends Findings {
  readonly _tag: 'Unauthorized'
  /** What is wrong with the credentials. */
  readonly cause:
    | 'InvalidApiKey'
    | 'MissingCredentials'
    | 'MissingBearerPrefix'
    | 'WrongAuthHeader'
    | 'MalformedKey'
    | 'AuthorizationLostOnRedirect'
}

/** 402 on the page: no credits, or no tokens for the instrument. */
export interface PaymentRequired extends Findings {
  readonly _tag: 'PaymentRequired'
  readonly cause: 'InsufficientCredits'
}

/** 503 on the page: Auto Top Up is buying tokens. */
export interface Replenishing extends Findings {
  readonly _tag: 'Replenishing'
  readonly cause: 'BalanceReplenishing'
}

/** 404 (model) on the page. */
export interface UnknownInstrument extends Findings {
  readonly _tag: 'UnknownInstrument'
  readonly cause: 'UnknownInstrument'
}

/** 404 (path) on the page: the URL is not the one The Grid serves. */
export interface WrongUrl extends Findings {
  readonly _tag: 'WrongUrl'
  /** Which part of the URL is wrong. */
  readonly cause:
    | 'WrongBaseUrl'
    | 'DoubledVersionSegment'
    | 'MissingVersionSegment'
    | 'ExtraPathSegment'
    | 'TrailingSlash'
    | 'WrongHost'
    | 'WrongEndpointForSurface'
}

/** 400 on the page: the body or the method. */
export interface BadRequest extends Findings {
  readonly _tag: 'BadRequest'
  /** What is wrong with the body, a parameter, the size or the method. */
  readonly cause: 'MalformedRequest' | 'ValidationFailed' | 'PayloadTooLarge' | 'MethodNotAllowed'
}

/** 429 on the page: a limit that time lifts. */
export interface RateLimited extends Findings {
  readonly _tag: 'RateLimited'
  readonly cause: 'RateLimited'
}

/** A 429 that seconds of waiting do not lift: money, or a daily cap. */
export interface QuotaExhausted extends Findings {
  readonly _tag: 'QuotaExhausted'
  readonly cause: 'QuotaExhausted'
}

/** 500 and its kin on the page. */
export interface ServiceFault extends Findings {
  readonly _tag: 'ServiceFault'
  /** Which part of the service failed, as far as the answer tells. */
  readonly cause:
    | 'ServiceError'
    | 'ServiceUnavailable'
    | 'ServiceOverloaded'
    | 'BadGateway'
    | 'GatewayTimeout'
}

/** 307 on the page. */
export interface RedirectNotFollowed extends Findings {
  readonly _tag: 'RedirectNotFollowed'
  readonly cause: 'RedirectNotFollowed'
}

/** "Connection refused" on the page: no answer, for a reason that the transport names. */
export interface Unreachable extends Findings {
  readonly _tag: 'Unreachable'
  /** Where the connection failed. */
  readonly cause:
    | 'ConnectionRefused'
    | 'DnsFailure'
    | 'TlsFailure'
    | 'ConnectionReset'
    | 'NetworkFailure'
}

/** "Hangs or no response" on the page. */
export interface NoReply extends Findings {
  readonly _tag: 'NoReply'
  readonly cause: 'Timeout'
}

/** "Streaming cuts off mid-response" on the page, and answers that arrive broken. */
export interface CutShort extends Findings {
  readonly _tag: 'CutShort'
  /** Whether the connection broke, an error came in the stream, or the answer arrived broken. */
  readonly cause: 'StreamInterrupted' | 'StreamErrorEvent' | 'MalformedResponse'
}

/** Something between the client and The Grid answered instead. */
export interface Intercepted extends Findings {
  readonly _tag: 'Intercepted'
  /** What stood in between. */
  readonly cause:
    | 'ProxyAuthenticationRequired'
    | 'BlockedByProxy'
    | 'BlockedByWaf'
    | 'CaptivePortal'
    | 'GeoBlocked'
}

/** The caller ended the call. */
export interface Cancelled extends Findings {
  readonly _tag: 'Cancelled'
  readonly cause: 'AbortedByCaller'
}

/** Nothing is wrong. */
export interface Healthy extends Findings {
  readonly _tag: 'Healthy'
  readonly cause: 'Healthy'
}

/** The evidence does not say. */
export interface Unrecognised extends Findings {
  readonly _tag: 'Unrecognised'
  readonly cause: 'Unknown'
}

/**
 * What went wrong with one attempt. `switch` on `_tag`; `cause` is the fine print.
 *
 * A plain record: absent values are `null`, and it survives JSON unchanged.
 */
export type Diagnosis =
  | Unauthorized
  | PaymentRequired
  | Replenishing
  | UnknownInstrument
  | WrongUrl
  | BadRequest
  | RateLimited
  | QuotaExhausted
  | ServiceFault
  | RedirectNotFollowed
  | Unreachable
  | NoReply
  | CutShort
  | Intercepted
  | Cancelled
  | Healthy
  | Unrecognised

/** The seventeen names to `switch` on. */
export type Tag = Diagnosis['_tag']

/** The exact reason: a key of the cause table. */
export type Cause = Diagnosis['cause']

type TagOf<C extends Cause, D = Diagnosis> = D extends {
  readonly _tag: infer T
  readonly cause: infer K
}
  ? C extends K
    ? T
    : never
  : never

/** The tag of each cause. */
export type TagBy = { readonly [C in Cause]: TagOf<C> }

/** The diagnosis of one cause. */
export type Of<C extends Cause> = {
  readonly [K in C]: Findings & { readonly _tag: TagBy[K]; readonly cause: K }
}[C]
