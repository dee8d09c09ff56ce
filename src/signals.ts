import type { Cause } from './diagnosis.js'

/** What points to a cause when the request itself shows no fault. Data only: `recognise.ts` looks it up. */
export interface Signals {
  /** Statuses that mean this cause when nothing says more. */
  readonly bare?: readonly number[]
  /** Statuses within which a fault that the request shows, or a code or word of the body, counts. */
  readonly within?: readonly number[]
  /** Exact machine codes of an error body, in lower case. */
  readonly codes?: readonly string[]
  /** Words of an error body, in lower case. */
  readonly words?: RegExp
  /** Whether a fault of the request can also keep any answer from coming. */
  readonly silences?: boolean
  /** Exact codes and names along a thrown error's causes, in lower case. */
  readonly thrownCodes?: readonly string[]
  /** Words of a thrown error's messages, in lower case. */
  readonly thrownWords?: RegExp
}

/** What a wrong URL can bring about: redirects and refusals, never a fault of the service. */
const URL_STATUSES = [301, 302, 303, 307, 308, 400, 401, 403, 404, 405]
const AUTH_STATUSES = [400, 401, 403]
const BODY_STATUSES = [400, 413, 422]

/**
 * What each cause is recognised by: a column of the cause table. A missing or an extra key does not compile.
 *
 * The order of the keys is the order in which words are tried: the first cause that claims them has them.
 */
export const signals: { readonly [C in Cause]: Signals } = {
  MissingBearerPrefix: {
    within: AUTH_STATUSES,
    words: /\bbearer (?:prefix|scheme)\b|\bmust (?:start|begin) with "?'?bearer/,
  },
  WrongAuthHeader: {
    within: AUTH_STATUSES,
    words: /\b(?:wrong|unsupported|unexpected) auth(?:entication|orization)? (?:header|scheme)\b/,
  },
  MissingCredentials: {
    within: AUTH_STATUSES,
    codes: ['missing_api_key', 'missing_credentials', 'missing_authorization'],
    words:
      /\b(?:missing|no|without|didn't provide|did not provide) (?:an? |your |the |valid |any ){0,2}(?:api[- ]?key|auth(?:entication|orization)?\b|bearer|credentials?|token|x-api-key)|\b(?:header|api[- ]?key|credentials) (?:is |are )?(?:missing|required|not (?:found|provided|present))/,
  },
  MalformedKey: {
    within: AUTH_STATUSES,
    words: /\b(?:malformed|badly formed) (?:api[- ]?key|token|credentials?)\b/,
    thrownCodes: ['err_invalid_char'],
    thrownWords:
      /\bbytestring\b|\binvalid character in header\b|\binvalid header value\b|\bheaders?\b.{0,60}\binvalid value\b/,
  },
  AuthorizationLostOnRedirect: {},
  InvalidApiKey: {
    bare: [401],
    within: AUTH_STATUSES,
    codes: ['invalid_api_key', 'authentication_error', 'invalid_token', 'auth_failed'],
    words:
      /\b(?:invalid|incorrect|expired|revoked|unknown|disabled) (?:api[- ]?key|token|credentials?)\b|\b(?:api[- ]?key|token) (?:is |was |has been )?(?:invalid|expired|revoked|not valid)\b|\bunauthori[sz]ed\b|\bauthentication failed\b/,
  },
  InsufficientCredits: {
    bare: [402],
    within: [402],
    codes: ['insufficient_credits', 'billing_error'],
    words:
      /\binsufficient (?:credits?|balance|funds|tokens)\b|\bno (?:available )?(?:consumption )?(?:credits|tokens)\b|\bout of credits\b|\bpayment required\b/,
  },
  BalanceReplenishing: {
    within: [503],
    codes: ['balance_replenishing', 'balance_replenishment'],
    words:
      /\bbalance\b|\breplenish|\btop(?:ping)?[- ]?up\b|\bauto[- ]?reload\b|\b(?:buying|purchasing) tokens\b|\bcredits?\b|\bno (?:available )?(?:consumption )?tokens\b/,
  },
  UnknownInstrument: {
    within: [400, 404],
    codes: ['model_not_found', 'invalid_model', 'unknown_model'],
    words:
      /^model:|\b(?:unknown|invalid|unsupported|no such) (?:model|instrument)\b|\b(?:model|instrument)\b.{0,80}\b(?:not found|not exist|not supported|not available|unknown|invalid)\b/,
  },
  WrongBaseUrl: {
    within: URL_STATUSES,
    silences: true,
    thrownCodes: ['err_invalid_url', 'err_unsupported_protocol'],
    thrownWords:
      /\binvalid url\b|\bfailed to parse url\b|\bunsupported protocol\b|\bonly absolute urls\b|\bunknown scheme\b|\bbad port\b/,
  },
  WrongHost: { within: URL_STATUSES, silences: true },
  DoubledVersionSegment: { within: URL_STATUSES },
  MissingVersionSegment: { within: URL_STATUSES },
  ExtraPathSegment: { within: URL_STATUSES },
  TrailingSlash: { within: URL_STATUSES },
  WrongEndpointForSurface: { within: URL_STATUSES },
  PayloadTooLarge: {
    bare: [413, 431],
    within: BODY_STATUSES,
    codes: ['context_length_exceeded', 'request_too_large', 'string_above_max_length'],
    words:
      /\bcontext (?:length|window)\b|\bmaximum context\b|\btoo many (?:input )?tokens\b|\b(?:prompt|input|payload|body|entity) (?:is )?too (?:long|large)\b/,
  },
  MalformedRequest: {
    bare: [400, 406, 411, 415],
    within: [400, 415],
    codes: ['invalid_request_error'],
  },
  ValidationFailed: {
    bare: [422],
    within: [422],
    codes: ['validation_error', 'invalid_parameters'],
  },
  MethodNotAllowed: { bare: [405] },
  QuotaExhausted: {
    within: [429],
    codes: [
      'insufficient_quota',
      'billing_hard_limit_reached',
      'enforced_spend_limit_reached',
      'daily_limit_exceeded',
    ],
    words:
      /\bcredits?\b|\bbilling\b|\bspend(?:ing)?[- ]limit\b|\bbalance\b|\bper day\b|\bdaily\b|\b(?:requests|tokens)\/day\b|\bmonthly\b/,
  },
  RateLimited: {
    bare: [429],
    within: [429],
    codes: ['rate_limit_exceeded', 'rate_limit_error'],
    words: /\brate[- ]?limit|\btoo many requests\b|\bslow down\b/,
  },
  ServiceOverloaded: {
    bare: [529],
    within: [500, 503, 529],
    codes: ['overloaded_error', 'overloaded'],
    words: /\boverloaded\b|\bat capacity\b/,
  },
  ServiceError: {
    bare: [500],
    within: [500],
    codes: ['server_error', 'api_error', 'internal_error', 'internal_server_error'],
  },
  ServiceUnavailable: { bare: [503] },
  BadGateway: { bare: [502, 520, 521, 523, 525, 526, 527, 530] },
  GatewayTimeout: { bare: [504, 522, 524] },
  RedirectNotFollowed: {
    bare: [300, 301, 302, 303, 305, 307, 308],
    thrownCodes: [
      'err_fr_too_many_redirects',
      'err_too_many_redirects',
      'toomanyredirects',
      'unexpectedredirect',
    ],
    thrownWords:
      /\bunexpected redirect\b|\bredirect count exceeded\b|\btoo many redirects\b|\bmaximum redirect|\bredirect loop\b|\bmaximum number of redirects\b|\bredirect mode\b|\binvalid redirect value\b/,
  },
  ProxyAuthenticationRequired: {
    bare: [407],
    thrownWords:
      /\bproxy response \(407\)|\bproxy authentication required\b|\b407\b.{0,40}\b(?:proxy|tunnel)|\b(?:proxy|tunnel)\w{0,8}\b.{0,40}\b407\b|\bstatuscode=407\b/,
  },
  BlockedByProxy: {
    thrownCodes: ['err_tunnel_connection_failed', 'err_proxy_connection_failed'],
    thrownWords: /\bproxy response \(\d{3}\)|\btunneling socket could not be established\b/,
  },
  BlockedByWaf: {},
  CaptivePortal: { bare: [511] },
  GeoBlocked: {
    bare: [451],
    within: [403],
    codes: ['unsupported_country_region_territory'],
    words: /\b(?:country|region|territory)\b.{0,40}\bnot supported\b/,
  },
  TlsFailure: {
    thrownCodes: [
      'unable_to_get_issuer_cert',
      'unable_to_get_issuer_cert_locally',
      'unable_to_verify_leaf_signature',
      'self_signed_cert_in_chain',
      'depth_zero_self_signed_cert',
      'cert_has_expired',
      'cert_not_yet_valid',
      'cert_untrusted',
      'err_tls_cert_altname_invalid',
      'err_ssl_wrong_version_number',
      'eproto',
    ],
    thrownWords: /\bcertificate\b|\bself[- ]signed\b|\b(?:ssl|tls)\b|\binvalid peer\b/,
  },
  DnsFailure: {
    thrownCodes: ['enotfound', 'eai_again', 'eai_noname', 'eai_nodata', 'err_name_not_resolved'],
    thrownWords: /\bgetaddrinfo\b|\bdns error\b|\bfailed to lookup address\b/,
  },
  ConnectionRefused: {
    thrownCodes: ['econnrefused', 'connectionrefused', 'err_connection_refused'],
    thrownWords: /\bconnection refused\b|\beconnrefused\b/,
  },
  Timeout: {
    bare: [408],
    thrownCodes: [
      'timeouterror',
      'etimedout',
      'esockettimedout',
      'econnaborted',
      'und_err_connect_timeout',
      'und_err_headers_timeout',
      'und_err_body_timeout',
      'err_timed_out',
    ],
    thrownWords: /\btime[- ]?out\b|\btimed[- ]?out\b/,
  },
  ConnectionReset: {
    thrownCodes: [
      'econnreset',
      'epipe',
      'und_err_socket',
      'err_stream_premature_close',
      'err_http_content_length_mismatch',
      'connectionclosed',
    ],
    thrownWords:
      /\bsocket hang up\b|\bother side closed\b|\bconnection (?:was )?(?:reset|lost|closed)\b|\bpremature close\b|\bterminated\b|\breading a body from connection\b/,
  },
  AbortedByCaller: {
    thrownCodes: [
      'aborterror',
      'abort_err',
      'err_canceled',
      'err_aborted',
      'aborted',
      'cancelederror',
    ],
    thrownWords: /\b(?:request|operation|fetch|signal) (?:was |is )?(?:aborted|cancell?ed)\b/,
  },
  NetworkFailure: {
    thrownCodes: [
      'ehostunreach',
      'enetunreach',
      'enetdown',
      'err_network',
      'err_network_changed',
      'err_internet_disconnected',
    ],
    thrownWords:
      /\bfailed to fetch\b|\bfetch failed\b|\bload failed\b|\bnetwork\s?error\b|\bnetwork request failed\b|\bconnection error\b|\bcannot connect\b|\binternal error; reference\b/,
  },
  StreamInterrupted: { thrownWords: /\bstream ended without\b|\bstream has been aborted\b/ },
  StreamErrorEvent: {},
  MalformedResponse: {
    thrownWords:
      /\bunexpected (?:end of|token|non-whitespace)\b|\bunrecognized token\b|\b(?:in|invalid) json\b/,
  },
  Healthy: { bare: [200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 304] },
  Unknown: { bare: [425, 501] },
}
