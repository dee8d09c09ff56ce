import { decide, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, inMs, later } from './said.js'

const said = (seen: Seen) => diagnose({ status: 429, ...seen }).pushback

const MOMENT = 1_700_000_000_000
const SENT = { date: 'Tue, 14 Nov 2023 22:12:20 GMT' }

/** A span and a moment, wherever the two can meet: what is seen, and both. */
const MIXED: readonly (readonly [name: string, seen: Seen, ms: number, epochMs: number])[] = [
  ['lines', { headers: { 'retry-after': '3600, 1700000000' } }, 3_600_000, MOMENT],
  ['lines in the other order', { headers: { 'retry-after': '1700000000, 1' } }, 1000, MOMENT],
  [
    'a list of lines',
    { headers: { 'retry-after': ['120', 'Wed, 21 Oct 2015 07:28:00 GMT'] } },
    120_000,
    1_445_412_480_000,
  ],
  ['a limiter’s', { headers: { 'x-ratelimit-retry-after': '9, 1700000000' } }, 9000, MOMENT],
  [
    'two buckets',
    {
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1700000000',
        'x-ratelimit-reset-tokens': '6m0s',
      },
    },
    360_000,
    MOMENT,
  ],
  [
    'a bucket and a field',
    { headers: { 'x-ratelimit-reset': '1700000000', ratelimit: '"a";r=0;t=30' } },
    30_000,
    MOMENT,
  ],
  ['two members', { headers: { ratelimit: '"a";r=0;t=30, "b";r=0;t=1700000000' } }, 30_000, MOMENT],
  [
    'a body',
    { body: { error: { message: '', retry_after: 120 }, retry_after: 1_700_000_000 } },
    120_000,
    MOMENT,
  ],
  [
    'words and a field',
    { body: { error: { message: 'Try again in 6m0s', retryAfter: 1_700_000_000 } } },
    360_000,
    MOMENT,
  ],
  [
    'more than two',
    { headers: { 'retry-after': '7, 1600000000, 9, 1700000000, 8' } },
    9000,
    MOMENT,
  ],
]

describe.each(MIXED)('a span and a moment in %s', (_name, seen, ms, epochMs) => {
  it('are both kept', () => {
    expect(said(seen)).toEqual(later(ms, epochMs))
  })

  it.each([-1e6, -1, 0, 1, 1e6, 1e12])('are both kept to %i ms after the moment', (afterMs) => {
    const now = epochMs + afterMs
    for (const random of [0, 0.5, 1]) {
      const decision = decide(diagnose({ status: 429, ...seen }), { attempt: 1, now, random })
      const until = decision._tag === 'Retry' ? now + decision.afterMs : decision.untilEpochMs
      expect(until).toBeGreaterThanOrEqual(now + ms)
      expect(until).toBeGreaterThanOrEqual(epochMs)
    }
  })
})

describe('with a Date header', () => {
  it.each([
    ['3600, 1700000000', inMs(3_600_000)],
    ['30, 1700000000', inMs(60_000)],
    ['60, 1700000000', inMs(60_000)],
    ['0, 1600000000', inMs(0)],
  ])('%s is one span, the longer', (text, expected) => {
    expect(said({ headers: { ...SENT, 'retry-after': text } })).toEqual(expected)
  })
})

describe('is decided by the clock', () => {
  const headers = { 'retry-after': '5, 1700000000' }
  const decided = (now: number) =>
    decide(diagnose({ status: 429, headers }), { attempt: 1, now, random: 0 })

  it('the moment, while it is farther away', () => {
    expect(decided(MOMENT - 9000)).toMatchObject({ _tag: 'Retry', afterMs: 9000 })
    expect(decided(MOMENT - 5001)).toMatchObject({ _tag: 'Retry', afterMs: 5001 })
  })

  it('the span, from then on', () => {
    expect(decided(MOMENT - 5000)).toMatchObject({ _tag: 'Retry', afterMs: 5000 })
    expect(decided(MOMENT - 4999)).toMatchObject({ _tag: 'Retry', afterMs: 5000 })
    expect(decided(MOMENT + 1)).toMatchObject({ _tag: 'Retry', afterMs: 5000 })
  })

  it('and where neither can be waited for, until the later', () => {
    const stop = { _tag: 'Stop', reason: 'WaitTooLong' }
    expect(decided(MOMENT - 1e6)).toEqual({ ...stop, untilEpochMs: MOMENT })
    const far = diagnose({ status: 429, headers: { 'retry-after': '3600, 1700000000' } })
    const now = MOMENT - 1000
    expect(decide(far, { attempt: 1, now, random: 0 })).toEqual({
      ...stop,
      untilEpochMs: now + 3_600_000,
    })
  })
})

describe('neither more nor less', () => {
  it('two spans are a span, two moments a moment', () => {
    expect(said({ headers: { 'retry-after': '5, 7' } })).toEqual(inMs(7000))
    expect(said({ headers: { 'retry-after': '1700000000, 1600000000' } })).toEqual(at(MOMENT))
  })

  it('a line that cannot be read adds neither', () => {
    expect(said({ headers: { 'retry-after': '5, soon' } })).toEqual(inMs(5000))
    expect(said({ headers: { 'retry-after': '-5, 1700000000' } })).toEqual(at(MOMENT))
  })

  it('a veto is over both', () => {
    const headers = { 'x-should-retry': 'false', 'retry-after': '5, 1700000000' }
    expect(said({ headers })).toEqual({ _tag: 'Never' })
  })
})
