import { isDeepStrictEqual } from 'node:util'

/** Whether two values hold the same; what throws when it is read holds nothing that could be compared. */
export const alike = (a: unknown, b: unknown): boolean => {
  try {
    return isDeepStrictEqual(a, b)
  } catch {
    return true
  }
}

/** What is stored and read again; `undefined` where JSON has no word for it. */
export const parsed = (value: unknown): unknown => {
  const text: string | undefined = JSON.stringify(value)
  return text === undefined ? undefined : JSON.parse(text)
}

const isPlainRecord = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

/** Whether JSON has a word for all of a value, so that it would come back as it was. */
export const isJson = (value: unknown): boolean => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
    case 'object':
      return value === null || (isPlainRecord(value) && Object.values(value).every(isJson))
    default:
      return false
  }
}

const MOST_FROZEN = 20_000

/** Freezes a value all the way down, as far as it lets itself be frozen, and calls no getter for it. */
export const freeze = (value: unknown): void => {
  const waiting: unknown[] = [value]
  for (let parts = 0; waiting.length > 0 && parts < MOST_FROZEN; parts++) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    try {
      if (Object.isFrozen(next)) continue
      Object.freeze(next)
      for (const key of Reflect.ownKeys(next)) {
        waiting.push(Reflect.getOwnPropertyDescriptor(next, key)?.value)
      }
    } catch {
      // A trap, or bytes: these cannot be frozen.
    }
  }
}
