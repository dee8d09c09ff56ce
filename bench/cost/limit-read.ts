import type { Pushback } from 'grid-triage'
import type { AnyHeaders, ErrorBody, Failed } from './exchanges.js'

const isPairs = (
  headers: AnyHeaders,
): headers is readonly (readonly [name: string, value: string])[] => Array.isArray(headers)

/** One header, in whatever the caller has them. */
export const read = (headers: AnyHeaders | undefined, name: string): string | null => {
  if (headers === undefined) return null
  if (headers instanceof Headers) return headers.get(name)
  if (!isPairs(headers)) return headers[name] ?? null
  for (const pair of headers) if (pair[0] === name) return pair[1]
  return null
}

/** The sentence in an error body, in lower case as the words that are looked for; `''` when there is none. */
export const detailOf = (body: Failed['body']): string => {
  if (body === undefined) return ''
  const parsed = typeof body === 'string' ? parse(body) : body
  const detail = parsed?.errors?.detail ?? parsed?.error?.message
  return typeof detail === 'string' ? detail.toLowerCase() : ''
}

const parse = (text: string): ErrorBody | null => {
  if (text.charCodeAt(0) !== 123) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const MODEL = '"model":"'

/** The model that was asked for. In text it is found as `JSON.stringify` writes it, without parsing the prompt. */
export const modelOf = (body: Failed['request']['body']): string | null => {
  if (typeof body !== 'string') return body.model
  const at = body.indexOf(MODEL)
  if (at === -1) return null
  const start = at + MODEL.length
  return body.slice(start, body.indexOf('"', start))
}

const digits = (text: string, start: number, end: number): number => {
  let value = 0
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return start < end ? value : Number.NaN
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** `Mon, 05 Oct 2026 12:00:00 GMT` as epoch ms; `NaN` for all else. */
const httpDate = (text: string): number =>
  text.length === 29 && text.charCodeAt(3) === 44
    ? Date.UTC(
        digits(text, 12, 16),
        MONTHS.indexOf(text.slice(8, 11)) / 3,
        digits(text, 5, 7),
        digits(text, 17, 19),
        digits(text, 20, 22),
        digits(text, 23, 25),
      )
    : Number.NaN

/** `Retry-After`: seconds, or a moment, which the answer's own `Date` makes a wait. */
const retryAfter = (headers: AnyHeaders | undefined): Pushback | null => {
  const text = read(headers, 'retry-after')
  if (text === null) return null
  const seconds = digits(text, 0, text.length)
  if (seconds >= 0) return { _tag: 'In', ms: seconds * 1000 }
  const until = httpDate(text)
  if (!(until >= 0)) return null
  const sent = httpDate(read(headers, 'date') ?? '')
  return sent >= 0 ? { _tag: 'In', ms: Math.max(0, until - sent) } : { _tag: 'At', epochMs: until }
}

/** What the server says about waiting: a veto, then ms, then `Retry-After`. */
export const pushbackOf = (headers: AnyHeaders | undefined, thorough: boolean): Pushback | null => {
  if (!thorough) return retryAfter(headers)
  if (read(headers, 'x-should-retry') === 'false') return { _tag: 'Never' }
  const ms = read(headers, 'retry-after-ms')
  return ms === null ? retryAfter(headers) : { _tag: 'In', ms: digits(ms, 0, ms.length) || 0 }
}
