import type { Cause } from '../../src/diagnosis.js'

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

/**
 * Where the troubleshooting page speaks of a cause, by its heading there; `null` where it does not.
 *
 * A column of the cause table that only the README shows, and nobody's bundle should carry.
 */
export const pages: { readonly [C in Cause]: string | null } = {
  MissingBearerPrefix: P401,
  WrongAuthHeader: P401,
  MissingCredentials: P401,
  MalformedKey: P401,
  AuthorizationLostOnRedirect: P401,
  InvalidApiKey: P401,
  InsufficientCredits: P402,
  BalanceReplenishing: P503,
  UnknownInstrument: MODEL,
  WrongBaseUrl: REFUSED,
  WrongHost: PATH,
  DoubledVersionSegment: PATH,
  MissingVersionSegment: PATH,
  ExtraPathSegment: PATH,
  TrailingSlash: PATH,
  WrongEndpointForSurface: PATH,
  PayloadTooLarge: BODY,
  MalformedRequest: BODY,
  ValidationFailed: BODY,
  MethodNotAllowed: BODY,
  QuotaExhausted: P429,
  RateLimited: P429,
  ServiceOverloaded: P500,
  ServiceError: P500,
  ServiceUnavailable: P503,
  BadGateway: P500,
  GatewayTimeout: P500,
  RedirectNotFollowed: P307,
  ProxyAuthenticationRequired: HANGS,
  BlockedByProxy: HANGS,
  BlockedByWaf: HANGS,
  CaptivePortal: HANGS,
  GeoBlocked: HANGS,
  TlsFailure: HANGS,
  DnsFailure: REFUSED,
  ConnectionRefused: REFUSED,
  Timeout: HANGS,
  ConnectionReset: HANGS,
  AbortedByCaller: null,
  NetworkFailure: HANGS,
  StreamInterrupted: CUTS,
  StreamErrorEvent: CUTS,
  MalformedResponse: CUTS,
  Healthy: null,
  Unknown: null,
}
