import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import { header, headerName } from './header.js'
import { decimal, longestHint, secondsOrMoment } from './hint.js'
import { httpDate } from './http-date.js'
import { inMs, longer, NEVER, type Pushback, type SentAt, until } from './pushback.js'

const SHOULD_RETRY = /* @__PURE__ */ headerName('x-should-retry')
const GRPC = /* @__PURE__ */ headerName('grpc-retry-pushback-ms')
const RETRY_AFTER_MS = /* @__PURE__ */ headerName('retry-after-ms')
const AZURE_MS = /* @__PURE__ */ headerName('x-ms-retry-after-ms')
const RETRY_AFTER = /* @__PURE__ */ headerName('retry-after')
const LIMIT_RETRY_AFTER = /* @__PURE__ */ headerName('x-ratelimit-retry-after')
const NEGATIVE = /^-0{0,20}[1-9]\d{0,20}$/

/** `x-should-retry: false` asks the client to stay away. */
export const saysNever = (headers: unknown): boolean =>
  header(headers, SHOULD_RETRY)?.trim().toLowerCase() === 'false'

const msHint = (line: string): Pushback | null => {
  const ms = decimal(line)
  return ms === null ? null : inMs(ms)
}

const grpcHint = (line: string): Pushback | null => (NEGATIVE.test(line) ? NEVER : msHint(line))

/** Ms to wait, or a veto when they are negative (gRPC A6). */
export const grpcPushback = (headers: unknown, status: number | null): Pushback | null =>
  status === null || status === 429 || status >= 500 ? longestHint(headers, GRPC, grpcHint) : null

/** The longer of the headers that count in ms: OpenAI's, and Azure's, which goes with 429 and 503. */
export const retryAfterMs = (headers: unknown, status: number | null): Pushback | null => {
  const openAi = longestHint(headers, RETRY_AFTER_MS, msHint)
  return status === null || status === 429 || status === 503
    ? longer(openAi, longestHint(headers, AZURE_MS, msHint))
    : openAi
}

const yearOf = (epochMs: number): number => 1970 + Math.floor(epochMs / 31_556_952_000)

/** A two-digit year is read against the year in which the answer was sent. */
const dateHint = (text: string, sentAt: SentAt): Pushback | null => {
  const sent = sentAt()
  return pipe(
    httpDate(text, sent === null ? undefined : yearOf(sent)),
    O.match(
      () => null,
      (epochMs) => until(epochMs, sentAt),
    ),
  )
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
