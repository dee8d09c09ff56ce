import type { Cause, Certainty, Evidence, EvidenceCode } from './diagnosis.js'

/** `Error`: something is wrong by the documentation; `certainty` says how surely. `Warning`: it may work all the same. */
export type Severity = 'Error' | 'Warning'

/** One thing that is wrong with a request, seen before it is sent. A plain record that survives JSON unchanged. */
export interface Finding {
  /** What was seen: the code of the first piece of evidence. */
  readonly code: EvidenceCode
  /** What such a call is diagnosed as, where this is the reason; `null` for a warning, which is no fault by itself. */
  readonly cause: Cause | null
  /** Whether it must be mended. */
  readonly severity: Severity
  /** How sure it is. */
  readonly certainty: Certainty
  /** At least one piece. */
  readonly evidence: readonly Evidence[]
}
