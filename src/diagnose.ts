import { hasForeignKey } from './auth-fault.js'
import { causes } from './causes.js'
import type { Cause, Diagnosis, Evidence, Findings, Of, Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { judgeFailure } from './failure.js'
import { type Grid, theGrid } from './grid.js'
import { header, headerName } from './header.js'
import { judgeInterrupted } from './interrupted.js'
import { type Outcome, readOutcome } from './outcome.js'
import { pushbackOf } from './pushback.js'
import { safeName, safeRequestId } from './redact.js'
import { judgeRedirect } from './redirect.js'
import type { Seen } from './seen.js'
import { judgeSuccess } from './success.js'
import { judgeNoAnswer } from './transport.js'

const REQUEST_IDS = [
  headerName('x-grid-request-id'),
  headerName('x-request-id'),
  headerName('request-id'),
]

const requestIdOf = (outcome: Outcome): string | null => {
  for (const name of REQUEST_IDS) {
    const id = header(outcome.headers, name)?.trim() ?? ''
    if (id !== '') return safeRequestId(id)
  }
  return safeRequestId(outcome.envelope()?.requestId ?? null)
}

const judge = (outcome: Outcome): Recognition => {
  if (outcome._tag === 'NoAnswer') return judgeNoAnswer(outcome)
  if (outcome._tag === 'CutShort') return judgeInterrupted(outcome)
  const { status } = outcome
  if (status < 200) return recognised('Unknown', 'Guess', saw('Status', { status }))
  if (status < 300 || status === 304) return judgeSuccess(outcome)
  return status < 400 ? judgeRedirect(outcome) : judgeFailure(outcome)
}

/** What the request shows that is no fault by itself and yet worth saying. */
const asides = ({ request }: Outcome, cause: Cause): readonly Evidence[] => {
  if (request === null || cause === 'Healthy') return []
  const { model, clientRetries } = request
  return [
    ...(model !== null && model !== model.toLowerCase() && cause !== 'UnknownInstrument'
      ? [saw('CaseDiffers', { model: safeName(model.trim()) ?? '' })]
      : []),
    ...(cause === 'InvalidApiKey' && hasForeignKey(request) ? [saw('ForeignKey')] : []),
    ...(clientRetries > 0 ? [saw('NestedRetries', { clientRetries })] : []),
  ]
}

const diagnosisOf = <C extends Cause>(cause: C, found: Findings): Of<C> => ({
  _tag: causes[cause].tag,
  cause,
  ...found,
})

const conclude = (outcome: Outcome): Diagnosis => {
  const found = judge(outcome)
  const { cause, certainty } = found
  const facts = causes[cause]
  return diagnosisOf(cause, {
    culprit: found.culprit ?? facts.culprit,
    recovery: found.recovery ?? facts.recovery,
    pace: found.pace === undefined ? facts.pace : found.pace,
    certainty,
    evidence: [...found.evidence, ...asides(outcome, cause)],
    pushback: cause === 'Healthy' ? null : pushbackOf(outcome.headers),
    status: outcome._tag === 'NoAnswer' ? null : outcome.status,
    requestId: requestIdOf(outcome),
    surface: outcome.request?.surface ?? null,
    instrument: safeName(outcome.request?.model?.trim() ?? null),
    autoTopUp: outcome.autoTopUp,
    outputDelivered: outcome._tag === 'CutShort' && outcome.stream.delivered,
  })
}

/** What is said when even reading failed: every field absent. */
const unread = (): Diagnosis => ({
  _tag: 'Unrecognised',
  cause: 'Unknown',
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
})

/**
 * What happened to one attempt: what went wrong, whose fault it is, and what was seen that says so.
 *
 * Hand in what you have: an answer (`response` or `status`, `headers`, `body`), what was thrown (`error`), a stream,
 * and the `request`, which explains a 401 or a 404. The evidence counts in this order: an intermediary's signature, the
 * request's own fault (URL, credentials, instrument), the body's code, its words, the bare status. A success is
 * `Healthy`. Takes no clock, makes no call, and reads no body that was not handed in. Input of any other shape, and
 * getters that throw, give `Unrecognised`; nothing is thrown. No key, token or text of the body is in the result.
 *
 * Source: the troubleshooting page, "Common errors and fixes".
 *
 * @example
 * const { cause, culprit } = diagnose({
 *   status: 401,
 *   request: { url: 'https://api.thegrid.ai/v1/chat/completions', headers: { authorization: 'my-key' } },
 * })
 * cause // => 'MissingBearerPrefix'
 * culprit // => 'CallerConfig'
 */
export const diagnose = (seen: Seen, grid: Grid = theGrid): Diagnosis => {
  try {
    return conclude(readOutcome(seen, grid))
  } catch {
    return unread()
  }
}
