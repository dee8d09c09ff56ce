import fc from 'fast-check'
import {
  type Backoff,
  both,
  cap,
  constant,
  decide,
  diagnose,
  equalJitter,
  exponential,
  fullJitter,
  jitter,
  ladder,
  limitAttempts,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { accepted, LONGEST } from './arbitrary-backoff.js'

const SECOND = 1000

interface Rule {
  readonly name: string
  /** The wait in ms after the n-th failure, n from 0, as it is documented; `u` is the draw. */
  readonly documented: (n: number, u: number) => number
  readonly ours: Backoff
  /** What we are handed for the same draw, where the peer counts from the other end. */
  readonly random?: (u: number) => number
}

const uniform = (low: number, high: number, u: number): number => low * (1 - u) + high * u

const rules: readonly Rule[] = [
  {
    // Up to a quarter off, so a greater draw is a shorter wait.
    name: 'openai and anthropic',
    documented: (n, u) => Math.min(0.5 * 2 ** n, 8) * (1 - 0.25 * u) * SECOND,
    ours: jitter(0.75, 1)(cap(8000)(exponential(500, 2))),
    random: (u) => 1 - u,
  },
  {
    name: 'AI SDK',
    documented: (n) => 2 * 2 ** n * SECOND,
    ours: exponential(2000, 2),
  },
  {
    // Proposal A6 leaves the numbers to the service: these are those of its example.
    name: 'gRPC A6',
    documented: (n, u) => Math.min(0.1 * 2 ** n, 1) * SECOND * uniform(0.8, 1.2, u),
    ours: jitter(0.8, 1.2)(cap(1000)(exponential(100, 2))),
  },
  {
    name: 'gRPC A6, other numbers',
    documented: (n, u) => Math.min(0.35 * 1.6 ** n, 12) * SECOND * uniform(0.8, 1.2, u),
    ours: jitter(0.8, 1.2)(cap(12_000)(exponential(350, 1.6))),
  },
  {
    name: 'AWS 2026, transient',
    documented: (n, u) => u * Math.min(50 * 2 ** n, 20_000),
    ours: fullJitter(cap(20_000)(exponential(50, 2))),
  },
  {
    name: 'AWS 2026, throttling',
    documented: (n, u) => u * Math.min(1000 * 2 ** n, 20_000),
    ours: fullJitter(cap(20_000)(exponential(1000, 2))),
  },
  {
    name: 'Azure core',
    documented: (n, u) => {
      const most = Math.min(1000 * 2 ** n, 64_000)
      return most / 2 + (u * most) / 2
    },
    ours: equalJitter(cap(64_000)(exponential(1000, 2))),
  },
  {
    name: 'stripe',
    documented: (n, u) => Math.max(0.5, Math.min(0.5 * 2 ** n, 5) * uniform(0.5, 1, u)) * SECOND,
    ours: both(constant(500), jitter(0.5, 1)(cap(5000)(exponential(500, 2)))),
  },
  {
    name: 'ky',
    documented: (n) => 0.3 * 2 ** n * SECOND,
    ours: exponential(300, 2),
  },
  {
    name: 'undici',
    documented: (n) => Math.min(0.5 * 2 ** n, 30) * SECOND,
    ours: cap(30_000)(exponential(500, 2)),
  },
  {
    name: 'cockatiel, full jitter',
    documented: (n, u) => u * Math.min(128 * 2 ** n, 30_000),
    ours: fullJitter(cap(30_000)(exponential(128, 2))),
  },
  {
    name: 'axios-retry',
    documented: (n, u) => 0.1 * 2 ** n * (1 + 0.2 * u) * SECOND,
    ours: jitter(1, 1.2)(exponential(100, 2)),
  },
  {
    name: 'p-retry, randomized',
    documented: (n, u) => 1000 * 2 ** n * (1 + u),
    ours: jitter(1, 2)(exponential(1000, 2)),
  },
  {
    name: 'resilience4j, exponential and random',
    documented: (n, u) => 500 * 1.5 ** n * uniform(0.5, 1.5, u),
    ours: jitter(0.5, 1.5)(exponential(500, 1.5)),
  },
  {
    name: 'envoy',
    documented: (n, u) => u * Math.min(25 * 2 ** n, 250),
    ours: fullJitter(cap(250)(exponential(25, 2))),
  },
  {
    name: 'octokit retry',
    documented: (n) => (n + 1) ** 2 * SECOND,
    ours: ladder(...Array.from({ length: 12 }, (_, n) => (n + 1) ** 2 * 1000)),
  },
]

/** No spread of our own, no budget, and no deadline in the way. */
const policyWith = (backoff: Backoff) =>
  accepted({
    paces: { Fault: { backoff: limitAttempts(1000)(backoff) } },
    totalMs: LONGEST,
    spread: 0,
    leastSpreadMs: 0,
  })

const waited = ({ ours, random = (u) => u }: Rule, n: number, u: number): number => {
  const at = { attempt: n + 1, now: 1_791_201_600_000, random: random(u) }
  const decision = decide(diagnose({ status: 500 }), at, policyWith(ours))
  return decision._tag === 'Retry' && decision.reason === 'Backoff' ? decision.afterMs : Number.NaN
}

describe('the documented rules of other clients', () => {
  it.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 11 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (n, u) => {
          const exact = rule.documented(n, u)
          // The nearest whole ms, whichever of two it is where the formula lies between them.
          expect(Math.abs(waited(rule, n, u) - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-12)
        },
      ),
    )
  })

  /** Name, draw, and the first waits as the peers document them or were measured. */
  const literals: readonly (readonly [string, number, readonly number[]])[] = [
    ['openai and anthropic', 0, [500, 1000, 2000, 4000, 8000, 8000, 8000]],
    ['openai and anthropic', 0.5, [438, 875, 1750, 3500, 7000, 7000]],
    ['AI SDK', 0.5, [2000, 4000, 8000, 16_000, 32_000]],
    ['gRPC A6', 0, [80, 160, 320, 640, 800, 800]],
    ['gRPC A6', 0.5, [100, 200, 400, 800, 1000, 1000]],
    ['AWS 2026, transient', 0.5, [25, 50, 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]],
    ['AWS 2026, throttling', 0.5, [500, 1000, 2000, 4000, 8000, 10_000]],
    ['Azure core', 0, [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 32_000]],
    ['stripe', 0, [500, 500, 1000, 2000, 2500, 2500]],
    ['ky', 0.5, [300, 600, 1200, 2400]],
    ['undici', 0.5, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]],
    ['octokit retry', 0.5, [1000, 4000, 9000]],
  ]

  it.each(literals)('%s, drawing %d', (name, u, waits) => {
    const rule = rules.find((one) => one.name === name)
    expect(rule && waits.map((_, n) => waited(rule, n, u))).toEqual(waits)
  })

  // MongoDB's drivers went from three retries to five, since the three were over too soon.
  it('so many retries cover so much time', () => {
    const covered = (retries: number): number =>
      Array.from({ length: retries }, (_, n) =>
        waited({ name: '', documented: () => 0, ours: exponential(100, 2) }, n, 0.5),
      ).reduce((sum, wait) => sum + wait, 0)
    expect(covered(3)).toBe(700)
    expect(covered(5)).toBe(3100)
  })
})
