import { safeUrl, safeValue } from './redact.js'
import type { UrlParts } from './url.js'

/** White space at the ends of a URL is not seen unless it is drawn. */
export const SPACE = '␣'

const WITHOUT_SCHEME = /^[^?#]{0,2048}/

/** A URL as it was written, without userinfo and query, through the gate; white space at its ends drawn as `␣`. */
export const shownUrl = (text: string, url: UrlParts | null): string => {
  const bare = text.trim()
  if (bare === '') return text === '' ? '' : SPACE
  const core =
    url === null
      ? safeUrl(`https://${WITHOUT_SCHEME.exec(bare)?.[0] ?? ''}`).slice('https://'.length)
      : safeUrl(`${url.scheme}://${url.written}`)
  return `${text.startsWith(bare) ? '' : SPACE}${core}${text.endsWith(bare) ? '' : SPACE}`
}

/** Text that was shown before, through the gate once more: it may come from elsewhere. */
export const gatedUrl = (text: string): string => {
  const start = text.startsWith(SPACE) ? 1 : 0
  const end = text.length > start && text.endsWith(SPACE) ? text.length - 1 : text.length
  return `${text.slice(0, start)}${safeValue(text.slice(start, end))}${text.slice(end)}`
}

/** Where two texts first differ, counted from 0; `null` when they do not. */
export const firstDifference = (one: string, other: string): number | null => {
  const shorter = Math.min(one.length, other.length)
  for (let i = 0; i < shorter; i++) if (one.charCodeAt(i) !== other.charCodeAt(i)) return i
  return one.length === other.length ? null : shorter
}
