import fc from 'fast-check'
import {
  admit,
  advance,
  begin,
  bounds,
  constant,
  type Diagnosis,
  defaultPolicy,
  openBudget,
  type Policy,
  type Session,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import {
  accepted,
  anyPolicy,
  at,
  costOf,
  type Event,
  event,
  FAULT,
  halves,
  outcome,
  random,
} from './traces.js'

type Sent = { readonly of: Diagnosis; readonly now: number; readonly successes: number }

/** Many calls share one budget, and time only goes on. Gives all the retries that were sent. */
const retriesOf = (policy: Policy, events: readonly Event[], calls: number): readonly Sent[] => {
  const fresh = (now: number) => ({ session: begin(at(now), { policy }), flying: true, of: FAULT })
  const states = Array.from({ length: calls }, () => fresh(0))
  const sent: Sent[] = []
  let budget = openBudget(0, policy)
  let now = 0
  let successes = 0
  for (const { call, laterMs, outcome: ended, random: share } of events) {
    now += laterMs
    const { session, flying, of } = states[call] ?? fresh(now)
    if (flying) {
      const [moved, next, decision] = advance(session, budget, ended, at(now, share))
      budget = next
      if (ended._tag === 'Healthy') successes++
      states[call] =
        decision._tag === 'Retry' ? { session: moved, flying: false, of: ended } : fresh(now)
    } else {
      const [next, gate] = admit(session, budget, at(now, share))
      budget = next
      if (gate._tag === 'Go') sent.push({ of, now, successes })
      if (gate._tag === 'Stop') states[call] = fresh(now)
      if (gate._tag === 'Go') states[call] = { session, flying: true, of }
    }
  }
  return sent
}

const eventsOf = (calls: number, length: number) =>
  fc.array(event(fc.nat(900), calls), { minLength: length, maxLength: length, size: 'max' })

describe('100 calls with one budget', () => {
  const CALLS = 100

  it('send no more retries than the floor, the successes and the time paid for', () => {
    let most = 0
    fc.assert(
      fc.property(eventsOf(CALLS, 600), fc.boolean(), (drawn, isMild) => {
        // Halving leaves far less than the bound: half of the traces have none.
        const events = drawn.map((one) =>
          isMild && halves(one.outcome) ? { ...one, outcome: FAULT } : one,
        )
        let tokens = 0
        for (const { of, now, successes } of retriesOf(defaultPolicy, events, CALLS)) {
          tokens += costOf(of)
          const paid = 4 + successes * 0.3 + (now / 1000) * (4 / 240)
          expect(tokens).toBeLessThanOrEqual(paid + 1e-9)
          most = Math.max(most, tokens / paid)
        }
      }),
      { numRuns: 40 },
    )
    // The bound is nearly met, so that the property says something.
    expect(most).toBeGreaterThan(0.8)
  })

  it('that all fail at once send 4 retries of a fault, and the rest wait', () => {
    let budget = openBudget(0)
    const gates = Array.from({ length: CALLS }, () => {
      const [session, planned] = advance(begin(at(0)), budget, FAULT, at(0))
      const [next, gate] = admit(session, { ...planned, asOfEpochMs: 2200 }, at(2200))
      budget = { ...next, asOfEpochMs: 0 }
      return gate._tag
    })
    expect(gates.filter((tag) => tag === 'Go')).toHaveLength(4)
    expect(gates.filter((tag) => tag === 'Wait')).toHaveLength(96)
  })
})

/** One call whose every wait is kept, to its end. */
const called = (
  policy: Policy,
  outcomes: readonly (readonly [Diagnosis, number, number])[],
): { attempts: number; waitedMs: number; session: Session } => {
  let session = begin(at(0), { policy, replay: 'Safe' })
  let budget = openBudget(0, policy)
  let [now, attempts, waitedMs] = [0, 0, 0]
  for (const [ended, tookMs, share] of outcomes) {
    now += tookMs
    attempts++
    const [moved, next, decision] = advance(session, budget, ended, at(now, share))
    ;[session, budget] = [moved, next]
    if (decision._tag === 'Stop') break
    let gate: { readonly _tag: string; readonly afterMs?: number } = {
      _tag: 'Wait',
      afterMs: decision.afterMs,
    }
    while (gate._tag === 'Wait') {
      waitedMs += gate.afterMs ?? 0
      now += gate.afterMs ?? 0
      ;[budget, gate] = admit(session, budget, at(now, share))
    }
    if (gate._tag === 'Stop') break
  }
  return { attempts, waitedMs, session }
}

const policies = fc.oneof(fc.constant(defaultPolicy), anyPolicy)

/** Failures above all: a success ends a call. */
const failing = outcome.map((diagnosis) => (diagnosis._tag === 'Healthy' ? FAULT : diagnosis))

describe('the bounds of a policy', () => {
  const took = fc.oneof(fc.constant(0), fc.nat(3000))

  it('hold for the attempts and waits of any call', () => {
    fc.assert(
      fc.property(
        policies,
        fc.array(fc.tuple(failing, took, random), { minLength: 12, maxLength: 12 }),
        (policy, outcomes) => {
          const { mostAttempts, mostWaitMs } = bounds(policy)
          const { attempts, waitedMs } = called(policy, outcomes)
          expect(attempts).toBeLessThanOrEqual(mostAttempts ?? Number.NaN)
          expect(waitedMs).toBeLessThanOrEqual(mostWaitMs)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('are reached by the default: 7 attempts, and 59 s of waiting', () => {
    const refilling: Diagnosis = { ...FAULT, pace: 'Refill', status: 402 }
    const same = Array.from({ length: 12 }, () => [refilling, 0, 0.5] as const)
    expect(called(defaultPolicy, same).attempts).toBe(7)
    const asked: Diagnosis = { ...FAULT, pushback: { _tag: 'In', ms: 59_000 } }
    expect(called(defaultPolicy, [[asked, 0, 0.5]]).waitedMs).toBe(59_000)
  })

  it('hold for the retries of a client over a long time', () => {
    let seen = 0
    fc.assert(
      fc.property(policies, eventsOf(10, 500), (policy, events) => {
        const { retriesPerSuccess, retriesPerSecond } = bounds(policy)
        const { Fault, Refill, Throttled, Overloaded, OutcomeUnknown } = policy.paces
        const paid = [Fault, Refill, Throttled, Overloaded, OutcomeUnknown].map(({ cost }) => cost)
        const atFirst = policy.budget.floor / Math.min(...paid)
        const charged = retriesOf(policy, events, 10).filter(({ of }) => of.status !== 402)
        charged.forEach(({ now, successes }, i) => {
          const earned = successes * (retriesPerSuccess ?? Number.NaN)
          const regrown = (now / 1000) * (retriesPerSecond ?? Number.NaN)
          expect(i + 1).toBeLessThanOrEqual(atFirst + earned + regrown + 1e-6)
        })
        seen += charged.length
      }),
      { numRuns: 100 },
    )
    expect(seen).toBeGreaterThan(500)
  })

  it('are those that were promised', () => {
    const { retriesPerSuccess, retriesPerSecond, callsPerPermanentError } = bounds(defaultPolicy)
    expect(retriesPerSuccess).toBe(0.3)
    expect(retriesPerSecond).toBeCloseTo(0.016_666_666_667, 12)
    expect(callsPerPermanentError).toBe(1)
  })

  it('of an empty budget leave nothing: no retry is sent, whatever succeeds', () => {
    const policy = accepted({
      budget: { floor: 0, perSuccess: 0 },
      recheck: constant(1000),
      onEmptyBudget: 'Postpone',
    })
    fc.assert(
      fc.property(eventsOf(5, 100), (events) => {
        const sent = retriesOf(policy, events, 5)
        expect(sent.filter(({ of }) => of.status !== 402)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('are numbers, even where the budget relaxes at once', () => {
    const policy = accepted({ budget: { floor: 0, relaxMs: 0 } })
    expect(bounds(policy).retriesPerSecond).toBe(0)
  })
})
