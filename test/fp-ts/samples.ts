import fc from 'fast-check'
import {
  advance,
  begin,
  type Decision,
  decide,
  diagnose,
  type Finding,
  openBudget,
  preflight,
  type Report,
  report,
  type Session,
} from 'grid-triage'
import { anyRequest } from '../arbitraries.js'
import { examples } from '../examples.js'
import { anyOutcome, anyPolicy, random } from '../session/traces.js'

const STOPS = ['NothingWrong', 'Cancelled', 'NeedsFix', 'WaitTooLong', 'BudgetSpent'] as const
const RETRIES = ['ServerAsked', 'Backoff', 'Refilling', 'FitToDeadline'] as const

/** From a few numbers, so that equal ones and neighbours are met. */
const few = fc.constantFrom(0, 1, 1000, 2000, 2_147_483_647)

export const anyDecision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({
    _tag: fc.constant('Retry'),
    afterMs: few,
    reason: fc.constantFrom(...RETRIES),
  }),
  fc.record({
    _tag: fc.constant('Stop'),
    reason: fc.constantFrom(...STOPS),
    untilEpochMs: fc.option(few),
  }),
  fc.tuple(anyOutcome, fc.integer({ min: 1, max: 8 }), random).map(([diagnosis, attempt, u]) => {
    return decide(diagnosis, { attempt, now: 0, random: u })
  }),
)

export const anySession: fc.Arbitrary<Session> = fc
  .tuple(
    anyPolicy,
    fc.array(fc.tuple(anyOutcome, fc.integer({ min: 0, max: 9000 })), { maxLength: 4 }),
  )
  .map(([policy, outcomes]) => {
    let session = begin({ now: 0, random: 0.5 }, { policy })
    let budget = openBudget(0, policy)
    for (const [diagnosis, now] of outcomes) {
      ;[session, budget] = advance(session, budget, diagnosis, { now, random: 0.5 })
    }
    return session
  })

const REPORTS: readonly Report[] = Object.values(examples).flatMap(({ gets }) =>
  fc.sample(gets, 2).map((seen) => report(diagnose(seen), { moment: { now: 0, random: 0 } })),
)
export const anyReport: fc.Arbitrary<Report> = fc.constantFrom(...REPORTS)

const FINDINGS: readonly Finding[] = fc
  .sample(anyRequest, 50)
  .flatMap((request) => [...preflight({ ...request, method: 'GET' }), ...preflight('x')])
export const anyFinding: fc.Arbitrary<Finding> = fc.constantFrom(...FINDINGS)
