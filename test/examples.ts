import fc from 'fast-check'
import type { Cause, Seen } from 'grid-triage'
import {
  anyRequest,
  body,
  CHAT_URL,
  chat,
  detail,
  headers,
  key,
  messages,
  type RequestParts,
} from './arbitraries.js'

/** What must get a cause, and what looks much the same and must not. */
export interface Example {
  readonly gets: fc.Arbitrary<Seen>
  readonly misses: fc.Arbitrary<Seen>
}

type Requests = fc.Arbitrary<NonNullable<Seen['request']>>

const answer = (
  status: number,
  request: Requests = anyRequest,
  said: fc.Arbitrary<unknown> = detail('Something is wrong'),
  more: Partial<Seen> = {},
): fc.Arbitrary<Seen> =>
  fc
    .record({ request, body: said, headers: headers({ 'x-request-id': 'req-1' }) })
    .map((seen) => ({ ...seen, status, ...more }))

const page = (title: string, text = ''): fc.Arbitrary<unknown> =>
  fc.constant(`<html><head><title>${title}</title></head><body>${text}</body></html>`)

const withHeaders = (
  status: number,
  record: Readonly<Record<string, string>>,
  said: unknown = '',
): fc.Arbitrary<Seen> =>
  fc
    .record({ request: anyRequest, headers: headers(record) })
    .map((seen) => ({ ...seen, status, body: said }))

/** As Node's fetch throws it: the reason is one cause down. */
const thrown = (
  reason: object,
  request: Requests = anyRequest,
  more: Partial<Seen> = {},
): fc.Arbitrary<Seen> =>
  request.map((sent) => ({
    request: sent,
    error: Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('reason'), reason),
    }),
    ...more,
  }))

const auth = (value: fc.Arbitrary<Readonly<Record<string, string>>>): RequestParts => ({
  auth: value,
})
const authorization = (value: string): RequestParts => auth(fc.constant({ authorization: value }))
const unauthorized = (parts: RequestParts): fc.Arbitrary<Seen> => answer(401, chat(parts))
const at = (url: string, status = 404): fc.Arbitrary<Seen> =>
  answer(status, chat({ url }), detail('Not Found'))

const stream = (received: string, more: object = {}): fc.Arbitrary<Seen> =>
  anyRequest.map((request) => ({
    request,
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    stream: { received, endedWith: 'Close', ...more },
  }))
const chunk = (content: string): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`

const rightAnswer = body({
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'ok' }, finish_reason: 'stop' }],
})

/** A column of the cause table: a cause without its examples does not compile. */
export const examples: { readonly [C in Cause]: Example } = {
  InvalidApiKey: {
    gets: answer(401),
    misses: unauthorized(auth(key.map((text) => ({ authorization: text })))),
  },
  MissingCredentials: {
    gets: fc.oneof(
      unauthorized(auth(fc.constant({}))),
      unauthorized(authorization('Bearer undefined')),
      unauthorized(authorization('Bearer ')),
      answer(401, messages(auth(fc.constant({})))),
    ),
    misses: unauthorized(auth(key.map((text) => ({ 'api-key': text })))),
  },
  MissingBearerPrefix: {
    gets: fc.oneof(
      unauthorized(auth(key.map((text) => ({ authorization: text })))),
      unauthorized(auth(key.map((text) => ({ authorization: `Bearer:${text}` })))),
      unauthorized(auth(key.map((text) => ({ authorization: `Bearer${text}` })))),
    ),
    misses: unauthorized(auth(key.map((text) => ({ authorization: `bEaReR ${text}` })))),
  },
  WrongAuthHeader: {
    gets: fc.oneof(
      unauthorized(auth(key.map((text) => ({ 'x-api-key': text })))),
      unauthorized(auth(key.map((text) => ({ authorization: `Basic ${text}` })))),
      answer(401, messages(auth(key.map((text) => ({ authorization: `Bearer ${text}` }))))),
      answer(401, chat({ ...auth(fc.constant({})), url: `${CHAT_URL}?api_key=0` })),
    ),
    misses: answer(401, messages()),
  },
  MalformedKey: {
    gets: fc.oneof(
      unauthorized(authorization('Bearer YOUR_API_KEY')),
      unauthorized(authorization('Bearer $GRID_API_KEY')),
      unauthorized(auth(key.map((text) => ({ authorization: `Bearer "${text}"` })))),
      unauthorized(auth(key.map((text) => ({ authorization: `Bearer Bearer ${text}` })))),
    ),
    misses: unauthorized(authorization('Bearer test-key')),
  },
  AuthorizationLostOnRedirect: {
    gets: answer(401, chat(), detail('Unauthorized'), {
      url: 'https://pool.thegrid.ai/v1/chat/completions',
      redirected: true,
    }),
    misses: answer(401, chat(), detail('Unauthorized'), { url: CHAT_URL, redirected: true }),
  },
  InsufficientCredits: {
    gets: answer(402),
    misses: answer(503, anyRequest, detail('Insufficient balance')),
  },
  BalanceReplenishing: {
    gets: fc.oneof(
      answer(503, anyRequest, detail('Balance replenishment in progress')),
      answer(503, anyRequest, fc.constant(undefined)),
    ),
    misses: fc.oneof(
      answer(503, anyRequest, page('503 Service Temporarily Unavailable', 'nginx')),
      answer(503, anyRequest, fc.constant(undefined), { autoTopUp: false }),
    ),
  },
  UnknownInstrument: {
    gets: fc.oneof(
      answer(404, chat({ model: fc.constantFrom('gpt-5.2', 'claude-sonnet-4-6') })),
      answer(404, messages({ model: fc.constant('openai/text-prime') })),
    ),
    misses: answer(404),
  },
  WrongBaseUrl: {
    gets: fc.oneof(
      at('http://api.thegrid.ai/v1/chat/completions'),
      at('api.thegrid.ai/v1/chat/completions'),
      at('https://docs.thegrid.ai/v1/chat/completions'),
    ),
    misses: at('https://api.thegrid.ai:443/v1/chat/completions'),
  },
  WrongHost: {
    gets: fc.oneof(
      at('https://api.openai.com/v1/chat/completions'),
      at('https://api.thegird.ai/v1/chat/completions'),
    ),
    misses: at('https://API.thegrid.ai/v1/chat/completions'),
  },
  DoubledVersionSegment: {
    gets: fc.oneof(
      at('https://api.thegrid.ai/v1/v1/chat/completions'),
      at('https://api.thegrid.ai/v1//v1/chat/completions'),
    ),
    misses: at('https://api.thegrid.ai/v1/v2/chat/completions'),
  },
  MissingVersionSegment: {
    gets: at('https://api.thegrid.ai/chat/completions'),
    misses: at('https://api.thegrid.ai/chat/v1/completions'),
  },
  ExtraPathSegment: {
    gets: fc.oneof(
      at('https://api.thegrid.ai/api/v1/chat/completions'),
      at('https://api.thegrid.ai/v1/chat/completions/chat/completions'),
    ),
    misses: at(`${CHAT_URL}?beta=true`),
  },
  TrailingSlash: {
    gets: fc.oneof(at(`${CHAT_URL}/`), at('https://api.thegrid.ai/v1//chat/completions')),
    misses: at(CHAT_URL),
  },
  WrongEndpointForSurface: {
    gets: fc.oneof(
      at('https://api.thegrid.ai/v1/messages'),
      at('https://api.thegrid.ai/v1/embeddings'),
      answer(404, messages({ url: 'https://messages-beta.api.thegrid.ai/v1/chat/completions' })),
    ),
    misses: at('https://api.thegrid.ai/v1/models'),
  },
  MalformedRequest: {
    gets: fc.oneof(answer(400), answer(415)),
    misses: answer(400, chat(authorization('test-key'))),
  },
  ValidationFailed: { gets: answer(422), misses: answer(400) },
  PayloadTooLarge: {
    gets: fc.oneof(
      answer(413),
      answer(400, anyRequest, body({ error: { code: 'context_length_exceeded', message: '' } })),
    ),
    misses: answer(500, anyRequest, detail('context length exceeded')),
  },
  MethodNotAllowed: {
    gets: answer(405, chat({ method: 'GET' })),
    misses: at(`${CHAT_URL}/`, 405),
  },
  RateLimited: {
    gets: fc.oneof(
      answer(429),
      answer(429, anyRequest, detail('Quota exceeded: requests per minute')),
      answer(429, anyRequest, page('Error 1015', 'You are being rate limited')),
    ),
    misses: answer(429, anyRequest, detail('100 requests per day')),
  },
  QuotaExhausted: {
    gets: fc.oneof(
      answer(429, anyRequest, body({ error: { code: 'insufficient_quota', message: 'quota' } })),
      answer(429, anyRequest, detail('Daily limit reached')),
    ),
    misses: answer(429, anyRequest, detail('Quota exceeded')),
  },
  ServiceError: { gets: answer(500), misses: answer(400, anyRequest, detail('Internal error')) },
  ServiceUnavailable: {
    gets: answer(503, anyRequest, page('503 Service Temporarily Unavailable', 'nginx')),
    misses: answer(503, anyRequest, detail('Balance replenishing')),
  },
  ServiceOverloaded: {
    gets: fc.oneof(
      answer(529),
      answer(503, anyRequest, body({ error: { type: 'overloaded_error' } })),
    ),
    misses: answer(429, anyRequest, body({ error: { type: 'overloaded_error' } })),
  },
  BadGateway: {
    gets: fc.oneof(
      answer(502),
      answer(502, anyRequest, page('502 Bad Gateway', 'nginx')),
      answer(525),
    ),
    misses: answer(501),
  },
  GatewayTimeout: { gets: fc.oneof(answer(504), answer(524)), misses: answer(408) },
  RedirectNotFollowed: {
    gets: fc.oneof(
      answer(307),
      withHeaders(307, { location: 'https://api.thegrid.ai/r/v1/chat/completions?token=0' }),
      withHeaders(307, { location: '/r/v1/chat/completions?token=0' }),
      fc.constant({ type: 'opaqueredirect', status: 0 }),
      thrown({ message: 'unexpected redirect' }),
    ),
    misses: withHeaders(307, { location: 'https://portal.example/login' }),
  },
  ConnectionRefused: {
    gets: fc.oneof(
      thrown({ code: 'ECONNREFUSED', message: '' }),
      thrown({ code: 'ECONNREFUSED' }, chat({ url: 'http://localhost:3000/v1/chat/completions' })),
    ),
    misses: thrown({ code: 'ECONNRESET' }),
  },
  DnsFailure: {
    gets: thrown({ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND api.thegrid.ai' }),
    misses: thrown({ code: 'ERR_INVALID_URL', message: 'Invalid URL' }),
  },
  TlsFailure: {
    gets: fc.oneof(
      thrown({ code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      thrown({ message: 'invalid peer certificate: UnknownIssuer' }),
    ),
    misses: thrown({
      code: 'ECONNRESET',
      message: 'socket disconnected before secure TLS connection was established',
    }),
  },
  ConnectionReset: {
    gets: fc.oneof(
      thrown({ code: 'ECONNRESET' }),
      thrown({ code: 'UND_ERR_SOCKET', message: 'other side closed' }),
    ),
    misses: thrown({ code: 'ECONNREFUSED' }),
  },
  NetworkFailure: {
    gets: anyRequest.map((request) => ({ request, error: new TypeError('Failed to fetch') })),
    misses: anyRequest.map((request) => ({ request, error: new TypeError('x is not a function') })),
  },
  Timeout: {
    gets: fc.oneof(
      answer(408),
      thrown({ code: 'UND_ERR_HEADERS_TIMEOUT' }),
      fc.constant({ error: { name: 'TimeoutError', message: 'signal timed out' } }),
      fc.constant({ error: { name: 'AbortError', message: '' }, cancelled: false }),
    ),
    misses: fc.constant({ error: { name: 'AbortError', message: 'This operation was aborted' } }),
  },
  StreamInterrupted: {
    gets: fc.oneof(stream(chunk('Once')), stream(''), stream(chunk('a [DONE] inside'))),
    misses: stream(`${chunk('Once')}data: [DONE]\n\n`),
  },
  StreamErrorEvent: {
    gets: fc.oneof(
      stream(`${chunk('Once')}data: {"error":{"message":"failed","type":"server_error"}}\n\n`),
      stream('event: error\ndata: {"type":"error","error":{"type":"overloaded_error"}}\n\n'),
    ),
    misses: stream(chunk('{"error":{"message":"only words"}}')),
  },
  MalformedResponse: {
    gets: answer(200, anyRequest, fc.constant('{"id":"chatcmpl-9","obj')),
    misses: answer(200, anyRequest, rightAnswer),
  },
  ProxyAuthenticationRequired: {
    gets: fc.oneof(
      withHeaders(407, { 'proxy-authenticate': 'Basic realm="corp"' }),
      withHeaders(401, { 'www-authenticate': 'Negotiate' }),
      thrown({ name: 'AbortError', message: 'Proxy response (407) !== 200 when HTTP Tunneling' }),
    ),
    misses: withHeaders(401, { 'www-authenticate': 'Bearer' }, '{"error":"Unauthorized"}'),
  },
  BlockedByProxy: {
    gets: fc.oneof(
      withHeaders(403, { server: 'Zscaler/6.2' }, '<html>Not allowed</html>'),
      withHeaders(503, { server: 'squid/5.7' }, '<html>Unable to connect</html>'),
    ),
    misses: answer(403, anyRequest, detail('Access denied by policy')),
  },
  BlockedByWaf: {
    gets: fc.oneof(
      withHeaders(403, { 'cf-mitigated': 'challenge' }, '<!DOCTYPE html><title>…</title>'),
      withHeaders(202, { 'x-amzn-waf-action': 'challenge' }),
    ),
    misses: withHeaders(502, { server: 'cloudflare' }, '<!DOCTYPE html><title>502</title>'),
  },
  CaptivePortal: {
    gets: fc.oneof(
      answer(200, anyRequest, page('Free Wi-Fi', '<form></form>')),
      answer(511),
      withHeaders(302, { location: 'https://portal.example/login' }),
    ),
    misses: answer(200, chat({ url: 'https://api.thegird.ai/v1/chat/completions' }), page('Hi')),
  },
  GeoBlocked: { gets: answer(451), misses: answer(403) },
  AbortedByCaller: {
    gets: fc.oneof(
      fc.constant({ error: { name: 'AbortError', message: 'This operation was aborted' } }),
      fc.constant({ error: new Error('Request was aborted.') }),
      fc.constant({ error: { code: 'ERR_CANCELED', message: 'canceled' } }),
      fc.constant({ cancelled: true }),
    ),
    misses: fc.constant({ error: { name: 'AbortError', message: '' }, cancelled: false }),
  },
  Healthy: {
    gets: fc.oneof(
      answer(200, anyRequest, rightAnswer),
      answer(204, anyRequest, fc.constant('')),
      answer(304, anyRequest, fc.constant('')),
      stream(`${chunk('Hi')}data: [DONE]\n\n`),
      stream('event: message_stop\r\ndata: {"type":"message_stop"}\r\n\r\n'),
    ),
    misses: answer(200, anyRequest, detail('Insufficient credits')),
  },
  Unknown: {
    gets: fc.oneof(answer(403), answer(409), answer(425), answer(501), fc.constant({ status: 0 })),
    misses: answer(500),
  },
}
