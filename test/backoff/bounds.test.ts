import fc from 'fast-check'
import {
  type Bounds,
  both,
  bounds,
  constant,
  decide,
  defaultPolicy,
  diagnose,
  either,
  limitAttempts,
  limitTotal,
  never,
  type Policy,
  type Seen,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { accepted, goodPolicy } from './arbitrary-backoff.js'

const PACES = [
  'Fault',
  'Refill',
  'RefillUnknown',
  'Throttled',
  'Overloaded',
  'OutcomeUnknown',
] as const

/** All paces give up by the same rule. */
const uniform = (backoff: Policy['recheck'], more: Partial<Policy> = {}): Policy => {
  const rule = { ...defaultPolicy.paces.Fault, backoff, earned: null }
  return {
    ...defaultPolicy,
    ...more,
    paces: {
      Fault: rule,
      Refill: rule,
      RefillUnknown: rule,
      Throttled: rule,
      Overloaded: rule,
      OutcomeUnknown: rule,
    },
  }
}

describe('bounds', () => {
  it('of the default policy', () => {
    expect(bounds(defaultPolicy)).toEqual({
      mostAttempts: 7,
      mostWaitMs: 59_000,
      callsPerPermanentError: 1,
      retriesPerSuccess: 0.3,
      retriesPerSecond: 4 / 240,
    })
  })

  it.each([
    ['never', never, 1],
    ['no attempts', limitAttempts(0)(constant(5)), 1],
    ['one attempt', limitAttempts(1)(constant(5)), 1],
    ['two attempts', limitAttempts(2)(constant(5)), 2],
    ['part of an attempt as one more', limitAttempts(2.5)(constant(5)), 3],
    ['the lower of two limits', limitAttempts(9)(limitAttempts(4)(constant(5))), 4],
    ['the lower one of both', both(limitAttempts(9)(never), limitAttempts(4)(constant(5))), 1],
    ['the higher one of either', either(never, limitAttempts(4)(constant(5))), 4],
    ['no limit', constant(5), null],
    ['a limit of time alone', limitTotal(9)(constant(5)), null],
    ['no limit on one side of either', either(constant(1), limitAttempts(4)(constant(5))), null],
  ] as const)('counts the attempts: %s', (_what, backoff, mostAttempts) => {
    expect(bounds(uniform(backoff)).mostAttempts).toBe(mostAttempts)
  })

  it('counts the attempts that are earned', () => {
    const earned = limitAttempts(12)(constant(5))
    expect(bounds(accepted({ paces: { Fault: { earned } } })).mostAttempts).toBe(12)
  })

  it.each(PACES)('counts the attempts of every pace: %s', (pace) => {
    const backoff = limitAttempts(9)(constant(5))
    expect(bounds(accepted({ paces: { [pace]: { backoff } } })).mostAttempts).toBe(9)
  })

  it.each([
    [60_000, 59_000],
    [1001, 1],
    [1000, 0],
    [999, 0],
    [0, 0],
    [2_147_483_647, 2_147_482_647],
  ])('keeps a second of the deadline %i free', (totalMs, mostWaitMs) => {
    expect(bounds(accepted({ totalMs })).mostWaitMs).toBe(mostWaitMs)
  })

  it('is no wait at all where nothing is sent again', () => {
    expect(bounds(uniform(never))).toMatchObject({ mostAttempts: 1, mostWaitMs: 0 })
  })

  it('says how many retries a client can pay, at the lowest price', () => {
    const paid = (cost: number, more: object = {}) =>
      bounds(accepted({ paces: { Fault: { cost } }, ...more }))
    expect(paid(0.5)).toMatchObject({ retriesPerSuccess: 0.6, retriesPerSecond: 4 / 0.5 / 240 })
    expect(paid(0)).toMatchObject({ retriesPerSuccess: null, retriesPerSecond: null })
    const budget = { floor: 6, perSuccess: 0.1, relaxMs: 60_000 }
    expect(paid(1, { budget })).toMatchObject({ retriesPerSuccess: 0.1, retriesPerSecond: 0.1 })
  })

  it.each(PACES)('knows the price of every pace, but for one that nobody pays: %s', (pace) => {
    const { retriesPerSuccess } = bounds(accepted({ paces: { [pace]: { cost: 0.5 } } }))
    // Only a 402 has it, and a 402 costs nothing.
    expect(retriesPerSuccess).toBe(pace === 'RefillUnknown' ? 0.3 : 0.6)
  })

  it('does not count the price of what is never sent again', () => {
    const free = { backoff: never, cost: 0 }
    expect(bounds(accepted({ paces: { Fault: free } })).retriesPerSuccess).toBe(0.3)
  })

  // A budget relaxes over a millisecond at the least.
  it('stays finite for a budget that relaxes at once', () => {
    const relaxed = (floor: number) => bounds(accepted({ budget: { relaxMs: 0, floor } }))
    expect(relaxed(4).retriesPerSecond).toBe(4000)
    expect(relaxed(0).retriesPerSecond).toBe(0)
  })

  it.each([
    [{}, 0, 0],
    [{ ...defaultPolicy.budget, perSuccess: -1, floor: Number.POSITIVE_INFINITY }, 0, 0],
    [{ ...defaultPolicy.budget, perSuccess: Number.NaN, floor: -1 }, 0, 0],
    // No more than the budget holds.
    [{ ...defaultPolicy.budget, floor: 30, most: 12 }, 0.3, 0.05],
  ])('reads a budget as the gate does: %j', (budget, retriesPerSuccess, retriesPerSecond) => {
    const policy = JSON.parse(JSON.stringify(defaultPolicy))
    const read: Bounds = bounds({ ...policy, budget })
    expect(read).toMatchObject({ retriesPerSuccess, retriesPerSecond })
  })

  it.each([null, 7, {}, { _tag: 'Later' }, { _tag: 'Jitter' }])(
    'counts the other paces where one has no backoff, but %j',
    (backoff) => {
      const policy = JSON.parse(JSON.stringify(defaultPolicy))
      policy.paces.Fault = { ...policy.paces.Fault, backoff, earned: null }
      expect(bounds(policy)).toMatchObject({ mostAttempts: 7, mostWaitMs: 59_000 })
      const at = { attempt: 1, now: 0, random: 0.5 }
      expect(decide(diagnose({ status: 429 }), at, policy)._tag).toBe('Retry')
      expect(decide(diagnose({ status: 500 }), at, policy)._tag).toBe('Stop')
    },
  )

  it('is one attempt and no wait of what is no policy', () => {
    for (const text of ['null', '7', '{}', '{"paces":{}}']) {
      expect(bounds(JSON.parse(text))).toMatchObject({ mostAttempts: 1, mostWaitMs: 0 })
    }
  })
})

interface Step {
  readonly seen: Seen
  readonly random: number
  readonly tookMs: number
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    seen: fc
      .tuple(
        fc.constantFrom<Seen>(
          { status: 500 },
          { status: 503 },
          { status: 503, body: '{"errors":{"detail":"Balance replenishing"}}' },
          { status: 429 },
          { status: 402 },
          { status: 402, autoTopUp: true },
          { error: { name: 'TimeoutError', message: '' } },
        ),
        fc.option(fc.oneof(fc.nat(9000), fc.double({ min: 0, max: 9000, noNaN: true }))),
      )
      .map(([seen, ms]) =>
        ms === null ? seen : { ...seen, headers: { 'retry-after-ms': ms.toFixed(4) } },
      ),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
    tookMs: fc.oneof(fc.constant(0), fc.nat(2000)),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
)

/** Attempts made and time waited until the call is given up, or the troubles end. */
const followed = (policy: Policy, trace: readonly Step[]) => {
  let [attempts, waitedMs, elapsedMs] = [0, 0, 0]
  for (const { seen, random, tookMs } of trace) {
    attempts += 1
    elapsedMs += tookMs
    const at = { attempt: attempts, now: elapsedMs, random, elapsedMs, replay: 'Safe' } as const
    const decision = decide(diagnose(seen), at, policy)
    if (decision._tag === 'Stop') break
    waitedMs += decision.afterMs
    elapsedMs += decision.afterMs
  }
  return { attempts, waitedMs }
}

describe('a call', () => {
  it('never goes beyond the bounds of its policy', () => {
    fc.assert(
      fc.property(goodPolicy, steps, (policy, trace) => {
        const { mostAttempts, mostWaitMs } = bounds(policy)
        const { attempts, waitedMs } = followed(policy, trace)
        expect(attempts).toBeLessThanOrEqual(mostAttempts ?? Number.NaN)
        expect(waitedMs).toBeLessThanOrEqual(mostWaitMs)
      }),
      { numRuns: 500 },
    )
  })

  it('reaches them, so they are no looser than they must be', () => {
    const refills = Array(20).fill({
      seen: { status: 402, autoTopUp: true },
      random: 0.5,
      tookMs: 0,
    })
    expect(followed(defaultPolicy, refills)).toEqual({ attempts: 7, waitedMs: 23_700 })
    const asking = [
      { seen: { status: 429, headers: { 'retry-after': '59' } }, random: 1, tookMs: 0 },
    ]
    expect(followed(defaultPolicy, asking)).toEqual({ attempts: 1, waitedMs: 59_000 })
  })

  it('that a caller does not clock still ends', () => {
    fc.assert(
      fc.property(goodPolicy, (policy) => {
        const { mostAttempts } = bounds(policy)
        const at = { attempt: mostAttempts ?? 0, now: 0, random: 0.5, replay: 'Safe' } as const
        for (const status of [500, 503, 429, 402]) {
          expect(decide(diagnose({ status }), at, policy)._tag).toBe('Stop')
        }
      }),
    )
  })
})
