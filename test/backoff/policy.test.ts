import fc from 'fast-check'
import {
  constant,
  decide,
  defaultPolicy,
  diagnose,
  ladder,
  limitAttempts,
  type Policy,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { accepted, anyTurn, goodOptions } from './arbitrary-backoff.js'

describe('policy', () => {
  it('of no options is the default policy, and of the default policy itself', () => {
    expect(accepted({})).toEqual(defaultPolicy)
    expect(accepted(defaultPolicy)).toEqual(defaultPolicy)
  })

  it('is accepted whatever differs, and accepted again as it is', () => {
    fc.assert(
      fc.property(goodOptions, (options) => {
        const made = accepted(options)
        expect(accepted(made)).toEqual(made)
        expect(accepted(JSON.parse(JSON.stringify(made)))).toEqual(made)
      }),
    )
  })

  it('lets the longest wait follow the deadline unless it is given', () => {
    const limits = ({ totalMs, maxWaitMs }: Policy) => [totalMs, maxWaitMs]
    expect(limits(accepted({}))).toEqual([60_000, 60_000])
    expect(limits(accepted({ totalMs: 120_000 }))).toEqual([120_000, 120_000])
    expect(limits(accepted({ totalMs: 120_000, maxWaitMs: 5000 }))).toEqual([120_000, 5000])
    expect(limits(accepted({ maxWaitMs: 5000 }))).toEqual([60_000, 5000])
  })

  it('drops what was earned by default where a backoff is given', () => {
    const backoff = limitAttempts(2)(constant(5))
    const rule = (given: object) => accepted({ paces: { Fault: given } }).paces.Fault
    expect(rule({ backoff })).toEqual({ backoff, earned: null, cost: 1, halves: false })
    expect(rule({ backoff, earned: backoff }).earned).toEqual(backoff)
    expect(rule({ cost: 2 }).earned).toEqual(defaultPolicy.paces.Fault.earned)
    expect(rule({ earned: null })).toEqual({ ...defaultPolicy.paces.Fault, earned: null })
  })

  it('is followed', () => {
    const made = accepted({
      paces: { Fault: { backoff: limitAttempts(3)(ladder(1500, 400)) } },
      totalMs: 5000,
    })
    const next = (attempt: number, elapsedMs: number) =>
      decide(diagnose({ status: 500 }), { attempt, now: 0, random: 0.5, elapsedMs }, made)
    expect(next(1, 0)).toEqual({ _tag: 'Retry', afterMs: 1500, reason: 'Backoff' })
    expect(next(2, 0)).toEqual({ _tag: 'Retry', afterMs: 400, reason: 'Backoff' })
    expect(next(3, 0)).toMatchObject({ _tag: 'Stop', reason: 'AttemptsSpent' })
    expect(next(2, 3600)).toEqual({ _tag: 'Retry', afterMs: 400, reason: 'Backoff' })
    expect(next(2, 3601)).toMatchObject({ _tag: 'Stop', reason: 'TimeSpent' })
  })

  it('that is accepted gives whole waits within its deadline, whatever the turn', () => {
    let retries = 0
    fc.assert(
      fc.property(goodOptions, anyTurn, (options, turn) => {
        const made = accepted(options)
        const decision = decide(diagnose({ status: 500 }), { ...turn, now: 0 }, made)
        if (decision._tag === 'Stop') return
        retries++
        expect(Number.isInteger(decision.afterMs)).toBe(true)
        expect(decision.afterMs).toBeLessThanOrEqual(Math.max(made.totalMs - 1000, 0))
      }),
      { numRuns: 500 },
    )
    expect(retries).toBeGreaterThan(50)
  })
})
