import fc from 'fast-check'
import {
  admit,
  advance,
  begin,
  type Diagnosis,
  decide,
  defaultPolicy,
  diagnose,
  openBudget,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from '../examples.js'
import { call, PLENTY, times, told } from './calls.js'
import {
  ALMOST_ONE,
  accepted,
  anyOutcome,
  asking,
  at,
  FAULT,
  HEALTHY,
  OVERLOADED,
  PAID_REFILL,
  REFILL,
  REFILL_UNKNOWN,
  random as randoms,
  THROTTLED,
  TIMEOUT,
} from './traces.js'

describe('begin', () => {
  it('starts a call that has sent nothing', () => {
    expect(begin(at(1000))).toEqual({
      policy: defaultPolicy,
      replay: 'Once',
      beganEpochMs: 1000,
      attempts: 0,
      replays: 0,
      next: null,
      dueEpochMs: 1000,
      cost: 0,
      untilEpochMs: null,
      history: [],
    })
  })

  it('keeps the policy and the replay that are given', () => {
    const policy = accepted({ totalMs: 5000 })
    expect(begin(at(0), { policy, replay: 'Safe' })).toMatchObject({ policy, replay: 'Safe' })
    expect(begin(at(0), { policy: undefined, replay: undefined })).toEqual(begin(at(0)))
  })
})

const whole: readonly (readonly [string, Diagnosis, number, readonly (number | string)[]])[] = [
  ['a fault', FAULT, 0, [1430, 2431, 4133, 'AttemptsSpent']],
  ['a fault', FAULT, ALMOST_ONE, [2970, 5049, 8583, 'AttemptsSpent']],
  ['a refill', REFILL, 0, [2640, 1408, 1408, 2200, 4400, 8800, 'AttemptsSpent']],
  ['a refill', PAID_REFILL, ALMOST_ONE, [3360, 1792, 1792, 2800, 5600, 11_200, 'AttemptsSpent']],
  ['a refill that is not sure', REFILL_UNKNOWN, 0, [2904, 4664, 'AttemptsSpent']],
  ['a refill that is not sure', REFILL_UNKNOWN, 0.5, [3300, 5300, 'AttemptsSpent']],
  ['a 429', THROTTLED, 0, [500, 1000, 2000, 4000, 8000, 'AttemptsSpent']],
  ['a 429', THROTTLED, 0.5, [1000, 2000, 4000, 8000, 16_000, 'AttemptsSpent']],
  ['an overloaded gateway', OVERLOADED, 0, [2500, 5000, 10_000, 'AttemptsSpent']],
  ['an overloaded gateway', OVERLOADED, 0.5, [5000, 10_000, 20_000, 'AttemptsSpent']],
  ['a time-out', TIMEOUT, 0, [1500, 'MayHaveRun']],
  ['a time-out', TIMEOUT, ALMOST_ONE, [4500, 'MayHaveRun']],
  ['a wait of 7 s', asking(7), 0, [7000, 7000, 7000, 7000, 7000, 'AttemptsSpent']],
  // 59 - 10.5 - 14 - 21 = 13.5 s are left for the fourth wait, and none for the fifth.
  ['a wait of 7 s', asking(7), ALMOST_ONE, [10_500, 14_000, 21_000, 13_500, 'TimeSpent']],
  ['a wait of 0 s', asking(0), 0.5, [500, 1000, 2000, 4000, 8000, 'AttemptsSpent']],
]

describe('a whole call', () => {
  it.each(whole)('that meets nothing but %s (%#)', (_what, diagnosis, random, waits) => {
    expect(told(call(times(waits.length, diagnosis), { random }).decisions)).toEqual(waits)
  })

  it('counts all its attempts, by the limit and step of the latest pace', () => {
    expect(told(call([THROTTLED, THROTTLED, FAULT, FAULT]).decisions)).toEqual([
      1000,
      2000,
      6358,
      'AttemptsSpent',
    ])
    expect(told(call([FAULT, FAULT, FAULT, REFILL, REFILL, THROTTLED]).decisions)).toEqual([
      2200,
      3740,
      6358,
      2500,
      5000,
      'AttemptsSpent',
    ])
    expect(told(call([FAULT, REFILL_UNKNOWN, REFILL_UNKNOWN]).decisions)).toEqual([
      2200,
      5300,
      'AttemptsSpent',
    ])
    expect(call([THROTTLED, FAULT, HEALTHY]).session.attempts).toBe(3)
  })

  it('credits the success that ends it', () => {
    const [session] = advance(begin(at(0)), openBudget(0), FAULT, at(0))
    const held = { tokens: 3, asOfEpochMs: 2200 }
    const [ended, budget, next] = advance(session, held, HEALTHY, at(2200))
    expect(budget.tokens).toBeCloseTo(3.3, 12)
    expect(next).toEqual({ _tag: 'Stop', reason: 'NothingWrong', untilEpochMs: null })
    expect(ended.attempts).toBe(2)
  })
})

describe('the deadline', () => {
  const asked = (ms: number) => asking((ms / 1000).toFixed(3))

  it.each([
    [30_000, 28_999, 28_999],
    [30_000, 29_000, 29_000],
    [30_000, 29_001, 'TimeSpent'],
    [0, 59_000, 59_000],
    [0, 59_001, 'TimeSpent'],
    [58_999, 1, 1],
    [59_000, 1, 'TimeSpent'],
  ])('includes the coming wait: %i ms gone by, %i ms asked', (now, ms, expected) => {
    const [, , next] = advance(begin(at(0)), PLENTY, asked(ms), at(now, 0))
    expect(told([next])).toEqual([expected])
  })

  it('counts from begin, by whatever clock', () => {
    const [, , next] = advance(begin(at(1e12)), PLENTY, FAULT, at(1e12 + 56_900))
    expect(next).toEqual({ _tag: 'Retry', afterMs: 1890, reason: 'FitToDeadline' })
  })

  it('of a clock that was set back is not nearer than at the beginning', () => {
    const [, , next] = advance(begin(at(1e12)), PLENTY, asked(59_000), at(0, 0))
    expect(told([next])).toEqual([59_000])
  })
})

describe('a stop', () => {
  it('says until when, where the server did', () => {
    const [session, , next] = advance(begin(at(0)), PLENTY, asking(61), at(1000))
    expect(next).toEqual({ _tag: 'Stop', reason: 'WaitTooLong', untilEpochMs: 62_000 })
    expect(session.untilEpochMs).toBe(62_000)
    const [, , spent] = advance(begin(at(0)), PLENTY, asking(7), at(55_000))
    expect(spent).toEqual({ _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: 62_000 })
    const attempts = { ...begin(at(0)), attempts: 5 }
    expect(advance(attempts, PLENTY, asking(7), at(0))[2]).toEqual({
      _tag: 'Stop',
      reason: 'AttemptsSpent',
      untilEpochMs: 7000,
    })
  })

  it('comes once output was delivered, whatever else', () => {
    const cut = diagnose({
      status: 200,
      stream: { received: 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n', endedWith: 'Reset' },
    })
    expect(told(call([cut], { replay: 'Safe' }).decisions)).toEqual(['OutputDelivered'])
    expect(told(call([{ ...FAULT, outputDelivered: true }]).decisions)).toEqual(['OutputDelivered'])
  })
})

it('advance decides as decide does, while no credit is earned', () => {
  const anything = fc
    .oneof(...Object.values(examples).map(({ gets }) => gets))
    .map((x) => diagnose(x))
  fc.assert(
    fc.property(
      fc.oneof(anything, anyOutcome),
      fc.integer({ min: 1, max: 8 }),
      fc.nat(70_000),
      fc.nat(1e6),
      randoms,
      fc.constantFrom('Once', 'Safe', 'Never'),
      fc.double({ min: 0, max: 4.5, noNaN: true }),
      (diagnosis, attempt, elapsedMs, now, random, replay, tokens) => {
        const session = {
          ...begin(at(now - elapsedMs), { replay }),
          attempts: attempt - 1,
          replays: attempt > 1 ? 1 : 0,
        }
        const budget = { tokens, asOfEpochMs: now }
        const [moved, , next] = advance(session, budget, diagnosis, at(now, random))
        expect(next).toEqual(decide(diagnosis, { attempt, elapsedMs, now, random, replay }))
        expect(moved.next).toEqual(next)
        expect(moved.attempts).toBe(attempt)
        expect(moved.dueEpochMs).toBe(next._tag === 'Retry' ? now + next.afterMs : now)
        const [, gate] = admit(moved, budget, at(now))
        if (next._tag === 'Stop') expect(gate).toEqual(next)
      },
    ),
    { numRuns: 1000 },
  )
})
