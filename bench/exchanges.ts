import type { Seen } from 'grid-triage'

/** One failed call as a fetch caller has it: the answer's headers in a `Headers`, its body as text. */
export interface Exchange {
  readonly name: string
  readonly seen: Seen
}

const URL = 'https://api.thegrid.ai/v1/chat/completions'
const BODY = JSON.stringify({
  model: 'text-prime',
  messages: [{ role: 'user', content: 'ping' }],
})

/** What an answer carries beside what matters. */
const USUAL = {
  date: 'Mon, 05 Oct 2026 12:00:00 GMT',
  'content-type': 'application/json; charset=utf-8',
  'content-length': '120',
  connection: 'keep-alive',
  'cache-control': 'max-age=0, private, must-revalidate',
  'x-request-id': 'req-0123456789',
  vary: 'accept-encoding',
  server: 'cloudflare',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'access-control-allow-origin': '*',
  'cf-cache-status': 'DYNAMIC',
}

const request = (more: object = {}): Seen['request'] => ({
  method: 'POST',
  url: URL,
  headers: { authorization: 'Bearer key-of-the-bench', 'content-type': 'application/json' },
  body: BODY,
  ...more,
})

const answered = (
  name: string,
  status: number,
  detail: string,
  headers: object = {},
  sent: object = {},
): Exchange => ({
  name,
  seen: {
    status,
    headers: new Headers({ ...USUAL, ...headers }),
    body: JSON.stringify({ errors: { detail } }),
    request: request(sent),
  },
})

export const exchanges: readonly Exchange[] = [
  answered('401, no Bearer', 401, 'Unauthorized', {}, { headers: { authorization: 'a-bare-key' } }),
  answered('402', 402, 'Insufficient credits'),
  answered(
    '404, model',
    404,
    'Model not found',
    {},
    { body: BODY.replace('text-prime', 'gpt-5.2') },
  ),
  answered('404, /v1/v1', 404, 'Not Found', {}, { url: URL.replace('/v1', '/v1/v1') }),
  answered('429, seconds', 429, 'Rate limit exceeded', { 'retry-after': '7' }),
  answered('429, date', 429, 'Rate limit exceeded', {
    'retry-after': 'Mon, 05 Oct 2026 12:00:30 GMT',
  }),
  answered('500', 500, 'Internal Server Error'),
  answered('503', 503, 'Balance replenishment in progress'),
  answered('400', 400, 'Bad Request'),
  answered('422', 422, 'temperature must be between 0 and 2'),
  {
    name: 'refused',
    seen: {
      error: Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      }),
      request: request(),
    },
  },
  {
    name: 'stream cut',
    seen: {
      status: 200,
      headers: new Headers({ ...USUAL, 'content-type': 'text/event-stream' }),
      stream: {
        received:
          'data: {"choices":[{"index":0,"delta":{"content":"Once"},"finish_reason":null}]}\n\n',
        endedWith: 'Close',
        silentMs: 60_000,
      },
      request: request(),
    },
  },
]
