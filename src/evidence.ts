import type { Cause, Certainty, Evidence, EvidenceCode, Recognition } from './diagnosis.js'

/** In many results at once: nobody may write to it. */
const NO_VALUES: Evidence['values'] = /* @__PURE__ */ Object.freeze({})

/** One thing that was seen. Values come from the gate of `redact.ts`, or are numbers. */
export const saw = (code: EvidenceCode, values: Evidence['values'] = NO_VALUES): Evidence => ({
  code,
  values,
})

/** A cause with what points to it. */
export const recognised = (
  cause: Cause,
  certainty: Certainty,
  ...evidence: readonly Evidence[]
): Recognition => ({ cause, certainty, evidence })

/** The same cause, but the caller's to fix: nothing between is to blame, and no retry helps. */
export const callersToFix = (found: Recognition): Recognition => ({
  ...found,
  culprit: 'CallerConfig',
  recovery: 'AfterFix',
  pace: null,
})
