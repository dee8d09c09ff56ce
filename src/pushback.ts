import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import { header, headerName } from './header.js'
import { httpDate } from './http-date.js'

/**
 * What the server said about waiting.
 *
 * `In`: at least so many ms. `At`: not before that moment. `Never`: do not retry at all.
 */
export type Pushback =
  | { readonly _tag: 'In'; readonly ms: number }
  | { readonly _tag: 'At'; readonly epochMs: number }
  | { readonly _tag: 'Never' }

const SHOULD_RETRY = /* @__PURE__ */ headerName('x-should-retry')
const RETRY_AFTER_MS = /* @__PURE__ */ headerName('retry-after-ms')
const RETRY_AFTER = /* @__PURE__ */ headerName('retry-after')
const DATE = /* @__PURE__ */ headerName('date')
const NEVER: Pushback = { _tag: 'Never' }

/** Longer values are not read: no server means them, and a bound keeps hostile ones cheap. */
const MOST_CHARACTERS = 64
const DECIMAL = /^\d{1,20}(?:\.\d{1,20})?$/
const LINE = /\s{0,8}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, )?[^,]{1,64}/g

const inMs = (ms: number): Pushback => ({ _tag: 'In', ms: Math.ceil(ms) })

const decimal = (text: string): O.Option<number> =>
  DECIMAL.test(text) ? O.some(Number(text)) : O.none

/** Several lines arrive joined by commas; the comma behind the day name of a date belongs to the date. */
const lines = (text: string): readonly string[] =>
  (text.match(LINE) ?? []).map((line) => line.trim())

/** The answer's own clock makes a date a wait, whatever the local clock says. */
const until = (epochMs: number, sentAt: O.Option<number>): Pushback =>
  pipe(
    sentAt,
    O.match<number, Pushback>(
      () => ({ _tag: 'At', epochMs }),
      (sent) => inMs(Math.max(0, epochMs - sent)),
    ),
  )

/** A number of this size is a moment, in seconds or ms since the epoch: no server asks for thirty years. */
const FIRST_EPOCH_S = 1e9
const FIRST_EPOCH_MS = 1e12
const LAST_MS = 253_402_300_799_999

const waitOrMoment = (seconds: number, sentAt: O.Option<number>): O.Option<Pushback> => {
  if (seconds < FIRST_EPOCH_S) return O.some(inMs(seconds * 1000))
  const epochMs = seconds < FIRST_EPOCH_MS ? seconds * 1000 : seconds
  return epochMs <= LAST_MS ? O.some(until(epochMs, sentAt)) : O.none
}

const yearOf = (epochMs: number): number => 1970 + Math.floor(epochMs / 31_556_952_000)

const retryAfter = (text: string, sentAt: O.Option<number>): O.Option<Pushback> => {
  const seconds = decimal(text)
  if (O.isSome(seconds)) return waitOrMoment(seconds.value, sentAt)
  const reference = pipe(sentAt, O.map(yearOf), O.toUndefined)
  return pipe(
    httpDate(text, reference),
    O.map((epochMs) => until(epochMs, sentAt)),
  )
}

/** The longer of two waits; a moment is taken over a span, since the two cannot be compared without a clock. */
const longer = (a: Pushback, b: Pushback): Pushback => {
  if (a._tag === 'In' && b._tag === 'In') return a.ms >= b.ms ? a : b
  if (a._tag === 'At' && b._tag === 'At') return a.epochMs >= b.epochMs ? a : b
  return a._tag === 'In' ? b : a
}

const longest = (found: readonly O.Option<Pushback>[]): O.Option<Pushback> =>
  found.reduce<O.Option<Pushback>>(
    (best, next) =>
      O.isNone(best) ? next : O.isNone(next) ? best : O.some(longer(best.value, next.value)),
    O.none,
  )

const readable = (headers: unknown, name: typeof RETRY_AFTER): string | null => {
  const text = header(headers, name)?.trim() ?? ''
  return text === '' || text.length > MOST_CHARACTERS ? null : text
}

/**
 * What the headers of an answer say about waiting; `null` when they say nothing readable.
 *
 * In order: `x-should-retry: false` vetoes; then `retry-after-ms`; then `Retry-After` (RFC 9110 section 10.2.3) in
 * whole or fractional seconds, as epoch seconds or ms told by their size, or in any form of HTTP-date. Of joined lines the longer counts. What cannot be read is
 * as if it were not there, never a wait of 0; a wait of 0 is one.
 */
export const pushbackOf = (headers: unknown): Pushback | null => {
  if (header(headers, SHOULD_RETRY)?.trim().toLowerCase() === 'false') return NEVER
  const ms = readable(headers, RETRY_AFTER_MS)
  const fromMs = ms === null ? O.none : pipe(longest(lines(ms).map(decimal).map(O.map(inMs))))
  if (O.isSome(fromMs)) return fromMs.value
  const text = readable(headers, RETRY_AFTER)
  if (text === null) return null
  const sentAt = pipe(header(headers, DATE)?.trim() ?? '', (date) => httpDate(date))
  return pipe(longest(lines(text).map((line) => retryAfter(line, sentAt))), O.toNullable)
}

/** Seconds to wait out of a body, as a number or as text; `null` for anything else. */
export const pushbackOfSeconds = (seconds: unknown): Pushback | null => {
  if (typeof seconds === 'string' && seconds.length <= MOST_CHARACTERS) {
    return pipe(
      decimal(seconds.trim()),
      O.map((value) => inMs(value * 1000)),
      O.toNullable,
    )
  }
  return typeof seconds === 'number' && seconds >= 0 && seconds < Number.POSITIVE_INFINITY
    ? inMs(seconds * 1000)
    : null
}
