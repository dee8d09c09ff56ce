import * as O from 'fp-ts/Option'
import type { Cause, Evidence, Recognition } from './diagnosis.js'
import { callersToFix, recognised, saw } from './evidence.js'
import type { Grid } from './grid.js'
import { judgeEnvelope } from './inner-error.js'
import { envelopeIn, type NoAnswer, type Outcome } from './outcome.js'
import {
  causeOfCode,
  causeOfThrownCode,
  causeOfVagueCode,
  knownThrownCode,
  thrownWordsOf,
} from './recognise.js'
import { opaqueRedirect } from './redirect.js'
import { urlOf } from './request.js'
import { requestFault } from './request-fault.js'
import { shownHost } from './shown-url.js'
import type { Thrown } from './thrown.js'
import { isLoopback, parseUrl } from './url.js'
import { reachesGrid } from './url-fault.js'

/** Some clients report the caller's own abort under a code that else means a time-out. */
const HUNG_UP = /^request aborted$/

/** What Node's fetch, or node-fetch, says of an answer that broke off once it had begun, and of nothing else. */
const BROKE_OFF = /^terminated$|premature close$/

/** A runtime refuses to send a header with such characters; of the headers set by hand, the key is the usual one. */
const UNSENDABLE = { shape: 'characters' }

const isProxy = (cause: Cause): boolean =>
  cause === 'ProxyAuthenticationRequired' || cause === 'BlockedByProxy'
const isAbort = (cause: Cause): boolean => cause === 'AbortedByCaller'
const isVague = (cause: Cause): boolean => cause === 'NetworkFailure'
const isExact = (cause: Cause): boolean => !isAbort(cause) && !isVague(cause)

const proxyWords = /* @__PURE__ */ thrownWordsOf(isProxy)
const exactWords = /* @__PURE__ */ thrownWordsOf(isExact)
const abortWords = /* @__PURE__ */ thrownWordsOf(isAbort)
const vagueWords = /* @__PURE__ */ thrownWordsOf(isVague)

/**
 * The cause that a thrown error names: a proxy's refusal first, since it arrives dressed as an abort; then codes,
 * which do not depend on wording; then words; then an abort; the vague words of a wrapper last.
 */
const causeOf = ({ codes, names, messages }: Thrown): Cause | null => {
  if (messages.some((message) => HUNG_UP.test(message))) return 'AbortedByCaller'
  const named = [...codes, ...names]
  const broke = messages.some((message) => BROKE_OFF.test(message))
  if (broke && causeOfThrownCode(named, isExact) === 'ConnectionReset') return 'StreamInterrupted'
  return (
    proxyWords(messages) ??
    causeOfThrownCode(named, isExact) ??
    exactWords(messages) ??
    causeOfThrownCode(named, isAbort) ??
    abortWords(messages) ??
    causeOfThrownCode(named, isVague) ??
    vagueWords(messages)
  )
}

/** Whether the call was meant for The Grid's own host, as far as the request or the error tells. */
const isMeantForGrid = ({ request, grid, thrown }: Outcome): boolean => {
  if (request?.urlText != null) return reachesGrid(request)
  const hosts = grid.hosts.flatMap((host) => parseUrl(host.origin)?.host ?? [])
  return (
    thrown?.messages.some((message) =>
      message.split(/[^a-z0-9.-]/, 64).some((word) => hosts.includes(word)),
    ) === true
  )
}

/** The Grid itself sends calls on to hosts of its own. */
const isElsewhere = (name: string, host: string, grid: Grid): boolean =>
  name !== host && name !== grid.domain && !name.endsWith(`.${grid.domain}`)

/** Whether the address that failed is not the one that was called: a proxy's, set where the code runs. */
const isProxyAddress = ({ request, thrown, grid }: Outcome): boolean => {
  const host = urlOf(request)?.host ?? ''
  if (host === '' || thrown === null) return false
  const address = thrown.address === '::1' ? '[::1]' : (thrown.address ?? '')
  return (
    (isLoopback(address) && !isLoopback(host)) ||
    (thrown.hostname !== null && isElsewhere(thrown.hostname.toLowerCase(), host, grid))
  )
}

/** The host that was called and the code that came back, as far as they are known. Codes are those of the table. */
const connection = ({ request, thrown }: Outcome): Evidence['values'] => {
  const host = shownHost(urlOf(request))
  const code = thrown === null ? null : knownThrownCode(thrown.codes)
  if (host === null) return code === null ? {} : { code }
  return code === null ? { host } : { host, code }
}

/** Refused, or no such name: at The Grid's own address the network's doing, anywhere else a wrong address. */
const unreached = (cause: 'ConnectionRefused' | 'DnsFailure', outcome: Outcome): Recognition => {
  if (isProxyAddress(outcome)) return callersToFix(recognised(cause, 'Likely', saw('LocalProxy')))
  if (isMeantForGrid(outcome))
    return recognised(cause, 'Certain', saw('ConnectionCode', connection(outcome)))
  const fault = wrongAddress(outcome)
  return callersToFix(
    O.isSome(fault)
      ? recognised(cause, 'Certain', ...fault.value.evidence)
      : recognised(cause, 'Likely', saw('NoRequest')),
  )
}

const wrongAddress = ({ request, grid }: Outcome): O.Option<Recognition> =>
  requestFault(request, grid, null)

const aborted = (outcome: Outcome): Recognition =>
  outcome.cancelled === false
    ? recognised('Timeout', 'Likely', saw('ConnectionCode', connection(outcome)))
    : recognised('AbortedByCaller', outcome.cancelled === true ? 'Certain' : 'Likely')

/** Judge an error that came instead of an answer; `null` when nothing in it is about the connection. */
export const judgeThrown = (outcome: Outcome): Recognition | null => {
  const { thrown } = outcome
  if (thrown === null) return null
  if (outcome.cancelled === true) return aborted(outcome)
  const cause = causeOf(thrown)
  if (cause === null) return null
  if (cause === 'AbortedByCaller') return aborted(outcome)
  if (cause === 'ConnectionRefused' || cause === 'DnsFailure') return unreached(cause, outcome)
  if (isProxy(cause) || cause === 'RedirectNotFollowed') {
    return recognised(cause, 'Certain', saw('ConnectionCode', connection(outcome)))
  }
  if (cause === 'MalformedKey') return recognised(cause, 'Likely', saw('KeyShape', UNSENDABLE))
  // An answer had begun, so that the address is not to blame; that it was a stream is not said.
  const broke = cause === 'StreamInterrupted'
  const fault = broke ? O.none : wrongAddress(outcome)
  if (O.isSome(fault)) return fault.value
  return recognised(
    cause,
    isVague(cause) || broke ? 'Likely' : 'Certain',
    saw('ConnectionCode', connection(outcome)),
  )
}

/** An error out of a stream may be all that is left of an answer: it keeps the machine code of the body. */
const judgeCodes = ({ thrown }: Outcome): Recognition | null => {
  for (const code of thrown?.codes ?? []) {
    const cause = causeOfCode(code, null) ?? causeOfVagueCode(code, null)
    if (cause !== null) return recognised(cause, 'Likely', saw('InnerError'))
  }
  return null
}

/** A URL that is none explains an error that nobody knows; a host that nobody named does not. */
const judgeUrl = (outcome: Outcome): Recognition | null => {
  const fault = outcome.thrown === null ? O.none : wrongAddress(outcome)
  return O.isSome(fault) && fault.value.cause === 'WrongBaseUrl'
    ? { ...fault.value, certainty: 'Likely' }
    : null
}

/** Judge what came without a status. */
export const judgeNoAnswer = (outcome: NoAnswer): Recognition => {
  if (outcome.opaqueRedirect) return opaqueRedirect()
  if (outcome.thrown === null && outcome.cancelled === true) return aborted(outcome)
  const envelope = envelopeIn(outcome)
  const worded = envelope === null ? null : judgeEnvelope(envelope, outcome.autoTopUp)
  return (
    worded ??
    judgeThrown(outcome) ??
    judgeCodes(outcome) ??
    judgeUrl(outcome) ??
    recognised('Unknown', 'Guess')
  )
}
