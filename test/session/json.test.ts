import fc from 'fast-check'
import {
  admit,
  advance,
  type Budget,
  begin,
  type Decision,
  type Diagnosis,
  defaultPolicy,
  diagnose,
  type Gate,
  openBudget,
  type Policy,
  type Session,
} from 'grid-triage'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { anyPolicy, at, type Event, event, FAULT } from './traces.js'

const CALLS = 4
const trace = fc.array(event(fc.nat(9000), CALLS), { maxLength: 60 })
const policies = fc.oneof(fc.constant(defaultPolicy), anyPolicy)
const replays = fc.constantFrom('Once', 'Safe', 'Never')

type State = Session | Budget | Decision | Gate

/** All values that a trace leads to. `carried` is done to each state before it is used again. */
const played = (
  events: readonly Event[],
  policy: Policy,
  replay: 'Once' | 'Safe' | 'Never',
  carried: <A>(value: A) => A = (value) => value,
): readonly State[] => {
  const sessions = Array.from({ length: CALLS }, () => begin(at(0), { policy, replay }))
  let budget = openBudget(0, policy)
  let now = 0
  return events.flatMap(({ call, what, outcome, laterMs, random }): readonly State[] => {
    now += laterMs
    const session = carried(sessions[call] ?? begin(at(now), { policy, replay }))
    const held = carried(budget)
    if (what === 'ask') {
      const [next, gate] = admit(session, held, carried(at(now, random)))
      budget = next
      return [next, gate]
    }
    const [moved, next, decision] = advance(session, held, carried(outcome), at(now, random))
    sessions[call] = decision._tag === 'Stop' ? begin(at(now), { policy, replay }) : moved
    budget = next
    return [moved, next, decision]
  })
}

const parsed = <A>(value: A): A => JSON.parse(JSON.stringify(value))

const frozen = <A>(value: A): A => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const key of Reflect.ownKeys(value)) frozen(Reflect.get(value, key))
  return value
}

describe('a state', () => {
  it('survives JSON, and is the same value after it', () => {
    fc.assert(
      fc.property(trace, policies, replays, (events, policy, replay) => {
        for (const value of played(events, policy, replay)) expect(parsed(value)).toEqual(value)
      }),
    )
  })

  it('leads to the same decisions when it was stored between any two steps', () => {
    fc.assert(
      fc.property(trace, policies, replays, (events, policy, replay) => {
        const stored = played(events, policy, replay, parsed)
        expect(stored).toEqual(played(events, policy, replay))
      }),
    )
  })

  it('may be frozen all the way down', () => {
    fc.assert(
      fc.property(trace, policies, replays, (events, policy, replay) => {
        const before = played(events, policy, replay)
        expect(played(events, frozen(parsed(policy)), replay, frozen)).toEqual(before)
      }),
    )
  })

  it('has no field that is undefined, and no number that JSON lacks', () => {
    const [session] = advance(begin(at(0), {}), openBudget(0), FAULT, at(0))
    for (const value of [...Object.values(session), ...Object.values(openBudget(0))]) {
      expect(value).not.toBeUndefined()
    }
    expect(openBudget(Number.NaN)).toEqual({ tokens: 4, asOfEpochMs: 0 })
    expect(begin(at(Number.POSITIVE_INFINITY)).beganEpochMs).toBe(0)
  })
})

describe('the same input', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const forbidden = (): never => {
    throw new Error('no clock and no chance in here')
  }

  it('gives the same output, with no look at a clock or at chance', () => {
    fc.assert(
      fc.property(trace, policies, replays, (events, policy, replay) => {
        const before = played(events, policy, replay)
        const clock = vi.spyOn(Date, 'now').mockImplementation(forbidden)
        const chance = vi.spyOn(Math, 'random').mockImplementation(forbidden)
        try {
          expect(played(events, policy, replay)).toEqual(before)
        } finally {
          clock.mockRestore()
          chance.mockRestore()
        }
      }),
    )
  })

  it('is left as it was', () => {
    fc.assert(
      fc.property(trace, policies, (events, policy) => {
        const session = begin(at(0), { policy })
        const copies = parsed([session, policy])
        played(events, policy, 'Once')
        const [moved] = advance(session, openBudget(0), FAULT, at(0))
        admit(moved, openBudget(0), at(9000))
        expect([session, policy]).toEqual(copies)
      }),
    )
  })
})

it('a diagnosis that was stored leads to the same plan', () => {
  const seen = { status: 503, headers: { 'retry-after': '7' }, body: '<title>nginx</title>' }
  const stored: Diagnosis = parsed(diagnose(seen))
  const plan = (diagnosis: Diagnosis) => advance(begin(at(0)), openBudget(0), diagnosis, at(0))
  expect(plan(stored)).toEqual(plan(diagnose(seen)))
})
