import { type Policy, policy } from 'grid-triage'
import { drive } from 'grid-triage/drive'
import { describe, expect, it } from 'vitest'
import { answers, Clock, effects, Watched } from './virtual.js'

const FAULT = { status: 500 }

describe('a clock that hardly moves', () => {
  it('and counts how often it was asked does not hold the call', async () => {
    const waited: number[] = []
    let asked = 0
    const driven = await drive({
      send: answers(FAULT),
      sleep: async (ms) => waited.push(ms),
      now: () => asked++,
      random: () => 0.5,
    })
    expect(driven).toMatchObject({ attempts: 4, decision: { reason: 'AttemptsSpent' } })
    expect(waited).toEqual([2200, 3740, 6358])
  })

  it('and counts seconds does not hold the call', async () => {
    const clock = new Clock()
    const now = () => clock.time / 1000
    const driven = await drive(effects(clock, answers(FAULT), { now }))
    expect(driven).toMatchObject({ attempts: 4, decision: { reason: 'AttemptsSpent' } })
    expect(clock.waited).toEqual([2200, 3740, 6358])
  })

  it('while the sleep is a stub that returns at once does not hold it either', async () => {
    let sleeps = 0
    const sleep = async () => {
      sleeps++
    }
    const driven = await drive({
      send: answers(FAULT),
      sleep,
      now: Date.now,
      random: () => 0.5,
    })
    expect(driven).toMatchObject({ attempts: 4 })
    expect(sleeps).toBe(3)
  })
})

describe('an answer that was paid for', () => {
  const healthy = answers({ status: 200 })

  it('is handed back, though the budget cannot be written', async () => {
    const client = Object.freeze({ budget: { tokens: 4, asOfEpochMs: 0 } })
    expect(await drive(effects(new Clock(), healthy, { client }))).toMatchObject({
      _tag: 'Done',
      value: 1,
    })
  })

  it('is handed back, though a signal cannot be let go of', async () => {
    const signal = new Watched()
    Object.assign(signal, {
      removeEventListener: () => {
        throw new Error('not now')
      },
    })
    const driven = await drive(effects(new Clock(), answers(FAULT, { status: 200 }), { signal }))
    expect(driven).toMatchObject({ _tag: 'Done', value: 2 })
  })

  it('is handed back, though what was seen of it cannot be read', async () => {
    const send = async (attempt: number) => ({
      value: attempt,
      seen: {
        get status(): number {
          throw new Error('no')
        },
      },
    })
    expect(await drive(effects(new Clock(), send))).toMatchObject({ _tag: 'GaveUp', value: 1 })
  })
})

it('a signal that fired before sends nothing', async () => {
  const signal = new Watched()
  signal.abort()
  let sent = 0
  const send = async () => ({ value: ++sent, seen: { status: 200 } })
  const driven = await drive(effects(new Clock(), send, { signal }))
  expect(driven).toMatchObject({ _tag: 'GaveUp', value: null, attempts: 0 })
  expect(driven).toMatchObject({ decision: { reason: 'Cancelled' } })
  expect(driven.diagnosis).toMatchObject({ _tag: 'Cancelled' })
  expect(sent).toBe(0)
})

it.each([undefined, { budget: { tokens: 4, asOfEpochMs: 0 } }])(
  'what is no policy, such as the result that holds one, sends nothing: client %j',
  async (client) => {
    const result: Policy = JSON.parse(JSON.stringify(policy({ totalMs: 90_000 })))
    let sent = 0
    const send = async () => ({ value: ++sent, seen: { status: 200 } })
    const driven = await drive(effects(new Clock(), send, { policy: result, client }))
    expect(driven).toMatchObject({ _tag: 'GaveUp', attempts: 0 })
    expect(driven).toMatchObject({ decision: { reason: 'NotUnderstood' } })
    expect(sent).toBe(0)
  },
)
