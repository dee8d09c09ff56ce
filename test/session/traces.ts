import fc from 'fast-check'
import {
  type Backoff,
  constant,
  type Diagnosis,
  diagnose,
  exponential,
  jitter,
  ladder,
  limitAttempts,
  type Moment,
  type PaceRule,
  type Policy,
  type PolicyOptions,
  policy,
} from 'grid-triage'
import { examples } from '../examples.js'

export const ALMOST_ONE = 1 - 2 ** -53

/** A moment whose random number is the middle, unless told. */
export const at = (now: number, random = 0.5): Moment => ({ now, random })

export const HEALTHY = diagnose({ status: 200 })
export const FAULT = diagnose({ status: 500 })
export const REFILL = diagnose({
  status: 503,
  body: '{"errors":{"detail":"Balance replenishing"}}',
})
export const PAID_REFILL = diagnose({ status: 402, autoTopUp: true })
export const REFILL_UNKNOWN = diagnose({ status: 402 })
export const THROTTLED = diagnose({ status: 429 })
export const OVERLOADED = diagnose({ status: 502 })
export const TIMEOUT = diagnose({ error: { name: 'TimeoutError', message: '' } })
export const NEEDS_FIX = diagnose({ status: 401 })

/** An answer that asks for a wait. */
export const asking = (seconds: number | string, status = 429): Diagnosis =>
  diagnose({ status, headers: { 'retry-after': `${seconds}` } })

/** Drawn once, since a trace needs hundreds: three of every cause, and each again with a wait. */
const POOL: readonly Diagnosis[] = Object.values(examples).flatMap(({ gets }) =>
  fc.sample(gets, 3).flatMap((seen) => {
    const plain = diagnose(seen)
    const waits = [0, 0.25, 7, 70].map(
      (seconds): Diagnosis => ({
        ...plain,
        pushback: { _tag: 'In', ms: seconds * 1000 },
      }),
    )
    const dated: Diagnosis = { ...plain, pushback: { _tag: 'At', epochMs: 30_000 } }
    return [plain, plain, ...waits, dated, { ...plain, pushback: { _tag: 'Never' } }]
  }),
)

export const anyOutcome: fc.Arbitrary<Diagnosis> = fc.constantFrom(...POOL)

/** Weighted so that calls are retried, succeed, and now and then meet anything else. */
export const outcome: fc.Arbitrary<Diagnosis> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(HEALTHY, FAULT, FAULT, OVERLOADED, THROTTLED, TIMEOUT) },
  { weight: 2, arbitrary: fc.constantFrom(REFILL, PAID_REFILL, asking(0), asking(3)) },
  { weight: 2, arbitrary: anyOutcome },
)

export const random: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 0.5, ALMOST_ONE),
  fc.double({ min: 0, max: ALMOST_ONE, noNaN: true }),
)

/** One thing that happens to one of several calls. */
export interface Event {
  readonly call: number
  readonly what: 'outcome' | 'ask'
  readonly outcome: Diagnosis
  readonly laterMs: number
  readonly random: number
}

export const event = (laterMs: fc.Arbitrary<number>, calls: number): fc.Arbitrary<Event> =>
  fc.record({
    call: fc.nat(calls - 1),
    what: fc.constantFrom('outcome', 'ask'),
    outcome,
    laterMs,
    random,
  })

/** Whether the server's wait overrules the pace: the rule written again by hand, and read from the diagnosis alone. */
const isHinted = ({ pushback, status }: Diagnosis): boolean =>
  status !== 402 && pushback !== null && pushback._tag !== 'Never'

const COSTS = {
  Fault: 1,
  Refill: 1,
  RefillUnknown: 0,
  Throttled: 1,
  Overloaded: 2,
  OutcomeUnknown: 4,
}

/** What the retry after this outcome costs under the default policy. */
export const costOf = (diagnosis: Diagnosis): number => {
  if (diagnosis.pace === null || diagnosis.status === 402) return 0
  return isHinted(diagnosis) ? 1 : COSTS[diagnosis.pace]
}

export const halves = (diagnosis: Diagnosis): boolean =>
  (diagnosis.pace === 'Overloaded' || diagnosis.pace === 'OutcomeUnknown') && !isHinted(diagnosis)

/** The budget, written again by hand: tokens, and the moment they were counted. */
export class Ledger {
  tokens = 4
  countedAt: number
  constructor(now: number) {
    this.countedAt = now
  }
  relax(now: number): void {
    const seconds = now > this.countedAt ? (now - this.countedAt) / 1000 : 0
    this.tokens = 4 + (this.tokens - 4) * Math.E ** (-seconds / 240)
    this.countedAt = Math.max(now, this.countedAt)
  }
  ended(diagnosis: Diagnosis, now: number): void {
    this.relax(now)
    if (diagnosis._tag === 'Healthy') this.tokens = Math.min(this.tokens + 0.3, 1000)
    else if (halves(diagnosis)) this.tokens *= 0.5
  }
  sent(cost: number, now: number): void {
    this.relax(now)
    this.tokens -= cost
  }
}

/** Options that must be accepted: a refusal is a fault of the test. */
export const accepted = (options: PolicyOptions): Policy => {
  const made = policy(options)
  if (made._tag === 'Refused') throw new Error(JSON.stringify(made.refusals))
  return made.policy
}

const backoff: fc.Arbitrary<Backoff> = fc
  .tuple(
    fc.oneof(
      fc.nat(20_000).map(constant),
      fc.tuple(fc.nat(5000), fc.integer({ min: 0, max: 3 })).map(([ms, by]) => exponential(ms, by)),
      fc.array(fc.nat(9000), { minLength: 1, maxLength: 4 }).map((steps) => ladder(...steps)),
    ),
    fc.integer({ min: 2, max: 9 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([of, attempts, low]) => limitAttempts(attempts)(jitter(low, low + 0.5)(of)))

const rule: fc.Arbitrary<PaceRule> = fc.record({
  backoff,
  earned: fc.option(backoff),
  cost: fc.integer({ min: 1, max: 6 }),
  halves: fc.boolean(),
})

/** The same for every pace, each on its own. */
export const everyPace = (rule: fc.Arbitrary<PaceRule>): fc.Arbitrary<Policy['paces']> =>
  fc.record({
    Fault: rule,
    Refill: rule,
    RefillUnknown: rule,
    Throttled: rule,
    Overloaded: rule,
    OutcomeUnknown: rule,
  })

/** Policies of every kind that are accepted and whose paces all retry, for a price. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    paces: everyPace(rule),
    budget: fc.record({
      floor: fc.nat(6),
      perSuccess: fc.double({ min: 0, max: 2, noNaN: true }),
      most: fc.integer({ min: 6, max: 50 }),
      relaxMs: fc.integer({ min: 1, max: 600_000 }),
    }),
    totalMs: fc.nat(200_000),
    maxWaitMs: fc.nat(200_000),
    spread: fc.double({ min: 0, max: 2, noNaN: true }),
    leastSpreadMs: fc.nat(3000),
    onEmptyBudget: fc.constantFrom('Postpone', 'Drop'),
    recheck: fc.integer({ min: 200, max: 5000 }).map(constant),
  })
  .map((options) => accepted(options))
