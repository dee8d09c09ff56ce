import type { Cause, Culprit, Pace, Recognition, Recovery, TagBy } from './diagnosis.js'

/** The facts of one cause. A diagnosis takes them over unless its evidence says otherwise. */
export interface Facts<C extends Cause> {
  readonly tag: TagBy[C]
  readonly culprit: Culprit
  readonly recovery: Recovery
  readonly pace: Pace | null
  /** Where the troubleshooting page speaks of it, by its heading there; `null` where it does not. */
  readonly page: string | null
}

const P401 = '401 Unauthorized'
const P402 = '402 Payment Required'
const MODEL = '404 Not Found (model)'
const PATH = '404 Not Found (path)'
const BODY = '"Is it me or The Grid?", the request body'
const P429 = '429 Too Many Requests'
const P500 = '500 Internal Server Error'
const P503 = '503 Service Unavailable'
const P307 = '307 Temporary Redirect not followed'
const REFUSED = 'Connection refused'
const HANGS = 'Hangs or no response'
const CUTS = 'Streaming cuts off mid-response'

const row = <C extends Cause>(
  tag: TagBy[C],
  culprit: Culprit,
  recovery: Recovery,
  pace: Pace | null,
  page: string | null,
): Facts<C> => ({ tag, culprit, recovery, pace, page })

/**
 * The cause table: one key a cause, one cell a fact. A missing or an extra key or cell does not compile.
 *
 * Further columns: what a cause is recognised by in `signals.ts`, what is said of it in `words.ts`.
 */
export const causes = /* @__PURE__ */ ((): { readonly [C in Cause]: Facts<C> } => ({
  MissingBearerPrefix: row('Unauthorized', 'CallerConfig', 'AfterFix', null, P401),
  WrongAuthHeader: row('Unauthorized', 'CallerConfig', 'AfterFix', null, P401),
  MissingCredentials: row('Unauthorized', 'CallerConfig', 'AfterFix', null, P401),
  MalformedKey: row('Unauthorized', 'CallerConfig', 'AfterFix', null, P401),
  AuthorizationLostOnRedirect: row('Unauthorized', 'CallerConfig', 'AfterFix', null, P401),
  InvalidApiKey: row('Unauthorized', 'CallerConfig', 'AfterFix', null, P401),
  InsufficientCredits: row(
    'PaymentRequired',
    'CallerAccount',
    'WhileRefilling',
    'RefillUnknown',
    P402,
  ),
  BalanceReplenishing: row('Replenishing', 'CallerAccount', 'WhileRefilling', 'Refill', P503),
  UnknownInstrument: row('UnknownInstrument', 'CallerRequest', 'AfterFix', null, MODEL),
  WrongBaseUrl: row('WrongUrl', 'CallerConfig', 'AfterFix', null, REFUSED),
  WrongHost: row('WrongUrl', 'CallerConfig', 'AfterFix', null, PATH),
  DoubledVersionSegment: row('WrongUrl', 'CallerConfig', 'AfterFix', null, PATH),
  MissingVersionSegment: row('WrongUrl', 'CallerConfig', 'AfterFix', null, PATH),
  ExtraPathSegment: row('WrongUrl', 'CallerConfig', 'AfterFix', null, PATH),
  TrailingSlash: row('WrongUrl', 'CallerConfig', 'AfterFix', null, PATH),
  WrongEndpointForSurface: row('WrongUrl', 'CallerConfig', 'AfterFix', null, PATH),
  PayloadTooLarge: row('BadRequest', 'CallerRequest', 'AfterFix', null, BODY),
  MalformedRequest: row('BadRequest', 'CallerRequest', 'AfterFix', null, BODY),
  ValidationFailed: row('BadRequest', 'CallerRequest', 'AfterFix', null, BODY),
  MethodNotAllowed: row('BadRequest', 'CallerRequest', 'AfterFix', null, BODY),
  QuotaExhausted: row('QuotaExhausted', 'CallerAccount', 'AfterFix', null, P429),
  RateLimited: row('RateLimited', 'CallerRequest', 'Transient', 'Throttled', P429),
  ServiceOverloaded: row('ServiceFault', 'Service', 'Transient', 'Overloaded', P500),
  ServiceError: row('ServiceFault', 'Service', 'Transient', 'Fault', P500),
  ServiceUnavailable: row('ServiceFault', 'Service', 'Transient', 'Overloaded', P503),
  BadGateway: row('ServiceFault', 'Service', 'Transient', 'Overloaded', P500),
  GatewayTimeout: row('ServiceFault', 'Service', 'Transient', 'Overloaded', P500),
  RedirectNotFollowed: row('RedirectNotFollowed', 'CallerConfig', 'AfterFix', null, P307),
  ProxyAuthenticationRequired: row('Intercepted', 'Network', 'AfterFix', null, HANGS),
  BlockedByProxy: row('Intercepted', 'Network', 'AfterFix', null, HANGS),
  BlockedByWaf: row('Intercepted', 'Network', 'AfterFix', null, HANGS),
  CaptivePortal: row('Intercepted', 'Network', 'AfterFix', null, HANGS),
  GeoBlocked: row('Intercepted', 'Network', 'AfterFix', null, HANGS),
  TlsFailure: row('Unreachable', 'Network', 'AfterFix', null, HANGS),
  DnsFailure: row('Unreachable', 'Network', 'Transient', 'Fault', REFUSED),
  ConnectionRefused: row('Unreachable', 'Network', 'Transient', 'Fault', REFUSED),
  Timeout: row('NoReply', 'Network', 'Transient', 'OutcomeUnknown', HANGS),
  ConnectionReset: row('Unreachable', 'Network', 'Transient', 'OutcomeUnknown', HANGS),
  AbortedByCaller: row('Cancelled', 'Nobody', 'NotNeeded', null, null),
  NetworkFailure: row('Unreachable', 'Network', 'Transient', 'Fault', HANGS),
  StreamInterrupted: row('CutShort', 'Network', 'Transient', 'OutcomeUnknown', CUTS),
  StreamErrorEvent: row('CutShort', 'Service', 'Transient', 'Fault', CUTS),
  MalformedResponse: row('CutShort', 'Network', 'Transient', 'Fault', CUTS),
  Healthy: row('Healthy', 'Nobody', 'NotNeeded', null, null),
  Unknown: row('Unrecognised', 'Unclear', 'Unclear', null, null),
}))()

/** Whose it is and how to go on: what the evidence says, else what the table says of the cause. */
export const settled = ({ cause, culprit, recovery, pace }: Recognition) => {
  const facts = causes[cause]
  return {
    culprit: culprit ?? facts.culprit,
    recovery: recovery ?? facts.recovery,
    pace: pace === undefined ? facts.pace : pace,
  }
}
