import fc from 'fast-check'
import type { Backoff, Policy } from 'grid-triage'
import { anyBackoff, anyNumber, backoffsOf, goodPolicy } from '../backoff/arbitrary-backoff.js'
import { canary } from '../canary.js'
import { hostile, type Maker } from '../session/hostile.js'

/** What is too slow to be drawn for every input: drawn once for each seed. */
export interface Pools {
  /** As JSON: each input gets one of its own. */
  readonly policies: readonly string[]
  readonly backoffs: readonly string[]
  readonly secrets: readonly string[]
  /** Anything at all, and among it backoffs and numbers that are nearly right. */
  readonly hostile: readonly Maker[]
}

const sane = fc.oneof(fc.nat(8), fc.nat(70_000), fc.double({ min: 0.001, max: 4, noNaN: true }))

const written = (value: Backoff | Policy): string => JSON.stringify(value)

export const poolsOf = (seed: number): Pools => ({
  policies: fc.sample(goodPolicy, { seed, numRuns: 32 }).map(written),
  backoffs: fc.sample(backoffsOf(sane), { seed, numRuns: 64 }).map(written),
  secrets: fc.sample(canary, { seed, numRuns: 64 }),
  hostile: [
    ...fc.sample(hostile, { seed, numRuns: 256 }),
    ...fc.sample(fc.oneof(anyBackoff, anyNumber), { seed, numRuns: 64 }).map((odd) => () => odd),
  ],
})
