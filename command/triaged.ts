import {
  currentStep,
  type Decision,
  type Diagnosis,
  decide,
  diagnose,
  type Explanation,
  explain,
  type Finding,
  type Moment,
  preflight,
  type Step,
  startFlow,
  version,
} from 'grid-triage'
import type { Pasted, Reading } from 'grid-triage/paste'
import { isSaid } from './said.js'
import { type Planned, planned } from './waits.js'

/** A fault of the request, in words. */
interface ExplainedFinding extends Finding {
  readonly explanation: Explanation
}

/** All that is said of one failed call. Plain data, with nothing secret in it: `--json` prints it as it is. */
export interface Triaged extends Planned {
  /** That of this library. */
  readonly version: string
  readonly reading: Reading
  readonly diagnosis: Diagnosis
  readonly explanation: Explanation
  /** What else is wrong with the request. */
  readonly findings: readonly ExplainedFinding[]
  readonly decision: Decision
  /** What to check next; `null` when nothing is left to ask. */
  readonly step: Step | null
}

/** What the library makes of a failed call. */
export const triaged = (pasted: Pasted, moment: Moment): Triaged => {
  const diagnosis = diagnose(pasted)
  const decision = decide(diagnosis, { ...moment, attempt: 1 })
  const explanation = explain(diagnosis, decision)
  const findings = (pasted.request === undefined ? [] : preflight(pasted.request))
    .filter((finding) => !isSaid(finding, diagnosis))
    .map((finding) => ({ ...finding, explanation: explain(finding) }))
  return {
    version,
    reading: pasted.reading,
    diagnosis,
    explanation,
    findings,
    decision,
    ...planned(diagnosis, moment.now),
    step: currentStep(startFlow(pasted)),
  }
}
