import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { header, headerName } from './header.js'
import { parameterFaults } from './parameter-fault.js'
import { isArray, isObject, isPlain, parseJson, prop } from './read.js'
import { safeName } from './redact.js'
import type { RequestFacts } from './request.js'

const CONTENT_TYPE = /* @__PURE__ */ headerName('content-type')
const JSON_TYPE = /^\s{0,16}application\/(?:[\w.+-]{1,64}\+)?json\s{0,16}(?:;|$)/i

/** The media type that was sent with the body; `''` when it names none, `null` when the headers were not given. */
export const contentType = ({ headers }: RequestFacts): string | null =>
  isObject(headers) ? (header(headers, CONTENT_TYPE) ?? '').trim() : null

const isJsonType = (type: string): boolean => JSON_TYPE.test(type)

const isJudged = (body: unknown): body is string =>
  typeof body === 'string' && body.length <= 8192 && body.trim() !== ''

/** What was sent as JSON: text of at most 8 KiB that is some, a plain record, or anything in the shape of a call; else `undefined`. */
export const sentJson = ({ body, isMainCall }: RequestFacts): unknown => {
  if (isJudged(body)) return parseJson(body)
  const isCall = prop(body, 'model') !== undefined || prop(body, 'messages') !== undefined
  // A framework may give an empty record for no body, and a record may say itself what is sent of it.
  const isRecord = isMainCall && isPlain(body) && !isArray(body)
  return (isCall || isRecord) && typeof prop(body, 'toJSON') !== 'function' ? body : undefined
}

/** Text that was sent as JSON and is none, or JSON that is no object. Text over 8 KiB is not judged. */
export const notJson = (request: RequestFacts): Recognition | null => {
  if (!isJudged(request.body)) return null
  const json = sentJson(request)
  if (isObject(json) && !isArray(json)) return null
  const code = json === undefined ? 'BodyNotJson' : 'BodyNotObject'
  return recognised('MalformedRequest', 'Certain', saw(code))
}

const wrongContentType = (request: RequestFacts): readonly Recognition[] => {
  const type = contentType(request)
  // Where two layers set it, both values arrive, joined.
  if (type === null || type === '' || type.split(',', 4).every(isJsonType)) return []
  const sent = safeName(type.split(';', 1)[0]?.trim() ?? '') ?? ''
  return isObject(request.body) || isJudged(request.body)
    ? [recognised('MalformedRequest', 'Certain', saw('ContentType', { sent }))]
    : []
}

/**
 * All that is wrong with a body that is JSON, and with how it was sent. One that is none is `notJson`.
 *
 * They explain a 400 or a 422 without outweighing what the answer says: a caller may hand in less than was sent.
 */
export const bodyFaults = (request: RequestFacts): readonly Recognition[] => {
  const json = sentJson(request)
  return json === undefined || notJson(request) !== null
    ? wrongContentType(request)
    : [...parameterFaults(request, json), ...wrongContentType(request)]
}
