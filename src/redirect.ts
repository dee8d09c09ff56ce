import * as O from 'fp-ts/Option'
import type { Recognition } from './diagnosis.js'
import { recognised, saw } from './evidence.js'
import type { Grid } from './grid.js'
import type { Answered } from './outcome.js'
import { explainsSilence } from './recognise.js'
import { urlOf } from './request.js'
import { requestFault } from './request-fault.js'
import { originOf, parseUrl, type UrlParts } from './url.js'

const BLOCK = /\b(?:block|deny|denied|policy|filter|proxy|warning)/i

/** The host of The Grid, one under its domain, or one that the caller listed. */
const staysInside = (target: UrlParts, grid: Grid): boolean =>
  target.host === grid.domain ||
  target.host.endsWith(`.${grid.domain}`) ||
  grid.hosts.some((host) => host.origin === originOf(target))

/** Where a redirect points; `null` when it is not seen, or stays on the host that answered. */
const targetOf = (outcome: Answered): UrlParts | null => {
  const location = outcome.header('location')?.trim() ?? ''
  const scheme = urlOf(outcome.request)?.scheme ?? 'https'
  return parseUrl(location.startsWith('//') ? `${scheme}:${location}` : location)
}

/** A client that was told not to follow, or that cannot. The target carries a token and is never shown. */
const notFollowed = (outcome: Answered, target: UrlParts | null): Recognition => {
  const toHttps =
    urlOf(outcome.request)?.scheme === 'http' &&
    target?.scheme === 'https' &&
    urlOf(outcome.request)?.host === target.host
  const code = toHttps
    ? 'HttpsRedirect'
    : outcome.request?.followsRedirects === false
      ? 'RedirectsOff'
      : 'Status'
  return recognised('RedirectNotFollowed', 'Certain', saw(code, { status: outcome.status }))
}

/** The page's own reading of a 307: the call is routed, with its path, to whoever serves it. */
const isRouting = ({ status, request, grid }: Answered, target: UrlParts): boolean => {
  if (status !== 307 && status !== 308) return false
  const { endpoint } = grid.surfaces[request?.surface ?? 'ChatCompletions']
  return target.scheme === 'https' && target.path.endsWith(endpoint)
}

/**
 * A redirect that reached the caller. One that leaves The Grid is the work of something between, unless the request
 * went elsewhere to begin with.
 */
export const judgeRedirect = (outcome: Answered): Recognition => {
  const target = targetOf(outcome)
  const found = notFollowed(outcome, target)
  if (found.evidence[0]?.code === 'HttpsRedirect') return found
  const fault = requestFault(outcome.request, outcome.grid, outcome.status)
  const inside = target === null || staysInside(target, outcome.grid)
  if (O.isSome(fault) && (inside || explainsSilence(fault.value.cause))) return fault.value
  if (inside) return found
  if (isRouting(outcome, target)) return { ...found, certainty: 'Likely' }
  const cause = BLOCK.test(`${target.host}${target.path}`) ? 'BlockedByProxy' : 'CaptivePortal'
  return recognised(cause, 'Likely', saw('RedirectTarget'))
}

/** A redirect that a browser hides behind an opaque answer. */
export const opaqueRedirect = (): Recognition =>
  recognised('RedirectNotFollowed', 'Likely', saw('RedirectTarget'))

/**
 * Whether credentials were dropped on the way: a client that follows a redirect to another origin sends no
 * `Authorization` there (Fetch standard). Needs good credentials on the first hop and a final URL elsewhere.
 */
export const leftOrigin = (outcome: Answered): boolean | null => {
  const from = urlOf(outcome.request)
  if (from !== null && outcome.finalUrl !== null) {
    return originOf(from) !== originOf(outcome.finalUrl)
  }
  return outcome.redirected === true ? null : false
}
