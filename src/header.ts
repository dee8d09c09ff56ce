import { callWith, isArray, isObject, keysOf, prop, textOf } from './read.js'

/** At most this many pairs of a container are looked at. */
const MOST_PAIRS = 256

/** Longer values are cut: nothing that is read here is longer. */
const LONGEST = 4096

/** A header name in the spellings that records use, so that no scan is needed to find it. */
export interface HeaderName {
  readonly lower: string
  readonly spellings: readonly string[]
}

const canonical = (lower: string): string =>
  lower.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())

/** Abbreviations that people write in capitals, and two words that they write as one. */
const capitals = (name: string): string =>
  name
    .replace(/\b(?:Id|Ms|Www|Cf|Waf|Api)\b/g, (word) => word.toUpperCase())
    .replace('Ratelimit', 'RateLimit')

const capitalised = (lower: string): string => lower.slice(0, 1).toUpperCase() + lower.slice(1)

export const headerName = (lower: string, ...others: readonly string[]): HeaderName => ({
  lower,
  spellings: [
    ...new Set([
      lower,
      canonical(lower),
      capitals(canonical(lower)),
      lower.toUpperCase(),
      capitalised(lower),
      ...others,
    ]),
  ],
})

/** The value of a header as text: arrays (several lines) are joined as RFC 9110 section 5.3 joins them. */
const valueText = (value: unknown): string | null => {
  if (typeof value === 'string') return textOf(value, LONGEST)
  if (typeof value === 'number') return `${value}`
  if (!isArray(value)) return null
  const lines: string[] = []
  for (let i = 0; i < 16; i++) {
    const line = prop(value, `${i}`)
    if (typeof line === 'string') lines.push(line.slice(0, LONGEST))
  }
  return lines.length === 0 ? null : lines.join(', ')
}

/** Pairs `[[name, value], …]`, or the flat list `[name, value, name, value, …]` that Node calls raw headers. */
const fromList = (list: readonly unknown[], name: HeaderName): string | null => {
  const flat = typeof prop(list, '0') === 'string'
  const found: string[] = []
  for (let i = 0; i < MOST_PAIRS; i++) {
    const pair = flat ? undefined : prop(list, `${i}`)
    const key = flat ? prop(list, `${2 * i}`) : prop(pair, '0')
    if (key === undefined) break
    if (typeof key !== 'string' || key.toLowerCase() !== name.lower) continue
    const value = valueText(flat ? prop(list, `${2 * i + 1}`) : prop(pair, '1'))
    if (value !== null) found.push(value)
  }
  return found.length === 0 ? null : found.join(', ')
}

const fromRecord = (record: object, name: HeaderName): string | null => {
  for (const spelling of name.spellings) {
    const value = valueText(prop(record, spelling))
    if (value !== null) return value
  }
  return null
}

/** A `Map` is asked for the known spellings first, then its first pairs in any case. */
const fromMap = (map: object, name: HeaderName): string | null => {
  for (const spelling of name.spellings) {
    const value = valueText(callWith(map, 'get', spelling))
    if (value !== null) return value
  }
  const pairs: unknown[] = []
  const entries = callWith(map, 'entries', undefined)
  for (let i = 0; i < MOST_PAIRS; i++) {
    const step = callWith(entries, 'next', undefined)
    if (!isObject(step) || prop(step, 'done') === true) break
    pairs.push(prop(step, 'value'))
  }
  return fromList(pairs, name)
}

/** A `Map` keeps case apart; `Headers`, which do not, have an `append`. */
const isMap = (source: object): boolean =>
  prop(source, 'entries') !== undefined && prop(source, 'append') === undefined

/**
 * One header out of `Headers`, a `Map`, a record, pairs or a raw list; `null` when it is not there.
 *
 * Names are case-insensitive (RFC 9110 section 5.1). A record is asked for the usual spellings and not scanned.
 */
export const header = (source: unknown, name: HeaderName): string | null => {
  try {
    if (!isObject(source)) return null
    if (isArray(source)) return fromList(source, name)
    if (typeof prop(source, 'getResponseHeader') === 'function') {
      return valueText(callWith(source, 'getResponseHeader', name.lower))
    }
    if (typeof prop(source, 'get') === 'function') {
      const value = valueText(callWith(source, 'get', name.lower))
      return value ?? (isMap(source) ? fromMap(source, name) : null)
    }
    return fromRecord(source, name)
  } catch {
    return null
  }
}

/**
 * The same, a record scanned for unusual spellings where the usual ones are not there: for what must not be missed. The
 * first 256 names are looked at.
 */
export const headerInAnyCase = (source: unknown, name: HeaderName): string | null => {
  const found = header(source, name)
  if (found !== null || !isObject(source) || isArray(source)) return found
  const spelling = keysOf(source, MOST_PAIRS).find((key) => key.toLowerCase() === name.lower)
  return spelling === undefined ? null : valueText(prop(source, spelling))
}
