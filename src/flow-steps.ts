import { conclude } from './conclude.js'
import { explain, explainSent } from './explain.js'
import type { Finding } from './finding.js'
import type { Conclusion } from './flow-conclusion.js'
import {
  faultOf,
  findingsOf,
  heldOf,
  isUnanswered,
  type Known,
  knownOf,
  mayBeBetween,
  warningOf,
} from './flow-evidence.js'
import { mootOf, rulesOut } from './flow-moot.js'
import { bySight } from './flow-settled.js'
import { type Flow, type Result, results, type StepId, stepIds } from './flow-state.js'
import { isNameOf } from './read.js'
import { walkedOf } from './walked.js'
import { flowWords, type Means } from './words.js'

/** An answer that a question accepts, and what it would mean. */
export interface Choice {
  /** What to hand to `answer`. */
  readonly result: Result
  /** What would follow from it, as a sentence. */
  readonly means: string
}

/** One step of the page's flow, as far as it is known. A plain record that survives JSON unchanged. */
export interface Step {
  /** What to hand to `answer`. */
  readonly id: StepId
  /** Its place on the page, from 1 to 8. The question about a proxy belongs to the curl: 2. */
  readonly number: number
  /** Its heading. */
  readonly title: string
  /** Whether it is still to be answered. */
  readonly state: 'Open' | 'Answered' | 'Skipped'
  /** Who closed it: what was seen, or your answers. `null` while it is open. */
  readonly by: 'Evidence' | 'You' | null
  /** What was found, as a sentence. */
  readonly found: string | null
  /** What `preflight` found in the request that belongs here. */
  readonly findings: readonly Finding[]
  /** What to ask, as a sentence. */
  readonly question: string
  /** How to check it. */
  readonly how: string
  /** What to run for it, as lines for a shell; `null` where there is nothing to run. */
  readonly command: string | null
  /** What it accepts; nothing where the evidence decides. */
  readonly answers: readonly Choice[]
}

/** A step, and whether it is no longer a suspect. */
export interface Judged {
  readonly step: Step
  readonly isRuledOut: boolean
}

const NUMBER: { readonly [S in StepId]: number } = {
  StatusPage: 1,
  Curl: 2,
  Proxy: 2,
  AuthHeader: 3,
  BaseUrl: 4,
  Model: 5,
  Balance: 6,
  RequestBody: 7,
  RequestId: 8,
}

/** Answers that clear a step. */
const CLEARS: readonly (Known | Result)[] = [
  'NoIncident',
  'NotInTheWay',
  'Right',
  'Enough',
  'CannotBe',
]

/** What an answer would mean. */
const meansOf = (flow: Flow, id: StepId, result: Result): string => {
  const means: Readonly<Record<string, Means>> = flowWords.steps[id].means
  return means[result]?.(walkedOf(flow)) ?? flowWords.notChecked
}

/** What a question accepts. Where nothing answered, "the same error" is no answer. */
export const acceptedBy = (flow: Flow, id: StepId): readonly Result[] => {
  if (knownOf(flow, id) !== null) return []
  const all: readonly Result[] = results[id]
  return isUnanswered(flow.diagnosis) ? all.filter((result) => result !== 'SameError') : all
}

/** A fault that was diagnosed is told of the call that was made; any other, of the request alone. */
const wrong = (flow: Flow, id: StepId): string => {
  const { diagnosis } = flow
  const fault = faultOf(flow, id)
  return fault === null || fault.cause === diagnosis.cause
    ? explain(diagnosis).meaning
    : explainSent(fault).meaning
}

const foundBySight = (flow: Flow, id: StepId, known: Known | null): string | null => {
  if (known === 'CannotBe') return flowWords.cannotBe(walkedOf(flow))
  if (known === 'Wrong') return wrong(flow, id)
  if (known === 'None') return flowWords.requestId.None
  if (known === 'Found') return flowWords.requestId.Found(walkedOf(flow))
  const warning = warningOf(flow, id)
  if (warning !== null) return explainSent(warning).meaning
  return isNameOf(flowWords.right, id) ? flowWords.right[id] : null
}

type State = Pick<Step, 'state' | 'by' | 'found'>

const stateOf = (flow: Flow, concluded: Conclusion, id: StepId): State => {
  const known = knownOf(flow, id)
  // Something odd that no status explains, and that is all the same what the call that works has not.
  if (known === 'CannotBe' && concluded.because === id) {
    return { state: 'Answered', by: 'Evidence', found: foundBySight(flow, id, null) }
  }
  if (known !== null) {
    const state = known === 'CannotBe' ? 'Skipped' : 'Answered'
    return { state, by: 'Evidence', found: foundBySight(flow, id, known) }
  }
  const answer = flow.answers[id]
  if (answer === 'NotChecked') return { state: 'Skipped', by: 'You', found: null }
  if (answer !== null) return { state: 'Answered', by: 'You', found: meansOf(flow, id, answer) }
  const moot = mootOf(flow, concluded, id)
  return moot === null
    ? { state: 'Open', by: null, found: null }
    : {
        state: 'Skipped',
        by: bySight(flow) === null ? 'You' : 'Evidence',
        found: flowWords.moot[moot],
      }
}

const isRuledOut = (flow: Flow, concluded: Conclusion, id: StepId): boolean => {
  if (concluded.because === id) return false
  const held = heldOf(flow, id)
  if (held === 'Right' && warningOf(flow, id) !== null) return false
  return held === null ? rulesOut(mootOf(flow, concluded, id)) : CLEARS.includes(held)
}

const judged = (flow: Flow, concluded: Conclusion, id: StepId): Judged => {
  const { title, question, how } = flowWords.steps[id]
  return {
    step: {
      id,
      number: NUMBER[id],
      title,
      ...stateOf(flow, concluded, id),
      findings: findingsOf(flow, id),
      question,
      how: how(walkedOf(flow)),
      command: id === 'Curl' ? walkedOf(flow).command() : null,
      answers: acceptedBy(flow, id).map((result) => ({ result, means: meansOf(flow, id, result) })),
    },
    isRuledOut: isRuledOut(flow, concluded, id),
  }
}

/** The steps of a flow in the page's order; the question about a proxy only where it is asked, or was answered. */
export const judge = (flow: Flow, concluded: Conclusion = conclude(flow)): readonly Judged[] =>
  stepIds
    .filter((id) => id !== 'Proxy' || mayBeBetween(flow) || flow.answers.Proxy !== null)
    .map((id) => judged(flow, concluded, id))
