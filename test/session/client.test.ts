import { drive } from 'grid-triage/drive'
import { describe, expect, it } from 'vitest'
import { answers, Clock, effects, Scheduler } from './virtual.js'

describe('a client', () => {
  const crowd = async (status: number) => {
    const clock = new Scheduler()
    const client = { budget: { tokens: 4, asOfEpochMs: 0 } }
    let sends = 0
    const send = async (attempt: number) => {
      sends++
      return { value: attempt, seen: { status, body: '<title>502</title>' } }
    }
    const calls = Array.from({ length: 100 }, () =>
      drive({ send, sleep: clock.sleep, now: clock.now, random: () => 0.5, client }),
    )
    const ends = await clock.run(Promise.all(calls))
    return {
      sends,
      client,
      reasons: new Set(ends.map((end) => end._tag === 'GaveUp' && end.decision.reason)),
    }
  }

  it('of 100 calls that fail at once sends 4 retries', async () => {
    // 4 tokens; in the 57 s that are left 0.84 grow back.
    const { sends, reasons } = await crowd(500)
    expect(sends).toBe(104)
    expect(reasons).toEqual(new Set(['BudgetSpent']))
  })

  it('sends none to a gateway that 100 calls found overloaded', async () => {
    // After a hundred halvings no minute brings 2 tokens.
    const { sends, client, reasons } = await crowd(502)
    expect(sends).toBe(100)
    expect(client.budget.tokens).toBeLessThan(1)
    expect(reasons).toEqual(new Set(['BudgetSpent']))
  })

  it('earns with each call that goes well', async () => {
    const client = { budget: { tokens: 4, asOfEpochMs: 0 } }
    const well = () => drive(effects(new Clock(), answers({ status: 200 }), { client }))
    await Promise.all(Array.from({ length: 10 }, well))
    expect(client.budget.tokens).toBeCloseTo(7, 9)
  })

  it('is charged for a retry when it is sent', async () => {
    const client = { budget: { tokens: 4, asOfEpochMs: 0 } }
    const clock = new Clock()
    const seen: number[] = []
    const send = async (attempt: number) => {
      seen.push(Math.round(client.budget.tokens * 10) / 10)
      return { value: attempt, seen: { status: 500 } }
    }
    await drive(effects(clock, send, { client, onRetry: () => seen.push(client.budget.tokens) }))
    expect(seen.filter((_, i) => i % 2 === 0)).toEqual([4, 3, 2, 1.1])
    expect(seen[1]).toBe(4)
  })

  it('that is not given leaves a call to its attempts and its deadline: it pays nothing', async () => {
    const clock = new Clock()
    const gateway = answers({ status: 502, body: '<title>502</title>' })
    expect(await drive(effects(clock, gateway))).toMatchObject({
      attempts: 4,
      decision: { reason: 'AttemptsSpent' },
    })
    expect(clock.waited).toEqual([5000, 10_000, 20_000])
  })
})
