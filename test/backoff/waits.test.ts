import {
  constant,
  defaultPolicy,
  exponential,
  jitter,
  limitAttempts,
  type Pace,
  type PaceRule,
  type Policy,
  waits,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { accepted } from './arbitrary-backoff.js'

const PACES: readonly (readonly [Pace, readonly number[], readonly number[], readonly number[]])[] =
  [
    ['Fault', [1430, 2431, 4133], [2200, 3740, 6358], [2970, 5049, 8583]],
    [
      'Refill',
      [2640, 1408, 1408, 2200, 4400, 8800],
      [3000, 1600, 1600, 2500, 5000, 10_000],
      [3360, 1792, 1792, 2800, 5600, 11_200],
    ],
    ['RefillUnknown', [2904, 4664], [3300, 5300], [3696, 5936]],
    [
      'Throttled',
      [500, 1000, 2000, 4000, 8000],
      [1000, 2000, 4000, 8000, 16_000],
      [1500, 3000, 6000, 12_000, 20_000],
    ],
    ['Overloaded', [2500, 5000, 10_000], [5000, 10_000, 20_000], [7500, 15_000, 30_000]],
    ['OutcomeUnknown', [1500], [3000], [4500]],
  ]

/** The default policy with one rule of its own, unchecked. */
const withFault = (rule: Partial<PaceRule>, limits: Partial<Policy> = {}): Policy => ({
  ...defaultPolicy,
  ...limits,
  paces: { ...defaultPolicy.paces, Fault: { ...defaultPolicy.paces.Fault, ...rule } },
})

describe('waits', () => {
  it.each(PACES)('of the default policy: %s', (pace, shortest, middle, longest) => {
    expect(waits(defaultPolicy, pace, 99, 0)).toEqual(shortest)
    expect(waits(defaultPolicy, pace, 99)).toEqual(middle)
    expect(waits(defaultPolicy, pace, 99, 0.5)).toEqual(middle)
    expect(waits(defaultPolicy, pace, 99, 1)).toEqual(longest)
  })

  it.each([
    [2, [2200, 3740]],
    [3, [2200, 3740, 6358]],
    [4, [2200, 3740, 6358]],
    [1.9, [2200]],
    [0.9, []],
    [0, []],
    [-1, []],
    [Number.NaN, []],
    [Number.NEGATIVE_INFINITY, []],
    [Number.POSITIVE_INFINITY, [2200, 3740, 6358]],
    [1e308, [2200, 3740, 6358]],
  ])('lists the first so many: %d', (n, listed) => {
    expect(waits(defaultPolicy, 'Fault', n)).toEqual(listed)
  })

  it('are at most a thousand', () => {
    const endless = withFault({ backoff: constant(0) })
    expect(waits(endless, 'Fault', 999)).toHaveLength(999)
    expect(waits(endless, 'Fault', 1000)).toHaveLength(1000)
    expect(waits(endless, 'Fault', 1001)).toHaveLength(1000)
    expect(waits(endless, 'Fault', Number.POSITIVE_INFINITY)).toEqual(Array(1000).fill(0))
  })

  it('of no pace there is, or of no policy, are none', () => {
    for (const pace of ['"Later"', '"__proto__"', '"toString"', 'null', '7']) {
      expect(waits(defaultPolicy, JSON.parse(pace), 9)).toEqual([])
    }
    expect(waits(JSON.parse('{"paces":{}}'), 'Fault', 9)).toEqual([])
    expect(waits(JSON.parse('null'), 'Fault', 9)).toEqual([])
  })

  it('take a random number that is none as the middle', () => {
    expect(waits(defaultPolicy, 'Fault', 1, Number.NaN)).toEqual([2200])
    expect(waits(defaultPolicy, 'Fault', 1, -7)).toEqual([1430])
    expect(waits(defaultPolicy, 'Fault', 1, 7)).toEqual([2970])
  })

  // Of 10000 - 1000 ms, 2200 and 3740 leave 3060: less than 6358, more than a quarter of it.
  it('end with one that is shortened to the deadline, where enough is left', () => {
    const short = accepted({ totalMs: 10_000 })
    expect(waits(short, 'Fault', 9)).toEqual([2200, 3740, 2754])
    expect(waits(accepted({ totalMs: 8000 }), 'Fault', 9)).toEqual([2200, 3740])
    expect(waits(accepted({ totalMs: 3199 }), 'Fault', 9)).toEqual([1979])
    expect(waits(accepted({ totalMs: 2999 }), 'Fault', 9)).toEqual([])
  })

  it('are not shortened to less than a quarter', () => {
    const wanting = (ms: number): Policy =>
      accepted({
        paces: { Fault: { backoff: limitAttempts(2)(constant(ms)) } },
        totalMs: 3000,
        maxWaitMs: 60_000,
      })
    expect(waits(wanting(8000), 'Fault', 9)).toEqual([1800])
    expect(waits(wanting(8001), 'Fault', 9)).toEqual([])
  })

  it('follow what a policy changes', () => {
    const mine = accepted({
      paces: { Fault: { backoff: limitAttempts(5)(jitter(0, 1)(exponential(100, 10))) } },
      maxWaitMs: 6000,
    })
    expect(waits(mine, 'Fault', 9)).toEqual([50, 500, 5000, 6000])
    expect(waits(mine, 'RefillUnknown', 9)).toEqual([3300, 5300])
  })
})
