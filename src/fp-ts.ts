export type { KnownOfAttempt, Trouble } from './fp-either.js'
export {
  diagnoseLeft,
  refusalsOrPolicy,
  stopOrPass,
  stopOrRetry,
  troubleOrHealthy,
} from './fp-either.js'
export {
  eqBackoff,
  eqBudget,
  eqDecision,
  eqDiagnosis,
  eqFinding,
  eqPolicy,
  eqPushback,
  eqReport,
  eqSession,
} from './fp-eq.js'
export {
  answerWith,
  attributesWith,
  curlWith,
  decideWith,
  diagnoseWith,
  explainWith,
  preflightWith,
  reportWith,
  startFlowWith,
  triageWith,
  waitMsWith,
  waitsWith,
} from './fp-last.js'
export { latticeBackoff, ordWaitAt } from './fp-lattice.js'
export { ordCertainty, ordDecision, ordSeverity } from './fp-ord.js'
export { showBackoff, showDecision, showDiagnosis, showPolicy } from './fp-show.js'
export type { Purse } from './fp-state.js'
export { admitState, advanceState } from './fp-state.js'
export { driveTask } from './fp-task.js'
