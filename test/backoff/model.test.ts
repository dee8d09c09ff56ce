import fc from 'fast-check'
import {
  type Backoff,
  cap,
  constant,
  exponential,
  jitter,
  ladder,
  limitAttempts,
  limitTotal,
  waitMs,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { decided, LONGEST } from './arbitrary-backoff.js'

const at = (attempt: number, random = 0.5, elapsedMs?: number) => ({ attempt, random, elapsedMs })

/** To the nearest whole ms, but for what ten multiplications may lose. */
const nearest = (exact: number, wait: number | null): void => {
  expect(Math.abs((wait ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-12)
}

describe('a backoff', () => {
  it('waits what its formula says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 10_000, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 50_000 }),
        (baseMs, factor, attempt, low, random, mostMs) => {
          const grown = exponential(baseMs, factor)
          const exact = baseMs * factor ** (attempt - 1)
          nearest(exact, waitMs(grown, at(attempt, random)))
          const share = low + (2 - low) * random
          nearest(exact * share, waitMs(jitter(low, 2)(grown), at(attempt, random)))
          const inside = cap(mostMs)(jitter(low, 2)(grown))
          nearest(Math.min(exact * share, mostMs), waitMs(inside, at(attempt, random)))
          const outside = jitter(low, 2)(cap(mostMs)(grown))
          nearest(Math.min(exact, mostMs) * share, waitMs(outside, at(attempt, random)))
        },
      ),
    )
  })

  it.each([
    ['a wait below 0 is 0', constant(-5), 1, 0],
    ['a wait that is no number is 0', constant(Number.NaN), 1, 0],
    ['an endless wait is the longest', constant(Number.POSITIVE_INFINITY), 1, LONGEST],
    ['the longest wait is kept', constant(LONGEST), 1, LONGEST],
    ['just below it too', constant(LONGEST - 1), 1, LONGEST - 1],
    ['above it is cut', constant(LONGEST + 1), 1, LONGEST],
    ['half a ms is rounded up', constant(0.5), 1, 1],
    ['less is rounded down', constant(0.499), 1, 0],
    ['an overflow is the longest', exponential(1000, 2), 5000, LONGEST],
    ['the last wait that fits', exponential(1, 2), 31, 1_073_741_824],
    ['the first that does not', exponential(1, 2), 32, LONGEST],
    ['a factor of 1 changes nothing', exponential(700, 1), 9_000_000, 700],
    ['a factor of 0 ends waiting', exponential(700, 0), 2, 0],
    ['a factor below 1 shortens', exponential(4000, 0.5), 3, 1000],
    ['a base too long comes back into reach', exponential(2 ** 32, 0.5), 3, 1_073_741_824],
    ['a base of 0 stays 0', exponential(0, 1e308), 9, 0],
    ['no steps at all are no wait', ladder(), 4, 0],
    ['jitter with no number is no wait', jitter(Number.NaN, 1)(constant(700)), 1, 0],
    ['jitter below 0 is no wait', jitter(-2, -1)(constant(700)), 1, 0],
  ] as const)('%s', (_what, backoff, attempt, wait) => {
    expect(waitMs(backoff, at(attempt))).toBe(wait)
  })
})

describe('a turn', () => {
  const grown = limitAttempts(9)(jitter(0, 1)(exponential(1000, 2)))

  it.each([
    ['the first attempt', at(1), 500],
    ['an attempt of 0 is the first', at(0), 500],
    ['an attempt below 0 is the first', at(-3), 500],
    ['an attempt that is no number is the first', at(Number.NaN), 500],
    ['part of an attempt does not count', at(2.9), 1000],
    ['the last but one', at(8), 64_000],
    ['the last', at(9), null],
    ['attempts without end', at(Number.POSITIVE_INFINITY), null],
    ['random 0', at(1, 0), 0],
    ['random 1', at(1, 1), 1000],
    ['random above 1 is 1', at(1, 7), 1000],
    ['random below 0 is 0', at(1, -7), 0],
    ['random that is no number is the middle', at(1, Number.NaN), 500],
    ['random without end is no number', at(1, Number.POSITIVE_INFINITY), 500],
  ] as const)('%s', (_what, turn, wait) => {
    expect(waitMs(grown, turn)).toBe(wait)
  })

  const timed = limitTotal(1000)(constant(5))

  it.each([
    ['no time yet', undefined, 5],
    ['time that is no number is none', Number.NaN, 5],
    ['time below 0 is none', -5000, 5],
    ['time without end below 0 is none', Number.NEGATIVE_INFINITY, 5],
    ['part of a ms counts', 994.9, 5],
    ['time that is over', 995, null],
    ['time without end', Number.POSITIVE_INFINITY, null],
  ] as const)('%s', (_what, elapsedMs, wait) => {
    expect(waitMs(timed, at(1, 0.5, elapsedMs))).toBe(wait)
  })

  it('of any other shape, or of a backoff of any other shape, gives up', () => {
    for (const text of ['null', '7', '{}', '{"_tag":"Later"}', '{"_tag":"Cap","capMs":1}']) {
      expect(waitMs(JSON.parse(text), at(1))).toBe(null)
    }
    expect(waitMs(constant(5), JSON.parse('null'))).toBe(null)
  })

  it('of a backoff that contains itself gives up', () => {
    const endless: Backoff = JSON.parse('{"_tag":"Cap","capMs":5}')
    Object.assign(endless, { of: endless })
    expect(waitMs(endless, at(1))).toBe(null)
    expect(decided(endless, at(1))).toMatchObject({ _tag: 'Stop' })
  })
})
