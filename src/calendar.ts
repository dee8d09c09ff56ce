import * as O from 'fp-ts/Option'

/** A date and a time of day, as a clock shows them. Months count from 0. */
export interface CivilTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const MINUTES_PER_DAY = 1440
/** The last ms of the year 9999, behind which no format that is read here has a year. */
export const LAST_MS = 253_402_300_799_999

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

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 0 && month < 12 && day >= 1 && day <= daysIn(year, month)

/**
 * Epoch ms of a time so many minutes ahead of UTC; `none` for a day or a time that does not exist.
 *
 * Second 60 is a leap second: only behind 23:59 UTC, and the same as the first ms of the next day.
 * What lies before 1970 is `none` too: such dates are what an empty field turns into.
 */
export const epochMsOf = (time: CivilTime, aheadMinutes: number): O.Option<number> => {
  const { year, month, day, hour, minute, second, millisecond } = time
  const minutes = daysBefore(year, month, day) * MINUTES_PER_DAY + hour * 60 + minute - aheadMinutes
  const isLastMinute = (minutes + 1) % MINUTES_PER_DAY === 0
  const isTime = hour < 24 && minute < 60 && (second < 60 || (second === 60 && isLastMinute))
  const epochMs = (minutes * 60 + second) * 1000 + millisecond
  return isDay(year, month, day) && isTime && epochMs >= 0 ? O.some(epochMs) : O.none
}
