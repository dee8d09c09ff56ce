import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import type { Envelope } from './body.js'
import { sumOfParts } from './duration.js'
import type { HeaderLookup } from './header.js'
import { decimal, MOST_CHARACTERS, secondsOrMoment } from './hint.js'
import { inMs, longer, type Pushback } from './pushback.js'
import { unquoted } from './quoted.js'
import { isArray, prop } from './read.js'

/** At most this many details are looked at. */
const MOST_DETAILS = 16
const PROTOBUF_SECONDS = /^(\d{1,12}(?:\.\d{1,9})?)s$/
const MOST_SECONDS = 999_999_999_999
const MOST_NANOS = 999_999_999
/** No word, sign, or further number may follow: `1 minute 30` is not a minute. */
const IN_WORDS =
  /\b(?:(?:try again|retry(?: your request)?) (?:in|after)(?: about)?|please wait)(?= \d)((?:(?:,? (?:and )?)?\d{1,9}(?:\.\d{1,9})? ?(?:milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)){1,5})(?![\w-]|\.\d|,? (?:and )?\d)/g
/** What may stand before a further number, or the beginning of it. */
const MAY_GO_ON = /^(?:\.|,?(?: (?:a|an|and|and )?)?)$/

/** A number, or text that is one, of at least 0. */
const numberOf = (value: unknown): number | null => {
  if (typeof value === 'string') {
    return value.length > MOST_CHARACTERS ? null : decimal(value.trim())
  }
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY ? value : null
}

const secondsIn = (record: unknown, name: string, header: HeaderLookup): Pushback | null => {
  const seconds = numberOf(prop(record, name))
  return seconds === null ? null : secondsOrMoment(seconds, header)
}

const fieldsWait = (record: unknown, header: HeaderLookup): Pushback | null => {
  const ms = numberOf(prop(record, 'retry_after_ms'))
  const inSeconds = longer(
    secondsIn(record, 'retry_after', header),
    secondsIn(record, 'retryAfter', header),
  )
  return longer(ms === null ? null : inMs(ms), inSeconds)
}

const wholeUpTo = (most: number, value: unknown): number | null => {
  const number = numberOf(value)
  return number !== null && Number.isInteger(number) && number <= most ? number : null
}

/** A protobuf duration: `39s`, as its JSON is, or the record itself, of seconds and nanos. */
const protobufMs = (delay: unknown): number | null => {
  if (typeof delay === 'string') {
    const text = PROTOBUF_SECONDS.exec(delay)?.[1]
    return text === undefined ? null : Number(text) * 1000
  }
  const seconds = wholeUpTo(MOST_SECONDS, prop(delay, 'seconds'))
  const nanos = wholeUpTo(MOST_NANOS, prop(delay, 'nanos') ?? 0)
  return seconds === null || nanos === null ? null : seconds * 1000 + nanos / 1e6
}

/** Google's `RetryInfo`. */
const retryInfoWait = (detail: unknown): Pushback | null => {
  const type = prop(detail, '@type')
  if (typeof type !== 'string' || !type.endsWith('google.rpc.RetryInfo')) return null
  const ms = protobufMs(prop(detail, 'retryDelay'))
  return ms === null ? null : inMs(ms)
}

const detailsWait = (details: unknown, header: HeaderLookup): Pushback | null => {
  if (details === undefined) return null
  if (!isArray(details)) return fieldsWait(details, header)
  let wait: Pushback | null = null
  for (let i = 0; i < MOST_DETAILS; i++) wait = longer(wait, retryInfoWait(prop(details, `${i}`)))
  return wait
}

/**
 * `Please try again in 6m0s`, `Please retry after 30 seconds`: how long, in the message of an error.
 *
 * At the end of a message that was cut nothing is read: `1h` may be all that is left of `1h26m24s`.
 */
const wordsWait = ({ message, isCut }: Envelope): Pushback | null => {
  // Few messages have the words, and to look for them costs a tenth of the pattern.
  if (!message.includes('try') && !message.includes('please wait')) return null
  const words = unquoted(message)
  return [...words.matchAll(IN_WORDS)]
    .filter(
      ({ 0: { length }, index = 0 }) => !(isCut && MAY_GO_ON.test(words.slice(index + length))),
    )
    .map(([, span = '']) => pipe(sumOfParts(span), O.map(inMs), O.toNullable))
    .reduce(longer, null)
}

/** All fields that are read have it in their names, which JSON may write as escapes. */
const NAMED = /etry|\\u/

const fieldWait = ({ outer, inner }: Envelope, header: HeaderLookup): Pushback | null => {
  const inError = longer(fieldsWait(inner, header), detailsWait(prop(inner, 'details'), header))
  const beside =
    inner === outer
      ? null
      : longer(fieldsWait(outer, header), detailsWait(prop(outer, 'details'), header))
  return longer(inError, beside)
}

/**
 * What the body of an error says about waiting: the longest of what can be read.
 *
 * `retry_after` or `retryAfter` in seconds and `retry_after_ms`, in the error, its details or beside
 * it; `RetryInfo`; and, where words count, the message. `text` is the body where it was text, else `''`: a look at it
 * spares the look at a dozen fields.
 */
export const bodyWait = (
  envelope: Envelope,
  text: string,
  wordsCount: boolean,
  header: HeaderLookup,
): Pushback | null => {
  const inFields = text === '' || NAMED.test(text) ? fieldWait(envelope, header) : null
  return longer(inFields, wordsCount ? wordsWait(envelope) : null)
}
