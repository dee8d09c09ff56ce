import fc from 'fast-check'
import {
  type Backoff,
  both,
  cap,
  constant,
  either,
  exponential,
  jitter,
  ladder,
  limitAttempts,
  limitTotal,
  never,
  waitMs,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'

/** A backoff with every duration in it multiplied, and everything else left alone. */
const scaled = (backoff: Backoff, k: number): Backoff => {
  switch (backoff._tag) {
    case 'Never':
      return backoff
    case 'Constant':
      return constant(backoff.ms * k)
    case 'Exponential':
      return exponential(backoff.baseMs * k, backoff.factor)
    case 'Ladder':
      return ladder(...backoff.stepsMs.map((step) => step * k))
    case 'Jitter':
      return jitter(backoff.low, backoff.high)(scaled(backoff.of, k))
    case 'Cap':
      return cap(backoff.capMs * k)(scaled(backoff.of, k))
    case 'LimitAttempts':
      return limitAttempts(backoff.attempts)(scaled(backoff.of, k))
    case 'LimitTotal':
      return limitTotal(backoff.totalMs * k)(scaled(backoff.of, k))
    case 'Both':
      return both(scaled(backoff.of[0], k), scaled(backoff.of[1], k))
    case 'Either':
      return either(scaled(backoff.of[0], k), scaled(backoff.of[1], k))
  }
}

interface Parts {
  readonly duration: fc.Arbitrary<number>
  readonly factor: fc.Arbitrary<number>
  readonly share: fc.Arbitrary<number>
}

/** At most three jitters lie above one another, so that no wait leaves what a timer keeps. */
const backoffs = ({ duration, factor, share }: Parts, timed: boolean): fc.Arbitrary<Backoff> => {
  const level = (depth: number): fc.Arbitrary<Backoff> => {
    const leaf = fc.oneof(
      fc.constant(never),
      duration.map(constant),
      fc.tuple(duration, factor).map(([baseMs, f]) => exponential(baseMs, f)),
      fc.array(duration, { minLength: 1, maxLength: 3 }).map((steps) => ladder(...steps)),
    )
    if (depth === 0) return leaf
    const of = level(depth - 1)
    return fc.oneof(
      leaf,
      fc.tuple(share, share, of).map(([low, high, inner]) => jitter(low, high)(inner)),
      fc.tuple(duration, of).map(([most, inner]) => cap(most)(inner)),
      fc.tuple(fc.integer({ min: 1, max: 7 }), of).map(([n, inner]) => limitAttempts(n)(inner)),
      timed ? fc.tuple(duration, of).map(([total, inner]) => limitTotal(total)(inner)) : leaf,
      fc.tuple(of, of).map(([a, b]) => both(a, b)),
      fc.tuple(of, of).map(([a, b]) => either(a, b)),
    )
  }
  return level(3)
}

describe('scaling every duration scales every wait', () => {
  // Whole multiples of 2 ** 16 and quarters: nothing is rounded, so nothing may differ.
  it('exactly, where nothing is rounded', () => {
    const exact = backoffs(
      {
        duration: fc.integer({ min: 0, max: 16 }).map((n) => n * 2 ** 16),
        factor: fc.constantFrom(0, 1, 2, 3),
        share: fc.constantFrom(0, 0.25, 0.5, 1, 1.25),
      },
      true,
    )
    fc.assert(
      fc.property(
        exact,
        fc.constantFrom(0.5, 2, 4),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(0, 0.25, 0.5, 1),
        fc.integer({ min: 0, max: 16 }),
        (backoff, k, attempt, random, n) => {
          const elapsedMs = n * 2 ** 16
          const wait = waitMs(backoff, { attempt, random, elapsedMs })
          const longer = waitMs(scaled(backoff, k), { attempt, random, elapsedMs: elapsedMs * k })
          expect(longer).toBe(wait === null ? null : wait * k)
        },
      ),
      { numRuns: 500 },
    )
  })

  // Two roundings of half a ms each, one of them multiplied.
  it('to the ms, whatever the numbers', () => {
    const rough = backoffs(
      {
        duration: fc.double({ min: 0, max: 10_000, noNaN: true }),
        factor: fc.double({ min: 0, max: 3, noNaN: true }),
        share: fc.double({ min: 0, max: 2, noNaN: true }),
      },
      false,
    )
    fc.assert(
      fc.property(
        rough,
        fc.constantFrom(0.125, 0.5, 2, 8),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (backoff, k, attempt, random) => {
          const wait = waitMs(backoff, { attempt, random })
          const longer = waitMs(scaled(backoff, k), { attempt, random })
          if (wait === null || longer === null) expect(longer).toBe(wait)
          else expect(Math.abs(longer - wait * k)).toBeLessThanOrEqual(0.5 + 0.5 * k)
        },
      ),
      { numRuns: 500 },
    )
  })
})
