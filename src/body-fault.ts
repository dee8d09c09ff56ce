import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import { parameterFaults } from './parameter-fault.js'
import { isArray, isObject } from './read.js'
import { safeName } from './redact.js'
import { type RequestFacts, sentJson } from './request.js'
import { isJudged } from './sent-body.js'

const JSON_TYPE = /^\s{0,16}application\/(?:[\w.+-]{1,64}\+)?json\s{0,16}(?:;|$)/i

/** The media type that was sent with the body; `''` when it names none, `null` when the headers were not given. */
export const contentType = ({ headers, header }: RequestFacts): string | null =>
  isObject(headers) ? (header('content-type') ?? '').trim() : null

const isJsonType = (type: string): boolean => JSON_TYPE.test(type)

/** Where two layers set it, both values arrive, joined. */
const isJson = (types: string): boolean =>
  types.includes(',') ? types.split(',', 4).every(isJsonType) : isJsonType(types)

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
  if (type === null || type === '' || isJson(type)) return []
  if (!isObject(request.body) && !isJudged(request.body)) return []
  const sent = safeName(type.split(';', 1)[0]?.trim() ?? '') ?? ''
  return [recognised('MalformedRequest', 'Certain', saw('ContentType', { sent }))]
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
