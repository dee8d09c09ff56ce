import fc from 'fast-check'
import {
  advance,
  type Backoff,
  begin,
  type Decision,
  decide,
  defaultPolicy,
  diagnose,
  ladder,
  replay,
  report,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { anyPolicy, at, FAULT, outcome, random } from '../session/traces.js'
import { lineOf, MOMENT } from './lines.js'
import { anyAt, anyDiagnosis, anyPolicyAtAll, NOON } from './samples.js'

describe('a line', () => {
  it('leads to the same decision, whatever was decided, where and by which policy', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(anyDiagnosis, anyAt, anyPolicyAtAll, (diagnosis, stood, policy) => {
        const decision = decide(diagnosis, stood, policy)
        const { lines } = report(diagnosis, { moment: MOMENT, at: stood, policy })
        met.add(decision.reason)
        expect(lines.map(replay)).toEqual([decision])
      }),
      { numRuns: 3000 },
    )
    expect([...met].toSorted()).toEqual([
      'AttemptsSpent',
      'Backoff',
      'Cancelled',
      'FitToDeadline',
      'MayHaveRun',
      'NeedsFix',
      'NotUnderstood',
      'NothingWrong',
      'OutputDelivered',
      'QuotaUntilReset',
      'Refilling',
      'ServerAsked',
      'ServerSaysNo',
      'TimeSpent',
      'WaitTooLong',
    ])
  })

  it('of a session leads to what advance gave, credit earned or not', () => {
    const policies = fc.oneof(fc.constant(defaultPolicy), anyPolicy, anyPolicyAtAll)
    const step = fc.tuple(outcome, fc.nat(9000), random, fc.nat(9))
    const earned = { true: 0, false: 0 }
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 20 }),
        policies,
        fc.constantFrom('Once', 'Safe', 'Never'),
        (steps, policy, replayed) => {
          let session = begin(at(NOON), { policy, replay: replayed })
          let now = NOON
          const decisions: Decision[] = []
          for (const [diagnosis, laterMs, chance, tokens] of steps) {
            now += laterMs
            const budget = { tokens, asOfEpochMs: now }
            const [moved, , next] = advance(session, budget, diagnosis, at(now, chance))
            session = moved
            decisions.push(next)
          }
          for (const attempt of session.history) earned[attempt.earned ? 'true' : 'false'] += 1
          const { lines } = report(FAULT, { moment: MOMENT, session })
          expect(lines.map(replay)).toEqual(decisions.slice(-16))
        },
      ),
      { numRuns: 500 },
    )
    expect(earned.true).toBeGreaterThan(500)
    expect(earned.false).toBeGreaterThan(500)
  })

  it('is one line of JSON that says which version wrote it', () => {
    fc.assert(
      fc.property(anyDiagnosis, anyAt, anyPolicyAtAll, (diagnosis, stood, policy) => {
        const { lines } = report(diagnosis, { moment: MOMENT, at: stood, policy })
        for (const line of lines) {
          expect(line).toMatch(/^\{"grid-triage":"0\.1\.0",[^\n]+\}$/)
          expect(line.length).toBeLessThanOrEqual(16_384)
          expect(JSON.stringify(JSON.parse(line))).toBe(line)
        }
      }),
    )
  })

  it('holds what was decided, all that led to it, and nothing else', () => {
    const fault: Backoff = {
      _tag: 'Cap',
      capMs: 20_000,
      of: {
        _tag: 'Jitter',
        low: 0.65,
        high: 1.35,
        of: { _tag: 'Exponential', baseMs: 2200, factor: 1.7 },
      },
    }
    expect(JSON.parse(lineOf(FAULT))).toEqual({
      'grid-triage': '0.1.0',
      attempt: 1,
      atEpochMs: 0,
      random: 0.5,
      elapsedMs: 0,
      mayReplay: true,
      earned: false,
      cause: 'ServiceError',
      status: 500,
      recovery: 'Transient',
      pace: 'Fault',
      pushback: null,
      outputDelivered: false,
      requestId: null,
      decision: { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' },
      policy: {
        backoff: { _tag: 'LimitAttempts', attempts: 4, of: fault },
        earned: { _tag: 'LimitAttempts', attempts: 6, of: fault },
        totalMs: 60_000,
        maxWaitMs: 60_000,
        spread: 0.5,
        leastSpreadMs: 1000,
      },
    })
  })

  it('names no policy where none was read', () => {
    expect(JSON.parse(lineOf(diagnose({ status: 401 })))).toMatchObject({ policy: null })
  })
})

it('writes as words the numbers that JSON lacks', () => {
  const rule = { ...defaultPolicy.paces.Fault, backoff: ladder(-0, Number.NaN) }
  const paces = { ...defaultPolicy.paces, Fault: rule }
  const totalMs = Number.POSITIVE_INFINITY
  const spread = Number.NEGATIVE_INFINITY
  const line = JSON.parse(lineOf(FAULT, { ...defaultPolicy, paces, totalMs, spread }))
  expect(line.policy).toMatchObject({
    backoff: { _tag: 'Ladder', stepsMs: ['-0', 'NaN'] },
    totalMs: 'Infinity',
    spread: '-Infinity',
  })
})
