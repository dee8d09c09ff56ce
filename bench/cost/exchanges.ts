/** Where the twelve calls go. */
export const CHAT_URL = 'https://api.thegrid.ai/v1/chat/completions'

/** What a caller may have the headers of an answer in; every name is in lower case. */
export type AnyHeaders =
  | Headers
  | Readonly<Record<string, string>>
  | readonly (readonly [name: string, value: string])[]

export type HeaderShape = 'Headers' | 'record' | 'pairs'
export type BodyForm = 'text' | 'parsed'

/** The Grid's envelope, and the one of other APIs. */
export interface ErrorBody {
  readonly errors?: { readonly detail?: string }
  readonly error?: { readonly message?: string }
}

/** One failed call as `diagnose` takes it, with types as narrow as a hand-written answer may count on. */
export interface Failed {
  readonly status?: number
  readonly headers?: AnyHeaders
  readonly body?: string | ErrorBody
  readonly error?: Error
  readonly stream?: {
    readonly received: string
    readonly endedWith: string
    readonly silentMs: number
  }
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string | { readonly model: string }
  }
}

/** One failed call before it has a shape. */
export interface Exchange {
  readonly name: string
  /** `null` where no answer came. */
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** `null` where no answer came, or a stream. */
  readonly body: ErrorBody | null
  readonly error?: Error
  readonly stream?: Failed['stream']
  readonly url: string
  readonly authorization: string
  readonly model: string
}

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

const SENT = { url: CHAT_URL, authorization: 'Bearer key-of-the-bench', model: 'text-prime' }

interface Differs {
  readonly headers?: Readonly<Record<string, string>>
  readonly url?: string
  readonly authorization?: string
  readonly model?: string
}

const answered = (
  name: string,
  status: number,
  detail: string,
  differs: Differs = {},
): Exchange => ({
  name,
  status,
  body: { errors: { detail } },
  ...SENT,
  ...differs,
  headers: { ...USUAL, ...differs.headers },
})

const refused = Object.assign(new TypeError('fetch failed'), {
  cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:443'), { code: 'ECONNREFUSED' }),
})

const FIRST_CHUNK =
  'data: {"id":"c-1","choices":[{"index":0,"delta":{"content":"Once"},"finish_reason":null}]}\n\n'

/** The same for everybody: 12 to 13 headers, bodies of 86 to 99 bytes in The Grid's documented envelope. */
export const exchanges: readonly Exchange[] = [
  answered(
    '401, no Bearer',
    401,
    'Unauthorized. Send a valid API key in the Authorization header.',
    {
      authorization: 'a-bare-key',
    },
  ),
  answered(
    '402',
    402,
    'Insufficient credits. Add credits to your account to go on with this model.',
  ),
  answered(
    '404, model',
    404,
    'Model not found. See the list of instruments that your key may use.',
    {
      model: 'gpt-5.2',
    },
  ),
  answered(
    '404, /v1/v1',
    404,
    'Not Found. There is nothing at the path that this request was sent to.',
    {
      url: CHAT_URL.replace('/v1', '/v1/v1'),
    },
  ),
  answered(
    '429, seconds',
    429,
    'Rate limit exceeded. Slow down and send the request again later.',
    {
      headers: { 'retry-after': '7' },
    },
  ),
  answered('429, date', 429, 'Rate limit exceeded. Slow down and send the request again later.', {
    headers: { 'retry-after': 'Mon, 05 Oct 2026 12:00:30 GMT' },
  }),
  answered('500', 500, 'Internal Server Error. Something went wrong on our side while answering.'),
  answered('503', 503, 'Balance replenishment in progress. The request can be sent again shortly.'),
  answered('400', 400, 'Bad Request. The body of the request could not be read as it was sent.'),
  answered('422', 422, 'Unprocessable Entity. The temperature must be between 0 and 2.'),
  { name: 'connection refused', status: null, headers: {}, body: null, error: refused, ...SENT },
  {
    name: 'stream cut at 60 s',
    status: 200,
    headers: { ...USUAL, 'content-type': 'text/event-stream' },
    body: null,
    stream: { received: FIRST_CHUNK, endedWith: 'Close', silentMs: 60_000 },
    ...SENT,
  },
]

export const headerShapes: readonly HeaderShape[] = ['Headers', 'record', 'pairs']
export const bodyForms: readonly BodyForm[] = ['text', 'parsed']

const headersAs = (headers: Exchange['headers'], shape: HeaderShape): AnyHeaders => {
  if (shape === 'Headers') return new Headers(headers)
  return shape === 'pairs' ? Object.entries(headers) : headers
}

/** One of the six shapes. `parsed` are both bodies, that of the answer and that of the request. */
export const failedAs = (one: Exchange, shape: HeaderShape, form: BodyForm): Failed => {
  const sent = { model: one.model, messages: [{ role: 'user', content: 'ping' }] }
  const { status, body, error, stream } = one
  return {
    ...(status === null ? {} : { status, headers: headersAs(one.headers, shape) }),
    ...(body === null ? {} : { body: form === 'text' ? JSON.stringify(body) : body }),
    ...(error === undefined ? {} : { error }),
    ...(stream === undefined ? {} : { stream }),
    request: {
      method: 'POST',
      url: one.url,
      headers: { authorization: one.authorization, 'content-type': 'application/json' },
      body: form === 'text' ? JSON.stringify(sent) : sent,
    },
  }
}

/** All twelve in one shape. */
export const twelve = (shape: HeaderShape, form: BodyForm): readonly Failed[] =>
  exchanges.map((one) => failedAs(one, shape, form))
