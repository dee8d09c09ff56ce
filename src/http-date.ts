import * as O from 'fp-ts/Option'
import { epochMsOf } from './calendar.js'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const IMF =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/
const RFC_850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d):(\d\d):(\d\d) GMT$/
const ASCTIME =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d\d| \d) (\d\d):(\d\d):(\d\d) (\d{4})$/
/** The last ms of 2026: against it a two-digit year is read when the answer names no date of its own. */
const REFERENCE_MS = 1_798_761_599_999

const epochMs = (
  year: number,
  monthName: string,
  day: string | undefined,
  [hour, minute, second]: readonly (string | undefined)[],
): O.Option<number> =>
  epochMsOf(
    {
      year,
      month: MONTHS.indexOf(monthName),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      millisecond: 0,
    },
    0,
  )

const YEAR_MS = 31_556_952_000

/**
 * RFC 9110 section 5.6.7: a year of two digits that appears to be more than 50 years ahead is the last one in the past
 * with those digits. So it is the latest that is not more than 50 years ahead.
 */
const inCentury = (
  twoDigits: number,
  referenceMs: number,
  inYear: (year: number) => O.Option<number>,
): O.Option<number> => {
  const century = Math.floor((1970 + referenceMs / YEAR_MS) / 100) * 100
  const isFarAhead = (year: number): boolean =>
    O.match(
      () => false,
      (fiftyEarlier: number) => fiftyEarlier > referenceMs,
    )(inYear(year - 50))
  const next = century + 100 + twoDigits
  if (!isFarAhead(next)) return inYear(next)
  return inYear(isFarAhead(next - 100) ? next - 200 : next - 100)
}

/**
 * An HTTP-date in any of its three forms (RFC 9110 section 5.6.7), as epoch ms.
 *
 * Strict and always GMT, unlike `Date.parse`, which reads asctime as local time and takes `-1` for a date.
 */
export const httpDate = (text: string, referenceMs: number = REFERENCE_MS): O.Option<number> => {
  const imf = IMF.exec(text)
  if (imf !== null) {
    const [, day, month = '', year, ...clock] = imf
    return epochMs(Number(year), month, day, clock)
  }
  const rfc850 = RFC_850.exec(text)
  if (rfc850 !== null) {
    const [, day, month = '', digits, ...clock] = rfc850
    return inCentury(Number(digits), referenceMs, (year) => epochMs(year, month, day, clock))
  }
  const asctime = ASCTIME.exec(text)
  if (asctime === null) return O.none
  const [, month = '', day, hour, minute, second, year] = asctime
  return epochMs(Number(year), month, day, [hour, minute, second])
}
