import {
  admit,
  advance,
  type Backoff,
  begin,
  both,
  bounds,
  constant,
  defaultPolicy,
  diagnose,
  either,
  limitAttempts,
  openBudget,
  type Policy,
  policy,
  report,
  show,
  waitMs,
  waits,
} from 'grid-triage'
import { ordWaitAt } from 'grid-triage/fp-ts'
import { backoffCodec, policyCodec } from 'grid-triage/io-ts'
import { describe, expect, it } from 'vitest'
import { decided } from './arbitrary-backoff.js'

type Pair = (a: Backoff, b: Backoff) => Backoff

/** So many pairs, as flat as can be, that always wait 500 ms. */
const paired = (pairs: number, pair: Pair): Backoff =>
  pairs === 0
    ? constant(500)
    : pair(paired(Math.floor(pairs / 2), pair), paired(Math.ceil(pairs / 2) - 1, pair))

/** The same, with an end: nine attempts, which no pace of the default policy has. */
const ending = (pairs: number, pair: Pair): Backoff => limitAttempts(9)(paired(pairs, pair))

/** A pair of a backoff and itself, sixty times over: of more parts than anybody can count. */
const doubled = (pair: Pair): Backoff => {
  let backoff: Backoff = constant(500)
  for (let i = 0; i < 60; i++) backoff = pair(backoff, backoff)
  return backoff
}

const withFault = (backoff: Backoff): Policy => ({
  ...defaultPolicy,
  paces: {
    ...defaultPolicy.paces,
    Fault: { ...defaultPolicy.paces.Fault, backoff, earned: null },
  },
})

const turn = { attempt: 1, random: 0.5 }
const moment = { now: 0, random: 0.5 }
const fault = diagnose({ status: 500 })

/** What is said to who asks an empty budget whose rechecks are spaced by this backoff. */
const rechecked = (recheck: Backoff): unknown => {
  const session = begin(moment, { policy: { ...defaultPolicy, recheck } })
  const [planned] = advance(session, openBudget(0), fault, moment)
  const [, gate] = admit(planned, { tokens: 0, asOfEpochMs: 2200 }, { now: 2200, random: 0.5 })
  return gate
}

describe.each([
  ['one pair less than the most', ending(254, both)],
  ['the most pairs', ending(255, both)],
  ['the most pairs of the other kind', ending(255, either)],
])('a backoff of %s', (_what, backoff) => {
  it('is followed', () => {
    expect(waitMs(backoff, turn)).toBe(500)
    expect(decided(backoff, turn)).toEqual({ _tag: 'Retry', afterMs: 500, reason: 'Backoff' })
    expect(waits(withFault(backoff), 'Fault', 2)).toEqual([500, 500])
    expect(bounds(withFault(backoff)).mostAttempts).toBe(9)
    expect(ordWaitAt(turn).compare(backoff, constant(500))).toBe(0)
    expect(rechecked(backoff)).toEqual({ _tag: 'Wait', afterMs: 500 })
  })

  it('is printed in full', () => {
    expect(show(backoff)).not.toContain('…')
  })

  it('is accepted, and may be stored', () => {
    expect(policy({ paces: { Fault: { backoff } } })._tag).toBe('Accepted')
    expect(backoffCodec.is(backoff)).toBe(true)
    expect(policyCodec.is(withFault(backoff))).toBe(true)
  })
})

describe.each([
  ['one pair more than the most', ending(256, both)],
  ['one pair more than the most of the other kind', ending(256, either)],
  ['pairs over and over', limitAttempts(9)(doubled(both))],
  ['pairs of the other kind over and over', limitAttempts(9)(doubled(either))],
  ['too many pairs on the first side', limitAttempts(9)(either(doubled(both), constant(5)))],
  ['too many pairs on the second side', limitAttempts(9)(either(constant(5), doubled(both)))],
])('a backoff of %s', (_what, backoff) => {
  it('gives up at once', () => {
    expect(waitMs(backoff, turn)).toBe(null)
    expect(waits(withFault(backoff), 'Fault', 2)).toEqual([])
    expect(bounds(withFault(backoff)).mostAttempts).toBe(7)
    expect(ordWaitAt(turn).compare(backoff, constant(500))).toBe(1)
    expect(rechecked(backoff)).toEqual({
      _tag: 'Stop',
      reason: 'BudgetSpent',
      untilEpochMs: null,
    })
  })

  it('has no attempt left', () => {
    const stop = { _tag: 'Stop', reason: 'AttemptsSpent', untilEpochMs: null }
    expect(decided(backoff, turn)).toEqual(stop)
    const session = begin(moment, { policy: withFault(backoff) })
    const [moved, , next] = advance(session, openBudget(0), fault, moment)
    expect(next).toEqual(stop)
    expect(moved.attempts).toBe(1)
  })

  it('is printed without them', () => {
    expect(show(backoff)).toBe('limitAttempts(9)(…)')
  })

  it('is refused, and is not stored', () => {
    expect(policy({ paces: { Fault: { backoff } } })._tag).toBe('Refused')
    expect(backoffCodec.is(backoff)).toBe(false)
    expect(policyCodec.is(withFault(backoff))).toBe(false)
  })

  it('is reported without a line', () => {
    const at = { ...moment, attempt: 1 }
    const { attempts, lines } = report(fault, { moment, at, policy: withFault(backoff) })
    expect({ attempts, lines }).toEqual({ attempts: [], lines: [] })
  })
})

describe('too many pairs', () => {
  it('are refused once, where they begin', () => {
    expect(policy({ paces: { Fault: { backoff: ending(256, both) } } })).toEqual({
      _tag: 'Refused',
      refusals: [{ code: 'TooLarge', at: 'paces.Fault.backoff.of' }],
    })
    expect(policy({ recheck: paired(256, either) })).toEqual({
      _tag: 'Refused',
      refusals: [{ code: 'TooLarge', at: 'recheck' }],
    })
  })

  it('are refused for that alone, whatever is wrong in them', () => {
    const backoff = limitAttempts(-9)(both(constant(-1), paired(255, both)))
    expect(policy({ paces: { Fault: { backoff } } })).toEqual({
      _tag: 'Refused',
      refusals: [
        { code: 'Negative', at: 'paces.Fault.backoff.attempts' },
        { code: 'TooLarge', at: 'paces.Fault.backoff.of' },
      ],
    })
  })

  it('of one pace leave the others as they are', () => {
    expect(waits(withFault(doubled(both)), 'OutcomeUnknown', 9)).toEqual([3000])
  })

  it('before credit is earned leave the attempts of what is followed then', () => {
    const { Fault } = defaultPolicy.paces
    const earned = limitAttempts(12)(constant(500))
    const paces = { ...defaultPolicy.paces, Fault: { ...Fault, backoff: doubled(both), earned } }
    expect(bounds({ ...defaultPolicy, paces }).mostAttempts).toBe(12)
  })
})
