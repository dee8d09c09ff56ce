import type { Grid, GridHost, Surface } from './grid.js'
import { header, headerName } from './header.js'
import { boolOf, isObject, parseJson, prop, textOf } from './read.js'
import type { SeenRequest } from './seen.js'
import { originOf, parseUrl, type UrlParts } from './url.js'

/** What the request shows. Header values and the body are looked at through it and never copied out. */
export interface RequestFacts {
  readonly method: string | null
  /** The URL as given, at most 4,096 characters; `null` when none was given. */
  readonly urlText: string | null
  readonly url: UrlParts | null
  /** The listed host that the URL names, scheme and port aside. */
  readonly host: GridHost | null
  /** The URL is, letter by letter, that of a listed host's main call. */
  readonly isRight: boolean
  /** The path ends in the call that takes a model. */
  readonly isMainCall: boolean
  /** By the endpoint that the path ends with, else by the host. */
  readonly surface: Surface | null
  readonly headers: unknown
  readonly body: unknown
  /** `''` when the body was given and names no model; `null` when there is no readable body. */
  readonly model: string | null
  readonly followsRedirects: boolean | null
  /** How often the client below retries by itself, as far as it shows. */
  readonly clientRetries: number
}

const STAINLESS_RETRY_COUNT = /* @__PURE__ */ headerName('x-stainless-retry-count')
const MODEL_FIRST = /^\s{0,16}\{[^{}[\]]{0,1024}"model"\s{0,4}:\s{0,4}"([^"\\]{0,256})"/
const MODEL_LAST = /"model"\s{0,4}:\s{0,4}"([^"\\]{0,256})"[^{}[\]]{0,1024}\}\s{0,16}$/

/**
 * Clients write the model before or behind the prompt. In text too long to parse only these two places are known to
 * be the request's own: a `model` between other braces belongs to something else.
 */
const modelInText = (text: string): string | null => {
  const first = MODEL_FIRST.exec(text.slice(0, 2048))
  if (first !== null) return first[1] ?? ''
  const json = parseJson(text)
  if (json !== undefined) return textOf(prop(json, 'model'), 256) ?? ''
  return MODEL_LAST.exec(text.slice(-2048))?.[1] ?? null
}

const modelOf = (body: unknown): string | null => {
  if (typeof body === 'string') return modelInText(body)
  if (!isObject(body)) return null
  const model = prop(body, 'model')
  if (typeof model === 'string') return textOf(model, 256)
  return prop(body, 'messages') === undefined ? null : ''
}

const urlTextOf = (url: unknown): string | null =>
  textOf(url, 4096) ?? textOf(prop(url, 'href'), 4096) ?? textOf(prop(url, 'url'), 4096)

const mainPath = (host: GridHost, grid: Grid): string =>
  `${host.basePath}${grid.surfaces[host.surface].endpoint}`

/** One origin may serve both surfaces, or several base paths: the one that fits the path best is meant. */
const hostIn = (grid: Grid, url: UrlParts | null): GridHost | null => {
  if (url === null) return null
  const origin = originOf(url)
  const here = grid.hosts.filter((host) => host.origin === origin)
  return (
    here.find((host) => url.path === mainPath(host, grid)) ??
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
const isMainCall = (url: UrlParts, grid: Grid): boolean =>
  endsWithEndpoint(url, grid, 'ChatCompletions') || endsWithEndpoint(url, grid, 'Messages')

/** What `fetch` is told with `redirect`. */
const followsBy = (redirect: unknown): boolean | null =>
  redirect === 'manual' || redirect === 'error' ? false : redirect === 'follow' ? true : null

const countOf = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? Math.floor(Math.min(value, 999)) : 0

const sentRetries = (headers: unknown): number => {
  const text = header(headers, STAINLESS_RETRY_COUNT)
  return text !== null && /^\d{1,3}$/.test(text) ? Number(text) : 0
}

/** Read the request as it was sent. `null` when none was given. */
export const readRequest = (request: unknown, grid: Grid): RequestFacts | null => {
  if (typeof request === 'string') return readRequest({ url: request }, grid)
  if (!isObject(request)) return null
  const seen: { readonly [K in keyof SeenRequest]?: unknown } = request
  const urlText = urlTextOf(prop(seen, 'url'))
  const url = urlText === null ? null : parseUrl(urlText)
  const host = hostIn(grid, url)
  const headers = prop(seen, 'headers')
  const body = prop(seen, 'body')
  return {
    method: textOf(prop(seen, 'method'), 16)?.toUpperCase() ?? null,
    urlText,
    url,
    host,
    isRight: host !== null && urlText === `${host.origin}${mainPath(host, grid)}`,
    isMainCall: url !== null && isMainCall(url, grid),
    surface: surfaceOf(grid, url, host),
    headers,
    body,
    model: modelOf(body),
    followsRedirects: boolOf(prop(seen, 'followsRedirects')) ?? followsBy(prop(seen, 'redirect')),
    clientRetries: Math.max(countOf(prop(seen, 'clientRetries')), sentRetries(headers)),
  }
}
