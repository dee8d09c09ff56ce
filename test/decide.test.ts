import fc from 'fast-check'
import {
  type Decision,
  type Diagnosis,
  decide,
  defaultPolicy,
  diagnose,
  exponential,
  type Policy,
  policy,
  type Seen,
  triage,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from './examples.js'

const ALMOST_ONE = 1 - 2 ** -53

const HTML_503 = { status: 503, body: '<html><title>503</title>nginx</html>' }
const TIMEOUT = { error: { name: 'TimeoutError', message: '' } }

const decided = (seen: Seen, attempt: number, random: number, more: object = {}): Decision =>
  decide(diagnose(seen), { attempt, now: 0, random, ...more })

/** Shortest wait, longest wait in ms, attempt by attempt; then the attempts are spent. */
type Waits = readonly (readonly [number, number])[]

const waits: readonly (readonly [string, Seen, string, Waits])[] = [
  [
    'a fault',
    { status: 500 },
    'Backoff',
    [
      [1430, 2970],
      [2431, 5049],
      [4133, 8583],
    ],
  ],
  [
    'a balance being replenished',
    { status: 503, body: '{"errors":{"detail":"Balance replenishing"}}' },
    'Refilling',
    [
      [2640, 3360],
      [1408, 1792],
      [1408, 1792],
      [2200, 2800],
      [4400, 5600],
      [8800, 11_200],
    ],
  ],
  [
    'a 402 with Auto Top Up on',
    { status: 402, autoTopUp: true },
    'Refilling',
    [
      [2640, 3360],
      [1408, 1792],
      [1408, 1792],
      [2200, 2800],
      [4400, 5600],
      [8800, 11_200],
    ],
  ],
  [
    'a 402 with Auto Top Up not known',
    { status: 402 },
    'Refilling',
    [
      [2904, 3696],
      [4664, 5936],
    ],
  ],
  [
    'a 429 without a hint',
    { status: 429 },
    'Backoff',
    [
      [500, 1500],
      [1000, 3000],
      [2000, 6000],
      [4000, 12_000],
      [8000, 20_000],
    ],
  ],
  [
    'an overloaded gateway',
    HTML_503,
    'Backoff',
    [
      [2500, 7500],
      [5000, 15_000],
      [10_000, 30_000],
    ],
  ],
]

describe('the default policy', () => {
  it.each(waits)('for %s', (_what, seen, reason, steps) => {
    steps.forEach(([shortest, longest], i) => {
      expect(decided(seen, i + 1, 0)).toEqual({ _tag: 'Retry', afterMs: shortest, reason })
      expect(decided(seen, i + 1, ALMOST_ONE)).toEqual({ _tag: 'Retry', afterMs: longest, reason })
    })
    for (const attempt of [steps.length + 1, steps.length + 2]) {
      expect(decided(seen, attempt, 0)).toMatchObject({ _tag: 'Stop', reason: 'AttemptsSpent' })
    }
  })

  it('sends a call that may have run again once', () => {
    expect(decided(TIMEOUT, 1, 0)).toEqual({ _tag: 'Retry', afterMs: 1500, reason: 'Backoff' })
    expect(decided(TIMEOUT, 1, ALMOST_ONE)).toMatchObject({ afterMs: 4500 })
    expect(decided(TIMEOUT, 2, 0)).toMatchObject({ _tag: 'Stop', reason: 'MayHaveRun' })
  })

  it('leaves that to the caller', () => {
    expect(decided(TIMEOUT, 1, 0, { replay: 'Never' })).toMatchObject({ reason: 'MayHaveRun' })
    expect(decided(TIMEOUT, 1, 0, { replay: 'Safe' })).toMatchObject({ _tag: 'Retry' })
    expect(decided(TIMEOUT, 2, 0, { replay: 'Safe' })).toMatchObject({ reason: 'AttemptsSpent' })
  })
})

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

describe('the deadline', () => {
  const fault = { status: 500 }

  it('shortens a wait of our own that would miss it', () => {
    // Wanted: 2200 ms. Left: 60000 - 56900 - 1000 = 2100 ms, of which 80 to 100 %.
    expect(decided(fault, 1, 0.5, { elapsedMs: 56_900 })).toEqual({
      _tag: 'Retry',
      afterMs: 1890,
      reason: 'FitToDeadline',
    })
    expect(decided(fault, 1, 0.5, { elapsedMs: 56_800 })).toMatchObject({ reason: 'Backoff' })
  })

  it('ends the call when less than two seconds are left', () => {
    expect(decided(fault, 1, 0.5, { elapsedMs: 57_000 })).toMatchObject({ reason: 'FitToDeadline' })
    expect(decided(fault, 1, 0.5, { elapsedMs: 57_001 })).toMatchObject({ reason: 'TimeSpent' })
  })

  it('ends the call when less than a quarter of the wanted wait is left', () => {
    // Wanted: 20000 ms.
    expect(decided(HTML_503, 3, 0.5, { elapsedMs: 54_000 })).toMatchObject({
      reason: 'FitToDeadline',
    })
    expect(decided(HTML_503, 3, 0.5, { elapsedMs: 54_001 })).toMatchObject({ reason: 'TimeSpent' })
  })

  it('moves with the policy', () => {
    const policy = { ...defaultPolicy, totalMs: 120_000, maxWaitMs: 120_000 }
    const at = { attempt: 1, now: 0, random: 0 }
    const seen = { status: 429, headers: { 'retry-after': '100' } }
    expect(decide(diagnose(seen), at, policy)).toMatchObject({ _tag: 'Retry', afterMs: 100_000 })
  })
})

describe('the reasons to stop', () => {
  const reasons: readonly (readonly [string, Seen])[] = [
    ['NothingWrong', { status: 200 }],
    ['Cancelled', { cancelled: true }],
    ['NeedsFix', { status: 401 }],
    ['NotUnderstood', { status: 403 }],
    ['QuotaUntilReset', { status: 429, body: '{"errors":{"detail":"100 requests per day"}}' }],
    ['ServerSaysNo', { status: 500, headers: { 'x-should-retry': 'false' } }],
    [
      'OutputDelivered',
      {
        status: 200,
        stream: {
          received: 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n',
          endedWith: 'Reset',
        },
      },
    ],
  ]

  it.each(reasons)('%s', (reason, seen) => {
    expect(decided(seen, 1, 0)).toEqual({ _tag: 'Stop', reason, untilEpochMs: null })
  })

  it('says until when a quota is used up, if the server did', () => {
    const seen = {
      status: 429,
      headers: { 'retry-after': '3600' },
      body: '{"errors":{"detail":"100 requests per day"}}',
    }
    expect(decided(seen, 1, 0)).toEqual({
      _tag: 'Stop',
      reason: 'QuotaUntilReset',
      untilEpochMs: 3_600_000,
    })
  })
})

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

it('triage is both at once', () => {
  const at = { attempt: 1, now: 0, random: 0 }
  const { diagnosis, decision } = triage({ status: 500 }, at)
  expect(diagnosis).toEqual(diagnose({ status: 500 }))
  expect(decision).toEqual({ _tag: 'Retry', afterMs: 1430, reason: 'Backoff' })
})
