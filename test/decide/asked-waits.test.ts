import fc from 'fast-check'
import { decide, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from '../examples.js'
import { ALMOST_ONE, decided } from './decided.js'

describe('the wait that a server asks for', () => {
  const asks = (seconds: string | number, status = 429): Seen => ({
    status,
    headers: { 'retry-after': `${seconds}` },
  })

  it.each([
    [429, 7, 7000, 10_500],
    [503, 7, 7000, 10_500],
    [500, 1, 1000, 2000],
    [429, 0, 0, 1000],
  ])('is a floor for a %i with Retry-After: %i', (status, seconds, shortest, longest) => {
    expect(decided(asks(seconds, status), 1, 0)).toEqual({
      _tag: 'Retry',
      afterMs: shortest,
      reason: 'ServerAsked',
    })
    expect(decided(asks(seconds, status), 1, ALMOST_ONE)).toMatchObject({ afterMs: longest })
  })

  it('is spread wider with each attempt', () => {
    expect(decided(asks(7), 2, ALMOST_ONE)).toMatchObject({ afterMs: 14_000 })
    expect(decided(asks(7), 3, ALMOST_ONE)).toMatchObject({ afterMs: 21_000 })
  })

  it('of a 402 does not shorten the wait for the tokens', () => {
    const seen = { ...asks(1, 402), autoTopUp: true }
    expect(decided(seen, 1, 0)).toMatchObject({ _tag: 'Retry', afterMs: 2640 })
    expect(decided({ ...asks(9, 402), autoTopUp: true }, 1, 0)).toMatchObject({ afterMs: 9000 })
  })

  it('is kept to the last ms before the deadline, and not refitted', () => {
    const at = { elapsedMs: 0 }
    expect(decided(asks(59), 1, ALMOST_ONE, at)).toMatchObject({ _tag: 'Retry', afterMs: 59_000 })
    expect(decided(asks(59.001), 1, 0, at)).toEqual({
      _tag: 'Stop',
      reason: 'TimeSpent',
      untilEpochMs: 59_001,
    })
  })

  it('above the longest wait stops, and says until when', () => {
    expect(decided(asks(60), 1, 0)).toMatchObject({ reason: 'TimeSpent' })
    expect(decide(diagnose(asks(61)), { attempt: 1, now: 1000, random: 0 })).toEqual({
      _tag: 'Stop',
      reason: 'WaitTooLong',
      untilEpochMs: 62_000,
    })
  })

  it('given as a date counts from now', () => {
    const seen = { status: 429, headers: { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' } }
    const at = { attempt: 1, now: 784_111_770_000, random: 0 }
    expect(decide(diagnose(seen), at)).toMatchObject({ afterMs: 7000, reason: 'ServerAsked' })
    expect(decide(diagnose(seen), { ...at, now: 784_111_800_000 })).toMatchObject({ afterMs: 0 })
  })

  it('of never is obeyed', () => {
    const seen = { status: 500, headers: { 'x-should-retry': 'false' } }
    expect(decided(seen, 1, 0)).toEqual({
      _tag: 'Stop',
      reason: 'ServerSaysNo',
      untilEpochMs: null,
    })
  })

  it('is never undercut, and every wait is one that a timer keeps', () => {
    const anything = fc.oneof(...Object.values(examples).map(({ gets }) => gets))
    let retries = 0
    fc.assert(
      fc.property(
        anything,
        fc.oneof(fc.nat(100), fc.double({ min: 0, max: 1e6, noNaN: true })),
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(70_000),
        (seen, seconds, attempt, random, elapsedMs) => {
          const hint = { headers: { 'retry-after': seconds.toFixed(3) } }
          const decision = decided({ ...seen, ...hint }, attempt, random, { elapsedMs })
          if (decision._tag === 'Stop') return
          retries++
          expect(decision.afterMs).toBeGreaterThanOrEqual(Number(seconds.toFixed(3)) * 1000 - 1e-6)
          expect(Number.isInteger(decision.afterMs)).toBe(true)
          expect(elapsedMs + decision.afterMs).toBeLessThanOrEqual(59_000)
        },
      ),
      { numRuns: 2000 },
    )
    expect(retries).toBeGreaterThan(100)
  })

  it('is not undercut for being longer than anybody means', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), (seconds) => {
        const seen: Seen = { status: 429, headers: { 'retry-after': `${seconds}` } }
        const decision = decided(seen, 1, 0)
        // From 1,000,000,000 on a number is a moment, in seconds or ms since the epoch, and `now` is 0.
        if (seconds <= 59n) expect(decision._tag).toBe('Retry')
        else expect(decision._tag).toBe('Stop')
      }),
    )
    for (const seconds of ['999999999', '9999999999', '999999999999', '99999999999999999999']) {
      const seen: Seen = { status: 429, headers: { 'retry-after': seconds } }
      expect(decided(seen, 1, 0)).toMatchObject({ _tag: 'Stop', reason: 'WaitTooLong' })
    }
  })

  it('never gets a shorter wait for asking for more', () => {
    fc.assert(
      fc.property(
        fc.nat(70),
        fc.nat(70),
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, attempt, random) => {
          const shorter = decided(asks(Math.min(a, b)), attempt, random)
          const longer = decided(asks(Math.max(a, b)), attempt, random)
          if (shorter._tag === 'Retry' && longer._tag === 'Retry') {
            expect(longer.afterMs).toBeGreaterThanOrEqual(shorter.afterMs)
          }
        },
      ),
    )
  })
})
