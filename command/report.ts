import { type Diagnosis, report } from 'grid-triage'
import type { Pasted } from 'grid-triage/paste'
import { sentAt } from './sent-at.js'

/**
 * What support asks for. Its time is that of the failure, or not known: when somebody pasted it says nothing. Attempts
 * are not listed, since this command has made none.
 */
export const reportOf = (pasted: Pasted, diagnosis: Diagnosis): string =>
  report(diagnosis, {
    moment: { now: sentAt(pasted) ?? Number.NaN, random: 0.5 },
    request: pasted.request,
  }).markdown
