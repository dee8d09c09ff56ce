import { hasGoodCredentials } from './auth-fault.js'
import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import type { Answered } from './outcome.js'
import { causeOfCode } from './recognise.js'
import { leftOrigin } from './redirect.js'
import { codeOf, judgeSaid, wordsOf } from './said.js'

const REFUSED_KEY = /\binvalid\b|\bincorrect\b|\bexpired\b|\brevoked\b/

/** Whether the answer speaks of a key that it has seen. */
const refusesKey = (outcome: Answered): boolean =>
  REFUSED_KEY.test(wordsOf(outcome)) || causeOfCode(codeOf(outcome), 401) === 'InvalidApiKey'

/** Good credentials, an API's answer from elsewhere that does not speak of them: they were lost on the way. */
const lostOnRedirect = (outcome: Answered, good: boolean): Recognition | null => {
  const left = leftOrigin(outcome)
  if (left === false || outcome.body.form === 'Html' || refusesKey(outcome)) return null
  // Clients drop `Authorization` at another origin, and keep `x-api-key`.
  if (outcome.request?.surface === 'Messages') return null
  const certainty = left === true && good ? 'Certain' : 'Likely'
  return recognised('AuthorizationLostOnRedirect', certainty, saw('AuthorizationDropped'))
}

/** 401 without a fault in sight: what the body says, and how much of the request was seen. */
export const judgeUnauthorized = (outcome: Answered): Recognition => {
  const { grid, request, status } = outcome
  const good = hasGoodCredentials(request, grid)
  // Whoever shows no headers at all is taken to have sent the key.
  const unseen = request !== null && request.headers == null
  const lost = good || unseen ? lostOnRedirect(outcome, good) : null
  if (lost !== null) return lost
  const said = judgeSaid(outcome)
  // Words of an invalid key are said of any 401; only its exact code says that the key was seen.
  if (said?.cause === 'InvalidApiKey' && said.certainty === 'Certain') return said
  if (said !== null && said.cause !== 'InvalidApiKey') return { ...said, certainty: 'Likely' }
  return good
    ? recognised('InvalidApiKey', 'Certain', saw('Status', { status }))
    : recognised('InvalidApiKey', 'Likely', saw('NoRequest'))
}
