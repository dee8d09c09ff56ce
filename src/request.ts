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
const MODEL_FIRST = /^\s{0,16}\{\s{0,16}"model"\s{0,4}:\s{0,4}"([^"\\]{0,256})"/
const MODEL_SOMEWHERE = /"model"\s{0,4}:\s{0,4}"([^"\\]{0,256})"/

/** Most clients write the model first, which saves parsing a long prompt to find it. */
const modelInText = (text: string): string | null => {
  const head = text.slice(0, 8192)
  const first = MODEL_FIRST.exec(head)
  if (first !== null) return first[1] ?? ''
  const json = parseJson(text)
  if (json !== undefined) return textOf(prop(json, 'model'), 256) ?? ''
  const somewhere = MODEL_SOMEWHERE.exec(head)
  return somewhere === null ? null : (somewhere[1] ?? '')
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

const hostIn = (grid: Grid, url: UrlParts | null): GridHost | null => {
  if (url === null) return null
  const origin = originOf(url)
  const exact = grid.hosts.find((host) => host.origin === origin)
  if (exact !== undefined) return exact
  return grid.hosts.find((host) => parseUrl(host.origin)?.host === url.host) ?? null
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

const isMainCall = (urlText: string | null, host: GridHost | null, grid: Grid): boolean =>
  host !== null &&
  urlText === `${host.origin}${host.basePath}${grid.surfaces[host.surface].endpoint}`

const countOf = (value: unknown): number =>
  typeof value === 'number' && value > 0 && value < 1000 ? Math.floor(value) : 0

const sentRetries = (headers: unknown): number => {
  const text = header(headers, STAINLESS_RETRY_COUNT)
  return text !== null && /^\d{1,3}$/.test(text) ? Number(text) : 0
}

/** Read the request as it was sent. `null` when none was given. */
export const readRequest = (request: unknown, grid: Grid): RequestFacts | null => {
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
    isRight: isMainCall(urlText, host, grid),
    surface: surfaceOf(grid, url, host),
    headers,
    body,
    model: modelOf(body),
    followsRedirects: boolOf(prop(seen, 'followsRedirects')),
    clientRetries: Math.max(countOf(prop(seen, 'clientRetries')), sentRetries(headers)),
  }
}
