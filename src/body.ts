import { isArray, isObject, keysOf, MOST_READ, parseJson, prop, textOf } from './read.js'

/** What kind of thing the body is. `Lost`: the client did not hand it over, so nothing may be said about it. */
type BodyForm = 'Lost' | 'Empty' | 'Json' | 'Html' | 'Text'

export interface Body {
  /** Told by the first characters: `Json` that turns out to be cut parses to `undefined`. */
  readonly form: BodyForm
  /** The first 8 KiB, when the body was text. */
  readonly text: string
  /** All of the text. */
  readonly raw: string
  /** Filled in by `jsonOf`. */
  parsed: unknown
}

const UNREAD = {}

/**
 * The parsed value of a body in JSON; `undefined` for broken JSON, for other forms, and over 8 KiB. Parsed when it is
 * first asked for, which many causes never do, and kept in the record.
 */
export const jsonOf = (body: Body): unknown => {
  if (body.parsed === UNREAD) body.parsed = parseJson(body.raw)
  return body.parsed
}

/** An error as an API words it. Texts are lower case and bounded; they are matched, never shown. */
export interface Envelope {
  readonly shape: 'Grid' | 'Other'
  readonly code: string
  readonly message: string
  /** The message goes on behind what is kept of it. */
  readonly isCut: boolean
  readonly requestId: string | null
  /** A status inside the envelope, as some gateways write it. */
  readonly status: unknown
  /** The record that holds the error, and the error itself: where some services write how long to wait. */
  readonly outer: unknown
  readonly inner: unknown
}

const LOST: Body = { form: 'Lost', text: '', raw: '', parsed: undefined }
const EMPTY: Body = { form: 'Empty', text: '', raw: '', parsed: undefined }
const HTML = /^<(?:\?xml|!doctype html|!--|html|head|body|title|h1|center|meta|script)/i
const CLOSED = /[}\]]\s{0,64}$/

const fromText = (raw: string): Body => {
  const text = raw.slice(0, MOST_READ)
  const start = text.trimStart()
  if (start === '') return EMPTY
  if (start[0] === '{' || start[0] === '[') {
    return { form: 'Json', text, raw, parsed: UNREAD }
  }
  return { form: HTML.test(start) ? 'Html' : 'Text', text, raw, parsed: undefined }
}

/** Read a body that is text, parsed JSON, or nothing. */
export const readBody = (raw: unknown): Body => {
  if (typeof raw === 'string') return fromText(raw)
  return isObject(raw) ? { form: 'Json', text: '', raw: '', parsed: raw } : LOST
}

/** JSON text that stops in the middle. A long one is not parsed: that its last character closes it must do. */
export const isCut = (body: Body): boolean =>
  body.form === 'Json' &&
  (body.raw.length > MOST_READ ? !CLOSED.test(body.raw.slice(-80)) : jsonOf(body) === undefined)

/** A stream that nobody has read, a promise and raw bytes are no body. */
const isOpaque = (value: object): boolean =>
  typeof prop(value, 'getReader') === 'function' ||
  typeof prop(value, 'pipe') === 'function' ||
  typeof prop(value, 'then') === 'function' ||
  typeof prop(value, 'byteLength') === 'number'

/** One of them tells that a record or a list is not empty. */
const USUAL_FIELDS = ['error', 'errors', 'message', 'detail', '0']

const hasUsualField = (value: object): boolean => {
  try {
    return USUAL_FIELDS.some((name) =>
      Reflect.apply(Object.prototype.propertyIsEnumerable, value, [name]),
    )
  } catch {
    return false
  }
}

/** The usual fields first: to name any one field of a large record, V8 collects the names of all. */
const isFilled = (value: object): boolean => hasUsualField(value) || keysOf(value, 1).length > 0

/** Whether a field of a client's object can be a body: text, or parsed JSON with something in it. */
export const isBody = (value: unknown): boolean =>
  typeof value === 'string' ||
  (isObject(value) && typeof value !== 'function' && !isOpaque(value) && isFilled(value))

/** As much of a text is matched. One character more is kept, which tells that it goes on. */
const MOST_MATCHED = 512
const KEPT = MOST_MATCHED + 1
const isLonger = (kept: string): boolean => kept.length > MOST_MATCHED

const lower = (value: unknown): string => (textOf(value, KEPT) ?? '').toLowerCase()

/** `errors.detail` may be text, or a record of field names with their complaints. */
const detailText = (detail: unknown): string => {
  if (typeof detail === 'string') return lower(detail)
  if (!isObject(detail)) return ''
  return keysOf(detail, 8)
    .map((field) => {
      const complaint = prop(detail, field)
      return `${field} ${lower(isArray(complaint) ? prop(complaint, '0') : complaint)}`
    })
    .join(', ')
    .toLowerCase()
    .slice(0, KEPT)
}

const requestIdOf = (json: unknown, inner: unknown): string | null =>
  textOf(prop(json, 'request_id'), 256) ?? textOf(prop(inner, 'request_id'), 256)

const MACHINE_CODE = /^[a-z]{1,32}(?:_[a-z]{1,32}){1,8}$/

const gridEnvelope = (json: unknown, errors: unknown): Envelope => {
  const first = isArray(errors) ? prop(errors, '0') : errors
  const detail = detailText(prop(first, 'detail'))
  const worded = lower(prop(first, 'message'))
  const message = worded !== '' ? worded : detail !== '' ? detail : lower(first)
  const code = lower(prop(first, 'code'))
  return {
    shape: 'Grid',
    code: code !== '' ? code : MACHINE_CODE.test(detail) ? detail : '',
    message,
    isCut: isLonger(message),
    requestId: requestIdOf(json, first),
    status: undefined,
    outer: json,
    inner: first,
  }
}

const innerStatus = (error: unknown): unknown => {
  const code = prop(error, 'code')
  const isStatus = typeof code === 'number' || (typeof code === 'string' && /^\d{3}$/.test(code))
  return isStatus ? Number(code) : prop(error, 'status')
}

const apiEnvelope = (json: unknown, error: unknown): Envelope => {
  const code = lower(prop(error, 'code'))
  const message = lower(prop(error, 'message'))
  return {
    shape: 'Other',
    code: code !== '' ? code : lower(prop(error, 'type')),
    message,
    isCut: isLonger(message),
    requestId: requestIdOf(json, error),
    status: innerStatus(error),
    outer: json,
    inner: error,
  }
}

/** `{ error: "…" }`, problem+json, `{ detail: "…" }`, or an SDK's unwrapped error object. */
const plainEnvelope = (json: unknown): Envelope | null => {
  const error = prop(json, 'error')
  const message =
    textOf(prop(json, 'error_description'), KEPT) ??
    textOf(error, KEPT) ??
    textOf(prop(json, 'message'), KEPT) ??
    textOf(prop(json, 'detail'), KEPT) ??
    textOf(prop(json, 'title'), KEPT)
  if (message === null) return null
  const code = lower(prop(json, 'code'))
  return {
    shape: 'Other',
    code: code !== '' ? code : lower(prop(json, 'type')),
    message: message.toLowerCase(),
    isCut: isLonger(message),
    requestId: requestIdOf(json, json),
    status: prop(json, 'status'),
    outer: json,
    inner: json,
  }
}

/**
 * The error that a parsed body words, in any envelope that The Grid, OpenAI, Anthropic or a gateway uses.
 *
 * `null` when the body words none. Does not judge whether the words can be believed.
 */
export const envelopeOf = (json: unknown): Envelope | null => {
  const value = isArray(json) ? prop(json, '0') : json
  const errors = prop(value, 'errors')
  if (isObject(errors) || typeof errors === 'string') return gridEnvelope(value, errors)
  const error = prop(value, 'error')
  return isObject(error) ? apiEnvelope(value, error) : plainEnvelope(value)
}

const SAID = /"(?:detail|message|error)"\s{0,4}:\s{0,4}"((?:[^"\\]|\\.){1,512})("?)/
const CODED = /"(?:code|type)"\s{0,4}:\s{0,4}"([a-z_]{1,64})"/i
const GRID = /^\s{0,16}\{\s{0,16}"errors"/

/** The error in JSON text that is cut off or too long to parse, as far as its head tells. */
export const envelopeInHead = (text: string): Envelope | null => {
  const [, said, end] = SAID.exec(text) ?? []
  const code = CODED.exec(text)?.[1]
  if (said === undefined && code === undefined) return null
  const message = lower(said)
  return {
    shape: GRID.test(text) ? 'Grid' : 'Other',
    code: lower(code),
    message,
    isCut: end === '' || isLonger(message),
    requestId: null,
    status: undefined,
    outer: undefined,
    inner: undefined,
  }
}

/** Whether the body of a success holds an error all the same: `error` or `errors`, and something in it. */
export const hasError = (json: unknown): boolean => {
  const value = isArray(json) ? prop(json, '0') : json
  return [prop(value, 'error'), prop(value, 'errors')].some((error) =>
    isArray(error)
      ? error.length > 0
      : isObject(error) || (typeof error === 'string' && error !== ''),
  )
}
