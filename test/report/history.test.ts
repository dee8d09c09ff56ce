import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { advance, begin, diagnose, openBudget, report, type Session, version } from 'grid-triage'
import { drive } from 'grid-triage/drive'
import { describe, expect, it } from 'vitest'
import { given, hostile } from '../session/hostile.js'
import { accepted, anyOutcome, asking, at, FAULT, HEALTHY, random } from '../session/traces.js'
import { answers, Clock, effects } from '../session/virtual.js'
import { NOON, parsed } from './samples.js'

/** A call of so many attempts, the n-th of them at n seconds. */
const called = (attempts: number): Session => {
  let session = begin(at(0))
  for (let n = 1; n <= attempts; n++) {
    session = advance(session, openBudget(0), FAULT, at(n * 1000))[0]
  }
  return session
}

describe('the history of a session', () => {
  it('is empty at first', () => {
    expect(begin(at(0)).history).toEqual([])
  })

  it('tells of each attempt how it ended, where the call stood, and what was decided', () => {
    const [first] = advance(begin(at(1000)), { tokens: 6, asOfEpochMs: 1e9 }, FAULT, at(1500, 0.25))
    const [second] = advance(first, openBudget(0), asking(7), at(9000, 0))
    expect(second.history).toEqual([
      {
        attempt: 1,
        atEpochMs: 1500,
        random: 0.25,
        elapsedMs: 500,
        mayReplay: true,
        earned: true,
        cause: 'ServiceError',
        status: 500,
        recovery: 'Transient',
        pace: 'Fault',
        pushback: null,
        outputDelivered: false,
        requestId: null,
        // 2200 · (0.65 + 0.7 · 0.25)
        decision: { _tag: 'Retry', afterMs: 1815, reason: 'Backoff' },
      },
      {
        attempt: 2,
        atEpochMs: 9000,
        random: 0,
        elapsedMs: 8000,
        mayReplay: true,
        earned: false,
        cause: 'RateLimited',
        status: 429,
        recovery: 'Transient',
        pace: 'Throttled',
        pushback: { _tag: 'In', ms: 7000 },
        outputDelivered: false,
        requestId: null,
        decision: { _tag: 'Retry', afterMs: 7000, reason: 'ServerAsked' },
      },
    ])
  })

  it('tells of a success too', () => {
    const [{ history }] = advance(begin(at(0)), openBudget(0), HEALTHY, at(0))
    expect(history).toMatchObject([{ cause: 'Healthy', decision: { reason: 'NothingWrong' } }])
  })

  it.each([
    [15, 1, 15],
    [16, 1, 16],
    [17, 2, 17],
    [40, 25, 40],
  ])('of %i attempts is that of the last 16', (attempts, first, last) => {
    const { history } = called(attempts)
    expect(history.length).toBe(Math.min(attempts, 16))
    expect(history[0]).toMatchObject({ attempt: first, atEpochMs: first * 1000 })
    expect(history[history.length - 1]).toMatchObject({ attempt: last, atEpochMs: last * 1000 })
    expect(called(attempts).attempts).toBe(attempts)
  })

  it('is what it was after a session was stored, and goes on', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyOutcome, fc.nat(9000), random)), (steps) => {
        let [kept, stored, now] = [begin(at(NOON)), begin(at(NOON)), NOON]
        for (const [diagnosis, laterMs, chance] of steps) {
          now += laterMs
          kept = advance(kept, openBudget(now), diagnosis, at(now, chance))[0]
          stored = parsed(advance(stored, openBudget(now), diagnosis, at(now, chance))[0])
        }
        expect(stored).toEqual(kept)
      }),
    )
  })

  it('survives JSON even where the clock is no clock', () => {
    const [{ history }] = advance(begin(at(-1e308)), openBudget(0), FAULT, at(1e308))
    expect(history).toMatchObject([{ elapsedMs: Number.MAX_VALUE }])
    const later = { ...FAULT, pushback: { _tag: 'In' as const, ms: 1e308 } }
    const [far] = advance(begin(at(0)), openBudget(0), later, at(1e308))
    expect(far.history).toMatchObject([{ decision: { reason: 'WaitTooLong', untilEpochMs: null } }])
    const [uncounted] = Object(
      given(advance, { ...begin(at(0)), attempts: 'x' }, openBudget(0), FAULT, at(0)),
    )
    expect(uncounted.history).toEqual([])
    const [zero] = advance(begin(at(-0)), openBudget(0), FAULT, at(-0))
    expect(parsed(zero.history)).toEqual(zero.history)
  })

  it('is kept by a session that is not understood any more', () => {
    const session = called(3)
    const [moved] = Object(given(advance, session, openBudget(0), null, at(9000)))
    expect(moved.history).toEqual(session.history)
  })

  it('begins anew where a session was stored without one, or with something else', () => {
    for (const history of [undefined, null, 7, 'x', {}, { length: 3 }]) {
      const [moved] = Object(
        given(advance, { ...called(1), history }, openBudget(0), FAULT, at(2000)),
      )
      expect(moved).toMatchObject({ attempts: 2, history: [{ attempt: 2 }] })
    }
  })

  it('of any length is read to its last few', () => {
    const asked: unknown[] = []
    const endless = new Proxy([], {
      get: (_list, key) => {
        asked.push(key)
        return key === 'length' ? 2 ** 60 : undefined
      },
    })
    const spoilt = { ...called(1), history: endless }
    const [moved] = Object(given(advance, spoilt, openBudget(0), FAULT, at(2000)))
    expect(moved.attempts).toBe(2)
    expect(asked.length).toBeLessThan(40)
  })

  it('takes in anything, and holds only what it knows', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const spoilt = { ...FAULT, cause: a(), status: b(), recovery: a(), outputDelivered: b() }
        const [moved] = Object(given(advance, begin(at(0)), openBudget(0), spoilt, at(0)))
        expect(parsed(moved.history)).toEqual(moved.history)
        expect(moved.history.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('a driven call', () => {
  it('ends with the session, whose report lists every wait', async () => {
    const clock = new Clock(NOON)
    const seen = [{ status: 500 }, { status: 429, headers: { 'retry-after': '7' } }]
    const driven = await drive(effects(clock, answers(...seen, { status: 401 })))
    const { diagnosis, session } = driven
    const { attempts } = report(diagnosis, { moment: at(clock.time), session })
    const waits = attempts.flatMap(({ decision }) =>
      decision._tag === 'Retry' ? [decision.afterMs] : [],
    )
    expect(waits).toEqual([2200, 10_500])
    expect(clock.waited).toEqual(waits)
    expect(attempts.map(({ at: time, status }) => [time, status])).toEqual([
      ['2026-10-05 12:00:30 UTC', 500],
      ['2026-10-05 12:00:32 UTC', 429],
      ['2026-10-05 12:00:42 UTC', 401],
    ])
  })

  it('that went well has one too', async () => {
    const driven = await drive(effects(new Clock(), answers({ status: 502 }, { status: 200 })))
    expect(driven).toMatchObject({
      _tag: 'Done',
      session: { attempts: 2, history: [{ status: 502 }, { status: 200 }] },
    })
  })

  it('that was cancelled during a wait tells of the wait', async () => {
    const sleep = () => Promise.reject(new Error('cancelled'))
    const driven = await drive(effects(new Clock(), answers({ status: 500 }), { sleep }))
    expect(driven).toMatchObject({
      decision: { reason: 'Cancelled' },
      session: { attempts: 1, next: { _tag: 'Retry', afterMs: 2200 } },
    })
  })

  it('that was never sent has a fresh one', async () => {
    const signal = { aborted: true, addEventListener: () => {}, removeEventListener: () => {} }
    const cancelled = await drive(effects(new Clock(), answers({}), { signal }))
    expect(cancelled).toMatchObject({ attempts: 0, session: begin(at(0)) })
    expect(await given(drive, null)).toMatchObject({ attempts: 0, session: begin(at(0)) })
  })

  it('follows its own policy in the session', async () => {
    const policy = accepted({ totalMs: 5000 })
    const driven = await drive(effects(new Clock(), answers({ status: 500 }), { policy }))
    expect(driven.session.policy.totalMs).toBe(5000)
    const { lines } = report(driven.diagnosis, { moment: at(0), session: driven.session })
    expect(lines.map((line) => JSON.parse(line).policy.totalMs)).toEqual(lines.map(() => 5000))
    expect(lines.length).toBe(driven.attempts)
  })
})

it('the version is that of the package', () => {
  const path = new URL('../../package.json', import.meta.url)
  expect(version).toBe(JSON.parse(readFileSync(path, 'utf8')).version)
})

it('a request for a fix is remembered with its cause', () => {
  const url = 'https://api.thegrid.ai/v1/v1/chat/completions'
  const diagnosis = diagnose({ status: 404, request: { url } })
  const [{ history }] = advance(begin(at(0)), openBudget(0), diagnosis, at(0))
  expect(history).toMatchObject([{ cause: 'DoubledVersionSegment', pace: null, status: 404 }])
  expect(JSON.stringify(history)).not.toContain('thegrid')
})
