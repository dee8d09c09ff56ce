import { isArray, isObject, prop } from './read.js'

const DEEPEST = 10
const MOST_NODES = 32

/** Where clients keep the error behind an error. */
const BEHIND = [
  'cause',
  'lastError',
  'originalError',
  'original',
  'innerError',
  'reason',
  'networkError',
  'jse_cause',
]
/** Where clients keep the answer. */
const CONTAINERS = [
  'response',
  '$response',
  'rawResponse',
  'httpResponse',
  'response$',
  'raw',
  'res',
  'context',
]

/** One error on the way, and where it may keep the answer: in itself first. */
export interface Link {
  readonly node: unknown
  /** None when the error is a runtime's own, which keeps nothing of an answer but its code and message. */
  readonly containers: readonly unknown[]
}

const BARE_PROTOTYPES: ReadonlySet<unknown> = /* @__PURE__ */ new Set<unknown>([
  Error.prototype,
  TypeError.prototype,
])
/** All that a runtime's network errors have of their own. */
const BARE_KEYS: ReadonlySet<unknown> = /* @__PURE__ */ new Set<unknown>([
  'stack',
  'message',
  'cause',
  'code',
  'errno',
  'syscall',
  'address',
  'port',
  'hostname',
])

/**
 * Whether an error is a runtime's own: it has none of the fifty fields that clients add. What a proxy makes up, or
 * somebody hangs on `Error.prototype`, is not looked for.
 */
const isBare = (node: object): boolean => {
  try {
    return (
      BARE_PROTOTYPES.has(Reflect.getPrototypeOf(node)) &&
      Reflect.ownKeys(node).every((key) => BARE_KEYS.has(key))
    )
  } catch {
    return false
  }
}

const containersOf = (node: object): readonly unknown[] => {
  const found: unknown[] = [node]
  for (const key of CONTAINERS) {
    const inner = prop(node, key)
    if (isObject(inner)) found.push(inner)
  }
  return found
}

/** The errors that stand behind one: its causes, and those that it gathers. */
const behind = (node: object): readonly unknown[] => {
  const found: unknown[] = []
  for (const key of BEHIND) {
    const inner = prop(node, key)
    if (isObject(inner) || (key === 'cause' && typeof inner === 'string')) found.push(inner)
  }
  // A body under this name has no stack.
  const wrapped = prop(node, 'error')
  if (isObject(wrapped) && typeof prop(wrapped, 'stack') === 'string') found.push(wrapped)
  const gathered = prop(node, 'errors')
  if (!isArray(gathered)) return found
  for (let i = 0; i < 4; i++) {
    const member = prop(gathered, `${i}`)
    if (isObject(member)) found.push(member)
  }
  return found
}

const causeBehind = (node: object): readonly unknown[] => {
  const cause = prop(node, 'cause')
  return isObject(cause) || typeof cause === 'string' ? [cause] : []
}

/** The error, its causes, and the errors that it gathers, nearest first: at most 10 deep and 32 in all. */
export const chainOf = (error: unknown): readonly Link[] => {
  const links: Link[] = []
  const met = new Set<unknown>()
  let level: readonly unknown[] = [error]
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: unknown[] = []
    for (const node of level) {
      if (links.length === MOST_NODES) return links
      if (met.has(node)) continue
      met.add(node)
      if (!isObject(node)) links.push({ node, containers: [] })
      else if (isBare(node)) {
        links.push({ node, containers: [] })
        next.push(...causeBehind(node))
      } else {
        links.push({ node, containers: containersOf(node) })
        next.push(...behind(node))
      }
    }
    level = next
  }
  return links
}
