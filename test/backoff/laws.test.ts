import fc from 'fast-check'
import { type Backoff, both, either, waitMs } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { anyBackoff, anyTurn, decided, LONGEST, observed } from './arbitrary-backoff.js'
import { laws } from './lattice.js'

describe('the lattice, whatever the numbers', () => {
  it.each(laws)('%s', (_name, law) => {
    fc.assert(
      fc.property(anyBackoff, anyBackoff, anyBackoff, anyTurn, (a, b, c, turn) => {
        const [left, right] = law(a, b, c)
        expect(observed(left, turn)).toEqual(observed(right, turn))
      }),
    )
  })

  // The laws hold for many lattices; this is the one that was promised.
  it('takes the longer wait for both and the shorter for either, giving up being longest', () => {
    const line = (wait: number | null): number => wait ?? Number.POSITIVE_INFINITY
    fc.assert(
      fc.property(anyBackoff, anyBackoff, anyTurn, (a, b, turn) => {
        const [first, second] = [line(waitMs(a, turn)), line(waitMs(b, turn))]
        expect(line(waitMs(both(a, b), turn))).toBe(Math.max(first, second))
        expect(line(waitMs(either(a, b), turn))).toBe(Math.min(first, second))
      }),
    )
  })

  it('decides as one of the two would have', () => {
    fc.assert(
      fc.property(anyBackoff, anyBackoff, anyTurn, (a, b, turn) => {
        const alone = [decided(a, turn), decided(b, turn)]
        expect(alone).toContainEqual(decided(both(a, b), turn))
        expect(alone).toContainEqual(decided(either(a, b), turn))
      }),
    )
  })
})

describe('every wait', () => {
  it('is a whole number that a timer keeps, or null', () => {
    let waited = 0
    fc.assert(
      fc.property(anyBackoff, anyTurn, (backoff, turn) => {
        const wait = waitMs(backoff, turn)
        if (wait === null) return
        waited++
        expect(Number.isInteger(wait)).toBe(true)
        expect(Object.is(wait, -0)).toBe(false)
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(LONGEST)
      }),
      { numRuns: 1000 },
    )
    expect(waited).toBeGreaterThan(300)
  })

  it('is the one that is decided, when nothing else stands in the way', () => {
    fc.assert(
      fc.property(anyBackoff, anyTurn, (backoff, turn) => {
        const wait = waitMs(backoff, turn)
        const decision = decided(backoff, turn)
        // Near the longest wait the deadline, which is no longer, has its say.
        fc.pre(wait === null || (wait < 1e9 && (turn.elapsedMs ?? 0) < 1e9))
        if (wait === null) expect(decision._tag).toBe('Stop')
        else expect(decision).toEqual({ _tag: 'Retry', afterMs: wait, reason: 'Backoff' })
      }),
    )
  })

  it('is the same for a backoff that was stored and read back', () => {
    fc.assert(
      fc.property(anyBackoff, anyTurn, (backoff, turn) => {
        const text = JSON.stringify(backoff)
        // JSON has no word for these: it writes null.
        fc.pre(!text.includes('null'))
        const stored: Backoff = JSON.parse(text)
        expect(waitMs(stored, turn)).toBe(waitMs(backoff, turn))
      }),
    )
  })
})
