import type { HeaderLookup } from './header.js'
import { dateHint, decimal, hintLines, longestHint, secondsOrMoment } from './hint.js'
import { inMs, longer, NEVER, type Pushback } from './pushback.js'

const NEGATIVE = /^-(?=[\d.]{0,41}[1-9])\d{1,20}(?:\.\d{1,20})?$/

/** Whether the client is asked to come back or to stay away: of several lines, one `false` vetoes. */
export const shouldRetry = (header: HeaderLookup): boolean | null => {
  const value = header('x-should-retry')
  if (value === null) return null
  const lines = hintLines(value)
  if (lines.some((line) => line.toLowerCase() === 'false')) return false
  return lines.some((line) => line.toLowerCase() === 'true') ? true : null
}

const msHint = (line: string): Pushback | null => {
  const ms = decimal(line)
  return ms === null ? null : inMs(ms)
}

const grpcHint = (line: string): Pushback | null => (NEGATIVE.test(line) ? NEVER : msHint(line))

/** Ms to wait, or a veto when negative (gRPC A6), on a failure or what turned out to be one. */
export const grpcPushback = (
  header: HeaderLookup,
  status: number | null,
  mayRetry: boolean,
): Pushback | null =>
  mayRetry || status === null || status === 429 || status >= 500
    ? longestHint(header, 'grpc-retry-pushback-ms', grpcHint)
    : null

/** The longer of the headers that count in ms: OpenAI's, and Azure's, which goes with 429 and 503. */
export const retryAfterMs = (header: HeaderLookup, status: number | null): Pushback | null => {
  const openAi = longestHint(header, 'retry-after-ms', msHint)
  return status === null || status === 429 || status === 503
    ? longer(openAi, longestHint(header, 'x-ms-retry-after-ms', msHint))
    : openAi
}

const retryAfterHint = (line: string, header: HeaderLookup): Pushback | null => {
  const seconds = decimal(line)
  return seconds === null ? dateHint(line, header) : secondsOrMoment(seconds, header)
}

/**
 * `Retry-After` (RFC 9110 section 10.2.3): whole or fractional seconds, epoch seconds or ms told by their size, or an
 * HTTP-date in any of its three forms.
 */
export const retryAfter = (header: HeaderLookup): Pushback | null =>
  longestHint(header, 'retry-after', retryAfterHint)

/** The same under a name that some limiters give it. */
export const limitRetryAfter = (header: HeaderLookup): Pushback | null =>
  longestHint(header, 'x-ratelimit-retry-after', retryAfterHint)
