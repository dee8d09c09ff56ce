import { isBody } from './body.js'
import { boolOf, isArray, isObject, parseJson, prop, statusOf, textOf } from './read.js'

/** An error of any client, flattened by shape alone: no `instanceof`, and no class name decides by itself. */
export interface Thrown {
  readonly status: number | null
  readonly headers: unknown
  readonly body: unknown
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

const DEEPEST = 10
const MOST_NODES = 32

/** The error, its causes, and the errors that it gathers, nearest first. */
const chainOf = (error: unknown): readonly unknown[] => {
  const nodes: unknown[] = []
  let level: readonly unknown[] = [error]
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const node of level) {
      if (nodes.length === MOST_NODES) return nodes
      if (nodes.includes(node)) continue
      nodes.push(node)
      const gathered = prop(node, 'errors')
      const members = isArray(gathered) ? [0, 1, 2, 3].map((i) => prop(gathered, `${i}`)) : []
      next.push(
        ...[prop(node, 'cause'), prop(node, 'lastError'), ...members].filter(
          (inner) => isObject(inner) || typeof inner === 'string',
        ),
      )
    }
    level = next
  }
  return nodes
}

/** The first of the nodes for which `read` finds something. */
const first = <A>(nodes: readonly unknown[], read: (node: unknown) => A | null): A | null => {
  for (const node of nodes) {
    const found = read(node)
    if (found !== null) return found
  }
  return null
}

const STATUS_IN_MESSAGE = /^(?:request failed with status code )?([1-5]\d\d)(?= |$)/i

const ownStatus = (node: unknown): number | null => {
  const response = prop(node, 'response')
  return (
    statusOf(prop(node, 'status')) ??
    statusOf(prop(node, 'statusCode')) ??
    statusOf(prop(response, 'status')) ??
    statusOf(prop(response, 'statusCode'))
  )
}

const messageOf = (node: unknown): string =>
  textOf(node, 2048) ?? textOf(prop(node, 'message'), 2048) ?? ''

const messageStatus = (node: unknown): number | null => {
  const match = STATUS_IN_MESSAGE.exec(messageOf(node).slice(0, 64))
  return match === null ? null : Number(match[1])
}

const headersOf = (node: unknown): unknown => {
  const response = prop(node, 'response')
  const found = [
    prop(node, 'headers'),
    prop(node, 'responseHeaders'),
    prop(response, 'headers'),
    prop(response, 'rawHeaders'),
  ].find(isObject)
  return found ?? null
}

/** A client may append the body to its message: `402 {"errors":…}`. */
const bodyInMessage = (node: unknown): unknown => {
  const message = messageOf(node)
  const start = message.indexOf('{"')
  return start === -1 ? undefined : parseJson(message.slice(start))
}

const bodyOf = (node: unknown): unknown => {
  const response = prop(node, 'response')
  const found = [
    prop(node, 'responseBody'),
    prop(response, 'data'),
    prop(response, 'body'),
    prop(response, 'text'),
    prop(node, 'error'),
    prop(node, 'data'),
    prop(node, 'body'),
    bodyInMessage(node),
  ].find((value) => isBody(value) && value !== '')
  return found ?? null
}

/** Node's http keeps the final URL on the raw response; everybody else on the response. */
const finalUrlOf = (node: unknown): string | null =>
  textOf(prop(prop(prop(node, 'request'), 'res'), 'responseUrl'), 4096) ??
  textOf(prop(prop(node, 'response'), 'url'), 4096)

const isRequest = (value: unknown): boolean =>
  isObject(value) && (typeof prop(value, 'url') === 'string' || isObject(prop(value, 'url')))

const joined = (base: unknown, url: unknown): unknown =>
  typeof base === 'string' && typeof url === 'string' && !/^[a-z][a-z0-9+.-]{0,15}:\/\//i.test(url)
    ? `${base.replace(/\/$/, '')}/${url.replace(/^\//, '')}`
    : url

/** axios keeps `config`, ky and superagent a `request`, got `options`; the AI SDK puts `url` on the error itself. */
const requestOf = (node: unknown): unknown => {
  const config = prop(node, 'config')
  if (isRequest(config)) {
    return {
      url: joined(prop(config, 'baseURL'), prop(config, 'url')),
      method: prop(config, 'method'),
      headers: prop(config, 'headers'),
      body: prop(config, 'data'),
    }
  }
  const request = prop(node, 'request')
  const options = prop(node, 'options')
  if (isRequest(request)) {
    return {
      url: prop(request, 'url'),
      method: prop(request, 'method'),
      headers: prop(request, 'headers') ?? prop(options, 'headers'),
      body: prop(options, 'body'),
    }
  }
  if (isRequest(options)) {
    return {
      url: prop(options, 'url'),
      method: prop(options, 'method'),
      headers: prop(options, 'headers'),
      body: prop(options, 'body') ?? prop(options, 'json'),
    }
  }
  const values = prop(node, 'requestBodyValues')
  return typeof prop(node, 'url') === 'string' && isObject(values)
    ? { url: prop(node, 'url'), method: 'POST', body: values }
    : null
}

const texts = (nodes: readonly unknown[], read: (node: unknown) => unknown): readonly string[] =>
  nodes.flatMap((node) => {
    const text = textOf(read(node), 512)
    return text === null || text === '' ? [] : [text.toLowerCase()]
  })

/**
 * Read whatever a client threw: at most 10 causes deep and 32 errors in all.
 *
 * Does not judge. A `code` that is no string (a DOMException's 20) is no code; a getter that throws is absent.
 */
export const readThrown = (error: unknown): Thrown => {
  const nodes = chainOf(error)
  return {
    status: first(nodes, ownStatus) ?? first(nodes, messageStatus),
    headers: first<unknown>(nodes, headersOf),
    body: first<unknown>(nodes, bodyOf),
    finalUrl: first(nodes, finalUrlOf),
    redirected: first(nodes, (node) => boolOf(prop(prop(node, 'response'), 'redirected'))),
    codes: texts(nodes, (node) => prop(node, 'code')),
    names: texts(nodes, (node) => prop(node, 'name')),
    messages: texts(nodes, messageOf),
    address: first(nodes, (node) => textOf(prop(node, 'address'), 64)),
    hostname: first(nodes, (node) => textOf(prop(node, 'hostname'), 256)),
    request: first<unknown>(nodes, requestOf),
  }
}
