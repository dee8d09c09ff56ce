export type { Backoff } from './backoff.js'
export type {
  At,
  Decision,
  Moment,
  Retry,
  RetryReason,
  Stop,
  StopReason,
} from './decide.js'
export { decide } from './decide.js'
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
export type { Blame, Explanation } from './explain.js'
export { explain } from './explain.js'
export type { Grid, GridExtension, GridHost, Instrument, Surface, SurfaceFacts } from './grid.js'
export { extendGrid, theGrid } from './grid.js'
export type { Policy } from './policy.js'
export { defaultPolicy } from './policy.js'
export type { Pushback } from './pushback.js'
export type { Seen, SeenRequest, SeenStream } from './seen.js'
export type { Triage } from './triage.js'
export { triage } from './triage.js'
