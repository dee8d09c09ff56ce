import type { Cause } from './diagnosis.js'

/** What points to a cause when the request itself shows no fault. Data only: `recognise.ts` looks it up. */
export interface Signals {
  /** Statuses that mean this cause when nothing says more. */
  readonly bare?: readonly number[]
  /** Statuses within which a fault that the request shows, or a code or word of the body, counts. */
  readonly within?: readonly number[]
  /** Exact machine codes of an error body, in lower case. */
  readonly codes?: readonly string[]
  /** Machine codes that services put on many things: words say more. */
  readonly vagueCodes?: readonly string[]
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
    words:
      /\bbearer (?:prefix|scheme)\b|\bmust (?:start|begin) with "?'?bearer|\bformat: ?["']?bearer\b/,
  },
  WrongAuthHeader: {
    within: AUTH_STATUSES,
    words: /\b(?:wrong|unsupported|unexpected) auth(?:entication|orization)? (?:header|scheme)\b/,
  },
  MissingCredentials: {
    within: AUTH_STATUSES,
    codes: ['missing_api_key', 'missing_credentials', 'missing_authorization'],
    words:
      /\b(?:missing|no|without|didn't provide|did not provide) (?:an? |your |the |valid |any ){0,2}(?:api[- ]?key|auth(?:entication|orization)?\b|bearer|credentials?|token\b|x-api-key)|\b(?:header|api[- ]?key|credentials) (?:is |are |were )?(?:missing|required|empty|not (?:found|provided|present))/,
  },
  MalformedKey: {
    within: AUTH_STATUSES,
    words: /\b(?:malformed|badly formed) (?:api[- ]?key|token|credentials?)\b/,
    thrownCodes: ['err_invalid_char'],
    thrownWords:
      /\bbytestring\b|\biso-8859-1\b|\binvalid character in header\b|\b(?:invalid|illegal) header value\b|\bheaders?\b.{0,60}\binvalid value\b/,
  },
  AuthorizationLostOnRedirect: {},
  InvalidApiKey: {
    bare: [401],
    within: AUTH_STATUSES,
    codes: ['invalid_api_key', 'invalid_token', 'auth_failed'],
    vagueCodes: ['authentication_error'],
    words:
      /\b(?:invalid|incorrect|expired|revoked|unknown|disabled) (?:api[- ]?key|(?:auth|access|bearer) token|credentials?)\b|\b(?:api[- ]?key|(?:auth|access|bearer) token) (?:is |was |has been )?(?:invalid|expired|revoked|not valid)\b|\bunauthori[sz]ed\b|\bauthentication failed\b/,
  },
  InsufficientCredits: {
    bare: [402],
    within: [402],
    codes: ['insufficient_credits', 'billing_error'],
    words:
      /\binsufficient (?:credits?|balance|funds|tokens)\b|\bno (?:available )?(?:consumption )?(?:credits|tokens)\b|\bout of credits\b|\btokens available\b|\bpayment required\b/,
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
      /^(?!.{0,256}\b(?:temporarily|currently)\b)(?:model:|.{0,256}(?:\b(?:unknown|invalid|unsupported|unrecognized|no such) (?:model|instrument)\b|\b(?:model|instrument)\b.{0,80}\b(?:not found|(?:not|doesn't) exist|not supported|not available|unknown|invalid)\b|\bnot a valid (?:model|instrument)\b|\bnot find (?:the )?(?:model|instrument)\b))/s,
  },
  WrongBaseUrl: {
    within: URL_STATUSES,
    silences: true,
    thrownCodes: ['err_invalid_url', 'err_unsupported_protocol'],
    thrownWords:
      /\binvalid url\b|\bfailed to parse url\b|\bunsupported protocol\b|\bonly absolute urls\b|\bunknown scheme\b|\bbad port\b|\bnot a valid url\b|\burl is invalid\b|\burl scheme\b.{0,80}\bnot supported\b|\bonly http\(s\) protocols\b|\bdid not match the expected pattern\b|\bfetch api cannot load\b/,
  },
  WrongHost: { within: URL_STATUSES, silences: true },
  DoubledVersionSegment: { within: URL_STATUSES },
  MissingVersionSegment: { within: URL_STATUSES },
  ExtraPathSegment: { within: URL_STATUSES },
  TrailingSlash: { within: URL_STATUSES },
  WrongEndpointForSurface: { within: URL_STATUSES },
  PayloadTooLarge: {
    bare: [413, 414, 431],
    within: BODY_STATUSES,
    codes: ['context_length_exceeded', 'request_too_large', 'string_above_max_length'],
    words:
      /\bcontext (?:length|window|limit)\b|\bmaximum context\b|\btoo many (?:input )?tokens\b|\bmaximum number of tokens\b|\btokens exceed\b|\b(?:prompt|input|payload|body|entity|request) (?:is )?too (?:long|large)\b/,
  },
  MalformedRequest: {
    bare: [400, 406, 411, 415],
    within: [400, 415],
    vagueCodes: ['invalid_request_error'],
  },
  ValidationFailed: {
    bare: [422],
    within: [422],
    codes: ['validation_error', 'invalid_parameters'],
  },
  // Phoenix, whose envelope The Grid answers in, knows no route for a wrong method and says 404.
  MethodNotAllowed: {
    bare: [405],
    within: [404, 405],
    thrownWords: /\bget\/head method cannot have body\b/,
  },
  QuotaExhausted: {
    within: [429],
    codes: [
      'insufficient_quota',
      'billing_hard_limit_reached',
      'enforced_spend_limit_reached',
      'daily_limit_exceeded',
      'insufficient_credits',
    ],
    words:
      /\bcredits?\b|\bbilling\b|\bspend(?:ing)?[- ]limit\b|\bbalance\b|\binsufficient funds\b|\bper (?:day|week|month)\b|\b(?:daily|weekly|monthly)\b|\/day\b|\b24 hours\b|\bfor today\b/,
  },
  RateLimited: {
    bare: [429],
    within: [429],
    codes: ['resource_exhausted'],
    vagueCodes: ['rate_limit_exceeded', 'rate_limit_error'],
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
    vagueCodes: ['server_error', 'api_error', 'internal_error', 'internal_server_error'],
  },
  ServiceUnavailable: { bare: [503], within: [503], words: /\bmaintenance\b|\bdown for\b/ },
  BadGateway: { bare: [502, 520, 521, 523, 525, 526, 527, 530] },
  GatewayTimeout: { bare: [504, 522, 524] },
  RedirectNotFollowed: {
    bare: [300, 301, 302, 303, 305, 307, 308],
    thrownCodes: [
      'err_fr_too_many_redirects',
      'err_too_many_redirects',
      'toomanyredirects',
      'unexpectedredirect',
      'max-redirect',
    ],
    thrownWords:
      /\bunexpected redirect\b|\bredirect count exceeded\b|\btoo many redirects\b|\bmaximum redirect|\bredirect loop\b|\bmaximum number of redirects\b|\bredirect mode\b|\binvalid redirect value\b|\bredirect response\b|\byou are being\b.{0,600}\bredirected\b/,
  },
  ProxyAuthenticationRequired: {
    bare: [407],
    thrownWords:
      /\bproxy response \(407\)|\bproxy authentication required\b|\b407\b.{0,40}\b(?:proxy|tunnel)|\b(?:proxy|tunnel)\w{0,8}\b.{0,40}\b407\b|\bstatuscode=407\b|\bproxy authorization required\b/,
  },
  BlockedByProxy: {
    thrownCodes: ['err_tunnel_connection_failed', 'err_proxy_connection_failed'],
    thrownWords:
      /\bproxy response \(\d{3}\)|\btunneling socket could not be established\b|\bunsuccessful tunnel\b|\btunnel connection failed\b|\bconnect tunnel failed\b|\bsocks\d? .{0,40}\b(?:rejected|not allowed)\b/,
  },
  BlockedByWaf: {},
  CaptivePortal: { bare: [511] },
  GeoBlocked: {
    bare: [451],
    within: [403],
    codes: ['unsupported_country_region_territory'],
    words:
      /\b(?:country|region|territory|location)\b.{0,40}\bnot (?:supported|available)\b|\bnot (?:supported|available) (?:in|from) (?:your|this) (?:country|region|location)\b|\baccess from your country\b|\berror code: 1009\b/,
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
      'cert_revoked',
      'cert_signature_failure',
      'cert_chain_too_long',
      'hostname_mismatch',
      'invalid_ca',
      'unable_to_get_crl',
      'err_cert_authority_invalid',
      'err_cert_common_name_invalid',
      'err_cert_date_invalid',
      'err_ssl_protocol_error',
      'err_ssl_version_or_cipher_mismatch',
      'err_tls_cert_altname_invalid',
      'err_ssl_wrong_version_number',
      'eproto',
    ],
    thrownWords:
      /\bcertificate\b|\bself[- ]signed\b|\binvalid peer\b|\b(?:ssl|tls)\b.{0,40}\b(?:error|failed|failure|alert|wrong version)\b|\bwrong version number\b|\breceived corrupt message\b|\bhandshake fail|\berr_(?:cert|ssl)_/,
  },
  DnsFailure: {
    thrownCodes: ['enotfound', 'eai_again', 'eai_noname', 'eai_nodata', 'err_name_not_resolved'],
    thrownWords:
      /\bgetaddrinfo\b|\bdns error\b|\bfailed to lookup address\b|\bno such host\b|\bname or service not known\b|\bnodename nor servname\b|\bname resolution\b|\b(?:not|unable to) resolve host\b|\bspecified hostname could not be found\b|\berr_name_not_resolved\b/,
  },
  ConnectionRefused: {
    thrownCodes: ['econnrefused', 'connectionrefused', 'err_connection_refused'],
    thrownWords: /\bconnection refused\b|\beconnrefused\b|\berr_connection_refused\b/,
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
      'err_connection_timed_out',
      'etime',
      'timeout',
      'readtimeout',
      'request-timeout',
      'body-timeout',
    ],
    thrownWords: /\btime[- ]?out\b|\btimed[- ]?out\b|\bdeadline exceeded\b|_timed_out\b/,
  },
  ConnectionReset: {
    thrownCodes: [
      'econnreset',
      'epipe',
      'und_err_socket',
      'err_stream_premature_close',
      'err_http_content_length_mismatch',
      'connectionclosed',
      'err_connection_reset',
      'err_connection_closed',
      'err_empty_response',
    ],
    thrownWords:
      /\bsocket hang up\b|\bother side closed\b|\bconnection (?:was )?(?:reset|lost|closed)\b|\bpremature close\b|\bterminated\b|\breading a body from connection\b|\bserver disconnected\b|\bremote end closed\b|\bpeer closed connection\b|\bended prematurely\b|\bempty reply\b|\bstream (?:was )?(?:reset|closed)\b|\brst_stream\b|\bgoaway\b|\berr_connection_(?:reset|closed)\b|\berr_empty_response\b|\berr_http2_/,
  },
  AbortedByCaller: {
    thrownCodes: [
      'aborterror',
      'abort_err',
      'err_canceled',
      'err_aborted',
      'aborted',
      'abort',
      'cancelederror',
    ],
    thrownWords:
      /\b(?:request|operation|fetch|signal|promise|context) (?:was |is )?(?:aborted|cancell?ed)\b|^(?:aborted|cancell?ed)$/,
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
      /\bfailed to fetch\b|\bfetch failed\b|\bload failed\b|\bnetwork\s?error\b|\bnetwork request failed\b|\bconnection error\b|\bcannot connect\b|\binternal error; reference\b|\bappears to be offline\b|\bcould not connect\b|\berror sending request\b|\b0 unknown error\b|\berr_internet_disconnected\b|\bnetwork is unreachable\b|\bno route to host\b/,
  },
  StreamInterrupted: { thrownWords: /\bstream ended without\b|\bstream has been aborted\b/ },
  StreamErrorEvent: {},
  MalformedResponse: {
    thrownCodes: ['invalid-json'],
    thrownWords:
      /\bunexpected (?:end of|token|non-whitespace|eof)\b|\bunrecognized token\b|\b(?:in|invalid) json\b|\bunterminated string\b|\bparse\b.{0,40}\bjson\b/,
  },
  Healthy: { bare: [200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 304] },
  Unknown: { bare: [425, 501] },
}
