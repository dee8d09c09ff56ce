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
import { boolOf, hasOwn, isObject, prop, safely, statusOf, textOf } from './read.js'
import { type RequestFacts, readRequest } from './request.js'
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

/** What a client has parsed. Of its own only: node-fetch warns whoever asks for what `data` once was. */
const ownData = (response: unknown): unknown =>
  safely(
    () => (isObject(response) && hasOwn(response, 'data') ? response.data : undefined),
    undefined,
  )

/** The body as given; else what the client's response, its error, or the stream still holds. */
const bodyIn = (seen: unknown, response: unknown, thrown: Thrown | null): unknown => {
  const given = prop(seen, 'body')
  if (isBody(given)) return given
  const received = prop(prop(seen, 'stream'), 'received')
  return [ownData(response), prop(response, 'body'), thrown?.body, received].find(isBody)
}

/** A field given one by one wins over what the client's error keeps of the request. */
const requestIn = (seen: unknown, response: unknown, thrown: Thrown | null): unknown => {
  const given = prop(seen, 'request')
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

/** Where nobody was redirected, the URL that answered is the one that was called. */
const unredirected = (seen: unknown, response: unknown): unknown => {
  const url = prop(seen, 'url') ?? prop(response, 'url')
  const redirected = prop(seen, 'redirected') ?? prop(response, 'redirected')
  return typeof url === 'string' && url !== '' && redirected === false ? { url } : null
}

const PLAIN_BODY = /^\s{0,64}[<{[]/

/** What began as a stream may turn out to be a page or one piece of JSON. */
const isPlainBody = (received: unknown): boolean =>
  typeof received === 'string' && PLAIN_BODY.test(received)

/** What was streamed: said to be, or a success whose body is a transcript. A refusal is never streamed. */
const streamIn = (seen: unknown, status: number | null, body: unknown): unknown => {
  if (status !== null && status >= 300) return null
  const stream = prop(seen, 'stream')
  if (isObject(stream)) return isPlainBody(prop(stream, 'received')) ? null : stream
  return status !== null && isTranscript(body) ? { received: body } : null
}

const readEnvelope = (body: Body): Envelope | null => {
  const json = jsonOf(body)
  const found = envelopeOf(json)
  return found === null && body.form === 'Json' && json === undefined
    ? envelopeInHead(body.text)
    : found
}

/** The error that the body words; `null` when it words none. Read when it is first asked for. */
export const envelopeIn = (outcome: Outcome): Envelope | null => {
  if (outcome.envelope === undefined) outcome.envelope = readEnvelope(outcome.body)
  return outcome.envelope
}

/** Parse what was seen. Total: anything that cannot be read is absent. A field given one by one wins over the response's. */
export const readOutcome = (seen: unknown, grid: Grid): Outcome => {
  const response = prop(seen, 'response')
  const error = prop(seen, 'error')
  const thrown = error === undefined || error === null ? null : readThrown(error)
  const status =
    statusOf(prop(seen, 'status')) ??
    statusOf(prop(response, 'status')) ??
    statusOf(prop(response, 'statusCode')) ??
    thrown?.status ??
    null
  const request = readRequest(requestIn(seen, response, thrown), grid)
  const autoTopUp = boolOf(prop(seen, 'autoTopUp'))
  const cancelled = boolOf(prop(seen, 'cancelled'))
  const header = headersIn(prop(seen, 'headers') ?? prop(response, 'headers') ?? thrown?.headers)
  const raw = bodyIn(seen, response, thrown)
  const body = readBody(raw)
  const stream = streamIn(seen, status, raw)
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
    const type = prop(seen, 'type') ?? prop(response, 'type')
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
  const url = textOf(prop(seen, 'url') ?? prop(response, 'url'), 4096) ?? thrown?.finalUrl ?? null
  const redirected = boolOf(prop(seen, 'redirected') ?? prop(response, 'redirected'))
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
