import type {
  Cause,
  Culprit,
  Decision,
  EvidenceCode,
  Pace,
  Pushback,
  Recovery,
  Surface,
  Tag,
} from 'grid-triage'

/** The fields of a diagnosis that a hand-written answer owes, one piece of evidence, and the decision. */
export interface Answer {
  readonly _tag: Tag
  readonly cause: Cause
  readonly culprit: Culprit
  readonly recovery: Recovery
  readonly pace: Pace | null
  readonly evidence: readonly { readonly code: EvidenceCode; readonly value: string | null }[]
  readonly pushback: Pushback | null
  readonly status: number | null
  readonly requestId: string | null
  readonly surface: Surface | null
  readonly instrument: string | null
  readonly decision: Decision
}
