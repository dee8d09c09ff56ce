import fc from 'fast-check'
import { drive } from 'grid-triage/drive'
import { describe, expect, it } from 'vitest'
import { given, hostile, spoilt } from './hostile.js'
import { answers, Clock, effects, Watched } from './virtual.js'

const FAULT = { status: 500 }

describe('an abort', () => {
  const cancelled = { _tag: 'GaveUp', decision: { _tag: 'Stop', reason: 'Cancelled' } }

  it('during a wait ends it at once', async () => {
    const signal = new Watched()
    const sleep = () => new Promise<void>(() => setImmediate(() => signal.abort()))
    const driven = await drive(effects(new Clock(), answers(FAULT), { signal, sleep }))
    expect(driven).toMatchObject({ ...cancelled, value: 1, attempts: 1 })
    expect(driven).toMatchObject({ diagnosis: { cause: 'ServiceError' } })
    expect(signal.listeners.size).toBe(0)
  })

  it('during a real wait ends it at once', async () => {
    const controller = new AbortController()
    const timers: NodeJS.Timeout[] = []
    const sleep = (ms: number) =>
      new Promise<void>((resolve) => {
        timers.push(setTimeout(resolve, ms))
      })
    const started = performance.now()
    setTimeout(() => controller.abort(), 5)
    const driven = await drive({
      send: answers(FAULT),
      sleep,
      now: Date.now,
      random: Math.random,
      signal: controller.signal,
    })
    for (const timer of timers) clearTimeout(timer)
    expect(driven).toMatchObject(cancelled)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('before the first wait spares it', async () => {
    const signal = new Watched()
    const clock = new Clock()
    const send = async (attempt: number) => {
      signal.abort()
      return { value: attempt, seen: FAULT }
    }
    expect(await drive(effects(clock, send, { signal }))).toMatchObject({ ...cancelled, value: 1 })
    expect(clock.waited).toEqual([])
  })

  it('between the plan and the wait spares the wait: its event is over', async () => {
    const signal = new Watched()
    const clock = new Clock()
    const onRetry = (): void => signal.abort()
    const driven = await drive(effects(clock, answers(FAULT), { signal, onRetry }))
    expect(driven).toMatchObject({ ...cancelled, value: 1, attempts: 1 })
    expect(clock.waited).toEqual([])
    expect(signal.listeners.size).toBe(0)
  })

  it('while an attempt is under way is the caller’s own, and no time-out', async () => {
    const signal = new Watched()
    const aborted = Object.assign(new Error('This operation was aborted'), { name: 'AbortError' })
    const send = (isAborting: boolean) => async () => {
      if (isAborting) signal.abort()
      throw aborted
    }
    const other = await drive(effects(new Clock(), send(false), { signal }))
    expect(other).toMatchObject({ attempts: 2, diagnosis: { cause: 'Timeout' } })
    const own = await drive(effects(new Clock(), send(true), { signal }))
    expect(own).toMatchObject({ ...cancelled, value: null, attempts: 1 })
    expect(own).toMatchObject({ diagnosis: { cause: 'AbortedByCaller' } })
  })

  it('that comes too late does not lose what was received', async () => {
    const signal = new Watched()
    const send = async (attempt: number) => {
      signal.abort()
      return { value: attempt, seen: { status: 200 } }
    }
    expect(await drive(effects(new Clock(), send, { signal }))).toMatchObject({ _tag: 'Done' })
  })

  it('says until when, where the server did', async () => {
    const signal = new Watched()
    const sleep = async () => signal.abort()
    const seen = { status: 429, headers: { 'retry-after': '7' } }
    expect(await drive(effects(new Clock(), answers(seen), { signal, sleep }))).toMatchObject({
      decision: { reason: 'Cancelled', untilEpochMs: 7000 },
    })
  })

  it('is listened for during a wait, and not after it', async () => {
    const signal = new Watched()
    const clock = new Clock()
    const counts: number[] = []
    const sleep = async (ms: number) => {
      counts.push(signal.listeners.size)
      return clock.sleep(ms)
    }
    const send = async (attempt: number) => {
      counts.push(signal.listeners.size)
      return { value: attempt, seen: FAULT }
    }
    await drive(effects(clock, send, { signal, sleep }))
    expect(counts).toEqual([0, 1, 0, 1, 0, 1, 0])
    expect(signal.listeners.size).toBe(0)
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('no timers left'))],
    [
      'throws',
      () => {
        throw new Error('no timers left')
      },
    ],
  ])('is what a sleep means that %s', async (_what, sleep) => {
    const signal = new Watched()
    const driven = await drive(effects(new Clock(), answers(FAULT), { sleep, signal }))
    expect(driven).toMatchObject({ ...cancelled, attempts: 1 })
    expect(signal.listeners.size).toBe(0)
  })
})

describe('a clock', () => {
  const boom = (): never => {
    throw new Error('no clock')
  }
  let later = 0

  it.each([
    ['stands still', () => 5],
    ['goes back', () => --later * 3_600_000],
    ['throws', boom],
    ['gives no number', () => Number.NaN],
  ])('that %s does not keep the loop from its end', async (_what, now) => {
    const waited: number[] = []
    const sleep = async (ms: number) => waited.push(ms)
    const driven = await drive(effects(new Clock(), answers(FAULT), { now, sleep }))
    expect(driven).toMatchObject({ attempts: 4, decision: { reason: 'AttemptsSpent' } })
    expect(waited).toEqual([2200, 3740, 6358])
  })

  it('that stands still does not postpone for ever', async () => {
    const waited: number[] = []
    const sleep = async (ms: number) => waited.push(ms)
    const client = { budget: { tokens: 0, asOfEpochMs: 1e15 } }
    const policyless = effects(new Clock(), answers({ status: 502 }), { sleep, client })
    expect(await drive(policyless)).toMatchObject({ decision: { reason: 'BudgetSpent' } })
    expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(59_000)
  })

  it('that is set back once does not end the call, nor hold it', async () => {
    const clock = new Clock(1e12)
    const sleep = async (ms: number) => {
      await clock.sleep(ms)
      if (clock.waited.length === 1) clock.time -= 3_600_000
    }
    expect(await drive(effects(clock, answers(FAULT), { sleep }))).toMatchObject({ attempts: 4 })
    expect(clock.waited).toEqual([2200, 3740, 6358])
  })

  it('leaves chance alone: a random that throws is the middle', async () => {
    const clock = new Clock()
    await drive(effects(clock, answers(FAULT), { random: boom }))
    expect(clock.waited).toEqual([2200, 3740, 6358])
  })
})

describe('a sleep that returns early', () => {
  it('does not send early: the clock says so', async () => {
    const clock = new Clock()
    const sends: number[] = []
    const send = async (attempt: number) => {
      sends.push(clock.time)
      return { value: attempt, seen: attempt === 1 ? FAULT : { status: 200 } }
    }
    const sleep = (ms: number) => {
      clock.waited.push(ms)
      clock.time += Math.min(ms, 1000)
      return Promise.resolve()
    }
    await drive(effects(clock, send, { sleep }))
    expect(sends).toEqual([0, 2200])
    expect(clock.waited).toEqual([2200, 1200, 200])
  })
})

describe('effects of any other shape', () => {
  it.each([undefined, null, 7, 'x', {}, []])('give up, and never reject: %j', async (nothing) => {
    expect(await given(drive, nothing)).toMatchObject({
      _tag: 'GaveUp',
      value: null,
      decision: { _tag: 'Stop' },
    })
  })

  it('never reject', async () => {
    const right = {
      ...effects(new Clock(), answers(FAULT)),
      policy: undefined,
      client: undefined,
      signal: undefined,
      onRetry: undefined,
      request: undefined,
      grid: undefined,
      replay: undefined,
    }
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, spoilt(right)), async (make) => {
        const driven = await given(drive, make())
        expect(['Done', 'GaveUp']).toContain(Object(driven)._tag)
      }),
      { numRuns: 1000 },
    )
  })
})
