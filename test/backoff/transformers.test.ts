import fc from 'fast-check'
import {
  type Backoff,
  both,
  cap,
  constant,
  either,
  equalJitter,
  exponential,
  fullJitter,
  jitter,
  ladder,
  limitAttempts,
  limitTotal,
  never,
  waitMs,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import {
  anyBackoff,
  anyNumber,
  anyTurn,
  backoffsOf,
  decided,
  observed,
} from './arbitrary-backoff.js'

type Transformer = (of: Backoff) => Backoff

const transformers: readonly (readonly [string, fc.Arbitrary<Transformer>])[] = [
  ['cap', anyNumber.map(cap)],
  ['limitAttempts', anyNumber.map(limitAttempts)],
  ['limitTotal', anyNumber.map(limitTotal)],
  ['jitter', fc.tuple(anyNumber, anyNumber).map(([low, high]) => jitter(low, high))],
]

describe('a transformer', () => {
  it.each(transformers)('distributes over both and either: %s', (_name, transformer) => {
    fc.assert(
      fc.property(transformer, anyBackoff, anyBackoff, anyTurn, (f, a, b, turn) => {
        expect(observed(f(both(a, b)), turn)).toEqual(observed(both(f(a), f(b)), turn))
        expect(observed(f(either(a, b)), turn)).toEqual(observed(either(f(a), f(b)), turn))
      }),
    )
  })

  it.each(transformers)('never revives what has given up: %s', (_name, transformer) => {
    fc.assert(
      fc.property(transformer, anyBackoff, anyTurn, (f, backoff, turn) => {
        expect(observed(f(never), turn)).toEqual(observed(never, turn))
        if (waitMs(backoff, turn) !== null) return
        expect(waitMs(f(backoff), turn)).toBe(null)
        expect(decided(f(backoff), turn)._tag).toBe('Stop')
      }),
    )
  })

  it('that only shapes waits leaves the reason for giving up alone', () => {
    const shaping = fc.oneof(
      anyNumber.map(cap),
      fc.tuple(anyNumber, anyNumber).map(([low, high]) => jitter(low, high)),
    )
    fc.assert(
      fc.property(shaping, anyBackoff, anyTurn, (f, backoff, turn) => {
        fc.pre(waitMs(backoff, turn) === null)
        expect(observed(f(backoff), turn)).toEqual(observed(backoff, turn))
      }),
    )
  })

  // Were it the time, a limit of time would have to call every spent attempt spent time.
  it('that limits says that the attempts are spent when both limits are', () => {
    const turn = { attempt: 3, random: 0.5, elapsedMs: 1000 }
    const [attempts, time] = [limitAttempts(3), limitTotal(1000)]
    for (const backoff of [attempts(time(constant(0))), time(attempts(constant(0)))]) {
      expect(decided(backoff, turn)).toMatchObject({ _tag: 'Stop', reason: 'AttemptsSpent' })
    }
  })
})

const notNegative = anyNumber.filter((n) => n >= 0)

describe('cap', () => {
  it('twice is the lower one, and the same one twice is one', () => {
    fc.assert(
      fc.property(notNegative, notNegative, anyBackoff, anyTurn, (a, b, backoff, turn) => {
        const lower = observed(cap(Math.min(a, b))(backoff), turn)
        expect(observed(cap(a)(cap(b)(backoff)), turn)).toEqual(lower)
        const once = cap(a)(backoff)
        expect(observed(cap(a)(once), turn)).toEqual(observed(once, turn))
      }),
    )
  })

  it('is kept, and ends nothing', () => {
    fc.assert(
      fc.property(fc.nat(100_000), anyBackoff, anyTurn, (most, backoff, turn) => {
        const [free, capped] = [waitMs(backoff, turn), waitMs(cap(most)(backoff), turn)]
        expect(capped).toBe(free === null ? null : Math.min(free, most))
      }),
    )
  })

  it('of anything below 0, and of what is no number, is 0', () => {
    for (const most of [-1, -0, Number.NEGATIVE_INFINITY, Number.NaN]) {
      expect(waitMs(cap(most)(constant(5)), { attempt: 1, random: 0.5 })).toBe(0)
    }
  })
})

describe('limits', () => {
  const limits = [
    ['limitAttempts', limitAttempts],
    ['limitTotal', limitTotal],
  ] as const

  it.each(limits)('twice is the lower one: %s', (_name, limit) => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyBackoff, anyTurn, (m, n, backoff, turn) => {
        const lower = observed(limit(Math.min(m, n))(backoff), turn)
        expect(observed(limit(m)(limit(n)(backoff)), turn)).toEqual(lower)
      }),
    )
  })

  it.each(limits)('change no wait: %s', (_name, limit) => {
    fc.assert(
      fc.property(anyNumber, anyBackoff, anyTurn, (n, backoff, turn) => {
        expect([null, waitMs(backoff, turn)]).toContain(waitMs(limit(n)(backoff), turn))
      }),
    )
  })

  // What counts is the whole number of ms that is waited, not the fraction it was rounded from.
  it('no wait under limitTotal ends at the limit or behind it', () => {
    fc.assert(
      fc.property(
        anyNumber,
        backoffsOf(fc.double({ min: 0, max: 5000, noNaN: true })),
        fc.nat(5000),
        (totalMs, backoff, elapsedMs) => {
          const turn = { attempt: 2, random: 0.3, elapsedMs }
          const wait = waitMs(limitTotal(totalMs)(backoff), turn)
          if (wait !== null) expect(elapsedMs + wait).toBeLessThan(totalMs)
        },
      ),
    )
    const turn = { attempt: 1, random: 0.5 }
    expect(waitMs(limitTotal(1000)(constant(999.4)), turn)).toBe(999)
    expect(waitMs(limitTotal(1000)(constant(999.6)), turn)).toBe(null)
  })
})

const ALMOST_ONE = 1 - 2 ** -53
const share = fc.double({ min: 0, max: 3, noNaN: true })
const unit = fc.double({ min: 0, max: 1, noNaN: true })

describe('jitter', () => {
  const envelopes: readonly (readonly [string, Transformer, number, number])[] = [
    ['jitter(0.65, 1.35)', jitter(0.65, 1.35), 65_000, 135_000],
    ['jitter(1, 1)', jitter(1, 1), 100_000, 100_000],
    ['fullJitter', fullJitter, 0, 100_000],
    ['equalJitter', equalJitter, 50_000, 100_000],
  ]

  it.each(envelopes)('goes from one end to the other: %s', (_name, spread, shortest, longest) => {
    const at = (random: number): number | null =>
      waitMs(spread(constant(100_000)), { attempt: 1, random })
    expect(at(0)).toBe(shortest)
    expect(at(0.5)).toBe((shortest + longest) / 2)
    expect(at(ALMOST_ONE)).toBe(longest)
    expect(at(1)).toBe(longest)
  })

  it('stays within its ends, and grows with the random number', () => {
    fc.assert(
      fc.property(share, share, unit, unit, fc.nat(100_000), (a, b, u, v, ms) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const at = (random: number): number =>
          waitMs(jitter(low, high)(constant(ms)), { attempt: 1, random }) ?? Number.NaN
        const [first, second] = [at(Math.min(u, v)), at(Math.max(u, v))]
        expect(first).toBeGreaterThanOrEqual(Math.round(ms * low) - 1)
        expect(first).toBeLessThanOrEqual(second)
        expect(second).toBeLessThanOrEqual(Math.round(ms * high) + 1)
      }),
    )
  })

  it('draws on one random number, so both of a wait and itself is no longer than itself', () => {
    const spread = fullJitter(constant(1000))
    expect(waitMs(both(spread, fullJitter(spread)), { attempt: 1, random: 0.25 })).toBe(250)
    expect(waitMs(either(spread, fullJitter(spread)), { attempt: 1, random: 0.25 })).toBe(63)
  })
})

describe('the attempts', () => {
  const growing = fc
    .tuple(
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      fc.double({ min: 1, max: 10, noNaN: true }),
      share,
      share,
      fc.nat(1e6),
    )
    .map(([baseMs, factor, a, b, most]) => {
      const spread = jitter(Math.min(a, b), Math.max(a, b))(exponential(baseMs, factor))
      return [spread, cap(most)(spread), both(constant(700), spread), either(spread, constant(9e5))]
    })

  it('make no wait shorter when the factor is 1 or more', () => {
    fc.assert(
      fc.property(growing, fc.integer({ min: 1, max: 60 }), unit, (backoffs, attempt, random) => {
        for (const backoff of backoffs) {
          const wait = waitMs(backoff, { attempt, random }) ?? Number.NaN
          const next = waitMs(backoff, { attempt: attempt + 1, random }) ?? Number.NaN
          expect(next).toBeGreaterThanOrEqual(wait)
        }
      }),
    )
  })

  it('past the last step of a ladder repeat it', () => {
    const steps = ladder(3000, 1600, 2500)
    const at = (attempt: number): number | null => waitMs(steps, { attempt, random: 0.5 })
    expect([1, 2, 3, 4, 1e9, Number.POSITIVE_INFINITY].map(at)).toEqual([
      3000, 1600, 2500, 2500, 2500, 2500,
    ])
  })
})
