import fc from 'fast-check'
import { max, min } from 'fp-ts/Ord'
import type { Decision, StopReason } from 'grid-triage'
import { ordCertainty, ordDecision, ordSeverity } from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { given, hostile } from '../session/hostile.js'
import { ordLaws } from './laws.js'
import { anyDecision } from './samples.js'

const retry = (afterMs: number): Decision => ({ _tag: 'Retry', afterMs, reason: 'Backoff' })
const stop = (reason: StopReason, untilEpochMs: number | null = null): Decision => ({
  _tag: 'Stop',
  reason,
  untilEpochMs,
})

describe('the order of decisions', () => {
  ordLaws(anyDecision, ordDecision)

  const inOrder: readonly Decision[] = [
    { _tag: 'Retry', afterMs: 0, reason: 'FitToDeadline' },
    { _tag: 'Retry', afterMs: 0, reason: 'Refilling' },
    retry(0),
    { _tag: 'Retry', afterMs: 0, reason: 'ServerAsked' },
    retry(1),
    retry(2_147_483_647),
    stop('BudgetSpent'),
    stop('AttemptsSpent'),
    stop('TimeSpent'),
    stop('TimeSpent', 0),
    stop('TimeSpent', 1),
    stop('WaitTooLong'),
    stop('MayHaveRun'),
    stop('OutputDelivered'),
    stop('ServerSaysNo'),
    stop('QuotaUntilReset'),
    stop('NotUnderstood'),
    stop('NeedsFix'),
    stop('Cancelled'),
    stop('NothingWrong'),
  ]

  it.each(inOrder.slice(1).map((decision, i) => [inOrder[i], decision]))(
    'puts %j before %j',
    (less, more) => {
      expect(given(ordDecision.compare, less, more)).toBe(-1)
      expect(given(ordDecision.compare, more, less)).toBe(1)
    },
  )

  it('gives the more cautious of two, or the bolder', () => {
    expect(max(ordDecision)(retry(5), stop('NeedsFix'))).toEqual(stop('NeedsFix'))
    expect(min(ordDecision)(retry(5), retry(4))).toEqual(retry(4))
  })

  it('puts last what is none, and throws on nothing', () => {
    expect(given(ordDecision.compare, {}, stop('NothingWrong'))).toBe(1)
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        expect([-1, 0, 1]).toContain(given(ordDecision.compare, a(), b()))
        expect([-1, 0, 1]).toContain(given(ordCertainty.compare, a(), b()))
        expect([-1, 0, 1]).toContain(given(ordSeverity.compare, a(), b()))
      }),
    )
  })
})

describe('the order of certainties', () => {
  ordLaws(fc.constantFrom('Guess', 'Likely', 'Certain'), ordCertainty)

  it('is that of how sure they are', () => {
    expect(ordCertainty.compare('Guess', 'Likely')).toBe(-1)
    expect(ordCertainty.compare('Likely', 'Certain')).toBe(-1)
    expect(given(ordCertainty.compare, 'else', 'Guess')).toBe(-1)
  })
})

describe('the order of severities', () => {
  ordLaws(fc.constantFrom('Warning', 'Error'), ordSeverity)

  it('puts a warning before an error', () => {
    expect(ordSeverity.compare('Warning', 'Error')).toBe(-1)
    expect(given(ordSeverity.compare, 'else', 'Warning')).toBe(-1)
  })
})
