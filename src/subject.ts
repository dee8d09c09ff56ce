import type { Cause, Diagnosis, Evidence, EvidenceCode, Findings } from './diagnosis.js'
import type { Finding } from './finding.js'
import { findingsIn, nothingFound } from './nothing-found.js'
import { GATED, isGated, isKeyShaped, safeRequestId } from './redact.js'
import { gatedUrl } from './shown-url.js'

/** What is put into words: a diagnosis, or a finding in the form of one. */
export interface Subject extends Findings {
  readonly cause: Cause
  /** Nothing was sent yet. */
  readonly ahead?: boolean
  /** It was decided not to send the call again. */
  readonly isOver?: boolean
}

/** So much evidence is read: no diagnosis of ours has more. */
const MOST_EVIDENCE = 64

/** A diagnosis to put into words, and whether the call is over. */
export const toldOf = (diagnosis: Diagnosis, isOver: boolean): Subject => ({
  ...findingsIn(diagnosis),
  cause: diagnosis.cause,
  isOver,
  evidence: diagnosis.evidence.slice(0, MOST_EVIDENCE),
})

/** A fault that was seen before the call, as the diagnosis that it would lead to. */
export const subjectOf = (cause: Cause, finding: Finding, ahead: boolean): Subject => ({
  ...nothingFound,
  cause,
  ahead,
  culprit: 'CallerConfig',
  recovery: 'AfterFix',
  certainty: finding.certainty,
  evidence: finding.evidence.slice(0, MOST_EVIDENCE),
})

export const has = ({ evidence }: Subject, code: EvidenceCode): boolean =>
  evidence.some((seen) => seen.code === code)

const URLS = ['got', 'expected', 'base']
/** Names, choices, hosts and media types are made of these; sentences of others are not. */
const VALUE = /^[\w .,:/…-]{1,256}$/

/** A value of one piece of evidence. It passed the gate when it was seen; one from elsewhere has to pass it here. */
export const shown = ({ values }: Evidence, name: string): string | null => {
  const found = values[name]
  if (typeof found === 'number') return `${found}`
  if (typeof found !== 'string' || found === '') return null
  if (URLS.includes(name)) return gatedUrl(found)
  return VALUE.test(found) && !isKeyShaped(found) ? found : GATED
}

/** The first value of this name in all the evidence. */
export const valueIn = ({ evidence }: Subject, name: string): string | null => {
  for (const seen of evidence) {
    const found = shown(seen, name)
    if (found !== null) return found
  }
  return null
}

/** What was seen of the URL: that it is wrong, else that it goes by a host of the caller's. */
const ofUrl = ({ evidence }: Subject, name: string): string | null => {
  const seen =
    evidence.find(({ code }) => code === 'UrlDiffers') ??
    evidence.find(({ code }) => code === 'Gateway' || code === 'ModelUnknown')
  return seen === undefined ? null : shown(seen, name)
}

/** The URL that was sent, which may have white space drawn around it. */
export const gotUrl = (subject: Subject): string | null => ofUrl(subject, 'got')

export const isMessages = ({ surface }: Subject): boolean => surface === 'Messages'

/** Where the call belongs: as the evidence says, else by the surface. */
export const expectedUrl = (subject: Subject): string =>
  ofUrl(subject, 'expected') ??
  (isMessages(subject)
    ? 'https://messages-beta.api.thegrid.ai/v1/messages'
    : 'https://api.thegrid.ai/v1/chat/completions')

const SUFFIX = /\/(?:chat\/completions|messages)$/
export const baseUrl = (subject: Subject): string =>
  ofUrl(subject, 'base') ?? expectedUrl(subject).replace(SUFFIX, '')

const LAST_SEGMENT = /\/[^/]{0,64}$/
/** The base URL for an SDK that appends the version itself. */
export const bareBase = (subject: Subject): string => baseUrl(subject).replace(LAST_SEGMENT, '')
/** What it appends: usually `/v1`. */
export const version = (subject: Subject): string =>
  LAST_SEGMENT.exec(baseUrl(subject))?.[0] ?? '/v1'

/** What was sent above what is right, and a caret below where they first differ; nothing where no URL was seen. */
export const compared = (subject: Subject): readonly string[] => {
  const got = gotUrl(subject)
  const position = Number(ofUrl(subject, 'position') ?? Number.NaN)
  const isPlace = position >= 0 && position <= 4096
  return got === null || !isPlace
    ? []
    : [`  sent:  ${got}`, `  right: ${expectedUrl(subject)}`, `         ${' '.repeat(position)}^`]
}

/** The id for support, when there is one that may be shown. */
export const shownId = ({ requestId }: Pick<Diagnosis, 'requestId'>): string | null => {
  const id = safeRequestId(requestId)
  return isGated(id) ? null : id
}

/** The host that was called, else that of the surface. */
export const apiHost = (subject: Subject): string =>
  valueIn(subject, 'host') ??
  (isMessages(subject) ? 'messages-beta.api.thegrid.ai' : 'api.thegrid.ai')
