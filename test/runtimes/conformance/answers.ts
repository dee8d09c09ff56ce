import type { Seen, SeenStream } from 'grid-triage'
import { below, maybe, oneIn, oneOf, type Random } from './random.js'
import { contained, request } from './requests.js'
import { pushback, waitInWords } from './waits.js'

const STATUSES: readonly [number, ...number[]] = [
  200, 200, 201, 204, 301, 307, 308, 400, 401, 401, 402, 402, 403, 404, 404, 404, 405, 407, 408,
  409, 413, 415, 422, 425, 429, 429, 429, 429, 431, 451, 500, 500, 501, 502, 503, 503, 503, 504,
  511, 520, 522, 526, 529, 0, 99, 600,
]

const words = (random: Random): string =>
  oneOf(random, [
    waitInWords(random),
    'Unauthorized',
    'Insufficient credits',
    'No tokens for instrument text-prime',
    'Your balance is being replenished',
    'model_not_found',
    'Internal Server Error',
    'overloaded',
    'temperature must be at most 2',
    'ключ 🔑 \u2028 \ud83d',
    '',
  ])

const parsed = (random: Random): object => {
  const said = words(random)
  return oneOf<object>(random, [
    { errors: { detail: said } },
    { errors: { detail: said } },
    { errors: [{ message: said, code: 'x' }] },
    { error: { message: said, type: 'invalid_request_error', code: 'invalid_api_key' } },
    {
      error: {
        message: said,
        code: oneOf(random, ['insufficient_quota', 'context_length_exceeded']),
      },
    },
    { type: 'error', error: { type: 'overloaded_error', message: said }, request_id: 'req-body' },
    { error: said },
    { detail: said, retry_after: below(random, 90) },
    {
      error: {
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' }],
      },
    },
    { choices: [{ message: { content: 'pong' }, finish_reason: 'stop' }], model: 'text-prime' },
  ])
}

const page = (random: Random): string =>
  oneOf(random, [
    '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>',
    '<!DOCTYPE html><title>Attention Required! | Cloudflare</title>',
    '<html><body>Sign in to the network</body></html>',
    'upstream connect error or disconnect/reset before headers',
    'no healthy upstream',
    'Access denied',
  ])

const body = (random: Random): unknown => {
  const json = parsed(random)
  const text = JSON.stringify(json)
  return oneOf<unknown>(random, [
    json,
    text,
    text,
    text.slice(0, -below(random, 12) - 1),
    page(random),
    '',
    undefined,
    null,
    [json],
  ])
}

const headers = (random: Random): object =>
  contained(random, {
    ...oneOf<object>(random, [
      { 'content-type': 'application/json' },
      { 'content-type': 'text/html; charset=utf-8', server: 'nginx' },
      { via: '1.1 proxy', 'proxy-authenticate': 'Basic' },
      { server: 'cloudflare', 'cf-ray': '8a1b2c3d' },
      { location: 'https://messages-beta.api.thegrid.ai/v1/messages' },
      { 'x-grid-request-id': `req-${below(random, 99)}`, 'x-request-id': 'ignored' },
      { 'X-Request-Id': `req-${below(random, 99)}` },
      { 'x-request-id': 'sk-or-v1-0123456789abcdef0123' },
      {},
    ]),
    ...pushback(random),
  })

const failure = (random: Random): object =>
  oneOf<object>(random, [
    { name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNREFUSED' } },
    { name: 'TypeError', message: 'fetch failed', cause: { code: 'ENOTFOUND', hostname: 'x' } },
    { name: 'TypeError', message: 'Failed to fetch' },
    { name: 'AbortError', message: 'This operation was aborted' },
    { name: 'TimeoutError', message: 'The operation was aborted due to timeout' },
    { name: 'AxiosError', code: 'ECONNABORTED', message: 'timeout of 1000ms exceeded' },
    { name: 'AxiosError', message: 'x', response: { status: 429, headers: pushback(random) } },
    { name: 'Error', message: '401 status code (no body)', status: 401 },
    { name: 'AI_RetryError', reason: 'maxRetriesExceeded', lastError: { statusCode: 503 } },
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate' },
    { code: oneOf(random, ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'EAI_AGAIN', 'ETIMEDOUT']) },
  ])

/** Of the engine's own classes, whose messages and stacks are its own: none of that may show. */
const thrown = (random: Random): object => {
  const plain = failure(random)
  return oneOf<object>(random, [
    plain,
    plain,
    Object.assign(new TypeError('fetch failed'), { cause: plain }),
    Object.assign(new Error('wrapped'), plain),
    Object.assign(new Error(), { errors: [plain, failure(random)] }),
  ])
}

const EVENTS: readonly [string, ...string[]] = [
  '',
  ': keep-alive\n\n',
  'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n',
  'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
  'data: {"error":{"message":"overloaded","type":"overloaded_error"}}\n\n',
  'event: message_start\ndata: {"type":"message_start","message":{}}\n\n',
  'event: content_block_delta\r\ndata: {"delta":{"type":"text_delta","text":"Hé"}}\r\n\r\n',
  'event: message_stop\ndata: {"type":"message_stop"}\n\n',
  'data: {"choices":[{"del',
]

const stream = (random: Random): SeenStream => ({
  received: oneOf(random, EVENTS) + oneOf(random, EVENTS),
  endedWith: oneOf(random, ['Close', 'Timeout', 'Reset', 'Abort', undefined, 'Else']),
  silentMs: maybe(random, 2, () => below(random, 90_000)),
  outputDelivered: oneOf(random, [undefined, undefined, undefined, true, false]),
})

/** What was seen of one attempt: an answer, an error, a stream, or more of them at once. */
export const seen = (random: Random): Seen => {
  const answered = !oneIn(random, 4)
  const status = oneOf(random, STATUSES)
  const parts = { status, headers: headers(random), body: body(random) }
  const redirected = oneIn(random, 12)
  return {
    ...(answered ? (oneIn(random, 4) ? { response: parts, body: parts.body } : parts) : {}),
    ...(answered && !oneIn(random, 10) ? {} : { error: thrown(random) }),
    ...(oneIn(random, 8) ? { stream: stream(random) } : {}),
    ...(redirected ? { redirected, url: 'https://messages-beta.api.thegrid.ai/v1/messages' } : {}),
    ...(oneIn(random, 30) ? { type: 'opaqueredirect' } : {}),
    request: maybe(random, 3, request),
    autoTopUp: oneOf(random, [undefined, undefined, null, true, false]),
    cancelled: oneIn(random, 12) ? true : oneOf(random, [undefined, undefined, null, false]),
  }
}
