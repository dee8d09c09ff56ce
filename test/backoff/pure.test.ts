import fc from 'fast-check'
import { bounds, decide, diagnose, policy, show, waitMs, waits } from 'grid-triage'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { anyBackoff, anyTurn, goodOptions, goodPolicy } from './arbitrary-backoff.js'

const deepFrozen = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFrozen)
  return Object.freeze(value)
}

const forbidden = (): never => {
  throw new Error('neither the clock nor chance')
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('backoffs and policies', () => {
  it('are only read, and give the same answer twice without a clock or chance', () => {
    // Drawn beforehand, since whoever draws them may look at the clock.
    const inputs = fc.sample(
      fc.record({
        backoff: anyBackoff,
        turn: anyTurn,
        options: goodOptions,
        made: goodPolicy,
        status: fc.constantFrom(200, 401, 402, 429, 500, 503),
      }),
      200,
    )
    vi.spyOn(Date, 'now').mockImplementation(forbidden)
    vi.spyOn(Math, 'random').mockImplementation(forbidden)
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(forbidden)
    for (const { backoff, turn, options, made, status } of inputs.map(deepFrozen)) {
      const all = (): readonly unknown[] => [
        waitMs(backoff, turn),
        policy(options),
        decide(diagnose({ status }), { ...turn, now: 0 }, made),
        waits(made, 'Fault', 9, turn.random),
        bounds(made),
        show(backoff),
        show(made),
      ]
      expect(all()).toEqual(all())
    }
  })
})
