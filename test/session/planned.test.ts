import {
  admit,
  advance,
  type Budget,
  begin,
  type Diagnosis,
  decide,
  defaultPolicy,
  diagnose,
  type Session,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { boom, given } from './hostile.js'
import { accepted, asking, at, FAULT, NEEDS_FIX, OVERLOADED, TIMEOUT } from './traces.js'

const now = { attempt: 1, now: 0, random: 0 }
const full: Budget = { tokens: 4, asOfEpochMs: 0 }
const vetoed = (status: number): Diagnosis =>
  diagnose({ status, headers: { 'x-should-retry': 'false' } })

describe('a wait that was asked is read by its tag', () => {
  const throttled = asking(7)
  const waiting = (pushback: object): unknown =>
    given(decide, { ...throttled, pushback }, { ...now, now: 1000 })
  const retry = (afterMs: number) => ({ _tag: 'Retry', afterMs, reason: 'ServerAsked' })

  it.each([
    [{ _tag: 'In', ms: 7000 }, 7000],
    [{ _tag: 'In', ms: 7000, epochMs: 50_000 }, 7000],
    [{ _tag: 'At', epochMs: 8000 }, 7000],
    [{ _tag: 'At', epochMs: 8000, ms: 50_000 }, 7000],
    [{ _tag: 'At', epochMs: 500 }, 0],
    [{ _tag: 'Later', ms: 7000, epochMs: 5000 }, 7000],
    [{ _tag: 'Later', ms: 3000, epochMs: 8000 }, 7000],
  ])('%j', (pushback, afterMs) => {
    expect(waiting(pushback)).toEqual(retry(afterMs))
  })
})

describe('what no retry is known to help with', () => {
  it.each([
    ['nothing more', {}],
    ['a veto', { headers: { 'x-should-retry': 'false' } }],
    ['an answer that was delivered', { stream: { outputDelivered: true } }],
  ])('is not understood, whatever else was seen: %s', (_what, more) => {
    const unknown = diagnose({ status: 418, ...more })
    expect(unknown).toMatchObject({ cause: 'Unknown', pace: null })
    expect(decide(unknown, now)).toEqual({
      _tag: 'Stop',
      reason: 'NotUnderstood',
      untilEpochMs: null,
    })
  })

  const stopped = { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: 7000 }
  const retried = { _tag: 'Retry', afterMs: 7000, reason: 'ServerAsked' }

  it.each([
    [0, stopped],
    [1, stopped],
    [2, stopped],
    [3, retried],
    [4, retried],
    [5, retried],
    [6, retried],
  ])('is a pace that is gone once it was read %i times', (kept, decision) => {
    let asked = 0
    const shifty = {
      ...asking(7),
      get pace() {
        asked++
        return asked > kept ? null : 'Throttled'
      },
    }
    expect(given(decide, shifty, now)).toEqual(decision)
  })
})

describe('what an attempt does to the tokens', () => {
  const eager = accepted({ paces: { Throttled: { halves: true } } })
  const tokensAfter = (diagnosis: Diagnosis, policy = defaultPolicy): number => {
    const [, budget] = advance(begin(at(0), { policy }), full, diagnosis, at(0))
    return budget.tokens
  }

  it.each([
    ['a fault', FAULT, 4],
    ['overload', OVERLOADED, 2],
    ['overload that must not be retried', vetoed(502), 2],
    ['overload that says when to come back', asking(1, 502), 4],
    ['no answer in time', TIMEOUT, 2],
    ['a fault of the caller', NEEDS_FIX, 4],
  ])('%s', (_what, diagnosis, tokens) => {
    expect(tokensAfter(diagnosis)).toBe(tokens)
  })

  it('that no retry helps: nothing, though it says when to come back', () => {
    const exhausted = diagnose({
      status: 429,
      headers: { 'retry-after': '7' },
      body: { error: { code: 'insufficient_quota', message: 'You exceeded your quota.' } },
    })
    expect(exhausted).toMatchObject({ cause: 'QuotaExhausted', pace: null })
    expect(exhausted.pushback).toEqual({ _tag: 'In', ms: 7000 })
    expect(tokensAfter(exhausted, eager)).toBe(4)
    expect(tokensAfter(asking(7), eager)).toBe(2)
  })
})

describe('the cost of what comes next', () => {
  const costAfter = (diagnosis: Diagnosis, session: Session = begin(at(0))): number => {
    const [moved] = advance(session, full, diagnosis, at(0))
    return moved.cost
  }

  it.each([
    ['a fault', FAULT, 1],
    ['overload', OVERLOADED, 2],
    ['no answer in time', TIMEOUT, 4],
    ['a fault of the caller', NEEDS_FIX, 0],
    ['overload that must not be retried', vetoed(502), 0],
    ['a wait beyond the deadline', asking(61), 0],
  ])('%s', (_what, diagnosis, tokens) => {
    expect(costAfter(diagnosis)).toBe(tokens)
  })

  it('is nothing once the attempts are spent', () => {
    const spent: Session = { ...begin(at(0)), attempts: 9 }
    expect(costAfter(FAULT, spent)).toBe(0)
  })
})

describe('a session that cannot be read', () => {
  const fresh = {
    policy: defaultPolicy,
    replay: 'Once',
    beganEpochMs: 0,
    attempts: 0,
    replays: 0,
    next: { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null },
    dueEpochMs: 0,
    cost: 0,
    untilEpochMs: null,
    history: [],
  }

  it.each(['policy', 'replay', 'attempts', 'history'])('is stopped: its %s throws', (field) => {
    const session = Object.defineProperty({ ...begin(at(5)) }, field, { get: boom })
    expect(advance(session, full, FAULT, at(9))).toEqual([fresh, full, fresh.next])
  })
})

describe('a plan from elsewhere', () => {
  const [planned, budget] = advance(begin(at(0)), full, FAULT, at(0))
  const gate = (next: unknown): unknown => {
    const [, answer] = [...Object(given(admit, { ...planned, next }, budget, at(1000)))]
    return answer
  }
  const NOT_UNDERSTOOD = { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null }

  it.each([
    [{ _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }],
    [{ _tag: 'Retry', afterMs: 2200 }],
    [{ _tag: 'Retry', afterMs: 2_147_483_647, reason: 'Backoff' }],
  ])('is waited for: %j', (next) => {
    expect(gate(next)).toEqual({ _tag: 'Wait', afterMs: 1200 })
  })

  it.each([
    [{ _tag: 'Retry', afterMs: 'soon', reason: 'Backoff' }],
    [{ _tag: 'Retry', afterMs: Number.NaN, reason: 'Backoff' }],
    [{ _tag: 'Retry', afterMs: 2_147_483_648, reason: 'Backoff' }],
    [{ _tag: 'Retry', reason: 'Backoff' }],
    [{ _tag: 'Later', afterMs: 2200, reason: 'Backoff' }],
    [{ afterMs: 2200 }],
    [{ _tag: 'Stop', afterMs: 2200 }],
    [{ _tag: 'Stop', reason: 5 }],
    [7],
  ])('is not understood: %j', (next) => {
    expect(gate(next)).toEqual(NOT_UNDERSTOOD)
  })

  it('that stops is handed back', () => {
    const stop = { _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: 5 }
    expect(gate(stop)).toEqual(stop)
  })
})
