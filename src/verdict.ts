import { type Blame, blameOf } from './blame.js'
import { conclude } from './conclude.js'
import type { Cause, Certainty, Culprit } from './diagnosis.js'
import { explain, explainSent } from './explain.js'
import type { Finding } from './finding.js'
import type { Conclusion } from './flow-conclusion.js'
import { faultOf, warningOf } from './flow-evidence.js'
import type { Flow, StepId } from './flow-state.js'
import { type Judged, judge, type Step } from './flow-steps.js'
import { walkedOf } from './walked.js'
import { flowWords } from './words.js'

/** Whose it is, as far as the flow is walked. A plain record that survives JSON unchanged. */
export interface Verdict {
  /** Whose fault it is. */
  readonly culprit: Culprit
  /** The exact reason. */
  readonly cause: Cause
  /** How sure that is. */
  readonly certainty: Certainty
  /** The answer to "Is it me or The Grid?". */
  readonly blame: Blame
  /** The step that decided it; `null` where the diagnosis alone did. */
  readonly because: StepId | null
  /** Steps that cannot be the reason, in the page's order. */
  readonly ruledOut: readonly StepId[]
  /** Questions that are still to be answered, in the page's order. */
  readonly open: readonly StepId[]
  /** The one thing to do now, as a sentence. */
  readonly next: string
  /** Whether nothing is left to ask. */
  readonly done: boolean
}

const idOf = ({ step }: Judged): StepId => step.id

const isOpen = ({ step }: Judged): boolean => step.state === 'Open'

/** The fault that is to be mended: that of the deciding step, else the first. */
const faultIn = (flow: Flow, because: StepId | null): Finding | null =>
  (because === null ? null : (faultOf(flow, because) ?? warningOf(flow, because))) ??
  flow.findings.find(({ severity }) => severity === 'Error') ??
  null

const lastStep = (flow: Flow, { next, because }: Conclusion): string => {
  if (next !== 'AsDiagnosed' && next !== 'AsFound') return flowWords.next[next](walkedOf(flow))
  const fault = next === 'AsFound' ? faultIn(flow, because) : null
  const said = fault === null ? explain(flow.diagnosis) : explainSent(fault)
  return said.steps[0] ?? flowWords.next.Support(walkedOf(flow))
}

/** The first question that is open; `null` when none is. */
export const firstOpen = (steps: readonly Judged[]): Step | null => steps.find(isOpen)?.step ?? null

/** The verdict on a flow that is one. */
export const verdictOn = (flow: Flow): Verdict => {
  const concluded = conclude(flow)
  const steps = judge(flow, concluded)
  const { culprit, cause, certainty, because } = concluded
  const current = firstOpen(steps)
  return {
    culprit,
    cause,
    certainty,
    blame: blameOf(culprit) ?? 'Unclear',
    because,
    ruledOut: steps.filter(({ isRuledOut }) => isRuledOut).map(idOf),
    open: steps.filter(isOpen).map(idOf),
    next: current === null ? lastStep(flow, concluded) : flowWords.steps[current.id].todo,
    done: current === null,
  }
}
