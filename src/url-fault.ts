import * as O from 'fp-ts/Option'
import type { Recognition, WrongUrl } from './diagnosis.js'
import { saw } from './evidence.js'
import type { Grid, GridHost, Surface } from './grid.js'
import { nearest } from './nearest.js'
import { safeUrl } from './redact.js'
import { type RequestFacts, urlOf } from './request.js'
import { firstDifference, shownUrl } from './shown-url.js'
import { originOf, segmentsOf } from './url.js'

type UrlCause = WrongUrl['cause']

/** Addresses of The Grid that people copy by mistake: pages for people, not the API. */
const PAGES_FOR_PEOPLE = ['', 'www.', 'app.', 'docs.', 'status.']

/** Where the request should have gone: the surface's host that is spelt most like the one it names. */
export const rightHost = (request: RequestFacts, grid: Grid): GridHost | null => {
  const surface: Surface = request.surface ?? 'ChatCompletions'
  const serving = grid.hosts.filter((host) => host.surface === surface)
  if (request.host !== null && request.host.surface === surface) return request.host
  const url = urlOf(request)
  const origin = url === null ? '' : originOf(url)
  const closest = nearest(
    origin,
    serving.map((host) => host.origin),
    origin.length,
  )
  return serving.find((host) => host.origin === closest) ?? serving[0] ?? null
}

/** What follows the base path when another endpoint than the main one was called. */
const calledEndpoint = (request: RequestFacts, host: GridHost, grid: Grid): string => {
  const { endpoint, alsoServed } = grid.surfaces[host.surface]
  const url = urlOf(request)
  const segments = url === null ? [] : segmentsOf(url.path)
  const start = segments.findIndex((segment) => alsoServed.includes(segment))
  return start === -1 ? endpoint : `/${segments.slice(start).join('/')}`
}

const urlAt = (host: GridHost, request: RequestFacts, grid: Grid): string =>
  `${host.origin}${host.basePath}${calledEndpoint(request, host, grid)}`

const fault = (
  cause: UrlCause,
  certainty: Recognition['certainty'],
  request: RequestFacts,
  grid: Grid,
): O.Option<Recognition> => {
  const host = rightHost(request, grid)
  const got = shownUrl(request.urlText ?? '')
  const expected = host === null ? '' : safeUrl(urlAt(host, request, grid))
  const base = host === null ? '' : safeUrl(`${host.origin}${host.basePath}`)
  const position = firstDifference(got, expected)
  return O.some({
    cause,
    certainty,
    evidence: [
      saw(
        'UrlDiffers',
        position === null ? { got, expected, base } : { got, expected, base, position },
      ),
    ],
  })
}

const hasPair = (segments: readonly string[], first: string, second: string): boolean =>
  segments.some((segment, i) => segment === first && segments[i + 1] === second)

const startsWith = (segments: readonly string[], start: readonly string[]): boolean =>
  start.every((segment, i) => segments[i] === segment)

const endsWith = (segments: readonly string[], end: readonly string[]): boolean =>
  startsWith(segments.slice(segments.length - end.length), end)

const VERSION = /^v\d{1,3}$/
/** Other APIs serve these below the endpoint; The Grid does not. */
const NOT_OFFERED = ['count_tokens', 'batches']

/** What is wrong with a path on a listed host, judged with empty segments left out; slashes come last. */
const pathFault = (path: string, host: GridHost, grid: Grid): UrlCause | null => {
  const segments = segmentsOf(path)
  const base = segmentsOf(host.basePath)
  const { endpoint, alsoServed } = grid.surfaces[host.surface]
  const end = segmentsOf(endpoint)
  const rest = startsWith(segments, base) ? segments.slice(base.length) : null
  const served =
    rest !== null &&
    ((rest.length === end.length && startsWith(rest, end)) || alsoServed.includes(rest[0] ?? ''))
  if (served) {
    return path.includes('//') || path.endsWith('/') ? 'TrailingSlash' : null
  }
  const version = base[base.length - 1] ?? ''
  if (hasPair(segments, version, version)) return 'DoubledVersionSegment'
  if (rest === null) {
    const versioned = segments.includes(version)
    const bare = segments.filter((segment) => !VERSION.test(segment))
    const onlyVersionMissing =
      (bare.length === end.length && startsWith(bare, end)) || alsoServed.includes(bare[0] ?? '')
    if (!versioned && (onlyVersionMissing || segments.length === 0)) return 'MissingVersionSegment'
    return versioned || endsWith(segments, end) ? 'ExtraPathSegment' : 'WrongEndpointForSurface'
  }
  if (NOT_OFFERED.includes(rest[end.length] ?? '')) return 'WrongEndpointForSurface'
  if (startsWith(rest, end) || endsWith(rest, end)) return 'ExtraPathSegment'
  if (rest.length === 0 && path.endsWith('/')) return 'TrailingSlash'
  const endsAsAnother = Object.values(grid.surfaces).some((surface) =>
    endsWith(segments, segmentsOf(surface.endpoint)),
  )
  return endsAsAnother && rest.length > 2 ? 'ExtraPathSegment' : 'WrongEndpointForSurface'
}

const isPageForPeople = (host: string, grid: Grid): boolean =>
  PAGES_FOR_PEOPLE.some((prefix) => host === `${prefix}${grid.domain}`)

/**
 * The fault of the request's URL, if it has one: host, then scheme and port, then path.
 *
 * The rules are those of the troubleshooting page's "404 Not Found (path)" and "Connection refused". Says nothing
 * when no URL was given. What it shows of the URL has lost userinfo, query and whatever looks like a key.
 */
export const urlFault = (request: RequestFacts, grid: Grid): O.Option<Recognition> => {
  const { urlText, host } = request
  if (urlText === null || request.isRight) return O.none
  const url = urlOf(request)
  if (url === null || /^https?$/.test(url.host) || url.host === '' || /\s/.test(urlText)) {
    return fault('WrongBaseUrl', 'Certain', request, grid)
  }
  if (host === null) {
    const cause = isPageForPeople(url.host, grid) ? 'WrongBaseUrl' : 'WrongHost'
    return fault(cause, cause === 'WrongHost' ? 'Likely' : 'Certain', request, grid)
  }
  if (originOf(url) !== host.origin) return fault('WrongBaseUrl', 'Certain', request, grid)
  const cause = pathFault(url.path, host, grid)
  return cause === null ? O.none : fault(cause, 'Certain', request, grid)
}

/** Whether the URL names a listed host by its right scheme and port. */
export const reachesGrid = (request: RequestFacts): boolean => {
  const url = urlOf(request)
  return url !== null && originOf(url) === request.host?.origin
}
