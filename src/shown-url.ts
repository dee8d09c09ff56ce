import { GATED, isPlainHost, isPlainUrl, safeUrl } from './redact.js'
import { originOf, type UrlParts } from './url.js'

/** White space in a URL is not seen unless it is drawn. */
export const SPACE = '␣'

const LONGEST = 4096
/** Of more, only so many are shown: no URL that is meant has them. */
const MOST_PIECES = 64
const BLANKS = /\s{1,4096}/
const DEFAULT_PORT =
  /^(https:\/\/[^/?#]{1,512}):443(?=[/?#]|$)|^(http:\/\/[^/?#]{1,512}):80(?=[/?#]|$)/i
const ONE_SLASH = /^(https?:\/)(?=[^/])/i
const HAS_SCHEME = /^[a-z][a-z0-9+.-]{0,15}:\/\//i
const QUERY = /[?#].{0,4096}/s

/** Text that has no scheme is shown as if it had one: it may hold userinfo and secrets all the same. */
const withoutScheme = (text: string): string => safeUrl(`https://${text}`).slice('https://'.length)

const gatedPiece = (piece: string): string => {
  const slash = ONE_SLASH.exec(piece)?.[1]
  if (slash !== undefined)
    return `${slash.toLowerCase()}${withoutScheme(piece.slice(slash.length))}`
  return HAS_SCHEME.test(piece)
    ? safeUrl(piece.replace(DEFAULT_PORT, '$1$2'))
    : withoutScheme(piece)
}

const LIKE_A_URL = /[./:…]/

/** The parts between white space; words that are no URL at all are not shown. */
const drawn = (pieces: readonly string[]): string => {
  const first = pieces.find((piece) => piece !== '')
  if (first !== undefined && !LIKE_A_URL.test(first)) return GATED
  return pieces.map((piece) => (piece === '' ? '' : gatedPiece(piece))).join(SPACE)
}

/**
 * A URL as it was written, without userinfo, query and default port, through the gate; white space drawn as `␣`. Only
 * the first 4,096 characters are looked at.
 */
export const shownUrl = (text: string): string =>
  isPlainUrl(text)
    ? text
    : drawn(
        text
          .slice(0, LONGEST)
          .replace(QUERY, (found) => (/\s$/.test(found) ? ' ' : ''))
          .split(BLANKS, MOST_PIECES),
      )

/** The host and port of a URL, through the gate; `null` when there is none. */
export const shownHost = (url: UrlParts | null): string | null => {
  if (url === null || url.host === '') return null
  return url.port === '' && isPlainHost(url.host)
    ? url.host
    : safeUrl(originOf(url)).slice(`${url.scheme}://`.length)
}

/** Text that was shown before, through the gate once more: it may come from elsewhere. */
export const gatedUrl = (text: string): string =>
  drawn(text.slice(0, LONGEST).split(SPACE, MOST_PIECES))

/** Where two texts first differ, counted from 0; `null` when they do not. */
export const firstDifference = (one: string, other: string): number | null => {
  const shorter = Math.min(one.length, other.length)
  for (let i = 0; i < shorter; i++) if (one.charCodeAt(i) !== other.charCodeAt(i)) return i
  return one.length === other.length ? null : shorter
}
