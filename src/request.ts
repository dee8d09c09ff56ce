import type { Grid, GridHost, Surface } from './grid.js'
import { type HeaderLookup, headersIn } from './header.js'
import { boolOf, copied, isArray, isObject, parseJson, prop, textOf } from './read.js'
import type { SeenRequest } from './seen.js'
import { jsonSent } from './sent-body.js'
import { originOf, parseUrl, type UrlParts } from './url.js'

/** What the request shows. Header values and the body are looked at through it and never copied out. */
export interface RequestFacts {
  readonly method: string | null
  /** The URL as given, at most 4,096 characters; `null` when none was given. */
  readonly urlText: string | null
  /** Filled in by `urlOf`. */
  parts: UrlParts | null | undefined
  /** The listed host that the URL names, scheme and port aside. */
  readonly host: GridHost | null
  /** The URL is, letter by letter, that of a listed host's main call. */
  readonly isRight: boolean
  /** The path ends in the call that takes a model. */
  readonly isMainCall: boolean
  /** By the endpoint that the path ends with, else by the host. */
  readonly surface: Surface | null
  readonly headers: unknown
  readonly header: HeaderLookup
  readonly body: unknown
  /** Filled in by `sentJson`. */
  sent: unknown
  /** `''` when the body was given and names no model; `null` when there is no readable body. */
  readonly model: string | null
  readonly followsRedirects: boolean | null
  /** How often the client below retries by itself, as far as it shows. */
  readonly clientRetries: number
}

const MODEL_FIRST = /^\s{0,16}\{[^{}[\]]{0,1024}"model"\s{0,4}:\s{0,4}"([^"\\]{0,256})"/
const MODEL_LAST = /"model"\s{0,4}:\s{0,4}"([^"\\]{0,256})"[^{}[\]]{0,1024}\}\s{0,16}$/

const START = '{"model":"'

/** As most clients write it, which is found four times as fast; `null` where a closer look is needed. */
const modelAtStart = (head: string): string | null => {
  if (!head.startsWith(START)) return null
  const end = head.indexOf('"', START.length)
  const model = head.slice(START.length, end)
  const isPlain = end !== -1 && model.length <= 256 && !model.includes('\\')
  return isPlain && !head.includes('"model"', end) ? model : null
}

/**
 * Clients write the model before or behind the prompt. In text too long to parse only these two places are known to
 * be the request's own: a `model` between other braces belongs to something else.
 */
const modelInText = (text: string): string | null => {
  const head = text.slice(0, 2048)
  const plain = modelAtStart(head)
  if (plain !== null) return plain
  const first = MODEL_FIRST.exec(head)
  if (first !== null) return first[1] ?? ''
  const json = parseJson(text)
  if (json !== undefined) return textOf(prop(json, 'model'), 256) ?? ''
  return MODEL_LAST.exec(text.slice(-2048))?.[1] ?? null
}

const modelOf = (body: unknown): string | null => {
  if (typeof body === 'string') return modelInText(body)
  const model = prop(body, 'model')
  if (typeof model === 'string') return textOf(model, 256)
  return prop(body, 'messages') === undefined ? null : ''
}

const urlTextOf = (url: unknown): string | null =>
  textOf(url, 4096) ?? textOf(prop(url, 'href'), 4096) ?? textOf(prop(url, 'url'), 4096)

/** Compared piece by piece: to put the URL together would cost more than all that is left to read. */
const isMainUrl = (text: string, { origin, basePath, surface }: GridHost, grid: Grid): boolean => {
  const { endpoint } = grid.surfaces[surface]
  return (
    text.length === origin.length + basePath.length + endpoint.length &&
    text.startsWith(basePath, origin.length) &&
    text.endsWith(endpoint)
  )
}

/** One origin may serve both surfaces, or several base paths: the one that fits the path best is meant. */
const hostIn = (grid: Grid, url: UrlParts | null): GridHost | null => {
  if (url === null) return null
  const origin = originOf(url)
  const here = grid.hosts.filter((host) => host.origin === origin)
  return (
    here.find((host) => url.path === `${host.basePath}${grid.surfaces[host.surface].endpoint}`) ??
    here.find((host) => url.path.startsWith(`${host.basePath}/`)) ??
    here[0] ??
    grid.hosts.find((host) => parseUrl(host.origin)?.host === url.host) ??
    null
  )
}

const endsWithEndpoint = ({ path }: UrlParts, grid: Grid, surface: Surface): boolean => {
  const { endpoint } = grid.surfaces[surface]
  return path.endsWith(endpoint) || path.endsWith(`${endpoint}/`)
}

const surfaceOf = (grid: Grid, url: UrlParts | null, host: GridHost | null): Surface | null => {
  if (url === null) return null
  if (endsWithEndpoint(url, grid, 'ChatCompletions')) return 'ChatCompletions'
  if (endsWithEndpoint(url, grid, 'Messages')) return 'Messages'
  return host === null ? null : host.surface
}

/** Whether the path ends in the call that takes a model; other endpoints do not. */
const takesModel = (url: UrlParts, grid: Grid): boolean =>
  endsWithEndpoint(url, grid, 'ChatCompletions') || endsWithEndpoint(url, grid, 'Messages')

/** What `fetch` is told with `redirect`; to follow is what it does unasked. */
const followsBy = (redirect: unknown): false | null =>
  redirect === 'manual' || redirect === 'error' ? false : null

const countOf = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? Math.floor(Math.min(value, 999)) : 0

const sentRetries = (header: HeaderLookup): number => {
  const text = header('x-stainless-retry-count')
  return text !== null && /^\d{1,3}$/.test(text) ? Number(text) : 0
}

const UNREAD = {}

/** The URL in parts; `null` when none was given, or it is none. Taken apart when it is first asked for. */
export const urlOf = (request: RequestFacts | null): UrlParts | null => {
  if (request === null) return null
  if (request.parts === undefined) {
    request.parts = request.urlText === null ? null : parseUrl(request.urlText)
  }
  return request.parts
}

/** What was sent as JSON; `undefined` when it was none, or cannot be judged. Read when it is first asked for. */
export const sentJson = (request: RequestFacts): unknown => {
  if (request.sent === UNREAD) request.sent = jsonSent(request.body, request.isMainCall)
  return request.sent
}

const exactHost = (urlText: string | null, grid: Grid): GridHost | null => {
  if (urlText === null || !isArray(grid.hosts)) return null
  for (const host of grid.hosts) {
    // One host that names no surface spoils no other.
    if (urlText.startsWith(host.origin) && isMainUrl(urlText, host, grid)) return host
  }
  return null
}

/** To change the case of a text costs as much as to look ten fields up, and most methods need no change. */
const methodOf = (method: unknown): string | null =>
  method === 'POST' ? method : (textOf(method, 16)?.toUpperCase() ?? null)

type Given = { readonly [K in keyof SeenRequest]?: unknown }

/** Throws where a getter does. */
const factsOf = (seen: Given, grid: Grid): RequestFacts => {
  const urlText = urlTextOf(seen.url)
  const exact = exactHost(urlText, grid)
  const parts = exact !== null ? undefined : urlText === null ? null : parseUrl(urlText)
  const host = parts === undefined ? exact : hostIn(grid, parts)
  const headers = seen.headers
  const header = headersIn(headers)
  const body = seen.body
  return {
    method: methodOf(seen.method),
    urlText,
    parts,
    host,
    isRight: exact !== null,
    isMainCall: exact !== null || (parts != null && takesModel(parts, grid)),
    surface: exact !== null ? exact.surface : surfaceOf(grid, parts ?? null, host),
    headers,
    header,
    body,
    sent: UNREAD,
    model: modelOf(body),
    followsRedirects: boolOf(seen.followsRedirects) ?? followsBy(seen.redirect),
    clientRetries: Math.max(countOf(seen.clientRetries), sentRetries(header)),
  }
}

const FIELDS: { readonly [K in keyof Required<SeenRequest>]: null } = {
  method: null,
  url: null,
  headers: null,
  body: null,
  followsRedirects: null,
  redirect: null,
  clientRetries: null,
}

/** Read the request as it was sent. `null` when none was given. */
export const readRequest = (request: unknown, grid: Grid): RequestFacts | null => {
  if (typeof request === 'string') return factsOf({ url: request }, grid)
  if (!isObject(request)) return null
  try {
    return factsOf(request, grid)
  } catch {
    return factsOf(copied(request, FIELDS), grid)
  }
}
