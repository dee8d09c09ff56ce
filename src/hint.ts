import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import type { HeaderLookup } from './header.js'
import { httpDate } from './http-date.js'
import { inMs, longer, type Pushback, until } from './pushback.js'

/** Longer lines are not read: no server means them, and a bound keeps hostile ones cheap. */
export const MOST_CHARACTERS = 64
/** Of more lines, or more characters in all, none is read: to cut could turn 3000 s into 30. */
const MOST_LINES = 16
const MOST_CHARACTERS_IN_ALL = 1024
const DECIMAL = /^\d{1,20}(?:\.\d{1,20})?$/
const COUNT = /^-?\d{1,20}(?:\.\d{1,20})?$/
const DAY = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}$/
const ENDS_IN_DIGIT = /\d$/
const BEGINS_WITH_DIGIT = /^\d/
/** A number of this size is a moment, in seconds or ms since the epoch: no server asks for thirty years. */
const FIRST_EPOCH_S = 1e9
const FIRST_EPOCH_MS = 1e12

/** When the answer was sent, by its `Date`; `null` when it does not say. */
export const sentAt = (header: HeaderLookup): number | null =>
  pipe(header('date')?.trim() ?? '', (date) => httpDate(date), O.toNullable)

/** A whole or fractional number in plain digits; `null` for signs, exponents and all else. */
export const decimal = (text: string): number | null => (DECIMAL.test(text) ? Number(text) : null)

/** Seconds to wait, or a moment in seconds or ms since the epoch, told by its size. */
export const secondsOrMoment = (seconds: number, header: HeaderLookup): Pushback => {
  if (seconds < FIRST_EPOCH_S) return inMs(seconds * 1000)
  return until(seconds < FIRST_EPOCH_MS ? seconds * 1000 : seconds, sentAt(header))
}

/** A moment as an HTTP-date. A two-digit year is read against the moment at which the answer was sent. */
export const dateHint = (text: string, header: HeaderLookup): Pushback | null => {
  const sent = sentAt(header)
  return pipe(
    httpDate(text, sent ?? undefined),
    O.match(
      () => null,
      (epochMs) => until(epochMs, sent),
    ),
  )
}

/** The comma behind a day name belongs to a date, one between digits to a number nobody can read. */
const goesOn = (line: string, part: string): boolean =>
  DAY.test(line.trim()) || (ENDS_IN_DIGIT.test(line) && BEGINS_WITH_DIGIT.test(part))

/** Several lines arrive joined by commas. */
const linesOf = (text: string): readonly string[] => {
  const comma = text.indexOf(',')
  // One line, or one date: what else there may be costs more to take apart.
  if (comma === -1 || (DAY.test(text.slice(0, comma)) && text.indexOf(',', comma + 1) === -1)) {
    return [text]
  }
  const lines: string[] = []
  for (const part of text.split(',')) {
    const last = lines[lines.length - 1]
    if (last !== undefined && goesOn(last, part)) lines[lines.length - 1] = `${last},${part}`
    else lines.push(part)
  }
  return lines.length > MOST_LINES ? [] : lines.map((line) => line.trim())
}

/** The lines of a header that can be read, trimmed. */
export const hintLines = (value: string): readonly string[] => {
  const text = value.trim()
  return text === '' || text.length > MOST_CHARACTERS_IN_ALL
    ? []
    : linesOf(text).filter((line) => line.length <= MOST_CHARACTERS)
}

/** The longest wait that the lines of a header name; a line that cannot be read counts for nothing. */
export const longestHint = (
  header: HeaderLookup,
  name: string,
  read: (line: string, header: HeaderLookup) => Pushback | null,
): Pushback | null => {
  const value = header(name)
  if (value === null) return null
  let best: Pushback | null = null
  for (const line of hintLines(value)) best = longer(best, read(line, header))
  return best
}

/** The least number that the lines of a header name; `null` when none can be read. */
export const leastOf = (header: HeaderLookup, name: string): number | null =>
  hintLines(header(name) ?? '').reduce<number | null>((least, line) => {
    if (!COUNT.test(line)) return least
    return least === null ? Number(line) : Math.min(least, Number(line))
  }, null)
