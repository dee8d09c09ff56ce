export { backoffCodec } from './codec-backoff.js'
export { budgetCodec } from './codec-budget.js'
export { decisionCodec } from './codec-decision.js'
export { diagnosisCodec } from './codec-diagnosis.js'
export type {
  AnthropicErrorBody,
  ErrorEnvelope,
  GridErrorBody,
  OpenAiErrorBody,
} from './codec-envelope.js'
export {
  anthropicErrorCodec,
  errorEnvelopeCodec,
  gridErrorCodec,
  openAiErrorCodec,
} from './codec-envelope.js'
export { evidenceCodec } from './codec-evidence.js'
export { findingCodec } from './codec-finding.js'
export { policyCodec } from './codec-policy.js'
export { pushbackCodec } from './codec-pushback.js'
export { reportCodec } from './codec-report.js'
export { attemptCodec, sessionCodec } from './codec-session.js'
export type { Codec } from './codec-shape.js'
