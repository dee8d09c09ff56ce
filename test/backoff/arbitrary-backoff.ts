import fc from 'fast-check'
import {
  type Backoff,
  both,
  cap,
  constant,
  type Decision,
  decide,
  defaultPolicy,
  diagnose,
  either,
  exponential,
  jitter,
  ladder,
  limitAttempts,
  limitTotal,
  never,
  type Policy,
  type PolicyOptions,
  policy,
  type Turn,
  waitMs,
} from 'grid-triage'

/** The longest wait that `setTimeout` keeps: 2 ** 31 - 1. */
export const LONGEST = 2_147_483_647

const sane = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: 0, max: 70_000 }),
  fc.double({ min: 0, max: 4, noNaN: true }),
  fc.double({ min: 0, max: 70_000, noNaN: true }),
)

/** Numbers that somebody may hand over by mistake, among sane ones. */
export const anyNumber = fc.oneof(
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0,
    0,
    -1,
    -0.5,
    0.5,
    1e308,
    -1e308,
    Number.MIN_VALUE,
    LONGEST - 1,
    LONGEST,
    LONGEST + 1,
    2 ** 53,
  ),
  fc.double(),
  sane,
  sane,
)

/** Backoffs of every kind, nested a few levels deep, with the numbers given. */
export const backoffsOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Backoff> =>
  fc.letrec<{ backoff: Backoff }>((tie) => {
    const of = tie('backoff')
    const over = (shape: (n: number) => (inner: Backoff) => Backoff): fc.Arbitrary<Backoff> =>
      fc.tuple(number, of).map(([n, inner]) => shape(n)(inner))
    return {
      backoff: fc.oneof(
        { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
        number.map(constant),
        fc.constant(never),
        fc.tuple(number, number).map(([baseMs, factor]) => exponential(baseMs, factor)),
        fc.array(number, { maxLength: 4 }).map((steps) => ladder(...steps)),
        fc.tuple(number, number, of).map(([low, high, inner]) => jitter(low, high)(inner)),
        over(cap),
        over(limitAttempts),
        over(limitTotal),
        fc.tuple(of, of).map(([a, b]) => both(a, b)),
        fc.tuple(of, of).map(([a, b]) => either(a, b)),
      ),
    }
  }).backoff

export const anyBackoff = backoffsOf(anyNumber)

/** Turns as they happen, and turns whose numbers are none. */
export const anyTurn: fc.Arbitrary<Turn> = fc.record({
  attempt: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), anyNumber),
  random: fc.oneof(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), anyNumber),
  elapsedMs: fc.oneof(fc.nat(70_000), fc.constant(0), fc.constant(undefined), anyNumber),
})

const fault = diagnose({ status: 500 })
const ofFault = (backoff: Backoff, limits: Partial<Policy>): Policy => ({
  ...defaultPolicy,
  ...limits,
  paces: {
    ...defaultPolicy.paces,
    Fault: { ...defaultPolicy.paces.Fault, backoff, earned: null },
  },
})

/** What is decided about a fault that keeps this backoff, with little else in the way. */
export const decided = (backoff: Backoff, turn: Turn, limits: Partial<Policy> = {}): Decision =>
  decide(
    fault,
    { ...turn, now: 0 },
    ofFault(backoff, { totalMs: LONGEST, maxWaitMs: LONGEST, ...limits }),
  )

/** All that a caller sees of a backoff at one turn: alone, in a wide policy, near a deadline. */
export const observed = (backoff: Backoff, turn: Turn): object => ({
  alone: waitMs(backoff, turn),
  wide: decided(backoff, turn),
  near: decided(backoff, turn, { totalMs: 60_000, maxWaitMs: 60_000 }),
})

const positive = fc.oneof(
  fc.integer({ min: 0, max: 30_000 }),
  fc.double({ min: 0, max: 30_000, noNaN: true }),
)
const shares = fc
  .tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

/** What a policy accepts as the waits of a pace. */
const endingBackoff: fc.Arbitrary<Backoff> = fc
  .record({
    base: fc.oneof(
      positive.map(constant),
      fc
        .tuple(positive, fc.double({ min: 0, max: 4, noNaN: true }))
        .map(([baseMs, factor]) => exponential(baseMs, factor)),
      fc.array(positive, { minLength: 1, maxLength: 4 }).map((steps) => ladder(...steps)),
    ),
    spread: shares,
    most: positive,
    totalMs: fc.integer({ min: 0, max: 120_000 }),
    attempts: fc.integer({ min: 0, max: 9 }),
    other: fc.integer({ min: 0, max: 9 }),
    shape: fc.constantFrom('plain', 'both', 'either', 'total'),
  })
  .map(({ base, spread: [low, high], most, totalMs, attempts, other, shape }) => {
    const inner = limitAttempts(attempts)(cap(most)(jitter(low, high)(base)))
    if (shape === 'both') return both(inner, constant(500))
    if (shape === 'either') return either(inner, limitAttempts(other)(constant(most)))
    return shape === 'total' ? limitTotal(totalMs)(inner) : inner
  })

const given = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 })

const rule = fc.record({
  backoff: given(endingBackoff),
  earned: given(fc.option(endingBackoff)),
  cost: given(fc.double({ min: 0.001, max: 4, noNaN: true })),
  halves: given(fc.boolean()),
})

/** Options that differ from the default in anything, and that nothing is wrong with. */
export const goodOptions: fc.Arbitrary<PolicyOptions> = fc.record({
  paces: given(
    fc.record({
      Fault: given(rule),
      Refill: given(rule),
      RefillUnknown: given(rule),
      Throttled: given(rule),
      Overloaded: given(rule),
      OutcomeUnknown: given(rule),
    }),
  ),
  budget: given(
    fc.record({
      floor: given(fc.integer({ min: 0, max: 10 })),
      perSuccess: given(fc.double({ min: 0, max: 2, noNaN: true })),
      most: given(fc.integer({ min: 10, max: 2000 })),
      relaxMs: given(fc.integer({ min: 0, max: 600_000 })),
    }),
  ),
  totalMs: given(fc.integer({ min: 0, max: 300_000 })),
  maxWaitMs: given(fc.integer({ min: 0, max: 300_000 })),
  spread: given(fc.double({ min: 0, max: 2, noNaN: true })),
  leastSpreadMs: given(fc.integer({ min: 0, max: 5000 })),
  onEmptyBudget: given(fc.constantFrom('Postpone', 'Drop')),
  recheck: given(positive.map(constant)),
})

/** The policy that such options make. */
export const accepted = (options: PolicyOptions): Policy => {
  const result = policy(options)
  if (result._tag === 'Accepted') return result.policy
  throw new Error(`refused: ${JSON.stringify(result.refusals)}`)
}

export const goodPolicy = goodOptions.map(accepted)
