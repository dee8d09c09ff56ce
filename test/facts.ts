import type { Diagnosis } from 'grid-triage'

/** The cause table, written by hand: tag, culprit, recovery, pace. `*` where the evidence decides. */
const TABLE = `
InvalidApiKey Unauthorized CallerConfig AfterFix null
MissingCredentials Unauthorized CallerConfig AfterFix null
MissingBearerPrefix Unauthorized CallerConfig AfterFix null
WrongAuthHeader Unauthorized CallerConfig AfterFix null
MalformedKey Unauthorized CallerConfig AfterFix null
AuthorizationLostOnRedirect Unauthorized CallerConfig AfterFix null
InsufficientCredits PaymentRequired CallerAccount WhileRefilling RefillUnknown
BalanceReplenishing Replenishing CallerAccount WhileRefilling Refill
UnknownInstrument UnknownInstrument CallerRequest AfterFix null
WrongBaseUrl WrongUrl CallerConfig AfterFix null
WrongHost WrongUrl CallerConfig AfterFix null
DoubledVersionSegment WrongUrl CallerConfig AfterFix null
MissingVersionSegment WrongUrl CallerConfig AfterFix null
ExtraPathSegment WrongUrl CallerConfig AfterFix null
TrailingSlash WrongUrl CallerConfig AfterFix null
WrongEndpointForSurface WrongUrl CallerConfig AfterFix null
MalformedRequest BadRequest CallerRequest AfterFix null
ValidationFailed BadRequest CallerRequest AfterFix null
PayloadTooLarge BadRequest CallerRequest AfterFix null
MethodNotAllowed BadRequest CallerRequest AfterFix null
RateLimited RateLimited CallerRequest Transient Throttled
QuotaExhausted QuotaExhausted CallerAccount * null
ServiceError ServiceFault Service Transient Fault
ServiceUnavailable ServiceFault Service Transient Overloaded
ServiceOverloaded ServiceFault Service Transient Overloaded
BadGateway ServiceFault Service Transient Overloaded
GatewayTimeout ServiceFault Service Transient Overloaded
RedirectNotFollowed RedirectNotFollowed CallerConfig AfterFix null
ConnectionRefused Unreachable * * *
DnsFailure Unreachable * * *
TlsFailure Unreachable Network AfterFix null
ConnectionReset Unreachable Network Transient OutcomeUnknown
NetworkFailure Unreachable Network Transient Fault
Timeout NoReply Network Transient OutcomeUnknown
StreamInterrupted CutShort Network Transient OutcomeUnknown
StreamErrorEvent CutShort Service Transient *
MalformedResponse CutShort Network Transient Fault
ProxyAuthenticationRequired Intercepted Network AfterFix null
BlockedByProxy Intercepted Network AfterFix null
BlockedByWaf Intercepted Network AfterFix null
CaptivePortal Intercepted Network AfterFix null
GeoBlocked Intercepted Network AfterFix null
AbortedByCaller Cancelled Nobody NotNeeded null
Healthy Healthy Nobody NotNeeded null
Unknown Unrecognised Unclear Unclear *`

/** Cause, tag, culprit, recovery, pace. */
export const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.split(' '))

/** What a diagnosis is, in the order of the table; `*` where the table leaves it to the evidence. */
export const factsOf = (found: Diagnosis, facts: readonly string[]): readonly string[] =>
  [found._tag, found.culprit, found.recovery, `${found.pace}`].map((fact, i) =>
    facts[i] === '*' ? '*' : fact,
  )
