const GATED = '…'
const REQUEST_ID = /^[\w.:-]{1,128}$/
const NAME = /^[\w.:/-]{1,64}$/
const KEY_PREFIX =
  /(?:^|[^a-z])(?:sk|pk|rk|key|tok|token|secret|bearer|password|pwd)[-_=: ]+[\w-]{6,}/i
const TOKEN_QUERY = /token=/i
const LONG_RUN = /[A-Za-z0-9]{20,256}/g

const isMixed = (run: string): boolean => /\d/.test(run) && /[A-Za-z]/.test(run)

/** Whether text looks like it holds a credential: `sk-…`, `token=`, or 20 or more mixed letters and digits. */
export const isKeyShaped = (text: string): boolean =>
  KEY_PREFIX.test(text) || TOKEN_QUERY.test(text) || (text.match(LONG_RUN)?.some(isMixed) ?? false)

const through =
  (grammar: RegExp) =>
  (text: string | null): string | null => {
    if (text === null || text === '') return null
    return text.length <= 128 && grammar.test(text) && !isKeyShaped(text) ? text : GATED
  }

/** A request id that may be shown; `…` for anything that could be something else. */
export const safeRequestId = through(REQUEST_ID)

/** A model name or path segment that may be shown; `…` for anything that could be something else. */
export const safeName = through(NAME)

/** A path, segment by segment through the gate, so that a key put into the path does not come out. */
export const safePath = (path: string): string =>
  path
    .slice(0, 512)
    .split('/', 16)
    .map((segment) => (segment === '' ? '' : (safeName(segment) ?? '')))
    .join('/')

const WORD = /^[A-Za-z]{1,15}$/
const NUMBER = /^\d{1,7}$/

/** Of a text from outside, only words of at most 15 letters and numbers of at most 7 digits: enough to read, too little to leak. */
export const safeWords = (text: string): string =>
  text
    .slice(0, 256)
    .split(/[^A-Za-z0-9]{1,8}/, 24)
    .filter((word) => WORD.test(word) || NUMBER.test(word))
    .join(' ')
