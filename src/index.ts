export type { Turn } from './answer.js'
export { waitMs } from './answer.js'
export type { Attempt, Ending } from './attempt.js'
export type { Attributes } from './attributes.js'
export { attributes } from './attributes.js'
export type { Backoff } from './backoff.js'
export {
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
} from './backoff.js'
export type { Blame } from './blame.js'
export type { Bounds } from './bounds.js'
export { bounds } from './bounds.js'
export type { Budget } from './budget.js'
export { openBudget } from './budget.js'
export type { Ping } from './curl.js'
export { curl } from './curl.js'
export type { At } from './decide.js'
export { decide } from './decide.js'
export type {
  Decision,
  Moment,
  Replay,
  Retry,
  RetryReason,
  Stop,
  StopReason,
} from './decision.js'
export { diagnose } from './diagnose.js'
export type {
  BadRequest,
  Cancelled,
  Cause,
  Certainty,
  Culprit,
  CutShort,
  Diagnosis,
  Evidence,
  EvidenceCode,
  Findings,
  Healthy,
  Intercepted,
  NoReply,
  Pace,
  PaymentRequired,
  QuotaExhausted,
  RateLimited,
  Recovery,
  RedirectNotFollowed,
  Replenishing,
  ServiceFault,
  Tag,
  Unauthorized,
  UnknownInstrument,
  Unreachable,
  Unrecognised,
  WrongUrl,
} from './diagnosis.js'
export type { Explanation } from './explain.js'
export { explain } from './explain.js'
export type { Finding, Severity } from './finding.js'
export { answer, currentStep, flowSteps, startFlow, verdict } from './flow.js'
export type { Answer, Answers, Flow, Given, Result, ResultOf, StepId } from './flow-state.js'
export type { Choice, Step } from './flow-steps.js'
export type { Gate, Go, Wait } from './gate.js'
export { admit } from './gate.js'
export type { Grid, GridExtension, GridHost, Instrument, Surface, SurfaceFacts } from './grid.js'
export { extendGrid, theGrid } from './grid.js'
export type { BudgetRule, PaceRule, Policy } from './policy.js'
export { defaultPolicy } from './policy.js'
export type { PolicyOptions, PolicyResult } from './policy-options.js'
export { policy } from './policy-options.js'
export { preflight } from './preflight.js'
export type { Pushback } from './pushback.js'
export type { Refusal, RefusalCode } from './refusals.js'
export { replay } from './replay.js'
export type { Report, ReportOptions } from './report.js'
export { report } from './report.js'
export type { Reported, ReportedAttempt } from './reported.js'
export type { Seen, SeenRequest, SeenStream } from './seen.js'
export type { Session, SessionOptions } from './session.js'
export { advance, begin } from './session.js'
export { show } from './show.js'
export type { Triage } from './triage.js'
export { triage } from './triage.js'
export type { Verdict } from './verdict.js'
export { version } from './version.js'
export { waits } from './waits.js'
