import * as O from 'fp-ts/Option'
import { epochMsOf } from './calendar.js'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const IMF =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/
const RFC_850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d):(\d\d):(\d\d) GMT$/
const ASCTIME =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d\d| \d) (\d\d):(\d\d):(\d\d) (\d{4})$/
/** The year against which a two-digit year is read when the answer names no date of its own. */
const REFERENCE_YEAR = 2026

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

/** RFC 9110 section 5.6.7: a two-digit year that looks more than 50 years ahead is the past year with those digits. */
const fullYear = (twoDigits: number, referenceYear: number): number => {
  const year = Math.floor(referenceYear / 100) * 100 + twoDigits
  return year > referenceYear + 50 ? year - 100 : year
}

/**
 * An HTTP-date in any of its three forms (RFC 9110 section 5.6.7), as epoch ms.
 *
 * Strict and always GMT, unlike `Date.parse`, which reads asctime as local time and takes `-1` for a date.
 */
export const httpDate = (
  text: string,
  referenceYear: number = REFERENCE_YEAR,
): O.Option<number> => {
  const imf = IMF.exec(text)
  if (imf !== null) {
    const [, day, month = '', year, ...clock] = imf
    return epochMs(Number(year), month, day, clock)
  }
  const rfc850 = RFC_850.exec(text)
  if (rfc850 !== null) {
    const [, day, month = '', year, ...clock] = rfc850
    return epochMs(fullYear(Number(year), referenceYear), month, day, clock)
  }
  const asctime = ASCTIME.exec(text)
  if (asctime === null) return O.none
  const [, month = '', day, hour, minute, second, year] = asctime
  return epochMs(Number(year), month, day, [hour, minute, second])
}
