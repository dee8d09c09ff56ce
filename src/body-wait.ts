import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import type { Envelope } from './body.js'
import { sumOfParts } from './duration.js'
import { decimal, MOST_CHARACTERS, secondsOrMoment } from './hint.js'
import { inMs, longer, type Pushback, type SentAt } from './pushback.js'
import { unquoted } from './quoted.js'
import { isArray, prop } from './read.js'

/** At most this many details are looked at. */
const MOST_DETAILS = 16
const PROTOBUF_SECONDS = /^(\d{1,12}(?:\.\d{1,9})?)s$/
/** No word, sign, or further number may follow: `1 minute 30` is not a minute. */
const IN_WORDS =
  /\b(?:try again|retry) (?:in|after)(?= \d)((?:(?:,? (?:and )?)?\d{1,9}(?:\.\d{1,9})? ?(?:milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h)){1,4})(?![\w-]|\.\d|,? (?:and )?\d)/g

/** A number, or text that is one, of at least 0. */
const numberOf = (value: unknown): number | null => {
  if (typeof value === 'string') {
    return value.length > MOST_CHARACTERS ? null : decimal(value.trim())
  }
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY ? value : null
}

const fieldsWait = (record: unknown, sentAt: SentAt): Pushback | null => {
  const seconds = numberOf(prop(record, 'retry_after'))
  const ms = numberOf(prop(record, 'retry_after_ms'))
  return longer(
    seconds === null ? null : secondsOrMoment(seconds, sentAt),
    ms === null ? null : inMs(ms),
  )
}

/** Google's `RetryInfo`, whose delay is a protobuf duration as JSON writes it: `39s`. */
const retryInfoWait = (detail: unknown): Pushback | null => {
  const type = prop(detail, '@type')
  const delay = prop(detail, 'retryDelay')
  if (typeof type !== 'string' || !type.endsWith('google.rpc.RetryInfo')) return null
  const seconds = typeof delay === 'string' ? PROTOBUF_SECONDS.exec(delay)?.[1] : undefined
  return seconds === undefined ? null : inMs(Number(seconds) * 1000)
}

const detailsWait = (details: unknown, sentAt: SentAt): Pushback | null => {
  if (details === undefined) return null
  if (!isArray(details)) return fieldsWait(details, sentAt)
  let wait: Pushback | null = null
  for (let i = 0; i < MOST_DETAILS; i++) wait = longer(wait, retryInfoWait(prop(details, `${i}`)))
  return wait
}

/** `Please try again in 6m0s`, `Please retry after 30 seconds`: how long, in the message of an error. */
const wordsWait = (message: string): Pushback | null => {
  // Few messages have the word, and to look for it costs a tenth of the pattern.
  if (!message.includes('try')) return null
  return [...unquoted(message).matchAll(IN_WORDS)]
    .map(([, span = '']) => pipe(sumOfParts(span), O.map(inMs), O.toNullable))
    .reduce(longer, null)
}

/**
 * What the body of an error says about waiting: the longest of what can be read.
 *
 * `retry_after` in seconds and `retry_after_ms`, in the error, its details or beside it; `RetryInfo`; and, where words
 * count, the message.
 */
export const bodyWait = (
  { outer, inner, message }: Envelope,
  wordsCount: boolean,
  sentAt: SentAt,
): Pushback | null => {
  const inError = longer(fieldsWait(inner, sentAt), detailsWait(prop(inner, 'details'), sentAt))
  const beside =
    inner === outer
      ? null
      : longer(fieldsWait(outer, sentAt), detailsWait(prop(outer, 'details'), sentAt))
  return longer(longer(inError, beside), wordsCount ? wordsWait(message) : null)
}
