import { type Decision, defaultPolicy, replay, report } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { FAULT } from '../session/traces.js'

const moment = { now: 0, random: 0.5 }
const [line = ''] = report(FAULT, { moment, at: { ...moment, attempt: 1 } }).lines
const stored = JSON.parse(line)
const NOT_UNDERSTOOD = { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null }

/** What the line decides with other waits: at the third attempt, by the least random number. */
const decided = (policy: object, more: object = {}): Decision =>
  replay(
    JSON.stringify({
      ...stored,
      attempt: 3,
      random: 0,
      ...more,
      policy: { ...stored.policy, ...policy },
    }),
  )

const said = (decision: Decision): number | string =>
  decision._tag === 'Retry' ? decision.afterMs : decision.reason

const second = { _tag: 'Constant', ms: 1000 }

/** Every kind of backoff, whole. */
const KINDS: readonly (readonly [backoff: Readonly<Record<string, unknown>>, number | string])[] = [
  [{ _tag: 'Never' }, 'AttemptsSpent'],
  [{ _tag: 'Constant', ms: 700 }, 700],
  [{ _tag: 'Exponential', baseMs: 1000, factor: 2 }, 4000],
  [{ _tag: 'Ladder', stepsMs: [1, 20, 300] }, 300],
  [{ _tag: 'Ladder', stepsMs: [] }, 0],
  [{ _tag: 'Jitter', low: 0.25, high: 1.5, of: second }, 250],
  [{ _tag: 'Cap', capMs: 100, of: second }, 100],
  [{ _tag: 'LimitAttempts', attempts: 4, of: second }, 1000],
  [{ _tag: 'LimitAttempts', attempts: 3, of: second }, 'AttemptsSpent'],
  [{ _tag: 'LimitTotal', totalMs: 999, of: second }, 'TimeSpent'],
  [{ _tag: 'Both', of: [second, { _tag: 'Constant', ms: 2000 }] }, 2000],
  [{ _tag: 'Either', of: [{ _tag: 'Constant', ms: 2000 }, second] }, 1000],
]

describe('the waits in a line', () => {
  it.each(KINDS)('are followed: %j', (backoff, expected) => {
    expect(said(decided({ backoff }))).toBe(expected)
  })

  it.each(KINDS.flatMap(([backoff]) => Object.keys(backoff).map((field) => ({ backoff, field }))))(
    'are not understood without their $field: $backoff',
    ({ backoff, field }) => {
      expect(decided({ backoff: { ...backoff, [field]: undefined } })).toEqual(NOT_UNDERSTOOD)
      expect(decided({ backoff: { ...backoff, [field]: { _tag: 'x' } } })).toEqual(NOT_UNDERSTOOD)
    },
  )

  it.each([
    { _tag: 'Both', of: [second] },
    { _tag: 'Either', of: [null, second] },
    { _tag: 'Ladder', stepsMs: [1, '2', 3] },
    { _tag: 'Ladder', stepsMs: [1, 2, null] },
  ])('are not understood where a part is none: %j', (backoff) => {
    expect(decided({ backoff })).toEqual(NOT_UNDERSTOOD)
  })

  it.each(['totalMs', 'maxWaitMs', 'spread', 'leastSpreadMs', 'backoff', 'earned'])(
    'are not understood without a policy’s %s',
    (field) => {
      expect(decided({ [field]: undefined })).toEqual(NOT_UNDERSTOOD)
      expect(decided({ [field]: '7' })).toEqual(NOT_UNDERSTOOD)
    },
  )

  it('are those of credit where that was earned and has its own', () => {
    const policy = { backoff: second, earned: { _tag: 'Constant', ms: 50 } }
    expect(said(decided(policy, { earned: true }))).toBe(50)
    expect(said(decided(policy, { earned: false }))).toBe(1000)
    expect(said(decided({ ...policy, earned: null }, { earned: true }))).toBe(1000)
  })

  it.each([
    [{ totalMs: 'Infinity' }, 1000],
    [{ totalMs: '-Infinity' }, 'TimeSpent'],
    [{ totalMs: 1999 }, 'TimeSpent'],
    [{ totalMs: 2000 }, 1000],
    [{ maxWaitMs: '-0' }, 0],
    [{ maxWaitMs: 'Infinity' }, 1000],
    [{ maxWaitMs: 999 }, 999],
  ])('keep the limits of the line: %j', (limits, expected) => {
    expect(said(decided({ backoff: second, ...limits }))).toBe(expected)
  })
})

describe('the waits of a policy', () => {
  const at = { ...moment, attempt: 3, random: 0 }
  const reported = (policy: unknown) => Object(given(report, FAULT, { moment, at, policy }))
  const following = (backoff: unknown): object => ({
    ...defaultPolicy,
    paces: { ...defaultPolicy.paces, Fault: { backoff, earned: null, cost: 1, halves: false } },
  })

  it.each(KINDS)('are carried over to a line: %j', (backoff, expected) => {
    const { lines } = reported(following(backoff))
    expect(JSON.parse(lines[0]).policy.backoff).toEqual(backoff)
    expect(said(replay(lines[0]))).toBe(expected)
  })

  it.each([
    ...KINDS.flatMap(([backoff]) =>
      Object.keys(backoff).map((field) => ({ ...backoff, [field]: undefined })),
    ),
    { _tag: 'Both', of: [second] },
    { _tag: 'Either', of: [null, second] },
  ])('are not followed where a part is missing: %j', (backoff) => {
    expect(reported(following(backoff))).toMatchObject({ attempts: [], lines: [] })
  })

  it('of 16,384 characters with all else are a line, and of more are none', () => {
    const pair = (of: unknown): unknown => ({ _tag: 'Either', of: [of, of] })
    const third = { _tag: 'Exponential', baseMs: 1 / 3, factor: 1 / 3 }
    const wide = pair(pair(pair(pair(pair(pair(pair(third)))))))
    /** A step of 18 digits and its comma are 19 characters; the last step takes up the rest. */
    const padded = (more: number) => {
      const steps = Array.from({ length: Math.floor(more / 19) }, () => 1 / 3)
      const ladder = { _tag: 'Ladder', stepsMs: [...steps, 10 ** (more % 19)] }
      return reported(following({ _tag: 'Either', of: [wide, ladder] }))
    }
    const least = padded(0).lines[0].length
    expect(padded(16_384 - least).lines.map((line: string) => line.length)).toEqual([16_384])
    expect(padded(16_385 - least)).toMatchObject({ attempts: [{ attempt: 3 }], lines: [] })
  })
})

describe('how much of a backoff a line may hold', () => {
  const nested = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>(
      (of) => ({ _tag: 'Cap', capMs: 9000, of }),
      second,
    )
  const doubled = (times: number): unknown =>
    Array.from({ length: times }).reduce<unknown>((of) => ({ _tag: 'Both', of: [of, of] }), second)
  const steps = (length: number): unknown => ({
    _tag: 'Ladder',
    stepsMs: Array.from({ length }, () => 1000),
  })
  /** A pair, one wait and a ladder are three parts. */
  const pair = (length: number): unknown => ({ _tag: 'Both', of: [second, steps(length)] })
  const turned = (length: number): unknown => ({ _tag: 'Both', of: [steps(length), second] })
  const chained = (levels: number, side: (of: unknown) => readonly unknown[]): unknown =>
    Array.from({ length: levels }).reduce<unknown>((of) => ({ _tag: 'Both', of: side(of) }), second)
  const left = (of: unknown): readonly unknown[] => [of, second]
  const right = (of: unknown): readonly unknown[] => [second, of]

  it.each([
    ['16 levels', nested(16), 1000],
    ['17 levels', nested(17), 'NotUnderstood'],
    ['16 levels on the left', chained(16, left), 1000],
    ['17 levels on the left', chained(17, left), 'NotUnderstood'],
    ['16 levels on the right', chained(16, right), 1000],
    ['17 levels on the right', chained(17, right), 'NotUnderstood'],
    ['255 parts', doubled(7), 1000],
    ['a ladder of 511 steps', steps(511), 1000],
    ['a ladder of 512 steps', steps(512), 'NotUnderstood'],
    ['512 parts, most of them steps', pair(509), 1000],
    ['513 parts, most of them steps', pair(510), 'NotUnderstood'],
    ['512 parts, of which the last is no step', turned(509), 1000],
    ['513 parts, of which the last is no step', turned(510), 'NotUnderstood'],
  ])('%s', (_what, backoff, expected) => {
    expect(said(decided({ backoff, earned: null }))).toBe(expected)
  })

  it('counts the waits of credit too', () => {
    const half = { backoff: steps(255), earned: steps(255) }
    expect(said(decided(half))).toBe(1000)
    expect(said(decided({ ...half, earned: steps(256) }))).toBe('NotUnderstood')
  })
})

describe('a wait asked for, in a line', () => {
  const asked = (pushback: unknown): number | string => said(decided({}, { pushback, attempt: 1 }))

  it.each([
    [{ _tag: 'In', ms: 3000 }, 3000],
    [{ _tag: 'At', epochMs: 4000 }, 4000],
    [{ _tag: 'Later', ms: 5000, epochMs: 6000 }, 6000],
    [{ _tag: 'Later', ms: 7000, epochMs: 6000 }, 7000],
    [{ _tag: 'Never' }, 'ServerSaysNo'],
    [{ _tag: 'In', ms: '3000' }, 0],
    [{ _tag: 'At', epochMs: null }, 0],
    [{ _tag: 'Later', epochMs: 6000 }, 6000],
    [{ _tag: 'Later', ms: 7000 }, 7000],
    [{ _tag: 'Someday', ms: 7000 }, 1430],
    [null, 1430],
  ])('%j', (pushback, expected) => {
    expect(asked(pushback)).toBe(expected)
  })
})

it('a decision about a call without a session is by its policy alone', () => {
  const policy = { ...defaultPolicy, totalMs: 3000 }
  const at = { ...moment, attempt: 1 }
  const { attempts, lines } = report(FAULT, { moment, at, policy })
  const fitted = { _tag: 'Retry', afterMs: 1800, reason: 'FitToDeadline' }
  expect(attempts).toMatchObject([{ decision: fitted }])
  expect(lines.map(replay)).toEqual([fitted])
})
