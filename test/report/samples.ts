import fc from 'fast-check'
import { type At, type Diagnosis, defaultPolicy, diagnose, type Policy } from 'grid-triage'
import { anyBackoff, anyNumber, goodPolicy } from '../backoff/arbitrary-backoff.js'
import { examples } from '../examples.js'
import { anyOutcome, everyPace } from '../session/traces.js'

/** 2026-10-05 12:00:30 UTC. */
export const NOON = 1_791_201_630_000

/** Of every cause, as it is diagnosed, and with every kind of wait asked for. */
export const anyDiagnosis: fc.Arbitrary<Diagnosis> = fc.oneof(
  ...Object.values(examples).map(({ gets }) => gets.map((seen) => diagnose(seen))),
  anyOutcome,
  anyOutcome,
)

/** Where a call may stand, and where it cannot. */
export const anyAt: fc.Arbitrary<At> = fc.record({
  attempt: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), anyNumber),
  now: fc.oneof(fc.nat(1e6), fc.integer({ min: NOON, max: NOON + 90_000 }), anyNumber),
  random: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), anyNumber),
  elapsedMs: fc.oneof(fc.nat(70_000), fc.constant(undefined), anyNumber),
  replay: fc.constantFrom('Once', 'Safe', 'Never', undefined),
})

const rule = fc.record({
  backoff: anyBackoff,
  earned: fc.option(anyBackoff),
  cost: anyNumber,
  halves: fc.boolean(),
})

/** Policies that nobody checked: any numbers in any place. */
const uncheckedPolicy: fc.Arbitrary<Policy> = fc.record({
  paces: everyPace(rule),
  budget: fc.constant(defaultPolicy.budget),
  totalMs: anyNumber,
  maxWaitMs: anyNumber,
  spread: anyNumber,
  leastSpreadMs: anyNumber,
  onEmptyBudget: fc.constantFrom('Postpone', 'Drop'),
  recheck: anyBackoff,
})

export const anyPolicyAtAll: fc.Arbitrary<Policy> = fc.oneof(
  fc.constant(defaultPolicy),
  goodPolicy,
  uncheckedPolicy,
)

/** What is stored and read again. */
export const parsed = <A>(value: A): A => JSON.parse(JSON.stringify(value))
