import type { Cause, Culprit, Pace, Recognition, Recovery, TagBy } from './diagnosis.js'

/** The facts of one cause. A diagnosis takes them over unless its evidence says otherwise. */
export interface Facts<C extends Cause> {
  readonly tag: TagBy[C]
  readonly culprit: Culprit
  readonly recovery: Recovery
  readonly pace: Pace | null
}

const row = <C extends Cause>(
  tag: TagBy[C],
  culprit: Culprit,
  recovery: Recovery,
  pace: Pace | null,
): Facts<C> => ({ tag, culprit, recovery, pace })

/**
 * The cause table: one key a cause, one cell a fact. A missing or an extra key or cell does not compile.
 *
 * Further columns: what a cause is recognised by in `signals.ts`, what is said of it in `words.ts`, and for the README
 * where the page speaks of it, in `test/readme/pages.ts`.
 */
export const causes = /* @__PURE__ */ ((): { readonly [C in Cause]: Facts<C> } => ({
  MissingBearerPrefix: row('Unauthorized', 'CallerConfig', 'AfterFix', null),
  WrongAuthHeader: row('Unauthorized', 'CallerConfig', 'AfterFix', null),
  MissingCredentials: row('Unauthorized', 'CallerConfig', 'AfterFix', null),
  MalformedKey: row('Unauthorized', 'CallerConfig', 'AfterFix', null),
  AuthorizationLostOnRedirect: row('Unauthorized', 'CallerConfig', 'AfterFix', null),
  InvalidApiKey: row('Unauthorized', 'CallerConfig', 'AfterFix', null),
  InsufficientCredits: row('PaymentRequired', 'CallerAccount', 'WhileRefilling', 'RefillUnknown'),
  BalanceReplenishing: row('Replenishing', 'CallerAccount', 'WhileRefilling', 'Refill'),
  UnknownInstrument: row('UnknownInstrument', 'CallerRequest', 'AfterFix', null),
  WrongBaseUrl: row('WrongUrl', 'CallerConfig', 'AfterFix', null),
  WrongHost: row('WrongUrl', 'CallerConfig', 'AfterFix', null),
  DoubledVersionSegment: row('WrongUrl', 'CallerConfig', 'AfterFix', null),
  MissingVersionSegment: row('WrongUrl', 'CallerConfig', 'AfterFix', null),
  ExtraPathSegment: row('WrongUrl', 'CallerConfig', 'AfterFix', null),
  TrailingSlash: row('WrongUrl', 'CallerConfig', 'AfterFix', null),
  WrongEndpointForSurface: row('WrongUrl', 'CallerConfig', 'AfterFix', null),
  PayloadTooLarge: row('BadRequest', 'CallerRequest', 'AfterFix', null),
  MalformedRequest: row('BadRequest', 'CallerRequest', 'AfterFix', null),
  ValidationFailed: row('BadRequest', 'CallerRequest', 'AfterFix', null),
  MethodNotAllowed: row('BadRequest', 'CallerRequest', 'AfterFix', null),
  QuotaExhausted: row('QuotaExhausted', 'CallerAccount', 'AfterFix', null),
  RateLimited: row('RateLimited', 'CallerRequest', 'Transient', 'Throttled'),
  ServiceOverloaded: row('ServiceFault', 'Service', 'Transient', 'Overloaded'),
  ServiceError: row('ServiceFault', 'Service', 'Transient', 'Fault'),
  ServiceUnavailable: row('ServiceFault', 'Service', 'Transient', 'Overloaded'),
  BadGateway: row('ServiceFault', 'Service', 'Transient', 'Overloaded'),
  GatewayTimeout: row('ServiceFault', 'Service', 'Transient', 'Overloaded'),
  RedirectNotFollowed: row('RedirectNotFollowed', 'CallerConfig', 'AfterFix', null),
  ProxyAuthenticationRequired: row('Intercepted', 'Network', 'AfterFix', null),
  BlockedByProxy: row('Intercepted', 'Network', 'AfterFix', null),
  BlockedByWaf: row('Intercepted', 'Network', 'AfterFix', null),
  CaptivePortal: row('Intercepted', 'Network', 'AfterFix', null),
  GeoBlocked: row('Intercepted', 'Network', 'AfterFix', null),
  TlsFailure: row('Unreachable', 'Network', 'AfterFix', null),
  DnsFailure: row('Unreachable', 'Network', 'Transient', 'Fault'),
  ConnectionRefused: row('Unreachable', 'Network', 'Transient', 'Fault'),
  Timeout: row('NoReply', 'Network', 'Transient', 'OutcomeUnknown'),
  ConnectionReset: row('Unreachable', 'Network', 'Transient', 'OutcomeUnknown'),
  AbortedByCaller: row('Cancelled', 'Nobody', 'NotNeeded', null),
  NetworkFailure: row('Unreachable', 'Network', 'Transient', 'Fault'),
  StreamInterrupted: row('CutShort', 'Network', 'Transient', 'OutcomeUnknown'),
  StreamErrorEvent: row('CutShort', 'Service', 'Transient', 'Fault'),
  MalformedResponse: row('CutShort', 'Network', 'Transient', 'Fault'),
  Healthy: row('Healthy', 'Nobody', 'NotNeeded', null),
  Unknown: row('Unrecognised', 'Unclear', 'Unclear', null),
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
