import type { Turn } from './answer.js'
import { waitMs } from './answer.js'
import { type Attributes, attributes } from './attributes.js'
import type { Backoff } from './backoff.js'
import { curl } from './curl.js'
import { type At, decide } from './decide.js'
import type { Decision } from './decision.js'
import { diagnose } from './diagnose.js'
import type { Diagnosis, Pace } from './diagnosis.js'
import { type Explanation, explain } from './explain.js'
import type { Finding } from './finding.js'
import { answer, startFlow } from './flow.js'
import type { Flow, ResultOf, StepId } from './flow-state.js'
import type { Grid } from './grid.js'
import { defaultPolicy, type Policy } from './policy.js'
import { preflight } from './preflight.js'
import { type Report, type ReportOptions, report } from './report.js'
import type { Seen, SeenRequest } from './seen.js'
import type { Session } from './session.js'
import { type Triage, triage } from './triage.js'
import { waits } from './waits.js'

/**
 * `diagnose` with what was seen last: for one's own grid.
 *
 * Bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const diagnoseHere = diagnoseWith(extendGrid({ hosts: ['https://llm.example.com/v1'] }))
 * diagnoseHere({ status: 404, request: { url: 'https://llm.example.com/v1/v1/chat/completions' } }).cause
 * // => 'DoubledVersionSegment'
 */
export const diagnoseWith =
  (grid: Grid) =>
  (seen: Seen): Diagnosis =>
    diagnose(seen, grid)

/**
 * `decide` with the diagnosis last.
 *
 * Units and bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const next = decideWith({ attempt: 1, now: 0, random: 0.5 })
 * next(diagnose({ status: 500 })) // => { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
 */
export const decideWith =
  (at: At, policy: Policy = defaultPolicy) =>
  (diagnosis: Diagnosis): Decision =>
    decide(diagnosis, at, policy)

/**
 * `triage` with what was seen last.
 *
 * Units and bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const { decision } = triageWith({ attempt: 1, now: 0, random: 0.5 })({ status: 500 })
 * decision // => { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
 */
export const triageWith =
  (at: At, policy?: Policy, grid?: Grid) =>
  (seen: Seen): Triage =>
    triage(seen, at, policy, grid)

/**
 * `explain` with the diagnosis, or the finding, last.
 *
 * Bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const stop = { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }
 * explainWith(stop)(diagnose({ status: 401 })).blame // => 'Me'
 */
export const explainWith =
  (decision: Decision | null) =>
  (what: Diagnosis | Finding): Explanation =>
    explain(what, decision)

/**
 * `preflight` with the request last: for one's own grid.
 *
 * Bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const preflightHere = preflightWith(extendGrid({ hosts: ['https://llm.example.com/v1'] }))
 * preflightHere('https://llm.example.com/v1/v1/chat/completions')[0].cause // => 'DoubledVersionSegment'
 */
export const preflightWith =
  (grid: Grid) =>
  (request: SeenRequest | string): readonly Finding[] =>
    preflight(request, grid)

/**
 * `curl` with the request last: for one's own grid.
 *
 * Bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const curlHere = curlWith(extendGrid({ hosts: ['https://llm.example.com/v1'] }))
 * curlHere('https://llm.example.com/v1/chat/completions').includes('llm.example.com') // => true
 */
export const curlWith =
  (grid: Grid) =>
  (request?: SeenRequest | string | null): string =>
    curl(request, grid)

/**
 * `startFlow` with what was seen last: for one's own grid.
 *
 * Bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const flow = startFlowWith(extendGrid({ hosts: ['https://llm.example.com/v1'] }))({ status: 500 })
 * currentStep(flow).id // => 'StatusPage'
 */
export const startFlowWith =
  (grid: Grid) =>
  (seen: Seen | Diagnosis): Flow =>
    startFlow(seen, grid)

/**
 * `answer` with the flow last.
 *
 * An answer that the step does not offer is ignored, as there.
 *
 * Source: the troubleshooting page, "Is it me or The Grid?"; fp-ts, `pipe`.
 *
 * @example
 * const incident = answerWith('StatusPage', 'Incident')
 * verdict(incident(startFlow({ status: 500 }))).culprit // => 'Service'
 */
export const answerWith =
  <S extends StepId>(stepId: S, result: ResultOf<S>) =>
  (flow: Flow): Flow =>
    answer(flow, stepId, result)

/**
 * `report` with the diagnosis last.
 *
 * Bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * const reported = reportWith({ moment: { now: 0, random: 0 } })
 * reported(diagnose({ status: 500 })).got // => '500 (ServiceError)'
 */
export const reportWith =
  (options: ReportOptions) =>
  (diagnosis: Diagnosis): Report =>
    report(diagnosis, options)

/**
 * `attributes` with the diagnosis last.
 *
 * Bad input as there.
 *
 * Source: OpenTelemetry, semantic conventions for HTTP; fp-ts, `pipe`.
 *
 * @example
 * attributesWith(begin({ now: 0, random: 0 }))(diagnose({ status: 500 }))['error.type'] // => 'ServiceError'
 */
export const attributesWith =
  (session: Session) =>
  (diagnosis: Diagnosis): Attributes =>
    attributes(diagnosis, session)

/**
 * `waitMs` with the backoff last.
 *
 * Units and bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * waitMsWith({ attempt: 4, random: 0.5 })(exponential(1000, 2)) // => 8000
 */
export const waitMsWith =
  (turn: Turn) =>
  (backoff: Backoff): number | null =>
    waitMs(backoff, turn)

/**
 * `waits` with the policy last.
 *
 * Units and bad input as there.
 *
 * Source: fp-ts, `pipe`.
 *
 * @example
 * waitsWith('Fault', 2)(defaultPolicy) // => [2200, 3740]
 */
export const waitsWith =
  (pace: Pace, n: number, random?: number) =>
  (policy: Policy): readonly number[] =>
    waits(policy, pace, n, random)
