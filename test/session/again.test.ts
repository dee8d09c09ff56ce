import {
  advance,
  begin,
  constant,
  type Diagnosis,
  exponential,
  jitter,
  limitAttempts,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { call, times, told } from './calls.js'
import {
  accepted,
  at,
  FAULT,
  OVERLOADED,
  REFILL,
  REFILL_UNKNOWN,
  THROTTLED,
  TIMEOUT,
} from './traces.js'

describe('earned credit', () => {
  const last = (tokens: number, attempts: number, diagnosis = FAULT) => {
    const budget = { tokens, asOfEpochMs: 0 }
    const [, , next] = advance({ ...begin(at(0)), attempts }, budget, diagnosis, at(0))
    return told([next])[0]
  }

  it.each([
    [4, 'AttemptsSpent'],
    [4.999_999, 'AttemptsSpent'],
    [5, 10_808.6],
    [5.000_001, 10_808.6],
    [1000, 10_808.6],
  ])('of %d tokens in all', (tokens, expected) => {
    // 2200 · 1.7³ = 10,808.6 ms
    expect(last(tokens, 3)).toBe(expected === 10_808.6 ? 10_809 : expected)
  })

  it('is worth two attempts more of a fault, and none of another pace', () => {
    expect([3, 4, 5].map((made) => last(9, made))).toEqual([10_809, 18_375, 'AttemptsSpent'])
    expect(last(9, 3, OVERLOADED)).toBe('AttemptsSpent')
    expect(last(9, 5, THROTTLED)).toBe('AttemptsSpent')
    expect(last(9, 6, REFILL)).toBe('AttemptsSpent')
    expect(last(9, 2, REFILL_UNKNOWN)).toBe('AttemptsSpent')
  })

  it('is what is left of it when overload has halved the tokens', () => {
    const [backoff, earned] = [limitAttempts(2)(constant(500)), limitAttempts(9)(constant(500))]
    const policy = accepted({ paces: { Overloaded: { backoff, earned, halves: true } } })
    const decided = (tokens: number) => {
      const session = { ...begin(at(0), { policy }), attempts: 1 }
      return told([advance(session, { tokens, asOfEpochMs: 0 }, OVERLOADED, at(0))[2]])[0]
    }
    expect(decided(9.9)).toBe('AttemptsSpent')
    expect(decided(10)).toBe(500)
  })

  it('is forgotten with time', () => {
    const budget = { tokens: 6, asOfEpochMs: 0 }
    const session = { ...begin(at(400_000)), attempts: 3 }
    // 4 + 2 · e^(-166/240) = 5.001; with 167 s it is 4.997.
    expect(advance(session, budget, FAULT, at(166_000))[2]._tag).toBe('Retry')
    expect(advance(session, budget, FAULT, at(167_000))[2]._tag).toBe('Stop')
  })
})

describe('a call that may have run', () => {
  const patient = accepted({
    paces: {
      OutcomeUnknown: { backoff: limitAttempts(5)(jitter(0.5, 1.5)(exponential(3000, 1))) },
    },
  })

  it.each([
    ['Once', [3000, 'MayHaveRun']],
    ['Safe', [3000, 'AttemptsSpent']],
    ['Never', ['MayHaveRun']],
  ] as const)('is sent again by default: %s', (replay, expected) => {
    expect(told(call(times(expected.length, TIMEOUT), { replay }).decisions)).toEqual(expected)
  })

  it('is sent again once where the policy allows more, also after another failure', () => {
    const once = (outcomes: readonly Diagnosis[]) =>
      told(call(outcomes, { policy: patient }).decisions)
    expect(once([TIMEOUT, TIMEOUT])).toEqual([3000, 'MayHaveRun'])
    expect(once([FAULT, TIMEOUT, TIMEOUT])).toEqual([2200, 3000, 'MayHaveRun'])
    expect(once([TIMEOUT, FAULT, TIMEOUT])).toEqual([3000, 3740, 'MayHaveRun'])
    expect(once([FAULT, FAULT, TIMEOUT])).toEqual([2200, 3740, 3000])
  })

  it('is sent again each time where that is safe, and never where it must not be', () => {
    const all = (replay: 'Safe' | 'Never') =>
      told(call([FAULT, ...times(4, TIMEOUT)], { policy: patient, replay }).decisions)
    expect(all('Safe')).toEqual([2200, 3000, 3000, 3000, 'AttemptsSpent'])
    expect(all('Never')[1]).toBe('MayHaveRun')
  })

  it('is one whatever it is retried for: a time-out that says when to come back too', () => {
    const hinted: Diagnosis = { ...TIMEOUT, pushback: { _tag: 'In', ms: 2000 } }
    expect(told(call([hinted, hinted], { random: 0 }).decisions)).toEqual([2000, 'MayHaveRun'])
  })
})
