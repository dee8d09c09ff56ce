import * as O from 'fp-ts/Option'
import { epochMsOf } from './calendar.js'

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'
const IMF = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/
const RFC_850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/
const ASCTIME = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} (?:\d\d| \d) \d\d:\d\d:\d\d \d{4}$/
/** The last ms of 2026: against it a two-digit year is read when the answer names no date of its own. */
const REFERENCE_MS = 1_798_761_599_999

/** The clock is `hh:mm:ss`. Numbers, and the month's name, stand at fixed places, so that nothing has to be captured. */
const epochMs = (year: number, month: string, day: string, clock: string): O.Option<number> =>
  epochMsOf(
    {
      year,
      month: MONTHS.indexOf(month) / 3,
      day: Number(day),
      hour: Number(clock.slice(0, 2)),
      minute: Number(clock.slice(3, 5)),
      second: Number(clock.slice(6)),
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
  if (IMF.test(text)) {
    return epochMs(
      Number(text.slice(12, 16)),
      text.slice(8, 11),
      text.slice(5, 7),
      text.slice(17, 25),
    )
  }
  if (RFC_850.test(text)) {
    const [day, month, digits] = [text.slice(-22, -20), text.slice(-19, -16), text.slice(-15, -13)]
    const clock = text.slice(-12, -4)
    return inCentury(Number(digits), referenceMs, (year) => epochMs(year, month, day, clock))
  }
  return ASCTIME.test(text)
    ? epochMs(Number(text.slice(20)), text.slice(4, 7), text.slice(8, 10), text.slice(11, 19))
    : O.none
}
