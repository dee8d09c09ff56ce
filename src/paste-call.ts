import { headersIn } from './header.js'
import { headerIn, type Said, type WrittenAnswer } from './paste-part.js'
import type { Form } from './paste-reading.js'
import { isObject, prop, statusOf, textOf } from './read.js'
import type { Seen, SeenRequest, SeenStream } from './seen.js'
import { originOf, parseUrl } from './url.js'

/** One call as its pieces tell it, one after the other. */
export interface Call {
  readonly request: SeenRequest | null
  /** Where the call went in the end, as far as redirects tell. */
  readonly url: string | null
  readonly hops: number
  readonly answer: WrittenAnswer | null
  readonly error: unknown
  /** The error was one of an attempt, behind which curl may have made another. */
  readonly triesOn: boolean
  /** The error was printed by a program. */
  readonly printed: boolean
  readonly endedWith: SeenStream['endedWith']
  readonly seen: Seen | null
}

const NOTHING: Call = {
  request: null,
  url: null,
  hops: 0,
  answer: null,
  error: undefined,
  triesOn: false,
  printed: false,
  endedWith: undefined,
  seen: null,
}

const isRedirect = ({ status }: WrittenAnswer): boolean =>
  status !== null && status >= 301 && status <= 308 && status !== 304

/** RFC 3986 section 5.2, as far as redirects use it: absolute, without a scheme, or from the root. */
const resolved = (location: string | null, base: string | null): string | null => {
  if (location === null || parseUrl(location) !== null) return location
  const from = base === null ? null : parseUrl(base)
  if (from === null) return null
  if (location.startsWith('//')) return `${from.scheme}:${location}`
  return location.startsWith('/') ? `${originOf(from)}${location}` : null
}

const urlText = (request: SeenRequest | null): string | null =>
  typeof request?.url === 'string' ? request.url : null

/** A request that is written down twice, as a command and as curl has sent it: what was sent wins, the URL as typed. */
const bothOf = (typed: SeenRequest, sent: SeenRequest): SeenRequest => ({
  ...sent,
  url: typed.url ?? sent.url,
  method: sent.method ?? typed.method,
  headers: sent.headers ?? typed.headers,
  body: sent.body ?? typed.body,
  followsRedirects: typed.followsRedirects ?? sent.followsRedirects,
  clientRetries: typed.clientRetries ?? sent.clientRetries,
})

const isOver = (call: Call): boolean =>
  (call.error !== undefined && !call.triesOn) ||
  call.seen !== null ||
  (call.answer !== null && !isRedirect(call.answer))

/** Two lines of a console that are about one call. */
const isSameCall = (call: Call, request: SeenRequest): boolean =>
  call.answer === null && call.seen === null && urlText(call.request) === urlText(request)

const withRequest = (call: Call, request: SeenRequest, form: Form): Call => {
  const goesOn =
    form === 'ConsoleLine' ? isSameCall(call, request) : form === 'Request' && !isOver(call)
  if (!goesOn) return { ...NOTHING, request, url: urlText(request) }
  // Behind a redirect it is a later hop: what explains a fault is what was sent at first.
  if (call.answer !== null) return call
  const both = call.request === null ? request : bothOf(call.request, request)
  const error = call.triesOn ? undefined : call.error
  return { ...call, request: both, url: urlText(both), error, triesOn: false }
}

/** A tool that says at its end which status it got, behind the answer itself. */
const isSaidAgain = ({ answer }: Call, { part, request, answer: said }: Said): boolean =>
  (part.form === 'CurlMessage' || part.form === 'ConsoleLine') &&
  request === undefined &&
  answer !== null &&
  answer.status === said?.status

const withAnswer = (call: Call, answer: WrittenAnswer): Call => {
  if (call.seen !== null) return { ...NOTHING, answer }
  const before = call.answer
  if (before === null || !isRedirect(before)) return { ...call, answer, error: undefined }
  const target = resolved(headerIn(before.headers, 'location'), call.url)
  return { ...call, answer, url: target ?? call.url, hops: call.hops + 1 }
}

const isSuccess = (status: number | null): boolean =>
  status !== null && status >= 200 && status < 300

const UNRESOLVED = /resolve host: ([^\s.:]{1,256})(?=$|[\s:])/

/** curl takes a word of a broken command for a URL: that it knows no such host says nothing of the call. */
const isOtherWord = ({ url }: Call, error: unknown): boolean => {
  const host = UNRESOLVED.exec(textOf(prop(error, 'message'), 1024) ?? '')?.[1]
  const called = url === null ? null : parseUrl(url)
  return host !== undefined && called !== null && called.host !== host.toLowerCase()
}

const PRINTED: readonly Form[] = ['StackTrace', 'ErrorObject']

/** An error that a program printed after another, or after a success, is about a later call. */
const isLater = (call: Call, { part, isBehind }: Said): boolean =>
  PRINTED.includes(part.form) &&
  isBehind !== true &&
  (call.printed || call.seen !== null || (call.answer !== null && isSuccess(call.answer.status)))

/** Of an answer that had begun an error says how it broke off; of several errors the first is the nearest. */
const withError = (before: Call, said: Said): Call => {
  const { part, error, endedWith, overrules } = said
  const call = isLater(before, said) ? NOTHING : before
  if (isOtherWord(call, error)) return call
  if (overrules === 'Answer') return { ...call, answer: null, error }
  if (call.answer !== null && endedWith !== undefined) return { ...call, endedWith }
  const triesOn = part.form === 'CurlMessage' && overrules === undefined
  const printed = call.printed || PRINTED.includes(part.form)
  return { ...call, triesOn, printed, error: overrules === 'Error' ? error : (call.error ?? error) }
}

const BODY_FORMS: readonly Form[] = ['ErrorBody', 'Completion', 'EventStream', 'Page']

/** A body that stands apart from the head of its answer, behind what a tool says between them. */
const lateBody = ({ answer, error }: Call, { part, body }: Said): WrittenAnswer | null =>
  answer !== null &&
  answer.body === '' &&
  error === undefined &&
  body !== undefined &&
  BODY_FORMS.includes(part.form)
    ? { ...answer, body }
    : null

const next = (call: Call, said: Said): Call => {
  const late = lateBody(call, said)
  if (late !== null) return { ...call, answer: late }
  if (said.seen !== undefined) return { ...(isOver(call) ? NOTHING : call), seen: said.seen }
  const asked = said.request === undefined ? call : withRequest(call, said.request, said.part.form)
  if (isSaidAgain(asked, said)) return asked
  const answered = said.answer === undefined ? asked : withAnswer(asked, said.answer)
  return said.error === undefined ? answered : withError(answered, said)
}

/** The last call that a text tells of. */
export const lastCall = (pieces: readonly Said[]): Call => pieces.reduce(next, NOTHING)

/** Whether what was said begins another call than that before it. */
const isAnother = (before: Call, after: Call, said: Said): boolean => {
  const { request, answer, seen, error } = said
  return (
    (request !== undefined && after.request === request) ||
    (seen !== undefined && after.seen === seen) ||
    (answer !== undefined && after.answer === answer && before.answer !== null) ||
    (error !== undefined && isLater(before, said))
  )
}

/** How many calls a text tells of. */
export const countCalls = (pieces: readonly Said[]): number => {
  let call = NOTHING
  let count = 0
  for (const said of pieces) {
    const after = next(call, said)
    if (isOver(after) && (!isOver(call) || isAnother(call, after, said))) count++
    call = after
  }
  return count
}

const answerIn = (call: Call): Seen => {
  const { answer, endedWith, hops, url } = call
  if (answer === null) return {}
  const { status, headers, body } = answer
  return {
    ...(status === null ? {} : { status }),
    headers,
    ...(body === '' ? {} : { body }),
    ...(endedWith !== undefined && isSuccess(status)
      ? { stream: { received: body, endedWith } }
      : {}),
    ...(hops > 0 && url !== null ? { url, redirected: true } : {}),
  }
}

/**
 * A client's error that came inside a stream: of the answer it keeps the headers and no status. Nothing else tells such
 * an error from a refusal.
 */
const inStream = (error: unknown): Seen => {
  const body = prop(error, 'error')
  const type = headersIn(prop(error, 'headers'))('content-type') ?? ''
  const status = statusOf(prop(error, 'status'))
  if (status !== null || !isObject(body) || !type.startsWith('text/event-stream')) return {}
  const event = isObject(prop(body, 'error')) ? body : { error: body }
  return { stream: { received: `event: error\ndata: ${JSON.stringify(event)}\n\n` } }
}

/** What the pieces say, as `diagnose` is given it. What stands there as a whole wins over pieces. */
export const seenOf = (call: Call): Seen => {
  const { request, error, seen } = call
  const asked = request === null ? {} : { request }
  const failed = error === undefined ? {} : { error, ...inStream(error) }
  const own = seen !== null && isObject(prop(seen, 'request')) ? {} : asked
  return { ...own, ...answerIn(call), ...failed, ...(seen ?? {}) }
}
