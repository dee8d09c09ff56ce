import { hasOwn, isArray, keysOf, prop, safely } from './read.js'

/** More parts than any value of this library has, and a bound on the work. */
const MOST_PARTS = 100_000
const MOST_KEYS = 10_000

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Pair by pair and without recursion: what is nested deep costs no more than what is wide. */
const samePlain = (first: unknown, second: unknown): boolean => {
  const pairs: (readonly [unknown, unknown])[] = [[first, second]]
  let parts = 0
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [a, b] = pair
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue
    parts += 1
    if (parts > MOST_PARTS || !isRecord(a) || !isRecord(b) || isArray(a) !== isArray(b))
      return false
    const keys = keysOf(a, MOST_KEYS)
    if (keys.length === MOST_KEYS || keys.length !== keysOf(b, MOST_KEYS).length) return false
    if (!keys.every((key) => hasOwn(b, key))) return false
    for (const key of keys) pairs.push([prop(a, key), prop(b, key)])
  }
  return true
}

/** Whether two plain values hold the same. What throws, or is larger than any value of this library, equals only itself. */
export const same = (a: unknown, b: unknown): boolean => safely(() => samePlain(a, b), false)
