const GATED = '…'
const REQUEST_ID = /^[\w.:-]{1,128}$/
const NAME = /^[\w.:/-]{1,64}$/
const KEY_PREFIX =
  /(?:^|[^a-z])(?:sk|pk|rk|key|tok|token|secret|bearer|password|pwd)[-_=: ]{1,4}[\w-]{6}/i
const TOKEN_QUERY = /token=/i
const LONG_RUN = /[A-Za-z0-9]{20,256}/g
/** Base64 is told from a path of words by its capitals. */
const BASE64_RUN = /[A-Za-z0-9+/=]{20,512}/g
/** Phoenix, whose envelope The Grid answers in, makes ids of 20 letters and digits from a clock: no key begins so. */
const CLOCK_ID = /^[FG][\w-]{19}$/

const isMixed = (run: string): boolean => /\d/.test(run) && /[A-Za-z]/.test(run)
const isBase64 = (run: string): boolean => /\d/.test(run) && /[A-Z]/.test(run) && /[a-z]/.test(run)

/** Whether text looks like it holds a credential: `sk-…`, `token=`, 20 or more mixed letters and digits, or base64. */
export const isKeyShaped = (text: string): boolean =>
  KEY_PREFIX.test(text) ||
  TOKEN_QUERY.test(text) ||
  (text.length >= 20 &&
    ((text.match(LONG_RUN)?.some(isMixed) ?? false) ||
      (text.match(BASE64_RUN)?.some(isBase64) ?? false)))

const through = (grammar: RegExp, text: string | null): string | null => {
  if (text === null || text === '') return null
  return text.length <= 128 && grammar.test(text) && !isKeyShaped(text) ? text : GATED
}

/** A request id that may be shown; `…` for anything that could be something else. */
export const safeRequestId = (text: string | null): string | null =>
  text !== null && CLOCK_ID.test(text) ? text : through(REQUEST_ID, text)

/** A model name or path segment that may be shown; `…` for anything that could be something else. */
export const safeName = (text: string | null): string | null => through(NAME, text)

/** A path, segment by segment through the gate, so that a key put into the path does not come out. */
export const safePath = (path: string): string =>
  isKeyShaped(path)
    ? `/${GATED}`
    : path
        .slice(0, 512)
        .split('/', 16)
        .map((segment) => safeName(segment) ?? '')
        .join('/')

/** A value that passed the gate when it was made, and has to again where it may come from elsewhere. */
export const safeValue = (text: string): string => (isKeyShaped(text) ? GATED : text)
