import { type Body, type Envelope, envelopeInHead, envelopeOf, isBody, readBody } from './body.js'
import type { Grid } from './grid.js'
import { boolOf, hasOwn, isObject, lazy, prop, safely, statusOf, textOf } from './read.js'
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
  /** Looked up one name at a time and never copied. */
  readonly headers: unknown
  readonly body: () => Body
  readonly envelope: () => Envelope | null
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

/** A field given one by one wins over the response's. */
const pick = (seen: unknown, key: keyof Seen & string): unknown =>
  prop(seen, key) ?? prop(prop(seen, 'response'), key)

const statusIn = (seen: unknown): number | null => {
  const response = prop(seen, 'response')
  return (
    statusOf(prop(seen, 'status')) ??
    statusOf(prop(response, 'status')) ??
    statusOf(prop(response, 'statusCode'))
  )
}

/** What a client has parsed. Of its own only: node-fetch warns whoever asks for what `data` once was. */
const ownData = (response: unknown): unknown =>
  safely(
    () => (isObject(response) && hasOwn(response, 'data') ? response.data : undefined),
    undefined,
  )

/** The body as given; else what the client's response, its error, or the stream still holds. */
const bodyIn = (seen: unknown, thrown: Thrown | null): unknown => {
  const given = prop(seen, 'body')
  if (isBody(given)) return given
  const response = prop(seen, 'response')
  const received = prop(prop(seen, 'stream'), 'received')
  return [ownData(response), prop(response, 'body'), thrown?.body, received].find(isBody)
}

/** A field given one by one wins over what the client's error keeps of the request. */
const requestIn = (seen: unknown, thrown: Thrown | null): unknown => {
  const given = prop(seen, 'request')
  const kept = thrown?.request
  if (!isObject(given) || !isObject(kept)) return given ?? kept ?? unredirected(seen)
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
const unredirected = (seen: unknown): unknown => {
  const url = pick(seen, 'url')
  return typeof url === 'string' && url !== '' && pick(seen, 'redirected') === false
    ? { url }
    : null
}

const PLAIN_BODY = /^\s{0,64}[<{[]/

/** What began as a stream may turn out to be a page or one piece of JSON. */
const isPlainBody = (received: unknown): boolean =>
  typeof received === 'string' && PLAIN_BODY.test(received)

/** What was streamed: said to be, or a success whose body is a transcript. A refusal is never streamed. */
const streamIn = (seen: unknown, status: number | null, raw: () => unknown): unknown => {
  if (status !== null && status >= 300) return null
  const stream = prop(seen, 'stream')
  if (isObject(stream)) return isPlainBody(prop(stream, 'received')) ? null : stream
  if (status === null) return null
  const received = raw()
  return isTranscript(received) ? { received } : null
}

/** Parse what was seen. Total: anything that cannot be read is absent. */
export const readOutcome = (seen: unknown, grid: Grid): Outcome => {
  const error = prop(seen, 'error')
  const thrown = error === undefined || error === null ? null : readThrown(error)
  const status = statusIn(seen) ?? thrown?.status ?? null
  const request = readRequest(requestIn(seen, thrown), grid)
  const autoTopUp = boolOf(prop(seen, 'autoTopUp'))
  const cancelled = boolOf(prop(seen, 'cancelled'))
  const headers = pick(seen, 'headers') ?? thrown?.headers ?? null
  const raw = lazy(() => bodyIn(seen, thrown))
  const body = lazy(() => readBody(raw()))
  const envelope = lazy(() => {
    const { form, json, text } = body()
    return (
      envelopeOf(json()) ?? (form === 'Json' && json() === undefined ? envelopeInHead(text) : null)
    )
  })
  // The common fields are written out each time: V8 takes microseconds to spread them.
  const stream = streamIn(seen, status, raw)
  if (stream !== null) {
    return {
      _tag: 'CutShort',
      grid,
      request,
      thrown,
      autoTopUp,
      cancelled,
      headers,
      body,
      envelope,
      status,
      stream: readStream(stream),
    }
  }
  if (status !== null) {
    const finalUrl = textOf(pick(seen, 'url'), 4096) ?? thrown?.finalUrl ?? null
    return {
      _tag: 'Answered',
      grid,
      request,
      thrown,
      autoTopUp,
      cancelled,
      headers,
      body,
      envelope,
      status,
      finalUrl: finalUrl === null ? null : parseUrl(finalUrl),
      redirected: boolOf(pick(seen, 'redirected')) ?? thrown?.redirected ?? null,
    }
  }
  return {
    _tag: 'NoAnswer',
    grid,
    request,
    thrown,
    autoTopUp,
    cancelled,
    headers,
    body,
    envelope,
    opaqueRedirect: pick(seen, 'type') === 'opaqueredirect',
  }
}
