import { callWith, isArray, isObject, keysOf, lazy, prop, textOf } from './read.js'

/** At most this many pairs of a container are looked at. */
const MOST_PAIRS = 256

/** Longer values are cut: nothing that is read here is longer. */
const LONGEST = 4096

const canonical = (name: string): string =>
  name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())

/** Abbreviations that people write in capitals, and two words that they write as one. */
const capitals = (name: string): string =>
  name
    .replace(/\b(?:Id|Ms|Www|Cf|Waf|Api)\b/g, (word) => word.toUpperCase())
    .replace('Ratelimit', 'RateLimit')

const spell = (name: string): readonly string[] => {
  const words = canonical(name)
  const first = name.slice(0, 1).toUpperCase() + name.slice(1)
  return [...new Set([name, words, capitals(words), name.toUpperCase(), first])]
}

/** Written down once for each of the names that are asked for here, all of them constants. */
const spelt = /* @__PURE__ */ new Map<string, readonly string[]>()

/** A name in the spellings that records use, so that no scan is needed to find it. */
const spellings = (name: string): readonly string[] => {
  const known = spelt.get(name)
  if (known !== undefined) return known
  const made = spell(name)
  spelt.set(name, made)
  return made
}

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

/** The first pairs of a list: names in lower case, and the values beside them. */
interface Pairs {
  readonly names: readonly (string | null)[]
  readonly values: readonly unknown[]
}

/** Pairs `[[name, value], …]`, or the flat list `[name, value, name, value, …]` that Node calls raw headers. */
const pairsIn = (list: readonly unknown[]): Pairs => {
  const flat = typeof prop(list, '0') === 'string'
  const names: (string | null)[] = []
  const values: unknown[] = []
  for (let i = 0; i < MOST_PAIRS; i++) {
    const pair = flat ? undefined : prop(list, `${i}`)
    const key = flat ? prop(list, `${2 * i}`) : prop(pair, '0')
    if (key === undefined) break
    names.push(typeof key === 'string' ? key.toLowerCase() : null)
    values.push(flat ? prop(list, `${2 * i + 1}`) : prop(pair, '1'))
  }
  return { names, values }
}

const among = ({ names, values }: Pairs, name: string): string | null => {
  let found: string | null = null
  for (let i = names.indexOf(name); i !== -1; i = names.indexOf(name, i + 1)) {
    const value = valueText(values[i])
    if (value !== null) found = found === null ? value : `${found}, ${value}`
  }
  return found
}

/** Read on first need, and once for all names. */
const inList = (list: readonly unknown[]): HeaderLookup => {
  const pairs = lazy(() => pairsIn(list))
  return (name) => among(pairs(), name)
}

const fromRecord = (record: object, name: string): string | null => {
  for (const spelling of spellings(name)) {
    const value = valueText(prop(record, spelling))
    if (value !== null) return value
  }
  return null
}

const firstEntries = (map: object): readonly unknown[] => {
  const found: unknown[] = []
  const entries = callWith(map, 'entries', undefined)
  for (let i = 0; i < MOST_PAIRS; i++) {
    const step = callWith(entries, 'next', undefined)
    if (!isObject(step) || prop(step, 'done') === true) break
    found.push(prop(step, 'value'))
  }
  return found
}

/** A `Map` is asked for the known spellings first, then its first pairs in any case. */
const inMap = (map: object): HeaderLookup => {
  const pairs = lazy(() => pairsIn(firstEntries(map)))
  return (name) => {
    for (const spelling of spellings(name)) {
      const value = valueText(callWith(map, 'get', spelling))
      if (value !== null) return value
    }
    return among(pairs(), name)
  }
}

/** A `Map` keeps case apart; `Headers`, which do not, have an `append`. */
const isMap = (source: object): boolean =>
  prop(source, 'append') === undefined && prop(source, 'entries') !== undefined

/** One header by its name in lower case; `null` when it is not there. */
export type HeaderLookup = (name: string) => string | null

/** Where no headers were handed in. */
export const noHeaders: HeaderLookup = () => null

/**
 * A look-up in `Headers`, a `Map`, a record, pairs or a raw list; what is none of them holds no header.
 *
 * Names are case-insensitive (RFC 9110 section 5.1). A record is asked for the usual spellings and not scanned.
 */
export const headersIn = (source: unknown): HeaderLookup => {
  if (!isObject(source)) return noHeaders
  if (isArray(source)) return inList(source)
  if (typeof prop(source, 'getResponseHeader') === 'function') {
    return (name) => valueText(callWith(source, 'getResponseHeader', name))
  }
  const get = prop(source, 'get')
  if (typeof get !== 'function') return (name) => fromRecord(source, name)
  if (isMap(source)) return inMap(source)
  return (name) => {
    try {
      const value: unknown = Reflect.apply(get, source, [name])
      // Most names are not there, and are asked for all the same.
      return value === null ? null : valueText(value)
    } catch {
      return null
    }
  }
}

/**
 * The same, a record scanned for unusual spellings where the usual ones are not there: for what must not be missed. The
 * first 256 names are looked at.
 */
export const headerInAnyCase = (source: unknown, name: string): string | null => {
  const found = headersIn(source)(name)
  if (found !== null || !isObject(source) || isArray(source)) return found
  const spelling = keysOf(source, MOST_PAIRS).find((key) => key.toLowerCase() === name)
  return spelling === undefined ? null : valueText(prop(source, spelling))
}
