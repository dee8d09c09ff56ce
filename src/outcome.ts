import {
  type Body,
  type Envelope,
  envelopeInHead,
  envelopeOf,
  isBody,
  jsonOf,
  readBody,
} from './body.js'
import type { Grid } from './grid.js'
import { type HeaderLookup, headersIn } from './header.js'
import { boolOf, copied, isNameOf, isObject, prop, safely, statusOf, textOf } from './read.js'
import { type RequestFacts, readRequest } from './request.js'
import type { Seen } from './seen.js'
import { isTranscript, readStream, type StreamFacts } from './stream.js'
import { readThrown, type Thrown } from './thrown.js'
import { parseUrl, type UrlParts } from './url.js'

interface Common {
  readonly grid: Grid
  readonly request: RequestFacts | null
  readonly thrown: Thrown | null
  readonly autoTopUp: boolean | null
  readonly cancelled: boolean | null
  readonly header: HeaderLookup
  readonly body: Body
  /** Filled in by `envelopeIn`. */
  envelope: Envelope | null | undefined
}

/** Somebody answered, with a status. */
export interface Answered extends Common {
  readonly _tag: 'Answered'
  readonly status: number
  /** Where the answer came from after redirects, when that was seen. */
  readonly finalUrl: UrlParts | null
  readonly redirected: boolean | null
}

/** Nobody answered, or what answered could not be seen. */
export interface NoAnswer extends Common {
  readonly _tag: 'NoAnswer'
  /** A redirect that the browser hides: `type` is `opaqueredirect`. */
  readonly opaqueRedirect: boolean
}

/** An answer began as a stream. */
export interface CutShort extends Common {
  readonly _tag: 'CutShort'
  readonly status: number | null
  readonly stream: StreamFacts
}

/** What was seen, parsed: the input of every recogniser. */
export type Outcome = Answered | NoAnswer | CutShort

/** As far as it is given. */
type Given<A> = { readonly [K in keyof A]?: unknown }

interface Answer {
  readonly status: unknown
  readonly statusCode: unknown
  readonly headers: unknown
  readonly body: unknown
  readonly url: unknown
  readonly redirected: unknown
  readonly type: unknown
}

/** What a client has parsed. Of its own only: node-fetch warns whoever asks for what `data` once was. */
const ownData = (response: unknown): unknown =>
  safely(
    () => (isObject(response) && isNameOf(response, 'data') ? response.data : undefined),
    undefined,
  )

/** The body as given; else what the client's response, its error, or the stream still holds. */
const bodyIn = (seen: Given<Seen>, response: Given<Answer>, thrown: Thrown | null): unknown => {
  if (isBody(seen.body)) return seen.body
  const received = prop(seen.stream, 'received')
  return [ownData(seen.response), response.body, thrown?.body, received].find(isBody)
}

/** Where nobody was redirected, the URL that answered is the one that was called. */
const unredirected = (seen: Given<Seen>, response: Given<Answer>): unknown => {
  const url = seen.url ?? response.url
  return typeof url === 'string' && url !== '' && (seen.redirected ?? response.redirected) === false
    ? { url }
    : null
}

/** A field given one by one wins over what the client's error keeps of the request. */
const requestIn = (seen: Given<Seen>, response: Given<Answer>, thrown: Thrown | null): unknown => {
  const given = seen.request
  const kept = thrown?.request
  if (!isObject(given) || !isObject(kept)) return given ?? kept ?? unredirected(seen, response)
  return {
    method: prop(given, 'method') ?? prop(kept, 'method'),
    url: prop(given, 'url') ?? prop(kept, 'url'),
    headers: prop(given, 'headers') ?? prop(kept, 'headers'),
    body: prop(given, 'body') ?? prop(kept, 'body'),
    redirect: prop(given, 'redirect'),
    followsRedirects: prop(given, 'followsRedirects'),
    clientRetries: prop(given, 'clientRetries'),
  }
}

const PLAIN_BODY = /^\s{0,64}[<{[]/

/** What began as a stream may turn out to be a page or one piece of JSON. */
const isPlainBody = (received: unknown): boolean =>
  typeof received === 'string' && PLAIN_BODY.test(received)

/** What was streamed: said to be, or a success whose body is a transcript. A refusal is never streamed. */
const streamIn = (stream: unknown, status: number | null, body: unknown): unknown => {
  if (status !== null && status >= 300) return null
  if (isObject(stream)) return isPlainBody(prop(stream, 'received')) ? null : stream
  return status !== null && isTranscript(body) ? { received: body } : null
}

const readEnvelope = (body: Body): Envelope | null => {
  if (body.form !== 'Json') return null
  const json = jsonOf(body)
  return json === undefined ? envelopeInHead(body.text) : envelopeOf(json)
}

/** The error that the body words; `null` when it words none. Read when it is first asked for. */
export const envelopeIn = (outcome: Outcome): Envelope | null => {
  if (outcome.envelope === undefined) outcome.envelope = readEnvelope(outcome.body)
  return outcome.envelope
}

const NOTHING = {}

/** A field given one by one wins over the response's. Throws where a getter does. */
const outcomeOf = (seen: Given<Seen>, grid: Grid): Outcome => {
  const response: Given<Answer> = isObject(seen.response) ? seen.response : NOTHING
  const { error } = seen
  const thrown = error === undefined || error === null ? null : readThrown(error)
  const status =
    statusOf(seen.status) ??
    statusOf(response.status) ??
    statusOf(response.statusCode) ??
    thrown?.status ??
    null
  const request = readRequest(requestIn(seen, response, thrown), grid)
  const autoTopUp = boolOf(seen.autoTopUp)
  const cancelled = boolOf(seen.cancelled)
  const header = headersIn(seen.headers ?? response.headers ?? thrown?.headers)
  const raw = bodyIn(seen, response, thrown)
  const body = readBody(raw)
  const stream = streamIn(seen.stream, status, raw)
  // The common fields are written out each time: V8 takes microseconds to spread them.
  if (stream !== null) {
    return {
      _tag: 'CutShort',
      grid,
      request,
      thrown,
      autoTopUp,
      cancelled,
      header,
      body,
      envelope: undefined,
      status,
      stream: readStream(stream),
    }
  }
  if (status === null) {
    const type = seen.type ?? response.type
    return {
      _tag: 'NoAnswer',
      grid,
      request,
      thrown,
      autoTopUp,
      cancelled,
      header,
      body,
      envelope: undefined,
      opaqueRedirect: type === 'opaqueredirect',
    }
  }
  const url = textOf(seen.url ?? response.url, 4096) ?? thrown?.finalUrl ?? null
  const redirected = boolOf(seen.redirected ?? response.redirected)
  return {
    _tag: 'Answered',
    grid,
    request,
    thrown,
    autoTopUp,
    cancelled,
    header,
    body,
    envelope: undefined,
    status,
    finalUrl: url === null ? null : parseUrl(url),
    redirected: redirected ?? thrown?.redirected ?? null,
  }
}

const ANSWER: { readonly [K in keyof Answer]: null } = {
  status: null,
  statusCode: null,
  headers: null,
  body: null,
  url: null,
  redirected: null,
  type: null,
}
const SEEN: { readonly [K in keyof Required<Seen>]: null } = {
  response: null,
  status: null,
  headers: null,
  body: null,
  url: null,
  redirected: null,
  type: null,
  request: null,
  stream: null,
  error: null,
  autoTopUp: null,
  cancelled: null,
}

/** Parse what was seen. Total: anything that cannot be read is absent. */
export const readOutcome = (seen: unknown, grid: Grid): Outcome => {
  try {
    return outcomeOf(isObject(seen) ? seen : NOTHING, grid)
  } catch {
    const response = prop(seen, 'response')
    const answer = { ...copied(response, ANSWER), data: ownData(response) }
    return outcomeOf({ ...copied(seen, SEEN), response: answer }, grid)
  }
}
