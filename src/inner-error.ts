import type { Envelope } from './body.js'
import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { credits, limited } from './limits.js'
import { statusOf } from './read.js'
import { causeOfCode, causeOfStatus, causeOfVagueCode, causeOfWords } from './recognise.js'

/** What an error that comes without a status of its own means: by its code, then its words. */
export const judgeEnvelope = (
  envelope: Envelope,
  autoTopUp: boolean | null,
): Recognition | null => {
  const status = statusOf(envelope.status)
  const cause =
    causeOfCode(envelope.code, null) ??
    causeOfWords(envelope.message, null) ??
    causeOfVagueCode(envelope.code, null) ??
    (status === null ? null : causeOfStatus(status))
  if (cause === 'InsufficientCredits') return credits(envelope.message, autoTopUp)
  if (cause === 'RateLimited' || cause === 'QuotaExhausted') {
    return limited(envelope.message, envelope.code)
  }
  return cause === null || cause === 'Healthy'
    ? null
    : recognised(cause, 'Likely', saw('InnerError'))
}
