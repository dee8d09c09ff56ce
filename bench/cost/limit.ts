import type {
  At,
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
import type { Answer } from './answer.js'
import { CHAT_URL, type Failed } from './exchanges.js'
import { detailOf, modelOf, pushbackOf, read } from './limit-read.js'
import {
  fault,
  maybeRefill,
  mayHaveRun,
  needsFix,
  overloaded,
  refill,
  throttled,
  untilReset,
} from './limit-wait.js'

const surfaceOf = (url: string): Surface | null => {
  if (url.endsWith('/chat/completions')) return 'ChatCompletions'
  return url.endsWith('/messages') ? 'Messages' : null
}

/** What a transport names as the reason: on the cause of what `fetch` throws. */
const codeOf = (error: Failed['error']): unknown => {
  const cause = error?.cause
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null
}

const CONTENT = /"content":"[^"]/

const KNOWN = ['text-prime', 'text-standard', 'text-max', 'code-prime', 'code-standard', 'code-max']

/**
 * The limit: what somebody would write by hand who had only such calls to answer, knew what V8 likes, and gave up tables,
 * options, words for people and every bound on hostile input for it. One switch, and one literal at its end.
 *
 * It reads what the answer depends on and nothing more: the request id; a veto and a wait where a retry may help; the
 * body in the rows whose answer hangs on its words (400, 402, 429, 503); of the request the address and the model, and
 * the credentials of a 401. One small literal is its evidence. Without `thorough` it reads one header, `Retry-After` of
 * a 429 and a 503, and gives no request id.
 */
const answer = (seen: Failed, at: At, thorough: boolean): Answer => {
  const { status = null, headers, request } = seen
  const surface = surfaceOf(request.url)
  const instrument = modelOf(request.body)
  const requestId =
    thorough && status !== null
      ? (read(headers, 'x-grid-request-id') ?? read(headers, 'x-request-id'))
      : null
  let _tag: Tag = 'Unrecognised'
  let cause: Cause = 'Unknown'
  let culprit: Culprit = 'Unclear'
  let recovery: Recovery = 'AfterFix'
  let pace: Pace | null = null
  let pushback: Pushback | null = null
  let code: EvidenceCode = 'Status'
  let value: string | null = null
  let decision: Decision | null = null
  switch (status) {
    case null:
      _tag = 'Unreachable'
      cause = codeOf(seen.error) === 'ECONNREFUSED' ? 'ConnectionRefused' : 'NetworkFailure'
      culprit = 'Network'
      recovery = 'Transient'
      pace = 'Fault'
      code = 'ConnectionCode'
      decision = fault(null, at)
      break
    case 200: {
      const received = seen.stream?.received ?? ''
      if (received.includes('data: [DONE]')) break
      _tag = 'CutShort'
      cause = 'StreamInterrupted'
      culprit = 'Network'
      recovery = 'Transient'
      pace = 'OutcomeUnknown'
      code = 'NoEndMark'
      decision = mayHaveRun(CONTENT.test(received), at)
      break
    }
    case 400: {
      const isValue = detailOf(seen.body).includes('must be')
      _tag = 'BadRequest'
      cause = isValue ? 'ValidationFailed' : 'MalformedRequest'
      culprit = 'CallerRequest'
      break
    }
    case 401: {
      const { authorization } = request.headers
      _tag = 'Unauthorized'
      culprit = 'CallerConfig'
      if (authorization === undefined) cause = 'MissingCredentials'
      else cause = authorization.startsWith('Bearer ') ? 'InvalidApiKey' : 'MissingBearerPrefix'
      code = 'BareKey'
      break
    }
    case 402: {
      const isDaily = detailOf(seen.body).includes('daily')
      _tag = 'PaymentRequired'
      cause = 'InsufficientCredits'
      culprit = 'CallerAccount'
      recovery = isDaily ? 'AfterReset' : 'WhileRefilling'
      pace = isDaily ? null : 'RefillUnknown'
      code = isDaily ? 'DailyCap' : 'CreditsWords'
      pushback = thorough ? pushbackOf(headers, true) : null
      decision = isDaily ? untilReset() : maybeRefill(pushback, at)
      break
    }
    case 404:
      if (request.url !== CHAT_URL) {
        _tag = 'WrongUrl'
        cause = request.url.includes('/v1/v1/') ? 'DoubledVersionSegment' : 'ExtraPathSegment'
        culprit = 'CallerConfig'
        code = 'UrlDiffers'
        value = CHAT_URL
      } else if (instrument === null || !KNOWN.includes(instrument)) {
        _tag = 'UnknownInstrument'
        cause = 'UnknownInstrument'
        culprit = 'CallerRequest'
        code = 'ModelUnknown'
        value = instrument
      }
      break
    case 422:
      _tag = 'BadRequest'
      cause = 'ValidationFailed'
      culprit = 'CallerRequest'
      break
    case 429: {
      const isQuota = detailOf(seen.body).includes('quota')
      _tag = isQuota ? 'QuotaExhausted' : 'RateLimited'
      cause = isQuota ? 'QuotaExhausted' : 'RateLimited'
      culprit = isQuota ? 'CallerAccount' : 'CallerRequest'
      pushback = pushbackOf(headers, thorough)
      if (isQuota) break
      recovery = 'Transient'
      pace = 'Throttled'
      decision = throttled(pushback, at)
      break
    }
    case 500:
      _tag = 'ServiceFault'
      cause = 'ServiceError'
      culprit = 'Service'
      recovery = 'Transient'
      pace = 'Fault'
      pushback = thorough ? pushbackOf(headers, true) : null
      decision = fault(pushback, at)
      break
    case 503: {
      const isBalance = detailOf(seen.body).includes('replenish')
      _tag = isBalance ? 'Replenishing' : 'ServiceFault'
      cause = isBalance ? 'BalanceReplenishing' : 'ServiceUnavailable'
      culprit = isBalance ? 'CallerAccount' : 'Service'
      recovery = isBalance ? 'WhileRefilling' : 'Transient'
      pace = isBalance ? 'Refill' : 'Overloaded'
      code = isBalance ? 'BalanceWords' : 'Status'
      pushback = pushbackOf(headers, thorough)
      decision = isBalance ? refill(pushback, at) : overloaded(pushback, at)
      break
    }
  }
  return {
    _tag,
    cause,
    culprit,
    recovery,
    pace,
    evidence: [{ code, value }],
    pushback,
    status,
    requestId,
    surface,
    instrument,
    decision: decision ?? needsFix(),
  }
}

/** The limit itself. */
export const limit = (seen: Failed, at: At): Answer => answer(seen, at, true)

/** The same, reading as few headers as can be: `Retry-After` of a 429 and a 503. */
export const limitOneHeader = (seen: Failed, at: At): Answer => answer(seen, at, false)
