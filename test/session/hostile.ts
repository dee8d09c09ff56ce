import fc from 'fast-check'

export const boom = (): never => {
  throw new Error('boom')
}
export const trap = new Proxy(
  {},
  { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom },
)
const revokedOf = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}
const endless: object = new Proxy({}, { get: () => endless })
const cycle: { cause?: unknown; errors?: unknown } = {}
cycle.cause = cycle
cycle.errors = [cycle, cycle]
const deep = (() => {
  let value: object = {}
  for (let i = 0; i < 100_000; i++) value = { error: value, cause: value, errors: [value] }
  return value
})()

const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2n,
  Symbol('s'),
  '',
  '5',
  '\ud800',
  'x'.repeat(1_000_000),
  '{'.repeat(100_000),
  [],
  {},
  () => undefined,
  boom,
  trap,
  revokedOf([]),
  revokedOf({}),
  endless,
  cycle,
  deep,
  Object.create(null),
  JSON.parse('{"__proto__":{"status":500},"constructor":1,"toString":1,"then":1}'),
  new Map([['retry-after', {}]]),
  { get: boom },
  { get: () => ({}) },
  { entries: boom, get: () => null },
  { valueOf: boom, toString: boom },
  { _tag: 'Retry' },
  { _tag: 'Stop' },
]

/** Values are made in the property: fast-check itself looks at what it generates, and traps would catch it. */
export type Maker = () => unknown

const make = (value: unknown): Maker => {
  const maker = () => value
  return maker
}

const FIELDS = ['_tag', 'paces', 'status', 'attempts', 'tokens', '0', '1', 'of', 'length', 'now']

/** Gives each field once, and throws when it is asked again. */
const onceOnly = (value: unknown): object => {
  const asked = new Set<string>()
  const fields = FIELDS.map((name) => {
    const get = () => (asked.has(name) ? boom() : asked.add(name) && value)
    return [name, { get, enumerable: true }] as const
  })
  return Object.defineProperties({}, Object.fromEntries(fields))
}

const ONCE = ['Retry', 'Stop', 'Go', 'Wait', 'Healthy', 'Left', 'Right', 'Both', 7, {}, []]

/** Anything at all. */
export const hostile: fc.Arbitrary<Maker> = fc.oneof(
  fc.constantFrom(...ONCE).map((value) => () => onceOnly(value)),
  fc.constantFrom(...HOSTILE.map(make)),
  fc.anything().map(make),
)

/** A right record of which some fields are anything, missing, or throw when they are read. */
export const spoilt = (right: object): fc.Arbitrary<Maker> =>
  fc
    .dictionary(fc.constantFrom(...Object.keys(right)), fc.oneof(hostile, fc.constant(null)), {
      minKeys: 1,
      maxKeys: 3,
    })
    .map((makers) => () => {
      const record = { ...right }
      for (const [field, maker] of Object.entries(makers)) {
        Object.defineProperty(
          record,
          field,
          maker === null ? { get: boom, enumerable: true } : { value: maker(), enumerable: true },
        )
      }
      return record
    })

/** Hands a value of any type to a function, as code without types would. */
export const given = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : undefined
