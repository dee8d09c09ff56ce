import fc from 'fast-check'
import { both, constant, type Diagnosis, defaultPolicy, diagnose, openBudget } from 'grid-triage'
import {
  eqBackoff,
  eqBudget,
  eqDecision,
  eqDiagnosis,
  eqFinding,
  eqPolicy,
  eqPushback,
  eqReport,
  eqSession,
} from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { anyBackoff } from '../backoff/arbitrary-backoff.js'
import { boom, given, hostile, trap } from '../session/hostile.js'
import { anyOutcome, anyPolicy } from '../session/traces.js'
import { eqLaws } from './laws.js'
import { anyDecision, anyFinding, anyReport, anySession } from './samples.js'

const few = fc.integer({ min: 0, max: 2 })

describe('the equality of diagnoses', () => eqLaws(anyOutcome, eqDiagnosis))
describe('the equality of decisions', () => eqLaws(anyDecision, eqDecision))
describe('the equality of backoffs', () => eqLaws(anyBackoff, eqBackoff))
describe('the equality of policies', () => eqLaws(anyPolicy, eqPolicy))
describe('the equality of sessions', () => eqLaws(anySession, eqSession))
describe('the equality of findings', () => eqLaws(anyFinding, eqFinding))
describe('the equality of reports', () => eqLaws(anyReport, eqReport))
describe('the equality of budgets', () =>
  eqLaws(fc.record({ tokens: few, asOfEpochMs: few }), eqBudget))
describe('the equality of what servers say', () =>
  eqLaws(
    fc.oneof(
      fc.record({ _tag: fc.constant('In'), ms: few }),
      fc.record({ _tag: fc.constant('At'), epochMs: few }),
      fc.record({ _tag: fc.constant('Later'), ms: few, epochMs: few }),
      fc.constant({ _tag: 'Never' } as const),
    ),
    eqPushback,
  ))

describe('equality', () => {
  const seen = { status: 429, headers: { 'retry-after': '7' } }
  const changes: readonly (readonly [string, Partial<Diagnosis>])[] = [
    ['certainty', { certainty: 'Guess' }],
    ['pushback', { pushback: { _tag: 'In', ms: 7001 } }],
    ['no pushback', { pushback: null }],
    ['status', { status: 430 }],
    ['request ID', { requestId: 'req-7' }],
    ['evidence', { evidence: [{ code: 'Status', values: { status: 429 } }] }],
    ['output', { outputDelivered: true }],
  ]

  it.each(changes)('sees another %s', (_name, change) => {
    const before = diagnose(seen)
    // The tag stays, which a spread of part of a union cannot say.
    const after = given(Object.assign, {}, before, change)
    expect(given(eqDiagnosis.equals, before, { ...before })).toBe(true)
    expect(given(eqDiagnosis.equals, before, after)).toBe(false)
  })

  it('sees how backoffs were put together, where no wait differs', () => {
    expect(eqBackoff.equals(both(constant(5), constant(5)), constant(5))).toBe(false)
    expect(eqBackoff.equals(constant(Number.NaN), constant(Number.NaN))).toBe(true)
    expect(eqBackoff.equals(constant(0), constant(-0))).toBe(true)
  })

  it('tells a field that is missing from one that is null or undefined', () => {
    expect(given(eqDecision.equals, { a: undefined }, {})).toBe(false)
    expect(given(eqDecision.equals, { a: undefined }, { b: undefined })).toBe(false)
    expect(given(eqDecision.equals, { a: null }, { a: undefined })).toBe(false)
    expect(given(eqDecision.equals, [], {})).toBe(false)
    expect(given(eqDecision.equals, [1], ['1'])).toBe(false)
    expect(
      given(
        eqDecision.equals,
        () => 1,
        () => 1,
      ),
    ).toBe(false)
  })

  it('is one of the same policy, stored and read back', () => {
    expect(eqPolicy.equals(defaultPolicy, JSON.parse(JSON.stringify(defaultPolicy)))).toBe(true)
    expect(eqBudget.equals(openBudget(0), openBudget(1))).toBe(false)
  })

  it('is the same both ways, whatever is compared', () => {
    const throwing = () => Object.defineProperty({}, 'x', { get: boom, enumerable: true })
    const hidden = Object.defineProperties(
      {},
      { x: { value: 1 }, y: { value: 1, enumerable: true } },
    )
    const longer: unknown[] = [1]
    longer.length = 2
    const pairs: readonly (readonly [unknown, unknown])[] = [
      [Object.create({ x: 1 }), { x: 1 }],
      [hidden, { x: 1 }],
      [throwing(), throwing()],
      [throwing(), { x: undefined }],
      [new Date(0), new Date(1)],
      [new Map([[1, 2]]), new Map()],
      [longer, [1]],
      [[], {}],
      [trap, {}],
    ]
    for (const [a, b] of pairs) {
      expect(given(eqDiagnosis.equals, a, b)).toBe(false)
      expect(given(eqDiagnosis.equals, b, a)).toBe(false)
      expect(given(eqDiagnosis.equals, a, a)).toBe(true)
    }
  })

  it('throws on nothing, and comes to an end', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const [first, second] = [a(), b()]
        expect(typeof given(eqDiagnosis.equals, first, second)).toBe('boolean')
        expect(given(eqDiagnosis.equals, first, first)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('comes to an end with backoffs that hold themselves many times over', () => {
    const tower = (): unknown => {
      let backoff: unknown = { _tag: 'Never' }
      for (let i = 0; i < 60; i++) backoff = { _tag: 'Both', of: [backoff, backoff] }
      return backoff
    }
    expect(given(eqBackoff.equals, tower(), tower())).toBe(false)
  })

  it('comes to an end with what holds itself in a thousand places', () => {
    const knot = (): unknown => {
      const value: Record<string, unknown> = {}
      for (let i = 0; i < 1000; i++) value[`k${i}`] = value
      return value
    }
    const began = performance.now()
    expect(given(eqPolicy.equals, knot(), knot())).toBe(false)
    expect(given(eqPolicy.equals, new Array(1e7), new Array(1e7))).toBe(false)
    // Without a bound it would go on for years; a busy machine may take seconds.
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})
