import fc from 'fast-check'
import {
  admit,
  advance,
  type Budget,
  begin,
  constant,
  type Diagnosis,
  diagnose,
  type Gate,
  type Policy,
  type Session,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import {
  ALMOST_ONE,
  accepted,
  anyOutcome,
  asking,
  at,
  FAULT,
  NEEDS_FIX,
  PAID_REFILL,
  random,
} from './traces.js'

const held = (tokens: number, asOfEpochMs = 0): Budget => ({ tokens, asOfEpochMs })

/** A call whose first attempt ended so, at 0. */
const planned = (diagnosis: Diagnosis, policy?: Policy, share = 0.5): Session => {
  const [session] = advance(begin(at(0), { policy }), held(4), diagnosis, at(0, share))
  return session
}

const gateOf = (session: Session, now: number, tokens: number, share = 0.5): Gate => {
  const [, gate] = admit(session, held(tokens, now), at(now, share))
  return gate
}

describe('the first attempt', () => {
  it('is sent at once and for nothing, even of an empty budget', () => {
    const empty = held(0)
    const [budget, gate] = admit(begin(at(0)), empty, at(0))
    expect(gate).toEqual({ _tag: 'Go' })
    expect(budget).toBe(empty)
  })
})

describe('who comes early', () => {
  const session = planned(FAULT)

  it.each([
    [0, 2200],
    [1, 2199],
    [2199, 1],
    [2199.5, 1],
    [1000.25, 1200],
  ])('at %d ms waits for the rest: %i ms', (now, afterMs) => {
    const budget = held(4, now)
    const [same, gate] = admit(session, budget, at(now))
    expect(gate).toEqual({ _tag: 'Wait', afterMs })
    expect(same).toBe(budget)
  })

  it('may send when the wait is over, and whenever later', () => {
    expect(gateOf(session, 2200, 4)).toEqual({ _tag: 'Go' })
    expect(gateOf(session, 30_000, 4)).toEqual({ _tag: 'Go' })
  })

  it('is told so at the very moment of the plan too, by any clock', () => {
    const fractions = fc.integer({ min: 0, max: 1e9 }).map((n) => n / 130_003)
    fc.assert(
      fc.property(fractions, random, (now, share) => {
        const budget = held(4, now)
        const [asked] = advance(begin(at(now)), budget, asking(7), at(now, share))
        const [, gate] = admit(asked, budget, at(now))
        expect(gate._tag).toBe('Wait')
      }),
      { numRuns: 1000 },
    )
  })

  it('by a clock that counts parts of a ms, of which the sum loses some', () => {
    // 3726.314052944889 + 7000 - 3726.314052944889 is 7000.000000000001.
    const now = 3726.314_052_944_889
    const [session] = advance(begin(at(now)), held(4, now), asking(7), at(now, 0))
    expect(gateOf(session, now, 4)).toEqual({ _tag: 'Wait', afterMs: 7000 })
  })

  it('never sends before the wait that the server asked for', () => {
    const seconds = fc.integer({ min: 1, max: 50_000 }).map((ms) => ms / 1000)
    const clock = fc.nat(1e9).map((n) => n / 130_003)
    fc.assert(
      fc.property(seconds, clock, fc.array(fc.nat(4000)), random, (wait, start, steps, share) => {
        const began = begin(at(start))
        const [asked] = advance(began, held(4, start), asking(wait.toFixed(3)), at(start, share))
        let now = start
        for (const step of steps) {
          const gate = gateOf(asked, now, 4)
          if (gate._tag === 'Go') expect(now - start).toBeGreaterThanOrEqual(wait * 1000 - 1e-3)
          if (gate._tag === 'Wait') expect(now + gate.afterMs - start).toBeGreaterThan(0)
          now += step
        }
      }),
    )
  })
})

describe('a clock that was set back', () => {
  const soon = planned(FAULT)

  it.each([
    [1700, 500],
    [-2, 2200],
    [-3000, 2200],
    [-57_800, 2200],
  ])('to %i ms costs no more than the whole wait, and nobody is early', (now, afterMs) => {
    expect(gateOf(soon, now, 4)).toEqual({ _tag: 'Wait', afterMs })
  })

  it.each([-57_801, -3_600_000])('to %i ms, by a deadline or more, ends the call', (now) => {
    expect(gateOf(soon, now, 4)).toEqual({ _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: null })
  })

  it('again and again does not hang a call', () => {
    const session = planned(FAULT)
    let gate: Gate = { _tag: 'Wait', afterMs: 2200 }
    let asks = 0
    // Each wait is kept, and then the clock loses an hour.
    for (let now = 0; gate._tag === 'Wait' && asks < 100; asks++) {
      now += gate.afterMs - 3_600_000
      gate = gateOf(session, now, 4)
    }
    expect(gate._tag).toBe('Stop')
    expect(asks).toBe(1)
  })
})

describe('an empty budget', () => {
  it.each([
    [0, 1500],
    [0.25, 2250],
    [0.5, 3000],
    [ALMOST_ONE, 4500],
  ])('postpones by 3 s ± 50 %%: at %d by %i ms', (share, afterMs) => {
    const budget = held(0.5, 2200)
    const [same, gate] = admit(planned(FAULT), budget, at(2200, share))
    expect(gate).toEqual({ _tag: 'Wait', afterMs })
    expect(same).toBe(budget)
  })

  it('postpones while another look fits the deadline, and then ends the call', () => {
    const session = planned(FAULT)
    expect(gateOf(session, 55_999, 0)).toEqual({ _tag: 'Wait', afterMs: 3000 })
    expect(gateOf(session, 56_000, 0)).toEqual({ _tag: 'Wait', afterMs: 3000 })
    const spent = { _tag: 'Stop', reason: 'BudgetSpent', untilEpochMs: null }
    expect(gateOf(session, 56_001, 0)).toEqual(spent)
    // Where several reasons hold, the weightiest is given.
    expect(gateOf(session, 59_999, 0)).toEqual(spent)
    expect(gateOf(session, 60_000, 0)).toMatchObject({ reason: 'TimeSpent' })
  })

  it('lets the call go on as soon as it can pay', () => {
    // From 0.99 tokens, 3 s bring 3.01 · (1 - e^(-3/240)) = 0.037.
    const session = planned(FAULT)
    const before = held(0.99, 2200)
    const [same, wait] = admit(session, before, at(2200))
    expect(wait).toEqual({ _tag: 'Wait', afterMs: 3000 })
    const [after, gate] = admit(session, same, at(5200))
    expect(gate).toEqual({ _tag: 'Go' })
    expect(after.tokens).toBeCloseTo(0.027_391, 6)
  })

  it('says until when, where the server did', () => {
    const session = planned(asking(7), accepted({ onEmptyBudget: 'Drop' }))
    const untilEpochMs = 7000
    expect(gateOf(session, 8750, 0)).toEqual({ _tag: 'Stop', reason: 'BudgetSpent', untilEpochMs })
    expect(gateOf(planned(asking(7)), 58_000, 0)).toMatchObject({ untilEpochMs })
  })

  it('ends the call at once where the policy says so, and leaves the tokens', () => {
    const budget = held(0.999, 2200)
    const session = planned(FAULT, accepted({ onEmptyBudget: 'Drop' }))
    const [same, gate] = admit(session, budget, at(2200))
    expect(gate).toEqual({ _tag: 'Stop', reason: 'BudgetSpent', untilEpochMs: null })
    expect(same).toBe(budget)
    expect(gateOf(session, 2200, 1)).toEqual({ _tag: 'Go' })
  })

  it('pays for what costs nothing', () => {
    expect(gateOf(planned(PAID_REFILL), 3000, 0)).toEqual({ _tag: 'Go' })
  })

  it('is looked at again as the policy says, and not in a busy loop', () => {
    expect(gateOf(planned(FAULT, accepted({ recheck: constant(700) })), 2200, 0)).toEqual({
      _tag: 'Wait',
      afterMs: 700,
    })
    expect(gateOf(planned(FAULT, accepted({ recheck: constant(0) })), 2200, 0)).toEqual({
      _tag: 'Wait',
      afterMs: 100,
    })
  })

  it('ends every call that is asked for again and again', () => {
    fc.assert(
      fc.property(anyOutcome, random, (diagnosis, share) => {
        const session = planned(diagnosis, undefined, share)
        let now = 0
        let gate = gateOf(session, now, 0, share)
        for (let asks = 0; gate._tag === 'Wait' && asks < 100; asks++) {
          now += gate.afterMs
          expect(now).toBeLessThanOrEqual(59_000)
          gate = gateOf(session, now, 0, share)
        }
        expect(gate._tag).not.toBe('Wait')
      }),
    )
  })
})

describe('a call that has stopped', () => {
  it('stays so, however often it is asked', () => {
    const session = planned(NEEDS_FIX)
    const budget = held(4)
    for (const now of [0, 1e6, -1e6]) {
      const [same, gate] = admit(session, budget, at(now))
      expect(gate).toEqual({ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null })
      expect(same).toBe(budget)
    }
  })
})

describe('who comes after the deadline', () => {
  const seen = diagnose({ status: 429, headers: { 'retry-after': '7' } })

  it.each([
    [59_999, { _tag: 'Go' }],
    [60_000, { _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: 7000 }],
    [3_600_000, { _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: 7000 }],
  ])('at %i ms', (now, gate) => {
    expect(gateOf(planned(seen), now, 4)).toEqual(gate)
  })
})
