import { defaultPolicy, replay } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { asking, FAULT, TIMEOUT } from '../session/traces.js'
import { lineOf, NOT_UNDERSTOOD } from './lines.js'

describe('a line of which one thing is changed', () => {
  const fault = lineOf(FAULT)
  const asked = lineOf(asking(7))
  const timeout = lineOf(TIMEOUT)
  const third = lineOf(FAULT, defaultPolicy, 4)
  const spent = { _tag: 'Stop', reason: 'AttemptsSpent', untilEpochMs: null }

  it.each([
    ['nothing', fault, '"x"', '"x"', [2200, 'Backoff']],
    ['chance', fault, '"random":0.5', '"random":0', [1430, 'Backoff']],
    ['attempts', fault, '"attempt":1', '"attempt":2', [3740, 'Backoff']],
    ['too many attempts', fault, '"attempt":1', '"attempt":4', 'AttemptsSpent'],
    ['credit', third, '"earned":false', '"earned":true', [10_809, 'Backoff']],
    ['time gone by', fault, '"elapsedMs":0', '"elapsedMs":56900', [1890, 'FitToDeadline']],
    ['no time left', fault, '"elapsedMs":0', '"elapsedMs":58999', 'TimeSpent'],
    ['the base', fault, '"baseMs":2200', '"baseMs":1000', [1000, 'Backoff']],
    ['the cap', fault, '"capMs":20000', '"capMs":100', [100, 'Backoff']],
    ['the limit', fault, '"attempts":4', '"attempts":1', 'AttemptsSpent'],
    ['the deadline', fault, '"totalMs":60000', '"totalMs":900', 'TimeSpent'],
    ['the longest wait', fault, '"maxWaitMs":60000', '"maxWaitMs":2000', [2000, 'Backoff']],
    ['output', fault, '"outputDelivered":false', '"outputDelivered":true', 'OutputDelivered'],
    ['the cause', fault, '"cause":"ServiceError"', '"cause":"Healthy"', 'NothingWrong'],
    ['who ended it', fault, '"ServiceError"', '"AbortedByCaller"', 'Cancelled'],
    ['the recovery', fault, '"Transient"', '"AfterFix"', 'NeedsFix'],
    ['a quota', fault, '"Transient"', '"AfterReset"', 'QuotaUntilReset'],
    ['the pace', fault, '"pace":"Fault"', '"pace":null', 'NotUnderstood'],
    ['a veto', fault, '"pushback":null', '"pushback":{"_tag":"Never"}', 'ServerSaysNo'],
    ['a replay', timeout, '"mayReplay":true', '"mayReplay":false', 'MayHaveRun'],
    ['the wait asked for', asked, '"ms":7000', '"ms":9000', [11_250, 'ServerAsked']],
    ['too long a wait', asked, '"ms":7000', '"ms":60001', 'WaitTooLong'],
    ['the spread', asked, '"spread":0.5', '"spread":1', [10_500, 'ServerAsked']],
    [
      'the least spread',
      asked,
      '"leastSpreadMs":1000',
      '"leastSpreadMs":8000',
      [11_000, 'ServerAsked'],
    ],
    [
      'a moment',
      fault,
      '"pushback":null',
      '"pushback":{"_tag":"At","epochMs":5000}',
      [6250, 'ServerAsked'],
    ],
    ['the decision', fault, '"afterMs":2200', '"afterMs":7', [2200, 'Backoff']],
    ['the version', fault, '"0.1.0"', '"9.9.9"', [2200, 'Backoff']],
    ['a new cause', fault, '"cause":"ServiceError"', '"cause":"Gremlins"', [2200, 'Backoff']],
  ] as const)('decides by it: %s', (_what, line, from, to, expected) => {
    expect(line.includes(from) || from === to).toBe(true)
    const decision = replay(line.replace(from, to))
    expect(
      decision._tag === 'Retry' ? [decision.afterMs, decision.reason] : decision.reason,
    ).toEqual(expected)
  })

  it('says until when by the clock of the line', () => {
    const late = asked.replace('"elapsedMs":0', '"elapsedMs":58000')
    expect(replay(late)).toEqual({ _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: 7000 })
    const later = late.replace('"atEpochMs":0', '"atEpochMs":1000')
    expect(replay(later)).toEqual({ _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: 8000 })
  })

  it('counts only numbers: what JSON lacks is a word', () => {
    expect(replay(fault.replace('"attempts":4', '"attempts":"Infinity"'))).toMatchObject({
      afterMs: 2200,
    })
    expect(replay(fault.replace('"attempts":4', '"attempts":"NaN"'))).toEqual(spent)
    expect(replay(fault.replace('"baseMs":2200', '"baseMs":"-0"'))).toMatchObject({ afterMs: 0 })
    for (const word of ['4', 'constructor', '__proto__', 'infinity', '']) {
      const line = fault.replace('"attempts":4', `"attempts":"${word}"`)
      expect(replay(line)).toEqual(NOT_UNDERSTOOD)
    }
  })
})
