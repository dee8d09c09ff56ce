import { isBody } from './body.js'
import { boolOf, isArray, isObject, parseJson, prop, statusOf, textOf } from './read.js'
import { chainOf, type Link } from './thrown-chain.js'

/** An error of any client, flattened by shape alone: no `instanceof`, and no class name decides by itself. */
export interface Thrown {
  readonly status: number | null
  readonly headers: unknown
  readonly body: unknown
  readonly requestId: string | null
  /** The URL that answered, when the client keeps it. */
  readonly finalUrl: string | null
  readonly redirected: boolean | null
  /** Codes, names and messages along the chain of causes, nearest first, in lower case. Matched, never shown. */
  readonly codes: readonly string[]
  readonly names: readonly string[]
  readonly messages: readonly string[]
  /** The address that a socket error names. */
  readonly address: string | null
  /** The host name that a name look-up was for. */
  readonly hostname: string | null
  /** A record with the request's `url`, `method`, `headers`, `body`, as far as the client keeps them. */
  readonly request: unknown
}

const STATUSES = ['status', 'statusCode', 'status_code', 'httpStatus', 'httpStatusCode']
const HEADERS = ['headers', 'responseHeaders', 'rawHeaders']
const BODIES = [
  'responseBody',
  'data',
  'body',
  'text',
  'bodyAsText',
  'responseText',
  'json',
  'value',
]
const IDS = ['requestID', 'request_id', 'requestId']

/** The first of them in which `read` finds something. */
const first = <A, B>(places: readonly A[], read: (place: A) => B | null): B | null => {
  for (const place of places) {
    const found = read(place)
    if (found !== null) return found
  }
  return null
}

/** The first value under one of the names, in the error itself or where it keeps the answer. */
const fieldOf = (
  { containers }: Link,
  names: readonly string[],
  counts: (value: unknown) => boolean,
): unknown => {
  for (const container of containers) {
    for (const name of names) {
      const value = prop(container, name)
      if (counts(value)) return value
    }
  }
  return undefined
}

const DIGITS = /^[1-5]\d\d$/
const asStatus = (value: unknown): number | null =>
  statusOf(typeof value === 'string' && DIGITS.test(value) ? Number(value) : value)

const isStatus = (value: unknown): boolean => asStatus(value) !== null

const ownStatus = (link: Link): number | null => {
  const { node } = link
  const found = asStatus(fieldOf(link, STATUSES, isStatus))
  if (found !== null) return found
  const code =
    asStatus(prop(node, 'code')) ?? asStatus(prop(prop(node, '$metadata'), 'httpStatusCode'))
  return code !== null && code >= 400 ? code : null
}

const messageOf = (node: unknown): string =>
  textOf(node, 2048) ?? textOf(prop(node, 'message'), 2048) ?? ''

const AT_HEAD = /^[[('"]{0,2}([1-5]\d\d)(?=[\])'":, ]|$)/
const BY_NAME =
  /\b(?:(?:status(?: ?code)?|error code|response code|(?:client|server) error)\W{1,4}|https?(?:\/[\d.]{1,3})?(?: error)?[ :]{1,2})([1-5]\d\d)\b/i

/** A proxy that opens no tunnel answers in its own name. */
const TUNNEL = /\btunnel(?:l?ing)?\b/i

const messageStatus = (node: unknown): number | null => {
  const message = messageOf(node).slice(0, 256)
  const named = TUNNEL.test(message) ? null : BY_NAME.exec(message)
  const match = AT_HEAD.exec(message) ?? named
  return match === null ? null : Number(match[1])
}

const LOST_BODY = /^status code \(no body\)/
const APPENDED = /\s{1,8}troubleshooting url:/i
const REMAINDER = /^[1-5]\d\d:? ([\s\S]{1,2048})/
const INSIDE = /\{["']|<(?:!doctype|html)/i

/** A client may append the body to its message: `402 {"errors":…}`, `403 <html>…`, `404 Model not found`. */
const bodyInMessage = (node: unknown): unknown => {
  const message = messageOf(node)
  const start = INSIDE.exec(message)?.index ?? -1
  if (start !== -1) {
    const text = message.slice(start)
    return parseJson(text.slice(0, text.lastIndexOf('}') + 1)) ?? text
  }
  const remainder = REMAINDER.exec(message)?.[1] ?? ''
  return remainder === '' || LOST_BODY.test(remainder)
    ? undefined
    : remainder.slice(0, APPENDED.exec(remainder)?.index)
}

/** An envelope that a client threw or returned as it is. */
const isEnvelope = (node: unknown): boolean => {
  const errors = prop(node, 'errors')
  return isObject(errors) && !isArray(errors)
}

const isFilled = (value: unknown): boolean => isBody(value) && value !== ''

const bodyOf = (link: Link): unknown => {
  const { node } = link
  const error = prop(node, 'error')
  const own = fieldOf(link, BODIES, isFilled)
  if (isFilled(error) && typeof prop(error, 'stack') !== 'string') return error
  if (own !== undefined) return own
  return isEnvelope(node) ? node : (bodyInMessage(node) ?? null)
}

/** A browser's request object is asked for its headers by name. */
const headersOf = (link: Link): unknown =>
  fieldOf(link, HEADERS, isObject) ??
  link.containers.find((one) => typeof prop(one, 'getResponseHeader') === 'function') ??
  null

const ABSOLUTE = /^[a-z][a-z0-9+.-]{0,15}:\/\//i
const urlIn = (value: unknown): string | null => {
  const text = textOf(value, 4096)
  return text !== null && ABSOLUTE.test(text) ? text : null
}

/** Node's http keeps the final URL on the raw response; everybody else on the response. */
const finalUrlOf = ({ node }: Link): string | null =>
  urlIn(prop(prop(prop(node, 'request'), 'res'), 'responseUrl')) ??
  urlIn(prop(prop(node, 'response'), 'url')) ??
  urlIn(prop(node, 'responseURL'))

const redirectedOf = ({ node }: Link): boolean | null =>
  boolOf(prop(prop(node, 'response'), 'redirected'))

const isText = (value: unknown): boolean => typeof value === 'string'

const idOf = (link: Link): string | null => textOf(fieldOf(link, IDS, isText), 256)

const isRequest = (value: unknown): boolean =>
  isObject(value) && (typeof prop(value, 'url') === 'string' || isObject(prop(value, 'url')))

const joined = (base: unknown, url: unknown): unknown =>
  typeof base === 'string' && typeof url === 'string' && !ABSOLUTE.test(url)
    ? `${base.replace(/\/$/, '')}/${url.replace(/^\//, '')}`
    : url

/** axios keeps `config`, ky and superagent a `request`, got `options`; the AI SDK puts `url` on the error itself. */
const requestOf = ({ node }: Link): unknown => {
  const config = prop(node, 'config')
  if (isRequest(config)) {
    return {
      url: joined(prop(config, 'baseURL'), prop(config, 'url')),
      method: prop(config, 'method'),
      headers: prop(config, 'headers'),
      body: prop(config, 'data'),
    }
  }
  const options = prop(node, 'options')
  const request = [prop(node, 'request'), options, prop(prop(node, 'response'), 'request')].find(
    isRequest,
  )
  if (request !== undefined) {
    const response = prop(node, 'response')
    const hops = prop(response, 'redirectUrls')
    // got keeps the last hop, from which a redirect may have taken the key; what was sent at first is lost.
    const moved = isArray(hops) && prop(hops, '0') !== undefined
    return {
      url: moved ? prop(response, 'requestUrl') : prop(request, 'url'),
      method: prop(request, 'method'),
      headers: moved ? undefined : (prop(request, 'headers') ?? prop(options, 'headers')),
      body: prop(options, 'body') ?? prop(options, 'json'),
    }
  }
  const values = prop(node, 'requestBodyValues')
  const url =
    urlIn(prop(node, 'url')) ?? urlIn(prop(node, 'request')) ?? urlIn(prop(options, 'uri'))
  if (isObject(values)) return { url: prop(node, 'url'), method: 'POST', body: values }
  return url === null
    ? null
    : { url, method: prop(options, 'method'), headers: prop(options, 'headers') }
}

const texts = (nodes: readonly unknown[], keys: readonly string[]): readonly string[] => {
  const found: string[] = []
  for (const node of nodes) {
    for (const key of keys) {
      const text = key === 'message' ? messageOf(node).slice(0, 512) : textOf(prop(node, key), 512)
      if (text !== null && text !== '') found.push(text.toLowerCase().replace('net::', ''))
    }
  }
  return found
}

const SYSTEM_CODE = /^(?:e[a-z]{3,24}|und_err_[a-z_]{1,32})$/

/** Some clients call a fault of the network a 500; there was no answer when nothing of one is left. */
const isInvented = (status: number | null, answered: boolean, codes: readonly string[]): boolean =>
  status !== null && status >= 500 && !answered && codes.some((code) => SYSTEM_CODE.test(code))

/**
 * Read whatever a client threw: at most 10 causes deep and 32 errors in all.
 *
 * Does not judge. A `code` that is no text (a DOMException's 20) is no code; a getter that throws is absent. Headers and
 * body come from the error that has the status, where it has them.
 */
export const readThrown = (error: unknown): Thrown => {
  const links = chainOf(error)
  const nodes = links.map(({ node }) => node)
  const keepers = links.filter(({ containers }) => containers.length > 0)
  const answering = links.find((link) => ownStatus(link) !== null)
  const inOrder = answering === undefined ? links : [answering, ...links]
  const headers = first<Link, unknown>(inOrder, headersOf)
  const body = first<Link, unknown>(inOrder, bodyOf)
  const codes = texts(nodes, ['code'])
  const status = answering === undefined ? first(nodes, messageStatus) : ownStatus(answering)
  return {
    status: isInvented(status, headers !== null || body !== null, codes) ? null : status,
    headers,
    body,
    requestId: first(inOrder, idOf),
    finalUrl: first(keepers, finalUrlOf),
    redirected: first(keepers, redirectedOf),
    codes,
    names: texts(nodes, ['name', 'type', 'statusText']),
    messages: texts(nodes, ['message']),
    address: first(nodes, (node) => textOf(prop(node, 'address'), 64)),
    hostname: first(nodes, (node) => textOf(prop(node, 'hostname'), 256)),
    request: first<Link, unknown>(keepers, requestOf),
  }
}
