import { hasForeignKey } from './auth-fault.js'
import { bodyFaults } from './body-fault.js'
import { bodyWait } from './body-wait.js'
import { causes, settled } from './causes.js'
import type { Cause, Certainty, Diagnosis, Evidence, Of, Recognition, Tag } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { judgeFailure } from './failure.js'
import { type Grid, theGrid } from './grid.js'
import type { HeaderLookup } from './header.js'
import { headerWait } from './header-wait.js'
import { judgeInterrupted } from './interrupted.js'
import { nothingFound } from './nothing-found.js'
import { envelopeIn, type Outcome, readOutcome } from './outcome.js'
import { NEVER, type Pushback } from './pushback.js'
import { isObject } from './read.js'
import { safeName, safeRequestId } from './redact.js'
import { judgeRedirect } from './redirect.js'
import type { RequestFacts } from './request.js'
import {
  gateway,
  isSeen,
  letterCase,
  nestedRetries,
  noContentType,
  oddTools,
} from './request-aside.js'
import { shouldRetry } from './retry-after.js'
import type { Seen } from './seen.js'
import { judgeSuccess } from './success.js'
import { judgeNoAnswer } from './transport.js'

const idIn = (header: HeaderLookup, name: string): string => {
  const id = header(name)
  return id === null ? '' : id.trim()
}

const requestIdOf = (outcome: Outcome): string | null => {
  const { header, thrown } = outcome
  const id =
    idIn(header, 'x-grid-request-id') ||
    idIn(header, 'x-request-id') ||
    idIn(header, 'request-id') ||
    (thrown?.requestId ?? envelopeIn(outcome)?.requestId ?? null)
  return safeRequestId(id)
}

const judge = (outcome: Outcome): Recognition => {
  if (outcome._tag === 'NoAnswer') return judgeNoAnswer(outcome)
  if (outcome._tag === 'CutShort') return judgeInterrupted(outcome)
  const { status } = outcome
  if (status < 200) return recognised('Unknown', 'Guess', saw('Status', { status }))
  if (status < 300 || status === 304) return judgeSuccess(outcome)
  return status < 400 ? judgeRedirect(outcome) : judgeFailure(outcome)
}

/** What the headers say about waiting; else the body of an error, or the error in a stream. */
const waitOf = (
  outcome: Outcome,
  { recovery, pace }: ReturnType<typeof settled>,
  certainty: Certainty,
): Pushback | null => {
  if (recovery === 'NotNeeded') return null
  const asked = {
    status: outcome._tag === 'NoAnswer' ? null : outcome.status,
    mayRetry: pace !== null,
    // A bare 503 is only likely to mean a balance, so that a limit beside it counts.
    refills: recovery === 'WhileRefilling' && certainty === 'Certain',
  }
  const inHeaders = headerWait(outcome.header, asked)
  if (inHeaders !== null || recovery === 'AfterFix') return inHeaders
  const isCut = outcome._tag === 'CutShort'
  const error = isCut ? outcome.stream.error : envelopeIn(outcome)
  if (error === null) return null
  // Words may be about anything, so they count only where waiting is known to help.
  return bodyWait(error, isCut ? '' : outcome.body.text, recovery !== 'Unclear', outcome.header)
}

/** A body may be refused for any of its faults; the status says only which kind it was. */
const isAboutBody = (cause: Cause): boolean =>
  cause === 'MalformedRequest' || cause === 'ValidationFailed'

const BY_REQUEST: readonly Tag[] = [
  'Unauthorized',
  'UnknownInstrument',
  'WrongUrl',
  'BadRequest',
  'Unrecognised',
]

/** Whether a look at the request would say more than the answer does. */
const needsRequest = (cause: Cause, outcome: Outcome): boolean =>
  cause !== 'PayloadTooLarge' &&
  outcome._tag === 'Answered' &&
  BY_REQUEST.includes(causes[cause].tag)

const isNoRequest = ({ code }: Evidence): boolean => code === 'NoRequest'

const NOTHING: readonly Evidence[] = []

const aboutBody = (request: RequestFacts): readonly Evidence[] =>
  [
    ...bodyFaults(request).flatMap(({ evidence }) => evidence),
    ...oddTools(request),
    noContentType(request),
  ].filter(isSeen)

/** What the request shows that did not decide and yet is worth saying. */
const asidesOf = ({ cause, evidence }: Recognition, outcome: Outcome): readonly Evidence[] => {
  const { request, grid } = outcome
  if (cause === 'Healthy') return []
  if (request === null) {
    return needsRequest(cause, outcome) && !evidence.some(isNoRequest) ? [saw('NoRequest')] : []
  }
  const about = isAboutBody(cause) ? aboutBody(request) : NOTHING
  const cased = cause === 'UnknownInstrument' ? null : letterCase(request)
  const foreign = cause === 'InvalidApiKey' && hasForeignKey(request) ? saw('ForeignKey') : null
  const nested = nestedRetries(request)
  const through = gateway(request, grid)
  // Mostly there is none, and then nothing is put together.
  return about.length === 0 && !cased && !foreign && !nested && !through
    ? NOTHING
    : [...about, cased, foreign, nested, through].filter(isSeen)
}

/** That the server says so decides nothing: servers say it of what no retry helps as well. */
const withAsides = (
  evidence: readonly Evidence[],
  asides: readonly Evidence[],
  saysRetry: boolean,
): readonly Evidence[] =>
  asides.length === 0 && !saysRetry
    ? evidence
    : [...evidence, ...asides, ...(saysRetry ? [saw('ServerSaysRetry')] : [])]

/** Field by field: V8 takes microseconds to spread a record. */
const diagnosisOf = <C extends Cause>(cause: C, found: Recognition, outcome: Outcome): Of<C> => {
  const row = settled(found)
  const { culprit, recovery, pace } = row
  const { request } = outcome
  const again = recovery === 'NotNeeded' ? null : shouldRetry(outcome.header)
  const asides = asidesOf(found, outcome)
  return {
    _tag: causes[cause].tag,
    cause,
    culprit,
    recovery,
    pace,
    certainty: found.certainty,
    evidence: withAsides(found.evidence, asides, again === true),
    pushback: again === false ? NEVER : waitOf(outcome, row, found.certainty),
    status: outcome._tag === 'NoAnswer' ? null : outcome.status,
    requestId: requestIdOf(outcome),
    surface: request === null ? null : request.surface,
    instrument: request === null || request.model === null ? null : safeName(request.model.trim()),
    autoTopUp: outcome.autoTopUp,
    outputDelivered: outcome._tag === 'CutShort' && outcome.stream.delivered,
  }
}

/** Who has ended the call waits for no retry; a fault to fix is worth knowing all the same. */
const unlessCancelled = (found: Recognition, { cancelled }: Outcome): Recognition =>
  cancelled === true && settled(found).pace !== null
    ? recognised('AbortedByCaller', 'Certain')
    : found

/** What is said when even reading failed: every field absent. */
const unread = (): Diagnosis => ({
  ...nothingFound,
  evidence: [],
  _tag: 'Unrecognised',
  cause: 'Unknown',
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
    const outcome = readOutcome(seen, isObject(grid) ? grid : theGrid)
    const found = unlessCancelled(judge(outcome), outcome)
    return diagnosisOf(found.cause, found, outcome)
  } catch {
    return unread()
  }
}
