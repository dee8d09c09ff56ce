import { headerName } from './header.js'
import { dateHint, decimal, hintLines, longestHint, secondsOrMoment } from './hint.js'
import { inMs, longer, NEVER, type Pushback, type SentAt } from './pushback.js'

const SHOULD_RETRY = /* @__PURE__ */ headerName('x-should-retry')
const GRPC = /* @__PURE__ */ headerName('grpc-retry-pushback-ms')
const RETRY_AFTER_MS = /* @__PURE__ */ headerName('retry-after-ms')
const AZURE_MS = /* @__PURE__ */ headerName('x-ms-retry-after-ms')
const RETRY_AFTER = /* @__PURE__ */ headerName('retry-after')
const LIMIT_RETRY_AFTER = /* @__PURE__ */ headerName('x-ratelimit-retry-after')
const NEGATIVE = /^-(?=[\d.]{0,41}[1-9])\d{1,20}(?:\.\d{1,20})?$/

/** Whether the client is asked to come back or to stay away: of several lines, one `false` vetoes. */
export const shouldRetry = (headers: unknown): boolean | null => {
  const lines = hintLines(headers, SHOULD_RETRY).map((line) => line.toLowerCase())
  if (lines.includes('false')) return false
  return lines.includes('true') ? true : null
}

const msHint = (line: string): Pushback | null => {
  const ms = decimal(line)
  return ms === null ? null : inMs(ms)
}

const grpcHint = (line: string): Pushback | null => (NEGATIVE.test(line) ? NEVER : msHint(line))

/** Ms to wait, or a veto when negative (gRPC A6), on a failure or what turned out to be one. */
export const grpcPushback = (
  headers: unknown,
  status: number | null,
  mayRetry: boolean,
): Pushback | null =>
  mayRetry || status === null || status === 429 || status >= 500
    ? longestHint(headers, GRPC, grpcHint)
    : null

/** The longer of the headers that count in ms: OpenAI's, and Azure's, which goes with 429 and 503. */
export const retryAfterMs = (headers: unknown, status: number | null): Pushback | null => {
  const openAi = longestHint(headers, RETRY_AFTER_MS, msHint)
  return status === null || status === 429 || status === 503
    ? longer(openAi, longestHint(headers, AZURE_MS, msHint))
    : openAi
}

const retryAfterHint =
  (sentAt: SentAt) =>
  (line: string): Pushback | null => {
    const seconds = decimal(line)
    return seconds === null ? dateHint(line, sentAt) : secondsOrMoment(seconds, sentAt)
  }

/**
 * `Retry-After` (RFC 9110 section 10.2.3): whole or fractional seconds, epoch seconds or ms told by their size, or an
 * HTTP-date in any of its three forms.
 */
export const retryAfter = (headers: unknown, sentAt: SentAt): Pushback | null =>
  longestHint(headers, RETRY_AFTER, retryAfterHint(sentAt))

/** The same under a name that some limiters give it. */
export const limitRetryAfter = (headers: unknown, sentAt: SentAt): Pushback | null =>
  longestHint(headers, LIMIT_RETRY_AFTER, retryAfterHint(sentAt))
