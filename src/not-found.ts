import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { isListed } from './instrument.js'
import type { Answered } from './outcome.js'
import { safeName } from './redact.js'
import { urlOf } from './request.js'

/**
 * A 404 of a request that shows no fault, by what of it was seen.
 *
 * The page's order: the URL is the usual reason; where it is right, the instrument; where both are right, nobody can
 * tell from here.
 */
export const judgeNotFound = (outcome: Answered, said: Recognition | null): Recognition => {
  const { grid, request } = outcome
  const model = request?.model ?? null
  const urlSeen = request !== null && (request.isMainCall || urlOf(request) !== null)
  const modelKnown = model !== null && isListed(grid, model)
  const noModel = model !== null && model.trim() === ''
  const ruledOut = [
    ...(urlSeen ? [saw('UrlRight')] : []),
    ...(modelKnown ? [saw('ModelKnown', { model: safeName(model) ?? '' })] : []),
  ]
  const unknown = recognised('Unknown', 'Guess', ...ruledOut)
  if (modelKnown && (urlSeen || said !== null)) return unknown
  if (urlSeen && !request.isMainCall) return unknown
  if (said !== null) return said
  if (urlSeen) {
    const none = noModel ? [saw('ModelMissing')] : []
    return recognised('UnknownInstrument', noModel ? 'Certain' : 'Likely', ...none, ...ruledOut)
  }
  return recognised('WrongBaseUrl', modelKnown ? 'Likely' : 'Guess', saw('NoRequest'), ...ruledOut)
}
