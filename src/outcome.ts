import { type Body, type Envelope, envelopeOf, readBody } from './body.js'
import type { Grid } from './grid.js'
import { boolOf, isObject, lazy, prop, statusOf, textOf } from './read.js'
import { type RequestFacts, readRequest } from './request.js'
import type { Seen } from './seen.js'
import { readStream, type StreamFacts } from './stream.js'
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

/** A field given one by one wins over the response's, which wins over what the error carries. */
const pick = (seen: unknown, key: keyof Seen & string): unknown =>
  prop(seen, key) ?? prop(prop(seen, 'response'), key)

const statusIn = (seen: unknown): number | null =>
  statusOf(prop(seen, 'status')) ??
  statusOf(prop(prop(seen, 'response'), 'status')) ??
  statusOf(prop(prop(seen, 'response'), 'statusCode'))

const isAnswered = (status: number | null, stream: unknown): status is number =>
  status !== null && (!isObject(stream) || status >= 300)

/** Parse what was seen. Total: anything that cannot be read is absent. */
export const readOutcome = (seen: unknown, grid: Grid): Outcome => {
  const error = prop(seen, 'error')
  const thrown = error === undefined || error === null ? null : readThrown(error)
  const status = statusIn(seen) ?? thrown?.status ?? null
  const body = lazy(() => readBody(pick(seen, 'body') === undefined ? thrown?.body : bodyIn(seen)))
  const common: Common = {
    grid,
    request: readRequest(prop(seen, 'request') ?? thrown?.request, grid),
    thrown,
    autoTopUp: boolOf(prop(seen, 'autoTopUp')),
    cancelled: boolOf(prop(seen, 'cancelled')),
    headers: pick(seen, 'headers') ?? thrown?.headers ?? null,
    body,
    envelope: lazy(() => envelopeOf(body().json)),
  }
  const stream = prop(seen, 'stream')
  if (isAnswered(status, stream)) {
    const finalUrl = textOf(pick(seen, 'url'), 4096) ?? thrown?.finalUrl ?? null
    return {
      ...common,
      _tag: 'Answered',
      status,
      finalUrl: finalUrl === null ? null : parseUrl(finalUrl),
      redirected: boolOf(pick(seen, 'redirected')) ?? thrown?.redirected ?? null,
    }
  }
  if (isObject(stream)) return { ...common, _tag: 'CutShort', status, stream: readStream(stream) }
  return { ...common, _tag: 'NoAnswer', opaqueRedirect: pick(seen, 'type') === 'opaqueredirect' }
}
