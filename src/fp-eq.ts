import { type Eq, fromEquals } from 'fp-ts/Eq'
import type { Backoff } from './backoff.js'
import type { Budget } from './budget.js'
import type { Decision } from './decision.js'
import type { Diagnosis } from './diagnosis.js'
import type { Finding } from './finding.js'
import type { Policy } from './policy.js'
import type { Pushback } from './pushback.js'
import type { Report } from './report.js'
import { same } from './same.js'
import type { Session } from './session.js'

/**
 * Equality of diagnoses: all fields, evidence in order.
 *
 * Reflexive, symmetric and transitive, as all of these. What is no diagnosis is compared as plain data, and what throws
 * when it is read equals only itself.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * eqDiagnosis.equals(diagnose({ status: 500 }), diagnose({ status: 500 })) // => true
 * eqDiagnosis.equals(diagnose({ status: 500 }), diagnose({ status: 502 })) // => false
 */
export const eqDiagnosis: Eq<Diagnosis> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of decisions: tag, reason, and the wait in ms or the moment in epoch ms.
 *
 * What is no decision is compared as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * const at = { attempt: 1, now: 0, random: 0 }
 * eqDecision.equals(decide(diagnose({ status: 401 }), at), decide(diagnose({ status: 404 }), at)) // => true
 */
export const eqDecision: Eq<Decision> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of what servers said about waiting, in ms and epoch ms.
 *
 * A span and a moment are never equal: no clock compares them. What is no pushback is compared as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * eqPushback.equals({ _tag: 'In', ms: 1000 }, { _tag: 'At', epochMs: 1000 }) // => false
 */
export const eqPushback: Eq<Pushback> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of backoffs as data: the same expression, numbers and all. `NaN` equals itself.
 *
 * Two that always wait alike may be written apart; `ordWaitAt` compares what they wait. What is no backoff is compared
 * as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * eqBackoff.equals(constant(500), constant(500)) // => true
 * eqBackoff.equals(constant(500), both(constant(500), constant(500))) // => false
 */
export const eqBackoff: Eq<Backoff> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of policies: every rule, cost and limit.
 *
 * As data, like `eqBackoff`. What is no policy is compared as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * const longer = policy({ totalMs: 120_000 })
 * longer._tag === 'Accepted' && eqPolicy.equals(longer.policy, defaultPolicy) // => false
 */
export const eqPolicy: Eq<Policy> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of sessions: policy, deadline, plan and history.
 *
 * What is no session is compared as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * eqSession.equals(begin({ now: 0, random: 0 }), begin({ now: 1, random: 0 })) // => false
 */
export const eqSession: Eq<Session> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of budgets: tokens, and when they were counted.
 *
 * Two that differ only in that moment are not equal, though they may be worth the same later. What is no budget is
 * compared as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * eqBudget.equals(openBudget(0), openBudget(0)) // => true
 */
export const eqBudget: Eq<Budget> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of findings: code, cause, severity, certainty and evidence.
 *
 * What is no finding is compared as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * const [first] = preflight({ url: 'https://api.thegrid.ai/v1/v1/chat/completions' })
 * eqFinding.equals(first, first) // => true
 */
export const eqFinding: Eq<Finding> = /* @__PURE__ */ fromEquals(same)

/**
 * Equality of reports: every field, the Markdown included.
 *
 * What is no report is compared as plain data.
 *
 * Source: fp-ts, the laws of `Eq`.
 *
 * @example
 * const moment = { now: 0, random: 0 }
 * const diagnosis = diagnose({ status: 500 })
 * eqReport.equals(report(diagnosis, { moment }), report(diagnosis, { moment })) // => true
 */
export const eqReport: Eq<Report> = /* @__PURE__ */ fromEquals(same)
