import { describe, expect, it } from 'vitest'
import { inMs, said } from './said.js'

const body = (value: unknown, status = 429) => said({}, status, value)
const message = (text: string, status = 429) =>
  body({ error: { message: text, type: 'rate_limit_error' } }, status)

describe('words in the message of an error', () => {
  it.each([
    ['Rate limit reached. Please try again in 20s. Contact us.', 20_000],
    ['Please try again in 6m0s.', 360_000],
    ['Please try again in 634ms. Visit https://platform.openai.com/account/rate-limits.', 634],
    ['Limit 1500000, Used 1485066, Requested 16144. Please try again in 1m9.696s. Visit', 69_696],
    ['Please retry in 12.5s', 12_500],
    ['Please retry in 36.911379s.', 36_912],
    ['Please retry after 30 seconds.', 30_000],
    ['Try again after 1 second', 1000],
    ['TRY AGAIN IN 2 MINUTES!', 120_000],
    ['try again in 500 milliseconds', 500],
    ['try again in 500 ms', 500],
    ['try again in 2 hours (at noon)', 7_200_000],
    ['try again in 1.5 minutes', 90_000],
    ['try again in 1 minute 30 seconds', 90_000],
    ['try again in 1 minute and 30 seconds.', 90_000],
    ['try again in 1 hour, 2 minutes, and 3 seconds', 3_723_000],
    ['try again in 0s', 0],
    ['try again in 20s or retry after 30 seconds', 30_000],
    ['Wait. (retry in 5 sec)', 5000],
    ['try again in 1 millisecond', 1],
    ['try again in 5 msec', 5],
    ['try again in 5 msecs', 5],
    ['try again in 2 min', 120_000],
    ['try again in 2 mins', 120_000],
    ['try again in 1 hr', 3_600_000],
    ['try again in 2 hrs', 7_200_000],
    ['try again in 5 days', 432_000_000],
    ['try again in 1 day', 86_400_000],
    ['try again in 1d2h', 93_600_000],
    ['try again in 1 day, 2 hours, 3 minutes, 4 seconds and 5 ms', 93_784_005],
    ['Please try again in about 30 seconds.', 30_000],
    ['Retry after about 2 minutes', 120_000],
    ['Please retry your request in 30 seconds.', 30_000],
    ['You may retry your request after 30s', 30_000],
    ['Please wait 30 seconds.', 30_000],
    ['Too fast: please wait 1m30s, then try again', 90_000],
  ])('%s', (text, ms) => {
    expect(message(text)).toEqual(inMs(ms))
  })

  it.each([
    'Please try again in 10',
    'Please try again in 10.',
    'try again in 10 or so',
    'try again in -5s',
    'try again in 1,000 seconds',
    'try again in 1-2 minutes',
    'try again in 20s-30s',
    'try again in 20s5',
    'try again in 1 minute 30',
    'try again in 1 minute and 30',
    'try again in 30 seconds 1 minute',
    'try again in 5 daylight hours',
    'try again in 2 hours 1 day',
    'try again in 1 day 2',
    'try again in 1 day and 2',
    'try again in 1 week',
    'try again in 5 dd',
    'try again in about a minute',
    'try again in about -30 seconds',
    'try again about 30 seconds later',
    'try again in approximately 30 seconds',
    'try again in about  30 seconds',
    'retry the request in 30 seconds',
    'retry your requests in 30 seconds',
    'retry your request within 30 seconds',
    'retry your request 30 seconds later',
    'wait 30 seconds',
    'please wait up to 30 seconds',
    'please wait about 30 seconds',
    'please wait -30 seconds',
    'please wait 30',
    'please wait a minute',
    'please wait30 seconds',
    'please waited 30 seconds',
    'displease wait 30 seconds',
    'try again in 5 secondary',
    'try again in 5s_ago',
    'try again in a minute',
    'try again in20s',
    'try again in  20s',
    'try again later than 20s',
    'try again within 20s',
    'entry in 20s',
    'retrying in 20s',
    'try again in 1e3s',
    'try again in .5s',
    'try again in 1234567890s',
    'try again in 1.1234567890s',
    '20s',
    'try again',
  ])('%s: says nothing', (text) => {
    expect(message(text)).toBeNull()
  })

  it('that give the caller’s own text back are no words of the error', () => {
    const echoed = 'Rate limited. Your prompt was "hello there, try again in 20s, would you"'
    expect(message(echoed)).toBeNull()
    expect(message('Please"hello there, how are you"wait 20s')).toBeNull()
  })

  it('behind the first 512 characters are not read', () => {
    expect(message(`${'x '.repeat(240)}try again in 20s.`)).toEqual(inMs(20_000))
    expect(message(`${'x '.repeat(250)}try again in 20s.`)).toBeNull()
  })

  it('at the very end of a message that was cut are not read', () => {
    const upTo = (count: number, words: string) => `${'x'.repeat(count - words.length)}${words}`
    // 512 characters are all that there is, and one more tells that there may be others.
    expect(message(upTo(512, ' try again in 20s'))).toEqual(inMs(20_000))
    expect(message(`${upTo(512, ' try again in 20s')}.`)).toBeNull()
    expect(message(`${upTo(511, ' try again in 20s')}. C`)).toEqual(inMs(20_000))
    expect(message(`${upTo(507, ' try again in 20s')} and 3`)).toBeNull()
    expect(message(`${upTo(506, ' try again in 20s')} and th`)).toEqual(inMs(20_000))
  })

  it.each([
    ['1h26m24s', 5_184_000],
    ['1.5h', 5_400_000],
    ['1 hour, 26 minutes, and 24 seconds', 5_184_000],
    ['1 hour 26 minutes and 24 seconds', 5_184_000],
    ['30 milliseconds', 30],
    ['30 minutes', 1_800_000],
  ])('that say %s are read as that or not at all, wherever the message is cut', (span, ms) => {
    const envelopes = [
      (text: string) => ({ error: { message: text } }),
      (text: string) => ({ errors: { detail: text } }),
      (text: string) => ({ errors: { detail: { limit: [text] } } }),
      (text: string) => ({ errors: { detail: { a: 'is wrong', limit: text } } }),
      (text: string) => ({ errors: [{ message: text }] }),
      (text: string) => ({ errors: [text] }),
      (text: string) => ({ error: text }),
      (text: string) => ({ title: 'Too Many Requests', detail: text }),
    ]
    for (const envelope of envelopes) {
      const found = new Set<unknown>()
      for (let before = 440; before <= 520; before++) {
        const text = `${'x'.repeat(before)} try again in ${span}. Or not.`
        const pushback = body(envelope(text))
        if (pushback !== null) expect(pushback).toEqual(inMs(ms))
        found.add(pushback === null)
      }
      expect(found).toEqual(new Set([true, false]))
    }
  })

  it.each([
    ['{"error":{"message":"Please try again in 1h', null],
    ['{"error":{"message":"Please try again in 20s', null],
    ['{"error":{"message":"Please try again in 20s"', inMs(20_000)],
    ['{"error":{"message":"Please try again in 20s.', null],
    ['{"error":{"message":"Please try again in 20s. Vis', inMs(20_000)],
  ])('of JSON that breaks off count as far as they are whole: %s', (text, expected) => {
    expect(body(text)).toEqual(expected)
  })

  it('count with any envelope', () => {
    const text = 'Rate limit exceeded, try again in 20s'
    for (const value of [
      { errors: { detail: text } },
      { error: text },
      { message: text },
      { type: 'error', error: { type: 'rate_limit_error', message: text } },
      { title: 'Too Many Requests', detail: text },
    ]) {
      expect(body(value)).toEqual(inMs(20_000))
    }
  })

  it('count only where waiting is known to help', () => {
    const text = 'Please try again in 20s'
    expect([402, 429, 500, 502, 503, 529].map((status) => message(text, status))).toEqual(
      [402, 429, 500, 502, 503, 529].map(() => inMs(20_000)),
    )
    expect([400, 401, 403, 404, 409, 422].map((status) => message(text, status))).toEqual(
      [400, 401, 403, 404, 409, 422].map(() => null),
    )
  })

  it('outside an envelope do not count', () => {
    expect(body('Please try again in 20s')).toBeNull()
    expect(body('<html><title>429</title>Please try again in 20s</html>')).toBeNull()
    expect(body({ choices: [{ message: { content: 'try again in 20s' } }] })).toBeNull()
  })

  it('and the longest of all that the body says counts', () => {
    const value = (retryAfter: number) => ({
      error: { message: 'Please try again in 20s', retry_after: retryAfter },
    })
    expect(body(value(7))).toEqual(inMs(20_000))
    expect(body(value(21))).toEqual(inMs(21_000))
  })

  it('in JSON that is cut off count as well', () => {
    expect(body('{"error":{"message":"Please try again in 20s.","type":"rate')).toEqual(
      inMs(20_000),
    )
  })
})
