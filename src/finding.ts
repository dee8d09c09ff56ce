import type { Cause, Evidence, EvidenceCode } from './diagnosis.js'

/** `Error`: the call will fail. `Warning`: it may work, and yet something is to be mended. */
export type Severity = 'Error' | 'Warning'

/** One thing that is wrong with a request, seen before it is sent. A plain record that survives JSON unchanged. */
export interface Finding {
  /** What was seen: the code of the first piece of evidence. */
  readonly code: EvidenceCode
  /** What a call with this fault is diagnosed as; `null` for a warning, which is no fault by itself. */
  readonly cause: Cause | null
  readonly severity: Severity
  /** At least one piece. */
  readonly evidence: readonly Evidence[]
}
