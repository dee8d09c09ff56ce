import * as O from 'fp-ts/Option'
import { epochMsOf } from './calendar.js'

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,20}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/** The ms in a fraction of a second: a part of a ms counts as a whole one, so that nobody is early. */
const millisecondOf = (digits: string): number =>
  Number(digits.slice(0, 3).padEnd(3, '0')) + (/[1-9]/.test(digits.slice(3)) ? 1 : 0)

/**
 * A `date-time` of RFC 3339 section 5.6, as epoch ms.
 *
 * Strict: the offset is required, a blank is no `T`, and the day must be in the calendar.
 */
export const dateTime = (text: string): O.Option<number> => {
  const match = DATE_TIME.exec(text)
  if (match === null) return O.none
  const [, year, month, day, hour, minute, second, fraction = '', sign, hours, minutes] = match
  const ahead = sign === undefined ? 0 : Number(hours) * 60 + Number(minutes)
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return O.none
  return epochMsOf(
    {
      year: Number(year),
      month: Number(month) - 1,
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      millisecond: millisecondOf(fraction),
    },
    sign === '-' ? -ahead : ahead,
  )
}
