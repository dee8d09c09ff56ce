import fc from 'fast-check'
import {
  advance,
  type Backoff,
  begin,
  both,
  cap,
  constant,
  type Decision,
  type Diagnosis,
  decide,
  defaultPolicy,
  diagnose,
  either,
  exponential,
  ladder,
  limitAttempts,
  openBudget,
  type Policy,
  replay,
  report,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given, hostile } from '../session/hostile.js'
import { anyPolicy, asking, at, FAULT, outcome, random, TIMEOUT } from '../session/traces.js'
import { anyAt, anyDiagnosis, anyPolicyAtAll, NOON } from './samples.js'

const NOT_UNDERSTOOD = { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null }
const MOMENT = at(NOON)

const lineOf = (diagnosis: Diagnosis, policy?: Policy, attempt = 1): string => {
  const { lines } = report(diagnosis, { moment: MOMENT, at: { ...at(0), attempt }, policy })
  expect(lines.length).toBe(1)
  return lines[0] ?? ''
}

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

describe('what is no line', () => {
  const line = lineOf(FAULT)
  const without = (field: string): string =>
    JSON.stringify({ ...JSON.parse(line), [field]: undefined })
  const withField = (field: string, value: unknown): string =>
    JSON.stringify({ ...JSON.parse(line), [field]: value })

  it.each([
    '',
    '{}',
    'null',
    '[]',
    '"grid-triage"',
    '{"grid-triage":"0.1.0"}',
    `${line}x`,
    `${line}\n${line}`,
    line.slice(0, -1),
    `[${line}]`,
    '['.repeat(16_384),
    '{"a":'.repeat(3000),
    ...[
      'grid-triage',
      'attempt',
      'atEpochMs',
      'random',
      'elapsedMs',
      'mayReplay',
      'earned',
      'policy',
    ].map(without),
    withField('grid-triage', 1),
    withField('attempt', 0),
    withField('attempt', 1.5),
    withField('attempt', 1e300),
    withField('attempt', '1'),
    withField('atEpochMs', 'Infinity'),
    withField('random', -0.1),
    withField('random', 1.1),
    withField('elapsedMs', -1),
    withField('mayReplay', 'yes'),
    withField('policy', {}),
    withField('policy', { ...JSON.parse(line).policy, spread: null }),
    withField('policy', { ...JSON.parse(line).policy, backoff: { _tag: 'Sometimes' } }),
    withField('policy', { ...JSON.parse(line).policy, earned: 'never' }),
  ])('is not understood (%#)', (text) => {
    expect(replay(text)).toEqual(NOT_UNDERSTOOD)
  })

  it.each([Object(line), [line], { toString: () => line }])('is no text: %#', (nothing) => {
    expect(given(replay, nothing)).toEqual(NOT_UNDERSTOOD)
  })

  it('is not understood, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (make) => {
        expect(given(replay, make())).toEqual(NOT_UNDERSTOOD)
      }),
    )
  })

  it('is a line that grew beyond 16,384 characters', () => {
    const padded = (length: number): string => line + ' '.repeat(length - line.length)
    expect(replay(padded(16_383))).toMatchObject({ afterMs: 2200 })
    expect(replay(padded(16_384))).toMatchObject({ afterMs: 2200 })
    expect(replay(padded(16_385))).toEqual(NOT_UNDERSTOOD)
  })
})

describe('a policy that no line can hold', () => {
  const nested = (depth: number): Backoff => {
    let backoff: Backoff = constant(500)
    for (let i = 0; i < depth; i++) backoff = cap(9000)(backoff)
    return backoff
  }
  const doubled = (times: number): Backoff => {
    let backoff: Backoff = limitAttempts(3)(constant(500))
    for (let i = 0; i < times; i++) backoff = both(backoff, backoff)
    return backoff
  }
  const steps = (n: number): Backoff => ladder(...new Array<number>(n).fill(500))
  const cycle: { _tag: string; of?: unknown } = { _tag: 'Both' }
  cycle.of = [cycle, cycle]
  const negative = new Proxy([], { get: (_list, key) => (key === 'length' ? -1 : undefined) })
  const linesOf = (backoff: unknown): number => {
    const rule = { backoff, earned: null, cost: 1, halves: false }
    const policy = { ...defaultPolicy, paces: { ...defaultPolicy.paces, Fault: rule } }
    const made = given(report, FAULT, { moment: MOMENT, at: { ...at(0), attempt: 1 }, policy })
    const session = given(begin, at(0), { policy })
    const [moved] = Object(given(advance, session, openBudget(0), asking(7), at(0)))
    expect(report(FAULT, { moment: MOMENT, session: moved }).attempts.length).toBe(1)
    return Object(made).lines.length
  }

  it.each([
    ['16 deep', nested(16), 1],
    ['17 deep', nested(17), 0],
    ['of 255 parts', doubled(7), 1],
    ['of more than 512 parts', doubled(9), 0],
    ['that doubles sixty times', doubled(60), 0],
    ['that holds itself', cycle, 0],
    ['with 511 steps', steps(511), 1],
    ['with 512 steps', steps(512), 0],
    ['of an unknown kind', { _tag: 'Sometimes' }, 0],
    ['of text', { _tag: 'Constant', ms: '500' }, 0],
    ['of nothing', undefined, 0],
    ['with fewer steps than none', { _tag: 'Ladder', stepsMs: negative }, 0],
    ['of steps that are none', { _tag: 'Ladder', stepsMs: { length: 1, 0: 500 } }, 0],
  ])('gives none: %s', (_what, backoff, count) => {
    expect(linesOf(backoff)).toBe(count)
  })

  it('gives none where the line would have more than 16,384 characters', () => {
    let wide: Backoff = exponential(1 / 3, 1 / 3)
    for (let i = 0; i < 7; i++) wide = either(wide, wide)
    expect(linesOf(wide)).toBe(1)
    wide = either(wide, wide)
    expect(linesOf(wide)).toBe(0)
    const rule = { ...defaultPolicy.paces.Fault, backoff: wide, earned: null }
    const policy = { ...defaultPolicy, paces: { ...defaultPolicy.paces, Fault: rule } }
    const [moved] = advance(begin(at(0), { policy }), openBudget(0), FAULT, at(0))
    const forged = moved.history.map((attempt) => ({ ...attempt, decision: NOT_UNDERSTOOD }))
    const made = given(report, FAULT, { moment: MOMENT, session: { ...moved, history: forged } })
    expect(made).toMatchObject({ lines: [], attempts: [{ decision: NOT_UNDERSTOOD }] })
  })

  it('does not hinder what needs no policy', () => {
    const { lines } = report(diagnose({ status: 401 }), {
      moment: MOMENT,
      at: { ...at(0), attempt: 1 },
      policy: { ...defaultPolicy, paces: Object(null) },
    })
    expect(lines.map(replay)).toEqual([{ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }])
  })

  it('may be of any other kind', () => {
    const backoff = either(exponential(500, 2), limitAttempts(9)(ladder(1, 2, 3)))
    expect(linesOf(backoff)).toBe(1)
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

it.each([
  [{ _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }, 1],
  [{ _tag: 'Retry', afterMs: 2200, reason: 'Refilling' }, 0],
  [{ _tag: 'Retry', afterMs: 2201, reason: 'Backoff' }, 0],
  [{ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }, 0],
])('an attempt whose decision was changed has no line: %j', (decision, count) => {
  const [moved] = advance(begin(at(0)), openBudget(0), FAULT, at(0))
  const history = moved.history.map((attempt) => ({ ...attempt, decision }))
  const made = given(report, FAULT, { moment: MOMENT, session: { ...moved, history } })
  expect(made).toMatchObject({ attempts: [{ decision }] })
  expect(Object(made).lines.length).toBe(count)
})

it('a diagnosis from elsewhere that no line can tell of has none', () => {
  const forged = { ...FAULT, pushback: { _tag: 'Someday', ms: 7000 } }
  const made = given(report, forged, { moment: MOMENT, at: { ...at(0), attempt: 1 } })
  expect(made).toMatchObject({ lines: [], attempts: [{ decision: { reason: 'ServerAsked' } }] })
})
