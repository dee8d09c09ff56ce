import type { Findings } from './diagnosis.js'

/** What every diagnosis carries, where nothing is known. */
export const nothingFound: Findings = {
  culprit: 'Unclear',
  recovery: 'Unclear',
  pace: null,
  certainty: 'Guess',
  evidence: [],
  pushback: null,
  status: null,
  requestId: null,
  surface: null,
  instrument: null,
  autoTopUp: null,
  outputDelivered: false,
}

/** The same of a diagnosis, and nothing else: one from elsewhere may hold more. */
export const findingsIn = (from: Findings): Findings => ({
  culprit: from.culprit,
  recovery: from.recovery,
  pace: from.pace,
  certainty: from.certainty,
  evidence: from.evidence,
  pushback: from.pushback,
  status: from.status,
  requestId: from.requestId,
  surface: from.surface,
  instrument: from.instrument,
  autoTopUp: from.autoTopUp,
  outputDelivered: from.outputDelivered,
})
