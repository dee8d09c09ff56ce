/** A type to `switch` over: what to switch on, and the names that it has. */
export interface Union {
  /** `T` is all that the entry exports. */
  readonly type: string
  /** `_tag` of a record; `null` where the type is the names themselves. */
  readonly on: '_tag' | null
  readonly names: readonly string[]
  readonly entry?: 'drive'
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const records = (type: string, names: string): Union => ({ type, on: '_tag', names: words(names) })

const names = (type: string, of: string): Union => ({ type, on: null, names: words(of) })

const TAGS = {
  Unauthorized:
    'InvalidApiKey MissingCredentials MissingBearerPrefix WrongAuthHeader MalformedKey AuthorizationLostOnRedirect',
  PaymentRequired: 'InsufficientCredits',
  Replenishing: 'BalanceReplenishing',
  UnknownInstrument: 'UnknownInstrument',
  WrongUrl:
    'WrongBaseUrl DoubledVersionSegment MissingVersionSegment ExtraPathSegment TrailingSlash WrongHost WrongEndpointForSurface',
  BadRequest: 'MalformedRequest ValidationFailed PayloadTooLarge MethodNotAllowed',
  RateLimited: 'RateLimited',
  QuotaExhausted: 'QuotaExhausted',
  ServiceFault: 'ServiceError ServiceUnavailable ServiceOverloaded BadGateway GatewayTimeout',
  RedirectNotFollowed: 'RedirectNotFollowed',
  Unreachable: 'ConnectionRefused DnsFailure TlsFailure ConnectionReset NetworkFailure',
  NoReply: 'Timeout',
  CutShort: 'StreamInterrupted StreamErrorEvent MalformedResponse',
  Intercepted: 'ProxyAuthenticationRequired BlockedByProxy BlockedByWaf CaptivePortal GeoBlocked',
  Cancelled: 'AbortedByCaller',
  Healthy: 'Healthy',
  Unrecognised: 'Unknown',
}

const EVIDENCE = `
  AuthorizationDropped BalanceWords BareKey BodyCode BodyLost BodyNotJson BodyNotObject BodyWords CaseDiffers
  ConnectionCode ContentType CredentialInQuery CreditsWords DailyCap EmptyTools ForeignKey Gateway GatewayPage
  HtmlAnswer HttpsRedirect InnerError Intermediary KeyShape ListLength LocalProxy LoneToolChoice MethodDiffers
  ModelKnown ModelMissing ModelSpaced ModelUnknown MoneyWords NestedRetries NoContentType NoCredentials NoEndMark
  NoRequest OtherHeader OtherScheme ParameterChoice ParameterMissing ParameterRange ParameterType PerInstrument
  PerKey RedirectTarget RedirectsOff ServerSaysRetry Silence Status TokensWords UrlDiffers UrlRight`

const STOPS = `
  NothingWrong Cancelled NeedsFix NotUnderstood QuotaUntilReset ServerSaysNo OutputDelivered MayHaveRun WaitTooLong
  TimeSpent AttemptsSpent BudgetSpent`

const REFUSALS = `
  NotAnObject UnknownField UnknownBackoff UnknownChoice NotANumber Negative TooLarge NotWhole LowAboveHigh NoSteps
  TooDeep Endless FloorAboveMost CostAboveMost`

/** Every union that a caller may switch over, with its names as they are promised. */
export const unions: readonly Union[] = [
  records('T.Diagnosis', Object.keys(TAGS).join(' ')),
  names('T.Tag', Object.keys(TAGS).join(' ')),
  names('T.Cause', Object.values(TAGS).join(' ')),
  ...Object.entries(TAGS).map(([tag, causes]) =>
    names(`Extract<T.Diagnosis, { readonly _tag: '${tag}' }>['cause']`, causes),
  ),
  names('T.Culprit', 'CallerConfig CallerRequest CallerAccount Network Service Nobody Unclear'),
  names('T.Recovery', 'AfterFix Transient WhileRefilling AfterReset NotNeeded Unclear'),
  names('T.Pace', 'Fault Refill RefillUnknown Throttled Overloaded OutcomeUnknown'),
  names('T.Certainty', 'Certain Likely Guess'),
  names('T.EvidenceCode', EVIDENCE),
  records('T.Pushback', 'In At Later Never'),
  records('T.Decision', 'Retry Stop'),
  names("T.Decision['reason']", `${STOPS} ServerAsked Backoff Refilling FitToDeadline`),
  names('T.StopReason', STOPS),
  names('T.RetryReason', 'ServerAsked Backoff Refilling FitToDeadline'),
  names('T.Replay', 'Once Safe Never'),
  records('T.Gate', 'Go Wait Stop'),
  records(
    'T.Backoff',
    'Never Constant Exponential Ladder Jitter Cap LimitAttempts LimitTotal Both Either',
  ),
  records('T.PolicyResult', 'Accepted Refused'),
  names('T.RefusalCode', REFUSALS),
  names("T.Policy['onEmptyBudget']", 'Postpone Drop'),
  names("T.Finding['code']", EVIDENCE),
  names("T.Finding['severity']", 'Error Warning'),
  names('T.Surface', 'ChatCompletions Messages'),
  names('T.Blame', 'Me TheGrid Between Nobody Unclear'),
  names("T.Verdict['blame']", 'Me TheGrid Between Nobody Unclear'),
  names(
    "T.Step['id']",
    'StatusPage Curl Proxy AuthHeader BaseUrl Model Balance RequestBody RequestId',
  ),
  names("T.Step['state']", 'Open Answered Skipped'),
  names("NonNullable<T.Step['by']>", 'Evidence You'),
  names("T.ResultOf<'Curl'>", 'Works SameError OtherError NoAnswer NotChecked'),
  names(
    'T.Result',
    `Incident NoIncident Works SameError OtherError NoAnswer InTheWay NotInTheWay Right Wrong Enough NoCredits NoTokens
     Found None NotChecked`,
  ),
  { ...records('T.Driven<string>', 'Done GaveUp'), entry: 'drive' },
]
