import fc from 'fast-check'
import {
  admit,
  advance,
  type Budget,
  begin,
  type Diagnosis,
  defaultPolicy,
  openBudget,
  type Policy,
  type Session,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import {
  accepted,
  asking,
  at,
  costOf,
  type Event,
  event,
  FAULT,
  HEALTHY,
  halves,
  Ledger,
  NEEDS_FIX,
  OVERLOADED,
  outcome,
  PAID_REFILL,
  REFILL,
  REFILL_UNKNOWN,
  random,
  THROTTLED,
  TIMEOUT,
} from './traces.js'

const held = (tokens: number, asOfEpochMs = 0): Budget => ({ tokens, asOfEpochMs })

/** The budget after an outcome of a fresh call. */
const budgetAfter = (budget: Budget, diagnosis: Diagnosis, now = 0, policy?: Policy): Budget => {
  const [, next] = advance(begin(at(now), { policy }), budget, diagnosis, at(now))
  return next
}

describe('a budget', () => {
  it('opens at 4 tokens, or at the floor of its policy', () => {
    expect(openBudget(1000)).toEqual({ tokens: 4, asOfEpochMs: 1000 })
    const policy = accepted({ budget: { floor: 7 } })
    expect(openBudget(5, policy)).toEqual({ tokens: 7, asOfEpochMs: 5 })
  })

  it('holds no negative zero, which JSON would not keep', () => {
    expect(openBudget(-0)).toStrictEqual({ tokens: 4, asOfEpochMs: 0 })
    expect(begin({ now: -0, random: 0.5 })).toMatchObject({ beganEpochMs: 0, dueEpochMs: 0 })
  })

  it('earns 0.3 with each success, and never holds more than 1,000', () => {
    expect(budgetAfter(held(4), HEALTHY).tokens).toBeCloseTo(4.3, 12)
    expect(budgetAfter(held(999.8), HEALTHY).tokens).toBe(1000)
    expect(budgetAfter(held(1000), HEALTHY).tokens).toBe(1000)
    expect(budgetAfter(held(7), HEALTHY, 0, accepted({ budget: { perSuccess: 2 } })).tokens).toBe(9)
  })

  it('returns to its floor with a time constant of 240 s, from either side', () => {
    expect(budgetAfter(held(14), NEEDS_FIX, 240_000).tokens).toBeCloseTo(7.678_794_411_714_423, 12)
    expect(budgetAfter(held(0), NEEDS_FIX, 240_000).tokens).toBeCloseTo(2.528_482_235_314_231, 12)
    expect(budgetAfter(held(104), NEEDS_FIX, 480_000).tokens).toBeCloseTo(17.533_528_323_661_27, 12)
    expect(budgetAfter(held(0), NEEDS_FIX, 1e12).tokens).toBe(4)
  })

  it('is counted in ms: within a quarter of a second it hardly moves', () => {
    const { tokens, asOfEpochMs } = budgetAfter(held(0), NEEDS_FIX, 240)
    expect(tokens).toBeCloseTo(0.003_998, 6)
    expect(asOfEpochMs).toBe(240)
  })

  it('loses and gains nothing by a clock that is set back or stands still', () => {
    expect(budgetAfter(held(2, 900_000), NEEDS_FIX, 0)).toEqual(held(2, 900_000))
    expect(budgetAfter(held(50, 900_000), NEEDS_FIX, 0)).toEqual(held(50, 900_000))
    expect(budgetAfter(held(2, 7), NEEDS_FIX, 7)).toEqual(held(2, 7))
  })

  it('does not count the same minute twice, however often a clock goes back', () => {
    let budget = held(0)
    for (let i = 0; i < 20; i++) {
      budget = budgetAfter(budgetAfter(budget, NEEDS_FIX, 60_000), NEEDS_FIX, 0)
    }
    // 4 · (1 - e^(-60/240))
    expect(budget.tokens).toBeCloseTo(0.884_797, 6)
  })
})

const prices: readonly (readonly [string, Diagnosis, number, number])[] = [
  ['a fault', FAULT, 1, 8],
  ['a 429', THROTTLED, 1, 8],
  ['a 503 of a balance being replenished', REFILL, 1, 8],
  ['a 402 with Auto Top Up on', PAID_REFILL, 0, 8],
  ['a 402 with Auto Top Up not known', REFILL_UNKNOWN, 0, 8],
  ['an overloaded gateway', OVERLOADED, 2, 4],
  ['a call that may have run', TIMEOUT, 4, 4],
  ['an overloaded gateway that says when to come back', asking(0, 502), 1, 8],
]

describe('a retry', () => {
  it.each(prices)('of %s costs, when it is sent: %#', (_what, diagnosis, cost, left) => {
    const [session, planned, next] = advance(begin(at(0)), held(8), diagnosis, at(0))
    expect(next._tag).toBe('Retry')
    expect(planned.tokens).toBe(left)
    const [early, wait] = admit(session, planned, at(0))
    if (session.dueEpochMs > 0) {
      expect(wait._tag).toBe('Wait')
      expect(early).toBe(planned)
    }
    const frozen = { ...planned, asOfEpochMs: session.dueEpochMs }
    const [sent, gate] = admit(session, frozen, at(session.dueEpochMs))
    expect(gate).toEqual({ _tag: 'Go' })
    expect(sent).toEqual(held(left - cost, session.dueEpochMs))
  })

  it('halves once however often it is asked for, and a further failure halves again', () => {
    let [session, budget] = advance(begin(at(0)), held(8), OVERLOADED, at(0))
    for (const now of [0, 1, 2, 3, 2, 1, 0]) {
      const [same, gate] = admit(session, budget, at(now))
      expect(gate._tag).toBe('Wait')
      expect(same).toBe(budget)
    }
    ;[session, budget] = advance(session, budget, OVERLOADED, at(0))
    expect(budget.tokens).toBe(2)
  })

  it('that is not made still halves: the overload was there', () => {
    const policy = accepted({ totalMs: 0 })
    const [, budget, next] = advance(begin(at(0), { policy }), held(8), OVERLOADED, at(0))
    expect(next).toMatchObject({ _tag: 'Stop', reason: 'TimeSpent' })
    expect(budget.tokens).toBe(4)
  })

  it('is paid to the last token: at its cost, and not a little below', () => {
    for (const [diagnosis, cost] of [[FAULT, 1] as const, [asking(0, 429), 1] as const]) {
      const [session] = advance(begin(at(0)), held(4), diagnosis, at(0))
      const due = session.dueEpochMs
      expect(admit(session, held(cost, due), at(due))).toEqual([held(0, due), { _tag: 'Go' }])
      const short = held(cost - 1e-9, due)
      const [refused, gate] = admit(session, short, at(due))
      expect(gate).toEqual({ _tag: 'Wait', afterMs: 3000 })
      expect(refused).toBe(short)
    }
  })
})

describe('on any trace', () => {
  const CALLS = 6
  const anyTime = fc.oneof(
    fc.constantFrom(0, 0, -5000, 2500, 240_000, -1e9),
    fc.integer({ min: -20_000, max: 60_000 }),
  )
  const trace = fc.array(event(anyTime, CALLS), { maxLength: 120 })

  /** Plays a trace in any order, asks of calls that are not due included. */
  const play = (
    events: readonly Event[],
    seen: (step: {
      readonly event: Event
      readonly now: number
      readonly before: Budget
      readonly budget: Budget
      readonly asked: Session | null
      readonly gate: string | null
    }) => void,
  ): void => {
    const sessions = Array.from({ length: CALLS }, () => begin(at(0)))
    let budget = openBudget(0)
    let now = 0
    for (const one of events) {
      now += one.laterMs
      const before = budget
      const session = sessions[one.call] ?? begin(at(now))
      if (one.what === 'outcome') {
        const [moved, next] = advance(session, budget, one.outcome, at(now, one.random))
        budget = next
        sessions[one.call] = moved.next?._tag === 'Stop' ? begin(at(now)) : moved
        seen({ event: one, now, before, budget, asked: null, gate: null })
      } else {
        const [next, gate] = admit(session, budget, at(now, one.random))
        budget = next
        seen({ event: one, now, before, budget, asked: session, gate: gate._tag })
      }
    }
  }

  it('the tokens stay within 0 and 1,000', () => {
    fc.assert(
      fc.property(trace, (events) => {
        play(events, ({ budget }) => {
          expect(budget.tokens).toBeGreaterThanOrEqual(0)
          expect(budget.tokens).toBeLessThanOrEqual(1000)
        })
      }),
    )
  })

  it('a refusal leaves the budget as it was', () => {
    fc.assert(
      fc.property(trace, (events) => {
        play(events, ({ before, budget, gate }) => {
          if (gate === 'Wait' || gate === 'Stop') expect(budget).toBe(before)
        })
      }),
    )
  })

  it('the tokens are those of a ledger that was written apart', () => {
    fc.assert(
      fc.property(trace, (events) => {
        const ledger = new Ledger(0)
        const costs = Array.from({ length: CALLS }, () => 0)
        play(events, ({ event: one, now, budget, asked, gate }) => {
          if (gate === null) {
            ledger.ended(one.outcome, now)
            costs[one.call] = costOf(one.outcome)
          } else if (gate === 'Go' && asked?.next != null) ledger.sent(costs[one.call] ?? 0, now)
          expect(budget.tokens).toBeCloseTo(ledger.tokens, 9)
        })
      }),
    )
  })

  it('time passes as one step or as two', () => {
    const ms = fc.nat(2_000_000)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), ms, ms, (tokens, first, then) => {
        const whole = budgetAfter(held(tokens), NEEDS_FIX, first + then)
        const halfway = budgetAfter(held(tokens), NEEDS_FIX, first)
        const parts = budgetAfter(halfway, NEEDS_FIX, first + then)
        expect(Math.abs(parts.tokens - whole.tokens)).toBeLessThanOrEqual(1e-9)
        expect(parts.asOfEpochMs).toBe(whole.asOfEpochMs)
      }),
    )
  })

  it('the outcomes of one failing call are halved once each', () => {
    fc.assert(
      fc.property(outcome, fc.array(fc.tuple(fc.nat(90_000), random)), (diagnosis, asks) => {
        const policy = { ...defaultPolicy, budget: { ...defaultPolicy.budget, floor: 0, most: 64 } }
        const [session, first] = advance(begin(at(0), { policy }), held(64), diagnosis, at(0))
        expect(first.tokens).toBe(halves(diagnosis) ? 32 : 64)
        let budget = { ...first, asOfEpochMs: 1e9 }
        for (const [now, share] of asks) {
          const [next] = admit(session, budget, at(now, share))
          expect([0, costOf(diagnosis)]).toContain(budget.tokens - next.tokens)
          budget = { ...next, asOfEpochMs: 1e9 }
        }
      }),
    )
  })
})
