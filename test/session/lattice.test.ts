import fc from 'fast-check'
import {
  admit,
  advance,
  type Backoff,
  begin,
  defaultPolicy,
  openBudget,
  type PaceRule,
  type Policy,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { anyBackoff } from '../backoff/arbitrary-backoff.js'
import { laws } from '../backoff/lattice.js'
import { at, type Event, event } from './traces.js'

/** The default policy with these waits at every pace, earned ones too. */
const of = (backoff: Backoff): Policy => {
  const waits = (rule: PaceRule): PaceRule => ({ ...rule, backoff, earned: backoff })
  const { Fault, Refill, RefillUnknown, Throttled, Overloaded, OutcomeUnknown } =
    defaultPolicy.paces
  return {
    ...defaultPolicy,
    paces: {
      Fault: waits(Fault),
      Refill: waits(Refill),
      RefillUnknown: waits(RefillUnknown),
      Throttled: waits(Throttled),
      Overloaded: waits(Overloaded),
      OutcomeUnknown: waits(OutcomeUnknown),
    },
  }
}

const CALLS = 3

/** All that the callers are told while these things happen in this order. */
const told = (policy: Policy, events: readonly Event[]): readonly unknown[] => {
  const sessions = Array.from({ length: CALLS }, () => begin(at(0), { policy }))
  let budget = openBudget(0, policy)
  let now = 0
  return events.map(({ call, what, outcome, laterMs, random }) => {
    now += laterMs
    const session = sessions[call] ?? begin(at(now), { policy })
    if (what === 'ask') {
      const [left, gate] = admit(session, budget, at(now, random))
      budget = left
      return [gate, budget]
    }
    const [moved, left, next] = advance(session, budget, outcome, at(now, random))
    budget = left
    sessions[call] = next._tag === 'Stop' ? begin(at(now), { policy }) : moved
    return [next, budget]
  })
}

describe('on every trace of calls that share a budget', () => {
  const events = fc.array(event(fc.nat(9000), CALLS), { maxLength: 40 })

  it.each(laws)('%s', (_name, law) => {
    fc.assert(
      fc.property(anyBackoff, anyBackoff, anyBackoff, events, (a, b, c, trace) => {
        const [left, right] = law(a, b, c)
        expect(told(of(left), trace)).toEqual(told(of(right), trace))
      }),
    )
  })
})
