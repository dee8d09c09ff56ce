/** In place of what may not be shown. */
export const GATED = '…'
const REQUEST_ID = /^[\w.:-]{1,128}$/
const NAME = /^[\w.:/-]{1,64}$/
const KEY_PREFIX =
  /(?:^|[^a-z])(?:sk|pk|rk|(?:api[-_]?)?key|tok|token|secret|bearer|password|pwd)[-_=: ]{1,4}[\w-]{6}/i
const TOKEN_QUERY = /token=/i
const LONG_RUN = /[A-Za-z0-9]{20,256}/g
/** Base64 is told from a path of words by its capitals. */
const BASE64_RUN = /[A-Za-z0-9+/=]{20,512}/g
/** Phoenix, whose envelope The Grid answers in, makes ids of 20 letters and digits from a clock: no key begins so. */
const CLOCK_ID = /^[FG][\w-]{19}$/

const isMixed = (run: string): boolean => /\d/.test(run) && /[A-Za-z]/.test(run)
const isBase64 = (run: string): boolean => /\d/.test(run) && /[A-Z]/.test(run) && /[a-z]/.test(run)

/** As `isKeyShaped`, for names, in whose grammars there is no `=`. */
const isKeyShapedName = (text: string): boolean =>
  KEY_PREFIX.test(text) ||
  (text.length >= 20 &&
    ((text.match(LONG_RUN)?.some(isMixed) ?? false) ||
      (text.match(BASE64_RUN)?.some(isBase64) ?? false)))

/** Whether text looks like it holds a credential: `sk-…`, `token=`, 20 or more mixed letters and digits, or base64. */
export const isKeyShaped = (text: string): boolean =>
  isKeyShapedName(text) || TOKEN_QUERY.test(text)

const through = (grammar: RegExp, text: string | null): string | null => {
  if (text === null || text === '') return null
  return grammar.test(text) && !isKeyShapedName(text) ? text : GATED
}

/** A request id that may be shown; `…` for anything that could be something else. */
export const safeRequestId = (text: string | null): string | null =>
  text !== null && CLOCK_ID.test(text) ? text : through(REQUEST_ID, text)

/** Whether nothing is left of what was to be shown. */
export const isGated = (text: string | null): boolean => text === GATED

/** A model name or path segment that may be shown; `…` for anything that could be something else. */
export const safeName = (text: string | null): string | null => through(NAME, text)

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']

/** An HTTP method that may be shown; `…` for anything that is none. */
export const safeMethod = (method: string): string => (METHODS.includes(method) ? method : GATED)

/** What every URL of an API may hold; shown even beside a key. */
const KNOWN_SEGMENT = /^(?:v\d{1,2}|api|chat|completions|messages|models|responses|embeddings)$/
/** Capitals and digits in one segment, or signs of base64: words are not written so. */
const ODD_SEGMENT = /^(?=.{0,512}\d)(?=.{0,512}[A-Z])(?=.{0,512}[a-z])|[+=%]/
const URL_PARTS = /^([a-z][a-z0-9+.-]{0,15}:\/\/)([^/?#]{0,512})([^?#]{0,2048})/i
const PORT = /:\d{1,5}$/

const isOdd = (segment: string): boolean => ODD_SEGMENT.test(segment) || isKeyShaped(segment)

/** Of a URL with more parts not all are looked at. */
const MOST_PARTS_SEEN = 64

/** Whether a part of a URL could be a key, or a piece of one; so is taken what has more than 64 of them. */
export const isSecretUrl = (text: string): boolean => {
  const parts = text.split(/[/.]/, MOST_PARTS_SEEN + 1)
  return parts.length > MOST_PARTS_SEEN || parts.some(isOdd)
}

/**
 * Short words of small letters, and versions: every part of such a URL passes the gate, which takes longer to say so.
 * Behind a hyphen there are at most five letters, since the gate takes six for a key.
 */
const PLAIN_URL =
  /^https?:\/\/(?:[a-z]{1,15}(?:-[a-z]{1,5})?\.){1,4}[a-z]{2,15}(?:\/(?:[a-z]{1,15}|v\d{1,2})){0,8}\/?$/

const PLAIN_HOST = /^(?:[a-z]{1,15}(?:-[a-z]{1,5})?\.){1,4}[a-z]{2,15}$/

export const isPlainUrl = (text: string): boolean => PLAIN_URL.test(text)

/** The same of a host alone. */
export const isPlainHost = (text: string): boolean => PLAIN_HOST.test(text)

/**
 * A URL that may be shown: without userinfo and query, segment by segment through the gate. Where one segment could
 * be a piece of a key that has slashes in it, of the others too only those that every URL may hold.
 */
export const safeUrl = (text: string): string => {
  if (isPlainUrl(text)) return text
  const match = URL_PARTS.exec(text)
  if (match === null) return GATED
  const [, scheme = '', authority = '', path = ''] = match
  const place = authority.slice(authority.lastIndexOf('@') + 1)
  const port = PORT.exec(place)?.[0] ?? ''
  const labels = place.slice(0, place.length - port.length).split('.', 16)
  const segments = path.split('/', 16)
  const odd = [...labels, ...segments].some(isOdd)
  const host = odd && labels.some(isOdd) ? GATED : labels.map(safeLabel).join('.')
  const shown = odd
    ? segments.filter((segment, i) => i === 0 || segment !== '').map(knownSegment)
    : segments.map(safeSegment)
  return `${scheme.toLowerCase()}${host.toLowerCase()}${port}${shown.join('/')}`
}

const LABEL = /^(?:[a-z0-9-]{1,63}|\[[0-9a-f:.]{2,45}\])?$/i
const safeSegment = (segment: string): string =>
  segment === '' || NAME.test(segment) ? segment : GATED
const knownSegment = (segment: string): string =>
  segment === '' || KNOWN_SEGMENT.test(segment) ? segment : GATED
const safeLabel = (label: string): string => (LABEL.test(label) ? label : GATED)
