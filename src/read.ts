/** A readable object: anything with properties that is not `null`. Functions count, since clients hang fields on them. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

/** One property of anything. A getter or proxy that throws reads as absent. */
export const prop = (value: unknown, key: string): unknown => {
  if (!isObject(value)) return undefined
  try {
    return value[key]
  } catch {
    return undefined
  }
}

/** A record with these fields of anything, read one by one: for those whose getters throw. */
export const copied = <K extends string>(
  value: unknown,
  fields: { readonly [F in K]: null },
): { readonly [F in K]?: unknown } => {
  const copy: { [F in K]?: unknown } = {}
  let key: K
  for (key in fields) copy[key] = prop(value, key)
  return copy
}

/** So many characters of a text are read: 8 KiB. No error that has something to say is longer. */
export const MOST_READ = 8192

/** A string of at most `limit` characters, else `null`. Longer text is cut: a bound on work, not a judgement. */
export const textOf = (value: unknown, limit = MOST_READ): string | null =>
  typeof value === 'string' ? (value.length > limit ? value.slice(0, limit) : value) : null

export const boolOf = (value: unknown): boolean | null =>
  typeof value === 'boolean' ? value : null

/** A status that HTTP can carry (100 to 599, RFC 9110 section 15), else `null`. */
export const statusOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599
    ? value
    : null

/** `Array.isArray` that survives a revoked proxy. */
export const isArray = (value: unknown): value is readonly unknown[] => {
  try {
    return Array.isArray(value)
  } catch {
    return false
  }
}

/** Whether a value is a record made of braces, in whatever realm; not one of a class. */
export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  try {
    if (typeof value !== 'object' || value === null) return false
    const prototype = Reflect.getPrototypeOf(value)
    return prototype === null || Reflect.getPrototypeOf(prototype) === null
  } catch {
    return false
  }
}

/** Parse JSON text of at most 8 KiB. Longer or broken text, and text that is no JSON, give `undefined`. */
export const parseJson = (text: string): unknown => {
  if (text.length > MOST_READ) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Call a method of an untrusted object; anything thrown reads as absent. */
export const callWith = (target: unknown, method: string, argument: unknown): unknown => {
  const f = prop(target, method)
  if (typeof f !== 'function') return undefined
  try {
    return Reflect.apply(f, target, [argument])
  } catch {
    return undefined
  }
}

/** The first names of an object's properties, at most `limit`. */
export const keysOf = (value: object, limit: number): readonly string[] => {
  const keys: string[] = []
  try {
    for (const key in value) {
      if (keys.length === limit) break
      keys.push(key)
    }
  } catch {
    return keys
  }
  return keys
}

/** A value made on first use and kept: costly readings are made only for the rows that need them. */
export const lazy = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Whether a value is the name of a field that the record itself has, and not its prototype. */
export const isNameOf = <K extends string>(
  record: Readonly<Record<K, unknown>>,
  key: unknown,
): key is K =>
  typeof key === 'string' && Reflect.getOwnPropertyDescriptor(record, key) !== undefined

/** What a caller's code gives; where it throws instead, `otherwise`. */
export const safely = <A>(make: () => A, otherwise: A): A => {
  try {
    return make()
  } catch {
    return otherwise
  }
}
