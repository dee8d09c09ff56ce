import { envelopeOf } from './body.js'
import { harCall } from './paste-har.js'
import type { Said } from './paste-part.js'
import type { Form } from './paste-reading.js'
import { isArray, isObject, prop, statusOf } from './read.js'
import type { Seen } from './seen.js'

/** What parsed JSON, or a printed record, says of a call. */
export type SaidByData = Omit<Said, 'part'> & { readonly form: Form; readonly count?: number }

const SEEN: { readonly [K in keyof Required<Seen>]: null } = {
  response: null,
  status: null,
  headers: null,
  url: null,
  redirected: null,
  type: null,
  body: null,
  error: null,
  stream: null,
  request: null,
  autoTopUp: null,
  cancelled: null,
}

const has = (value: unknown, name: string): boolean => prop(value, name) !== undefined

const statusIn = (value: unknown): number | null =>
  statusOf(prop(value, 'status')) ??
  statusOf(prop(value, 'statusCode')) ??
  statusOf(prop(prop(value, 'response'), 'status'))

/** What a log says of a call that went well has the shape of an error, too. */
const isFine = (value: unknown): boolean => (statusIn(value) ?? 400) < 400

/** An error of a client says what it is, or keeps its stack; what was seen of a call does not. */
const isThrown = (value: unknown): boolean =>
  typeof prop(value, 'stack') === 'string' ||
  (typeof prop(value, 'message') === 'string' &&
    !isFine(value) &&
    ['name', 'code', 'status', 'statusCode', 'response', 'config', 'cause'].some((name) =>
      has(value, name),
    ))

const isSeen = (value: unknown): boolean => {
  const request = prop(value, 'request')
  const answered =
    statusOf(prop(value, 'status')) !== null ||
    isObject(prop(value, 'response')) ||
    isObject(prop(value, 'stream'))
  const asked = isObject(request) && has(request, 'url')
  return (
    !isThrown(value) &&
    (asked ||
      (answered &&
        ['body', 'headers', 'request', 'stream', 'response'].some((name) => has(value, name))))
  )
}

const seenOf = (value: unknown): Seen => {
  const fields = Object.keys(SEEN).flatMap((name) =>
    has(value, name) ? [[name, prop(value, name)]] : [],
  )
  return Object.fromEntries(fields)
}

/** What loggers call the error that they write down. */
const LOGGED = [
  'err',
  'error',
  'exception',
  'reason',
  'cause',
  'e',
  'data',
  'meta',
  'extra',
  'context',
  'attributes',
]

const loggedError = (line: unknown, depth = 0): unknown => {
  for (const name of LOGGED) {
    const inner = prop(line, name)
    if (isObject(inner) && isThrown(inner)) return inner
    const deeper = isObject(inner) && depth < 3 ? loggedError(inner, depth + 1) : undefined
    if (deeper !== undefined) return deeper
  }
  return undefined
}

/** A line of a logger has a level, and mostly a time. */
const isLogLine = (value: unknown): boolean =>
  ['level', 'severity', 'lvl'].some((name) => has(value, name)) &&
  ['msg', 'message', 'time', 'timestamp', 'err', 'error'].some((name) => has(value, name))

/** Records whose status says that they are an SDK's error written as JSON, which loses its message. */
const isBareError = (value: unknown): boolean =>
  ['status', 'statusCode'].some((name) => (statusOf(prop(value, name)) ?? 0) >= 400) &&
  ['error', 'headers', 'code', 'requestID', 'request_id', 'data', 'responseBody'].some((name) =>
    has(value, name),
  )

/** What an API answers that has done as it was told. */
const isCompletion = (value: unknown): boolean =>
  isObject(prop(prop(value, 'choices'), '0')) ||
  (prop(value, 'type') === 'message' && isArray(prop(value, 'content'))) ||
  (prop(value, 'object') === 'response' && prop(value, 'status') === 'completed') ||
  (prop(value, 'object') === 'list' && isArray(prop(value, 'data')))

const ofRecord = (value: unknown): SaidByData | null => {
  const har = harCall(value)
  if (har !== null) return { form: 'Har', seen: har.seen, count: har.count }
  if (isCompletion(value))
    return { form: 'Completion', answer: { status: 200, headers: [], body: '' } }
  const logged = loggedError(value)
  if (isLogLine(value)) {
    const error = logged ?? (isThrown(value) || isBareError(value) ? value : undefined)
    return error === undefined ? null : { form: 'ErrorObject', error }
  }
  if (isSeen(value)) return { form: 'Seen', seen: seenOf(value) }
  if (isThrown(value) || isBareError(value)) return { form: 'ErrorObject', error: value }
  if (envelopeOf(value) !== null) return { form: 'ErrorBody', seen: { body: value } }
  return logged === undefined ? null : { form: 'ErrorObject', error: logged }
}

/**
 * What a parsed value says of a call: a HAR, a `Seen`, a line of a logger, an error of a client, the body of an error or
 * of a success; `null` when it is none of them.
 *
 * Of a list the last one that says something counts.
 */
export const saidByData = (value: unknown): SaidByData | null => {
  if (!isObject(value)) return null
  const whole = ofRecord(value)
  if (whole !== null || !isArray(value)) return whole
  for (let i = Math.min(value.length, 4096) - 1; i >= 0; i--) {
    const said = isObject(value[i]) ? ofRecord(value[i]) : null
    if (said !== null) return said
  }
  return null
}
