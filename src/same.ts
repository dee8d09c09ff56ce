import { isArray, isPlain, safely } from './read.js'

/** More parts than any value of this library has, and a bound on the work. */
const MOST_PARTS = 20_000

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isArray(value) || isPlain(value)

/** Of a list; a record has none, whatever it holds under that name. A longer one than any of ours has no names made. */
const lengthOf = (value: unknown): number | null => {
  if (!isArray(value)) return null
  return value.length > MOST_PARTS ? Number.NaN : value.length
}

/** Pair by pair and without recursion: what is nested deep costs no more than what is wide. */
const samePlain = (first: unknown, second: unknown): boolean => {
  const pairs: (readonly [unknown, unknown])[] = [[first, second]]
  let parts = 0
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [a, b] = pair
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue
    if (!isRecord(a) || !isRecord(b) || lengthOf(a) !== lengthOf(b)) return false
    const names = Object.keys(a)
    parts += names.length
    if (parts > MOST_PARTS || names.length !== Object.keys(b).length) return false
    for (const name of names) {
      if (!Object.prototype.propertyIsEnumerable.call(b, name)) return false
      pairs.push([a[name], b[name]])
    }
  }
  return true
}

/**
 * Whether two plain values hold the same. What throws when it is read, what is no plain record or list, and what is
 * larger than any value of this library, equals only itself.
 */
export const same = (a: unknown, b: unknown): boolean => safely(() => samePlain(a, b), false)
