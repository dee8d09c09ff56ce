import { isArray, isPlain, MOST_READ, parseJson, prop } from './read.js'

/** Whether a body is text that can be judged: some, and at most 8 KiB. */
export const isJudged = (body: unknown): body is string =>
  typeof body === 'string' && body.length <= MOST_READ && body.trim() !== ''

/** What was sent as JSON: text that can be judged, a plain record, or anything in the shape of a call; else `undefined`. */
export const jsonSent = (body: unknown, isMainCall: boolean): unknown => {
  if (isJudged(body)) return parseJson(body)
  const isCall = prop(body, 'model') !== undefined || prop(body, 'messages') !== undefined
  // A framework may give an empty record for no body, and a record may say itself what is sent of it.
  const isRecord = isMainCall && isPlain(body) && !isArray(body)
  return (isCall || isRecord) && typeof prop(body, 'toJSON') !== 'function' ? body : undefined
}
