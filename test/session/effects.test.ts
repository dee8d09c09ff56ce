import { drive, type Signal } from 'grid-triage/drive'
import { describe, expect, it } from 'vitest'
import { boom } from './hostile.js'
import { answers, Clock, effects } from './virtual.js'

const FAULT = { status: 500 }
const HEALTHY = { status: 200 }
const STREAMED = 'data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n'

describe('an attempt that throws', () => {
  const throwing = (error: unknown) => async (): Promise<never> => {
    throw error
  }

  it.each([
    ['a whole answer', { status: 200, body: STREAMED }, 'Healthy', 'NothingWrong'],
    ['an answer', { status: 401 }, 'InvalidApiKey', 'NeedsFix'],
    ['nothing that is known', undefined, 'Unknown', 'NotUnderstood'],
  ])('gives up without a value: %s', async (_what, error, cause, reason) => {
    expect(await drive(effects(new Clock(), throwing(error)))).toMatchObject({
      _tag: 'GaveUp',
      value: null,
      attempts: 1,
      diagnosis: { cause },
      decision: { _tag: 'Stop', reason },
    })
  })

  it('is diagnosed, though the signal cannot be asked', async () => {
    const signal: Signal = {
      get aborted(): boolean {
        return boom()
      },
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }
    const known = await drive(effects(new Clock(), throwing({ status: 401 }), { signal }))
    expect(known).toMatchObject({ attempts: 1, diagnosis: { cause: 'InvalidApiKey' } })
  })
})

describe('a signal', () => {
  /** Notes what it is asked for. */
  const noting = (noted: unknown[]): Signal => ({
    aborted: false,
    addEventListener: (type, listener) => noted.push(['on', type, typeof listener]),
    removeEventListener: (type, listener) => noted.push(['off', type, typeof listener]),
  })

  it('is listened to for its abort, and let go of after the wait', async () => {
    const noted: unknown[] = []
    const send = answers(FAULT, HEALTHY)
    const driven = await drive(effects(new Clock(), send, { signal: noting(noted) }))
    expect(driven).toMatchObject({ _tag: 'Done', attempts: 2 })
    expect(noted).toEqual([
      ['on', 'abort', 'function'],
      ['off', 'abort', 'function'],
    ])
  })

  it.each([
    ['cannot be listened to', 'addEventListener', 'GaveUp'],
    ['cannot be let go of', 'removeEventListener', 'Done'],
  ])('that %s', async (_what, name, _tag) => {
    const signal = Object.defineProperty(noting([]), name, { value: boom })
    const driven = await drive(effects(new Clock(), answers(FAULT, HEALTHY), { signal }))
    expect(driven).toMatchObject({ _tag })
  })

  it('that nobody handed in is not needed', async () => {
    const clock = new Clock()
    const driven = await drive(effects(clock, answers(FAULT, HEALTHY)))
    expect(driven).toMatchObject({ _tag: 'Done', value: 2 })
    expect(clock.waited).toEqual([2200])
  })
})

/** The waits of a call whose second attempt succeeds, by a clock that goes on so far in each. */
describe('a clock that goes on in a wait of 2200 ms', () => {
  const START = 1_790_000_000_000

  const waitsOf = async (...moves: readonly number[]): Promise<readonly number[]> => {
    const clock = new Clock(START)
    const sleep = async (ms: number): Promise<void> => {
      // The loop must end, whatever the clock does.
      if (clock.waited.length > 8) throw new Error('waited too often')
      clock.time += moves[clock.waited.length] ?? ms
      clock.waited.push(ms)
    }
    await drive(effects(clock, answers(FAULT, HEALTHY), { sleep }))
    return clock.waited
  }

  it.each([
    [2200, [2200]],
    [3000, [2200]],
    [1000, [2200, 1200]],
    [23, [2200, 2177]],
    // A hundredth of the wait is some time.
    [22, [2200, 2178]],
    // Less is none: the wait counts instead.
    [21, [2200]],
    [0, [2200]],
    [-1, [2200]],
    [-3_600_000, [2200]],
  ])('by %i ms waits %j', async (moved, waited) => {
    expect(await waitsOf(moved)).toEqual(waited)
  })

  it('and stands still for good, does not hold the call', async () => {
    expect(await waitsOf(0, 0, 0)).toEqual([2200])
  })
})
