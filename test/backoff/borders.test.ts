import fc from 'fast-check'
import {
  cap,
  constant,
  type Decision,
  decide,
  diagnose,
  exponential,
  limitAttempts,
  limitTotal,
  type Policy,
  type PolicyOptions,
  type Seen,
  waitMs,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { accepted, decided, goodPolicy, LONGEST } from './arbitrary-backoff.js'

const turn = (attempt: number, elapsedMs = 0) => ({ attempt, random: 0.5, elapsedMs })

describe('a border of the algebra', () => {
  it.each([
    ['cap', 'below', cap(500)(constant(499)), turn(1), 499],
    ['cap', 'at', cap(500)(constant(500)), turn(1), 500],
    ['cap', 'above', cap(500)(constant(501)), turn(1), 500],
    ['limitAttempts', 'below', limitAttempts(3)(constant(5)), turn(2), 5],
    ['limitAttempts', 'at', limitAttempts(3)(constant(5)), turn(3), null],
    ['limitAttempts', 'above', limitAttempts(3)(constant(5)), turn(4), null],
    ['limitAttempts of 1', 'at', limitAttempts(1)(constant(5)), turn(1), null],
    ['limitAttempts of 0', 'above', limitAttempts(0)(constant(5)), turn(1), null],
    ['limitAttempts of none', 'at', limitAttempts(Number.NaN)(constant(5)), turn(1), null],
    ['limitTotal', 'below', limitTotal(1000)(constant(5)), turn(1, 994), 5],
    ['limitTotal', 'at', limitTotal(1000)(constant(5)), turn(1, 995), null],
    ['limitTotal', 'above', limitTotal(1000)(constant(5)), turn(1, 996), null],
    ['limitTotal of no wait', 'below', limitTotal(1000)(constant(0)), turn(1, 999), 0],
    ['limitTotal of no wait', 'at', limitTotal(1000)(constant(0)), turn(1, 1000), null],
    ['limitTotal of none', 'at', limitTotal(Number.NaN)(constant(0)), turn(1), null],
    ['the longest wait', 'below', constant(2_147_483_646), turn(1), 2_147_483_646],
    ['the longest wait', 'at', constant(2_147_483_647), turn(1), 2_147_483_647],
    ['the longest wait', 'above', constant(2_147_483_648), turn(1), 2_147_483_647],
    ['the longest cap', 'above', cap(2 ** 40)(exponential(1, 2)), turn(40), 2_147_483_647],
  ] as const)('%s: %s', (_what, _where, backoff, at, wait) => {
    expect(waitMs(backoff, at)).toBe(wait)
  })

  it('says by its reason which limit it was', () => {
    expect(decided(limitAttempts(3)(constant(5)), turn(3))).toMatchObject({
      reason: 'AttemptsSpent',
    })
    expect(decided(limitTotal(1000)(constant(5)), turn(1, 995))).toMatchObject({
      reason: 'TimeSpent',
    })
  })
})

const asks = (ms: number): Seen => ({ status: 429, headers: { 'retry-after-ms': `${ms}` } })

const next = (seen: Seen, options: PolicyOptions, random = 0, attempt = 1): Decision =>
  decide(diagnose(seen), { attempt, now: 0, random }, accepted(options))

describe('maxWaitMs', () => {
  it.each([
    [6999, 6999],
    [7000, 7000],
    [7001, 7000],
  ])('bounds a wait of our own: %i', (wanted, wait) => {
    const paces = { Fault: { backoff: limitAttempts(2)(constant(wanted)) } }
    expect(next({ status: 500 }, { paces, maxWaitMs: 7000 })).toEqual({
      _tag: 'Retry',
      afterMs: wait,
      reason: 'Backoff',
    })
  })

  // Only tokens being bought have a rhythm of their own beside the server's wait.
  it.each([
    [1000, 1000],
    [2600, 2600],
    [9000, 2904],
  ])('bounds the rhythm of a refill where the server asked for less: %i', (maxWaitMs, afterMs) => {
    const seen = { status: 402, headers: { 'retry-after-ms': '0' } }
    expect(next(seen, { maxWaitMs })).toEqual({ _tag: 'Retry', afterMs, reason: 'ServerAsked' })
  })

  it('never cuts the wait of a server: it is kept, or the call ends', () => {
    const options = { maxWaitMs: 7000 }
    expect(next(asks(6999), options)).toMatchObject({ afterMs: 6999, reason: 'ServerAsked' })
    expect(next(asks(7000), options)).toMatchObject({ afterMs: 7000, reason: 'ServerAsked' })
    expect(next(asks(7001), options)).toEqual({
      _tag: 'Stop',
      reason: 'WaitTooLong',
      untilEpochMs: 7001,
    })
  })

  it('is compared with the whole ms that a part of one makes', () => {
    const options = { maxWaitMs: 7000 }
    expect(next(asks(6999.2), options)).toMatchObject({ afterMs: 7000 })
    expect(next(asks(7000.2), options)).toMatchObject({ reason: 'WaitTooLong' })
  })

  it('a clock between two ms comes back behind the moment that was named, not before it', () => {
    const seen = { status: 429, headers: { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' } }
    const at = { attempt: 1, now: 784_111_770_000.5, random: 0 }
    expect(decide(diagnose(seen), at)).toMatchObject({ _tag: 'Retry', afterMs: 7000 })
  })

  it('goes up to what a timer keeps', () => {
    const options = { totalMs: LONGEST, maxWaitMs: LONGEST }
    expect(next(asks(LONGEST - 1000), options, 1)).toMatchObject({ afterMs: 2_147_482_647 })
    expect(next(asks(LONGEST - 999), options)).toMatchObject({ reason: 'TimeSpent' })
    expect(next(asks(LONGEST + 1), options)).toMatchObject({ reason: 'WaitTooLong' })
  })

  it('bounds every wait but the spread that lies on top of the wait of a server', () => {
    let retries = 0
    fc.assert(
      fc.property(
        goodPolicy,
        fc.constantFrom<Seen>({ status: 500 }, { status: 503 }, { status: 429 }, { status: 402 }),
        fc.option(fc.nat(80_000)),
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(60_000),
        (policy, seen, floorMs, attempt, random, elapsedMs) => {
          const headers = floorMs === null ? {} : { 'retry-after-ms': `${floorMs}` }
          const at = { attempt, now: 0, random, elapsedMs }
          const decision = decide(diagnose({ ...seen, headers }), at, policy)
          if (decision._tag === 'Stop') return
          retries++
          const least = floorMs ?? 0
          const spread = Math.max(policy.leastSpreadMs, least * policy.spread) * 2 ** (attempt - 1)
          const most = Math.max(policy.maxWaitMs, floorMs === null ? 0 : least + spread)
          expect(decision.afterMs).toBeGreaterThanOrEqual(least)
          expect(decision.afterMs).toBeLessThanOrEqual(Math.ceil(most))
          expect(elapsedMs + decision.afterMs).toBeLessThanOrEqual(policy.totalMs - 1000)
          expect(Number.isInteger(decision.afterMs)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
    expect(retries).toBeGreaterThan(50)
  })
})

/** Each further random number is a tenth on, so that no two waits are rounded to the same ms. */
const TENTHS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

const waitsOver = (seen: Seen, policy: Policy, attempt: number): readonly number[] =>
  TENTHS.map((random) => {
    const decision = decide(diagnose(seen), { attempt, now: 0, random }, policy)
    return decision._tag === 'Retry' ? decision.afterMs : Number.NaN
  })

describe('the spread above the wait of a server', () => {
  it.each([
    ['well below maxWaitMs', 4000, 60_000],
    ['at maxWaitMs', 7000, 7000],
    ['of no wait at all', 0, 7000],
  ])('tells callers apart: %s', (_what, floorMs, maxWaitMs) => {
    for (const attempt of [1, 2, 5]) {
      const listed = waitsOver(asks(floorMs), accepted({ maxWaitMs }), attempt)
      expect(listed[0]).toBe(floorMs)
      expect(new Set(listed).size).toBe(TENTHS.length)
      expect(listed).toEqual([...listed].sort((a, b) => a - b))
    }
  })

  it('is narrowed to what the deadline leaves, and is gone when it leaves nothing', () => {
    const policy = accepted({ totalMs: 11_000 })
    const narrow = waitsOver(asks(9000), policy, 1)
    expect(narrow[0]).toBe(9000)
    expect(narrow[TENTHS.length - 1]).toBe(10_000)
    expect(new Set(narrow).size).toBe(TENTHS.length)
    expect(new Set(waitsOver(asks(10_000), policy, 1))).toEqual(new Set([10_000]))
    expect(waitsOver(asks(10_001), policy, 1)).toEqual(TENTHS.map(() => Number.NaN))
  })

  it('of 0 waits exactly as long as was asked', () => {
    const policy = accepted({ spread: 0, leastSpreadMs: 0 })
    expect(new Set(waitsOver(asks(7000), policy, 3))).toEqual(new Set([7000]))
  })

  it('never makes a longer hint a shorter wait, under any policy', () => {
    fc.assert(
      fc.property(
        goodPolicy,
        fc.constantFrom(429, 500, 503, 402),
        fc.nat(60_000),
        fc.nat(60_000),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (policy, status, a, b, attempt, random) => {
          const at = { attempt, now: 0, random }
          const hinted = (ms: number) =>
            decide(diagnose({ ...asks(ms), status, autoTopUp: true }), at, policy)
          const [shorter, longer] = [hinted(Math.min(a, b)), hinted(Math.max(a, b))]
          // Once a shorter hint ends the call, a longer one does not revive it.
          if (shorter._tag === 'Stop') expect(longer._tag).toBe('Stop')
          else if (longer._tag === 'Retry') {
            expect(longer.afterMs).toBeGreaterThanOrEqual(shorter.afterMs)
          }
        },
      ),
    )
  })
})
