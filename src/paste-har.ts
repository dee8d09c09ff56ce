import type { WrittenAnswer } from './paste-part.js'
import { isArray, isObject, prop, statusOf, textOf } from './read.js'
import type { Seen, SeenRequest } from './seen.js'

/** A call of a HAR, and how many calls it was one of. */
export interface HarCall {
  readonly seen: Seen
  readonly count: number
}

/** Of a longer file the last calls are looked at. */
const MOST_ENTRIES = 4096

type Pairs = WrittenAnswer['headers']

const pairsOf = (headers: unknown): Pairs =>
  isArray(headers)
    ? headers.slice(0, 256).flatMap((header): Pairs => {
        const name = textOf(prop(header, 'name'), 256)
        const value = textOf(prop(header, 'value'), 65_536)
        return name === null || value === null || name.startsWith(':') ? [] : [[name, value]]
      })
    : []

const urlOf = (entry: unknown): string => textOf(prop(prop(entry, 'request'), 'url'), 4096) ?? ''

const statusIn = (entry: unknown): number | null =>
  statusOf(prop(prop(entry, 'response'), 'status'))

/** Browsers leave the credentials out of what they save, unless they are told to keep them. */
const requestOf = (entry: unknown): SeenRequest => {
  const request = prop(entry, 'request')
  const headers = pairsOf(prop(request, 'headers'))
  const names = headers.map(([name]) => name.toLowerCase())
  const keepsKeys = names.includes('authorization') || names.includes('x-api-key')
  const body = textOf(prop(prop(request, 'postData'), 'text'), 65_536)
  return {
    method: textOf(prop(request, 'method'), 16),
    url: urlOf(entry),
    ...(keepsKeys ? { headers } : {}),
    ...(body === null ? {} : { body }),
  }
}

const errorOf = (entry: unknown): string | null =>
  textOf(prop(prop(entry, 'response'), '_error'), 512) ??
  textOf(prop(entry, '_error'), 512) ??
  textOf(prop(prop(entry, 'response'), '_failureText'), 512)

const answerOf = (entry: unknown): Seen => {
  const response = prop(entry, 'response')
  const content = prop(response, 'content')
  const isText = prop(content, 'encoding') !== 'base64'
  const body = isText ? textOf(prop(content, 'text'), 65_536) : null
  const status = statusIn(entry)
  const error = errorOf(entry)
  return {
    ...(status === null ? { error: { message: error ?? 'Failed to fetch' } } : { status }),
    headers: pairsOf(prop(response, 'headers')),
    ...(body === null || body === '' ? {} : { body }),
  }
}

const redirectOf = (entry: unknown): string =>
  textOf(prop(prop(entry, 'response'), 'redirectURL'), 4096) ?? ''

const isCall = (entry: unknown): boolean =>
  isObject(prop(entry, 'request')) && isObject(prop(entry, 'response')) && urlOf(entry) !== ''

/** Outside a file an entry is told from what was seen of a call by what only a HAR has. */
const isEntry = (entry: unknown): boolean =>
  isCall(entry) &&
  (isObject(prop(prop(entry, 'response'), 'content')) ||
    typeof prop(prop(entry, 'request'), 'httpVersion') === 'string')

/** What a browser asks by itself before the call. */
const isPreflight = (entry: unknown): boolean =>
  prop(prop(entry, 'request'), 'method') === 'OPTIONS'

const IS_GRID = /^https?:\/\/(?:[\w.-]{1,128}\.)?thegrid\.ai(?=[:/]|$)/i
const IS_API = /\/(?:chat\/completions|messages|completions|responses|models)\b/i

const failed = (entry: unknown): boolean => {
  const status = statusIn(entry)
  return status === null || status >= 300
}

/** The last call to the API that failed; else the last that failed; else the last. */
const chosen = (entries: readonly unknown[]): number => {
  const last = (isMeant: (entry: unknown) => boolean): number =>
    entries.reduce<number>((found, entry, i) => (isMeant(entry) ? i : found), -1)
  const choices = [
    last((entry) => failed(entry) && IS_GRID.test(urlOf(entry))),
    last((entry) => IS_GRID.test(urlOf(entry))),
    last((entry) => failed(entry) && IS_API.test(urlOf(entry))),
    last((entry) => IS_API.test(urlOf(entry))),
    last(failed),
  ]
  return choices.find((i) => i !== -1) ?? entries.length - 1
}

/** The first call of a chain of redirects that ends in this one. */
const firstOfChain = (entries: readonly unknown[], at: number): number => {
  let first = at
  for (let i = at - 1; i >= 0 && at - i <= 20; i--) {
    const target = redirectOf(entries[i])
    if (target !== '' && target === urlOf(entries[first])) first = i
  }
  return first
}

const callAt = (entries: readonly unknown[], at: number): Seen => {
  const first = firstOfChain(entries, at)
  const answer = { ...answerOf(entries[at]), request: requestOf(entries[first]) }
  return first === at ? answer : { ...answer, url: urlOf(entries[at]), redirected: true }
}

const entriesIn = (json: unknown): readonly unknown[] => {
  if (isEntry(json)) return [json]
  const entries = prop(prop(json, 'log'), 'entries')
  const list = isArray(entries) ? entries : isArray(json) ? json : []
  const isOne = isArray(entries) ? isCall : isEntry
  return list.slice(-MOST_ENTRIES).filter((entry) => isOne(entry) && !isPreflight(entry))
}

/**
 * The call of a HAR that is meant: the last to the API that failed, with the redirects that led to it; `null` when it is
 * no HAR, no entry of one, and no list of entries.
 *
 * Where the file holds no credentials the headers of the request count as unknown, since browsers leave them out.
 *
 * Source: the HTTP Archive format, version 1.2, and the fields that Chromium adds (`_error`).
 */
export const harCall = (json: unknown): HarCall | null => {
  const entries = entriesIn(json)
  return entries.length === 0
    ? null
    : { seen: callAt(entries, chosen(entries)), count: entries.length }
}
