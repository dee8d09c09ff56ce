import * as O from 'fp-ts/Option'
import { hasGoodCredentials } from './auth-fault.js'
import type { Cause, Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { intermediaryOf, isFromGateway } from './intermediary.js'
import { credits, limited } from './limits.js'
import { judgeNotFound } from './not-found.js'
import type { Answered } from './outcome.js'
import { causeOfCode, causeOfStatus, causeOfWords, explainsStatus } from './recognise.js'
import { leftOrigin } from './redirect.js'
import { requestFault } from './request-fault.js'

const REFUSED_KEY = /\binvalid\b|\bincorrect\b|\bexpired\b|\brevoked\b/

const wordsOf = (outcome: Answered): string => {
  const envelope = outcome.envelope()
  if (envelope !== null) return envelope.message
  const { form, text } = outcome.body()
  return form === 'Text' ? text.slice(0, 512).toLowerCase() : ''
}

/** 503: a balance being replenished, when The Grid says so or when nothing speaks against it. */
const unavailable = (outcome: Answered): Recognition => {
  const envelope = outcome.envelope()
  const words = envelope === null ? '' : `${envelope.message} ${envelope.code}`
  const cause = causeOfWords(words, 503) ?? causeOfCode(envelope?.code ?? '', 503)
  if (cause === 'BalanceReplenishing') return recognised(cause, 'Certain', saw('BalanceWords'))
  if (cause !== null) return recognised(cause, 'Certain', saw('BodyWords'))
  const { form } = outcome.body()
  const silent = form === 'Lost' || form === 'Empty'
  if (outcome.autoTopUp !== false && (envelope?.shape === 'Grid' || silent)) {
    if (!silent || !isFromGateway(outcome)) {
      return recognised(
        'BalanceReplenishing',
        'Likely',
        saw(silent ? 'BodyLost' : 'Status', { status: 503 }),
      )
    }
  }
  return recognised(
    'ServiceUnavailable',
    'Certain',
    saw(form === 'Html' ? 'GatewayPage' : 'Status', { status: 503 }),
  )
}

const ofStatus = (cause: Cause, outcome: Answered): Recognition => {
  const html = outcome.body().form === 'Html'
  return recognised(
    cause,
    'Certain',
    saw(html ? 'GatewayPage' : 'Status', { status: outcome.status }),
  )
}

/** 401 without a fault in sight: what the body says, and how much of the request was seen. */
const unauthorised = (outcome: Answered): Recognition => {
  const { grid, request, status } = outcome
  const good = hasGoodCredentials(request, grid)
  const words = wordsOf(outcome)
  const left = leftOrigin(outcome)
  if (good && left !== false && request?.surface !== 'Messages' && !REFUSED_KEY.test(words)) {
    const certainty = left === true ? 'Certain' : 'Likely'
    return recognised('AuthorizationLostOnRedirect', certainty, saw('AuthorizationDropped'))
  }
  const said = causeOfCode(outcome.envelope()?.code ?? '', status) ?? causeOfWords(words, status)
  if (said !== null && said !== 'InvalidApiKey') return recognised(said, 'Likely', saw('BodyWords'))
  return good || said !== null
    ? recognised('InvalidApiKey', 'Certain', saw('Status', { status }))
    : recognised('InvalidApiKey', 'Likely', saw('NoRequest'))
}

const bySaid = (outcome: Answered): O.Option<Recognition> => {
  const { status } = outcome
  const envelope = outcome.envelope()
  const coded = causeOfCode(envelope?.code ?? '', status)
  if (coded !== null) return O.some(recognised(coded, 'Certain', saw('BodyCode')))
  const worded = causeOfWords(wordsOf(outcome), status)
  return worded === null ? O.none : O.some(recognised(worded, 'Likely', saw('BodyWords')))
}

/** By body code, body words, then the bare status. */
const bySaidOrStatus = (outcome: Answered): Recognition => {
  const { status } = outcome
  if (status === 402) return credits(wordsOf(outcome), outcome.autoTopUp)
  if (status === 429) return limited(wordsOf(outcome), outcome.envelope()?.code ?? '')
  if (status === 503) return unavailable(outcome)
  if (status === 401) return unauthorised(outcome)
  const said = bySaid(outcome)
  if (O.isSome(said) && status !== 404) return said.value
  if (status === 404) return judgeNotFound(outcome, O.isSome(said) ? said.value : null)
  const cause = causeOfStatus(status)
  if (cause === null) return recognised('Unknown', 'Guess', saw('Status', { status }))
  const found = ofStatus(cause, outcome)
  return status === 425 ? { ...found, certainty: 'Guess', pace: 'Fault' } : found
}

/** An error answer: first whose it is, then the request's own fault, then what it says. */
export const judgeFailure = (outcome: Answered): Recognition => {
  const intermediary = intermediaryOf(outcome)
  if (O.isSome(intermediary)) return intermediary.value
  const fault = requestFault(outcome.request, outcome.grid, ({ cause }) =>
    explainsStatus(cause, outcome.status),
  )
  return O.isSome(fault) ? fault.value : bySaidOrStatus(outcome)
}
