/**
 * Every way in which an attempt can end, as the caller sees it. The simulation carries the index.
 */
export interface Answer {
  readonly name: string
  /** 0 when no answer came in time. */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What the caller knows of the account, beside the answer. */
  readonly autoTopUp?: boolean
}

const json = { 'content-type': 'application/json; charset=utf-8' }
const envelope = (detail: string): string => JSON.stringify({ errors: { detail } })

const answer = (
  name: string,
  status: number,
  detail: string,
  more: Partial<Answer> = {},
): Answer => ({ name, status, headers: json, body: envelope(detail), ...more })

const PAGE =
  '<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n' +
  '<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n<hr><center>nginx</center>\r\n' +
  '</body>\r\n</html>\r\n'

export const OK = 0
export const FAULT = 1
export const REFILL_402 = 2
export const REFILL_503 = 3
export const THROTTLED = 4
export const FULL = 5
export const TIMEOUT = 6
export const BAD_REQUEST = 7
export const UNAUTHORIZED = 8
export const NOT_FOUND = 9
export const UNPROCESSABLE = 10
export const TOP_UP_OFF = 11
export const TOP_UP_UNKNOWN = 12

const known = { autoTopUp: true }

export const answers: readonly Answer[] = [
  {
    name: 'Ok',
    status: 200,
    headers: json,
    body: '{"id":"c","choices":[{"finish_reason":"stop"}]}',
  },
  answer('Fault', 500, 'Internal server error'),
  answer('Refill402', 402, 'Insufficient credits', known),
  answer('Refill503', 503, 'Account balance is being replenished', known),
  answer('Throttled', 429, 'Too many requests'),
  {
    name: 'Full',
    status: 503,
    headers: { 'content-type': 'text/html', server: 'nginx' },
    body: PAGE,
  },
  { name: 'Timeout', status: 0, headers: {}, body: '' },
  answer('BadRequest', 400, 'Malformed request'),
  answer('Unauthorized', 401, 'Invalid API key'),
  answer('NotFound', 404, 'Not found'),
  answer('Unprocessable', 422, 'messages: is required'),
  answer('TopUpOff', 402, 'Insufficient credits', { autoTopUp: false }),
  answer('TopUpUnknown', 402, 'Insufficient credits'),
]

const statuses = Int32Array.from(answers, ({ status }) => status)

export const statusOf = (kind: number): number => statuses[kind] ?? 0
