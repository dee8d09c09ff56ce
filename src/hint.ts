import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import { type HeaderName, header, headerName } from './header.js'
import { httpDate } from './http-date.js'
import { inMs, longer, type Pushback, type SentAt, until } from './pushback.js'
import { lazy } from './read.js'

const DATE = /* @__PURE__ */ headerName('date')
/** Longer values are not read: no server means them, and a bound keeps hostile ones cheap. */
export const MOST_CHARACTERS = 64
const DECIMAL = /^\d{1,20}(?:\.\d{1,20})?$/
const COUNT = /^-?\d{1,20}(?:\.\d{1,20})?$/
const LINE = /\s{0,8}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}, )?[^,]{1,64}/g
/** A number of this size is a moment, in seconds or ms since the epoch: no server asks for thirty years. */
const FIRST_EPOCH_S = 1e9
const FIRST_EPOCH_MS = 1e12

/** The `Date` header, read on first need. */
export const sentAtOf = (headers: unknown): SentAt =>
  lazy(() => pipe(header(headers, DATE)?.trim() ?? '', (date) => httpDate(date), O.toNullable))

/** A whole or fractional number in plain digits; `null` for signs, exponents and all else. */
export const decimal = (text: string): number | null => (DECIMAL.test(text) ? Number(text) : null)

/** Seconds to wait, or a moment in seconds or ms since the epoch, told by its size. */
export const secondsOrMoment = (seconds: number, sentAt: SentAt): Pushback | null => {
  if (seconds < FIRST_EPOCH_S) return inMs(seconds * 1000)
  return until(seconds < FIRST_EPOCH_MS ? seconds * 1000 : seconds, sentAt)
}

/** A header that hints at a wait, trimmed; `''` when it is not there, or longer than one is. */
const hintText = (headers: unknown, name: HeaderName): string => {
  const text = header(headers, name)?.trim() ?? ''
  return text.length > MOST_CHARACTERS ? '' : text
}

/** Several lines arrive joined by commas; the comma behind the day name of a date belongs to the date. */
const linesOf = (text: string): readonly string[] =>
  text.includes(',') ? (text.match(LINE) ?? []).map((line) => line.trim()) : [text]

/** The longest wait that the lines of a header name; a line that cannot be read counts for nothing. */
export const longestHint = (
  headers: unknown,
  name: HeaderName,
  read: (line: string) => Pushback | null,
): Pushback | null => {
  const text = hintText(headers, name)
  return text === ''
    ? null
    : linesOf(text).reduce<Pushback | null>((best, line) => longer(best, read(line)), null)
}

/** The least number that the lines of a header name; `null` when none can be read. */
export const leastOf = (headers: unknown, name: HeaderName): number | null =>
  linesOf(hintText(headers, name)).reduce<number | null>((least, line) => {
    if (!COUNT.test(line)) return least
    return least === null ? Number(line) : Math.min(least, Number(line))
  }, null)
