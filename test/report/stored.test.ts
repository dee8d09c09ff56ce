import { advance, begin, defaultPolicy, openBudget, report } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { boom, given } from '../session/hostile.js'
import { FAULT } from '../session/traces.js'
import { attempt } from './stored-attempt.js'

/** What a report tells of a session that was stored with one attempt, some fields of it changed. */
const toldOf = (more: object): { readonly attempts: unknown; readonly lines: string[] } =>
  Object(
    given(report, FAULT, {
      moment: { now: 0, random: 0.5 },
      session: { history: [{ ...attempt, ...more }], policy: defaultPolicy },
    }),
  )

const retry = (afterMs: unknown, reason: unknown = 'Backoff'): object => ({
  decision: { _tag: 'Retry', afterMs, reason },
})
const stop = (reason: unknown, untilEpochMs: unknown): object => ({
  decision: { _tag: 'Stop', reason, untilEpochMs },
})

describe('an attempt that was stored', () => {
  it('is told with its line', () => {
    const { attempts, lines } = toldOf({})
    expect(attempts).toStrictEqual([
      {
        attempt: 1,
        at: '1970-01-01 00:00:00 UTC',
        atEpochMs: 0,
        requestId: 'req-7',
        status: 500,
        cause: 'ServiceError',
        decision: { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' },
      },
    ])
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([attempt])
  })

  it.each([
    { attempt: 2 ** 53 - 1 },
    { atEpochMs: -1 },
    { random: 0 },
    { random: 1 },
    { elapsedMs: 1e308 },
    { mayReplay: false },
    { earned: true },
    retry(0),
    retry(2_147_483_647),
    retry(1, 'ServerAsked'),
    retry(1, 'Refilling'),
    retry(1, 'FitToDeadline'),
    stop('NothingWrong', null),
    stop('Cancelled', 7),
    stop('NeedsFix', -7),
    stop('NotUnderstood', 1e308),
    stop('QuotaUntilReset', 0.5),
    stop('ServerSaysNo', null),
    stop('OutputDelivered', null),
    stop('MayHaveRun', null),
    stop('WaitTooLong', null),
    stop('TimeSpent', null),
    stop('AttemptsSpent', null),
    stop('BudgetSpent', null),
  ])('is listed as it is: %j', (more) => {
    const { cause, status, requestId, decision, atEpochMs, ...rest } = { ...attempt, ...more }
    expect(toldOf(more).attempts).toMatchObject([
      { attempt: rest.attempt, atEpochMs, requestId, status, cause, decision },
    ])
  })

  it.each([
    { attempt: 0 },
    { attempt: 1.5 },
    { attempt: 2 ** 53 },
    { attempt: '1' },
    { attempt: null },
    { atEpochMs: null },
    { atEpochMs: Number.NaN },
    { atEpochMs: '0' },
    { random: null },
    { random: -0.1 },
    { random: 1.1 },
    { elapsedMs: null },
    { elapsedMs: -1 },
    { mayReplay: null },
    { mayReplay: 'yes' },
    { earned: null },
    { earned: 1 },
    { decision: null },
    { decision: { ...attempt.decision, _tag: 'Wait' } },
    { decision: { afterMs: 2200, reason: 'Backoff', untilEpochMs: null } },
    retry(-1),
    retry(0.5),
    retry(2_147_483_648),
    retry(Number.NaN),
    retry(null),
    retry('5'),
    retry(5, 'NeedsFix'),
    retry(5, 'toString'),
    retry(5, null),
    stop('Backoff', null),
    stop('__proto__', null),
    stop(null, null),
  ])('is none and left out: %j', (more) => {
    expect(toldOf(more)).toMatchObject({ attempts: [], lines: [] })
  })

  it.each<readonly [stored: object, told: object]>([
    [{ atEpochMs: -0 }, { atEpochMs: 0 }],
    [retry(-0), retry(0)],
    [stop('NeedsFix', -0), stop('NeedsFix', 0)],
    [stop('NeedsFix', Number.NaN), stop('NeedsFix', null)],
    [stop('NeedsFix', Number.POSITIVE_INFINITY), stop('NeedsFix', null)],
    [stop('NeedsFix', '7'), stop('NeedsFix', null)],
    [stop('NeedsFix', undefined), stop('NeedsFix', null)],
    [{ cause: 'Gremlins' }, { cause: null }],
    [{ cause: 'toString' }, { cause: null }],
    [{ status: 99 }, { status: null }],
    [{ status: 600 }, { status: null }],
    [{ status: 500.5 }, { status: null }],
    [{ requestId: '' }, { requestId: null }],
    [{ requestId: 7 }, { requestId: null }],
    [{ requestId: 'two words' }, { requestId: '…' }],
    [{ requestId: 'x'.repeat(300) }, { requestId: '…' }],
  ])('is told as far as it may be: %j', (stored, told) => {
    const [made] = Object(toldOf(stored)).attempts
    const { cause, status, requestId, decision, atEpochMs } = { ...attempt, ...told }
    expect(made).toStrictEqual({
      attempt: 1,
      at: '1970-01-01 00:00:00 UTC',
      atEpochMs,
      requestId,
      status,
      cause,
      decision,
    })
  })
})

describe('the line of an attempt that was stored', () => {
  const fix = { cause: 'InvalidApiKey', status: 401, recovery: 'AfterFix', pace: null }
  const asked = { ...fix, pushback: { _tag: 'In', ms: 7000 } }

  it.each<readonly [stored: object, count: number]>([
    [{ ...fix, ...stop('NeedsFix', null) }, 1],
    [{ ...fix, ...stop('NeedsFix', 7000) }, 0],
    [{ ...fix, ...stop('NotUnderstood', null) }, 0],
    [{ ...fix, ...retry(0) }, 0],
    [{ ...asked, ...stop('NeedsFix', 7000) }, 1],
    [{ ...asked, ...stop('NeedsFix', null) }, 0],
    [{ ...asked, ...stop('NeedsFix', 7001) }, 0],
    [{ ...asked, ...stop('Cancelled', 7000) }, 0],
  ])('is there where it leads to what was decided: %j', (stored, count) => {
    expect(toldOf(stored).lines).toHaveLength(count)
  })

  it('names no policy where none was read, whatever stands under that name', () => {
    const policy = { paces: { null: defaultPolicy.paces.Fault }, totalMs: 1, maxWaitMs: 1 }
    const history = [{ ...attempt, ...fix, ...stop('NeedsFix', null) }]
    const session = { history, policy: { ...defaultPolicy, ...policy } }
    const { lines } = Object(given(report, FAULT, { moment: null, session }))
    expect(JSON.parse(lines[0])).toMatchObject({ pace: null, policy: null })
  })

  it.each([
    {},
    null,
    { paces: { Fault: { backoff: { _tag: 'Ladder', stepsMs: new Proxy([], { get: boom }) } } } },
  ])('is not there where the policy cannot be carried over: %#', (policy) => {
    const history = [attempt, { ...attempt, ...stop('NotUnderstood', null) }]
    const made = given(report, FAULT, { moment: null, session: { history, policy } })
    expect(made).toMatchObject({ attempts: [{ attempt: 1 }, { attempt: 1 }], lines: [] })
  })
})

describe('a history that was stored', () => {
  const attemptsOf = (history: unknown): readonly unknown[] =>
    Object(
      given(report, FAULT, {
        moment: { now: 7, random: 0.5 },
        session: { history, policy: defaultPolicy },
      }),
    ).attempts

  it('is told without what is none of its own', () => {
    expect(attemptsOf([null, attempt, 7, { ...attempt, attempt: 2 }, undefined])).toMatchObject([
      { attempt: 1 },
      { attempt: 2 },
    ])
  })

  it.each([null, 7, 'x', {}, { length: 1, 0: attempt }, undefined])('is none: %j', (history) => {
    expect(attemptsOf(history)).toEqual([])
  })

  it('is read to its last 16', () => {
    const history = Array.from({ length: 20 }, (_, i) => ({ ...attempt, attempt: i + 1 }))
    expect(attemptsOf(history)).toHaveLength(16)
    expect(attemptsOf(history)[0]).toMatchObject({ attempt: 5 })
  })
})

describe('a history with holes', () => {
  it('goes on without them', () => {
    const moment = { now: 0, random: 0.5 }
    const spoilt = { ...begin(moment), history: [undefined, attempt, undefined] }
    const [moved] = Object(given(advance, spoilt, openBudget(0), FAULT, moment))
    expect(moved.history).toStrictEqual([attempt, { ...attempt, requestId: null }])
  })
})

describe('an option of a report', () => {
  const throwing = (...names: readonly string[]): object =>
    Object.defineProperties(
      { moment: { now: 0, random: 0.5 } },
      Object.fromEntries(names.map((name) => [name, { get: boom }])),
    )

  it('that throws counts as absent', () => {
    const names = ['session', 'at', 'policy', 'request', 'expected', 'got', 'grid']
    const moment = { now: 0, random: 0.5 }
    expect(given(report, FAULT, throwing(...names))).toStrictEqual(report(FAULT, { moment }))
  })

  it('that is none leaves the session its own', () => {
    const session = { history: [attempt], policy: defaultPolicy }
    const made = given(report, FAULT, { moment: null, session, at: 7, request: 7, grid: 7 })
    expect(made).toMatchObject({ atEpochMs: 0, attempts: [{ attempt: 1 }], url: null })
  })

  it.each([7, null, 'x', true])('for a session that is %j counts as absent', (session) => {
    const at = { attempt: 1, now: 0, random: 0.5 }
    expect(given(report, FAULT, { moment: at, session, at })).toMatchObject({
      attempts: [{ decision: { afterMs: 2200 } }],
    })
  })
})
