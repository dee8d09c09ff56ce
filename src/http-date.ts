import * as O from 'fp-ts/Option'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const IMF =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/
const RFC_850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d):(\d\d):(\d\d) GMT$/
const ASCTIME =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d\d| \d) (\d\d):(\d\d):(\d\d) (\d{4})$/
const MS_PER_DAY = 86_400_000
/** The year against which a two-digit year is read when the answer names no date of its own. */
const REFERENCE_YEAR = 2026

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysIn = (year: number, month: number): number =>
  month === 1 && isLeap(year)
    ? 29
    : (DAYS_BEFORE_MONTH[month + 1] ?? 365) - (DAYS_BEFORE_MONTH[month] ?? 0)

/** Days from 1970-01-01, Gregorian, by counting the leap days before the year. */
const daysBefore = (year: number, month: number, day: number): number => {
  const past = year - 1
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477
  const thisYear = (DAYS_BEFORE_MONTH[month] ?? 0) + (month > 1 && isLeap(year) ? 1 : 0)
  return (year - 1970) * 365 + leapDays + thisYear + day - 1
}

const epochMs = (
  year: number,
  monthName: string,
  day: number,
  [hour, minute, second]: readonly [number, number, number],
): O.Option<number> => {
  const month = MONTHS.indexOf(monthName)
  const isLeapSecond = hour === 23 && minute === 59 && second === 60
  const inRange =
    month !== -1 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    (second < 60 || isLeapSecond)
  return inRange
    ? O.some(
        daysBefore(year, month, day) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000,
      )
    : O.none
}

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
    const [, day, month = '', year, hour, minute, second] = imf
    return epochMs(Number(year), month, Number(day), [Number(hour), Number(minute), Number(second)])
  }
  const rfc850 = RFC_850.exec(text)
  if (rfc850 !== null) {
    const [, day, month = '', year, hour, minute, second] = rfc850
    const clock = [Number(hour), Number(minute), Number(second)] as const
    return epochMs(fullYear(Number(year), referenceYear), month, Number(day), clock)
  }
  const asctime = ASCTIME.exec(text)
  if (asctime === null) return O.none
  const [, month = '', day, hour, minute, second, year] = asctime
  return epochMs(Number(year), month, Number(day), [Number(hour), Number(minute), Number(second)])
}
