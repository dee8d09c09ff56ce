import { LAST_MS } from './calendar.js'

const MS_PER_DAY = 86_400_000
/** Days from 0000-03-01, where the count of eras begins, to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468
const DAYS_PER_ERA = 146_097

const two = (n: number): string => `${n}`.padStart(2, '0')

/** Epoch ms as `2026-10-05 12:00:30 UTC`, without a clock or a calendar of the engine; `null` outside 1970 to 9999. */
export const utc = (epochMs: number): string | null => {
  if (!(epochMs >= 0 && epochMs <= LAST_MS)) return null
  const days = Math.floor(epochMs / MS_PER_DAY)
  const seconds = Math.floor((epochMs - days * MS_PER_DAY) / 1000)
  // Years that begin in March put the leap day last, so that the length of a month depends on nothing else.
  const shifted = days + DAYS_TO_EPOCH
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${year}-${two(month)}-${two(day)} ${clock.map(two).join(':')} UTC`
}
