import fc from 'fast-check'
import type { Seen } from 'grid-triage'
import { drive } from 'grid-triage/drive'
import { describe, expect, it } from 'vitest'
import { examples } from '../examples.js'
import { ALMOST_ONE, random } from './traces.js'
import { Clock, effects } from './virtual.js'

describe('any call', () => {
  const hinted = fc.tuple(
    fc.constantFrom(429, 500, 502, 503),
    fc.integer({ min: 0, max: 30_000 }),
    fc.nat(2000),
    fc.double({ min: 0.01, max: 1.2, noNaN: true }),
    random,
  )

  it('is never sent before the server’s wait is over, nor after its own deadline', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hinted, { minLength: 1, maxLength: 8 }),
        fc.nat(2e12).map((n) => n / 1.7),
        async (steps, start) => {
          const clock = new Clock(start)
          let [earliest, shares] = [start, ALMOST_ONE]
          const last = steps[steps.length - 1] ?? [500, 0, 0, 1, 0]
          const send = async (attempt: number) => {
            expect(clock.time).toBeGreaterThanOrEqual(earliest - 1e-3)
            // A wait that ended early is made up in whole ms.
            expect(clock.time).toBeLessThanOrEqual(start + 59_001)
            const [status, ms, took, , share] = steps[attempt - 1] ?? last
            clock.time += took
            earliest = clock.time + ms
            shares = share
            return { value: attempt, seen: { status, headers: { 'retry-after-ms': `${ms}` } } }
          }
          let wakes = 0
          const sleep = async (ms: number) => {
            const [, , , early] = steps[wakes++ % steps.length] ?? last
            // What ends sooner than a hundredth counts as a clock that stands still.
            clock.time += Math.max(Math.min(ms * Math.max(early, 0.011), ms), 1)
          }
          const driven = await drive(effects(clock, send, { sleep, random: () => shares }))
          expect(driven._tag).toBe('GaveUp')
          // An expectation that failed inside `send` was diagnosed: its words would be lost.
          expect(driven.diagnosis.status).not.toBeNull()
        },
      ),
      { numRuns: 500 },
    )
  })

  it('waits and takes no longer than its deadline, whatever it meets', async () => {
    const anything: fc.Arbitrary<Seen> = fc.oneof(
      ...Object.values(examples).map(({ gets }) => gets),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anything, fc.nat(8000), random), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        async (steps, tokens) => {
          const clock = new Clock()
          const client = { budget: { tokens, asOfEpochMs: 0 } }
          const sends: number[] = []
          const send = async (attempt: number) => {
            sends.push(clock.time)
            const [seen, took] = steps[(attempt - 1) % steps.length] ?? [{}, 0]
            clock.time += took
            return { value: attempt, seen }
          }
          const random = () => steps[sends.length % steps.length]?.[2] ?? 0
          const driven = await drive(effects(clock, send, { client, random }))
          expect(driven.attempts).toBe(sends.length)
          expect(sends.every((time) => time <= 59_000)).toBe(true)
          expect(clock.waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(59_000)
          expect(client.budget.tokens).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})
