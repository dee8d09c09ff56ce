import fc from 'fast-check'
import {
  type Diagnosis,
  decide,
  defaultPolicy,
  diagnose,
  exponential,
  type Policy,
  policy,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'

describe('bad input', () => {
  const fault = diagnose({ status: 500 })
  const hostile = fc.constantFrom<number>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    2 ** 53,
    1e308,
    0.5,
    0,
  )

  it('gives finite waits all the same', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (attempt, now, random, elapsedMs) => {
        const decision = decide(fault, { attempt, now, random, elapsedMs })
        if (decision._tag === 'Retry') {
          expect(Number.isInteger(decision.afterMs)).toBe(true)
          expect(decision.afterMs).toBeLessThanOrEqual(2 ** 31 - 1)
          expect(decision.afterMs).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('gives finite waits under any policy', () => {
    const numbers = fc.oneof(hostile, fc.double())
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, (totalMs, maxWaitMs, spread, baseMs) => {
        const policy = {
          ...defaultPolicy,
          totalMs,
          maxWaitMs,
          spread,
          leastSpreadMs: baseMs,
          paces: {
            ...defaultPolicy.paces,
            Fault: { ...defaultPolicy.paces.Fault, backoff: exponential(baseMs, spread) },
          },
        }
        for (const seen of [{ status: 500 }, { status: 429, headers: { 'retry-after': '5' } }]) {
          const decision = decide(diagnose(seen), { attempt: 3, now: 0, random: 0.5 }, policy)
          if (decision._tag === 'Stop') continue
          expect(Number.isInteger(decision.afterMs)).toBe(true)
          expect(decision.afterMs).toBeLessThanOrEqual(2 ** 31 - 1)
          expect(decision.afterMs).toBeGreaterThanOrEqual(seen.status === 429 ? 5000 : 0)
        }
      }),
    )
  })

  it('reads an attempt that is none as the first, and a random that is none as the middle', () => {
    const at = { attempt: Number.NaN, now: 0, random: Number.NaN }
    expect(decide(fault, at)).toEqual({ _tag: 'Retry', afterMs: 2200, reason: 'Backoff' })
  })

  it('is not understood when it is no policy, such as what checked one', () => {
    const at = { attempt: 1, now: 0, random: 0 }
    const result: Policy = JSON.parse(JSON.stringify(policy({ totalMs: 90_000 })))
    expect(decide(fault, at, result)).toMatchObject({ _tag: 'Stop', reason: 'NotUnderstood' })
  })

  it('is not understood when it is no diagnosis', () => {
    const broken: Diagnosis = JSON.parse('{}')
    const at = { attempt: 1, now: 0, random: 0 }
    expect(decide(broken, at)).toMatchObject({ _tag: 'Stop', reason: 'NotUnderstood' })
  })
})
