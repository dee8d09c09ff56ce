import type { Chance } from './chance.js'

/** Where a text stands. */
interface Leaf {
  readonly holder: object
  readonly name: string
  readonly text: string
}

const MOST_LEAVES = 300

/** Every text in a value, the names of a record not among them. */
const leavesIn = (value: unknown): readonly Leaf[] => {
  const leaves: Leaf[] = []
  const waiting: unknown[] = [value]
  const met = new Set<unknown>()
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    if (typeof holder !== 'object' || holder === null || met.has(holder)) continue
    met.add(holder)
    for (const name of Object.getOwnPropertyNames(holder)) {
      const inside: unknown = Reflect.get(holder, name)
      if (typeof inside === 'string' && name !== 'stack')
        leaves.push({ holder, name, text: inside })
      else if (inside !== undefined) waiting.push(inside)
      if (leaves.length >= MOST_LEAVES) return leaves
    }
  }
  return leaves
}

/** How a secret comes to stand in a text; whole, and with what is key-shaped about it. */
const FORMS: readonly ((text: string, secret: string, at: number) => string)[] = [
  (_, secret) => secret,
  (_, secret) => `Bearer ${secret}`,
  (text, secret) => `${text} ${secret}`,
  (text, secret) => `${secret} ${text}`,
  (text, secret) => `${text}/${secret}`,
  (text, secret) => `${text}?api_key=${secret}#${secret}`,
  (text, secret) => text.replace('://', `://user:${secret}@`),
  (text, secret) => `${text}: "${secret}"`,
  (text, secret) => `${text}\n${secret}`,
  (text, secret, at) => `${text.slice(0, at)} ${secret} ${text.slice(at)}`,
  // So far to the right that a bound cuts it in two.
  (text, secret, at) => `${text}${'.'.repeat(at % 200)} ${secret}`,
  (text, secret, at) => `${'word '.repeat(at % 300)}${secret}${text}`,
  (text, secret, at) => `{"error":{"message":"${'word '.repeat(at % 300)}${secret}"}}${text}`,
]

/** A text that is JSON is opened, so that the secret stands in a field of it. */
const plantedIn = (text: string, secret: string, chance: Chance): string => {
  if (text.startsWith('{') && text.length < 10_000 && chance.percent(70)) {
    try {
      const inside: unknown = JSON.parse(text)
      plant(inside, secret, chance)
      return JSON.stringify(inside)
    } catch {
      // Broken: then it is text.
    }
  }
  return chance.pick(FORMS)(text, secret, chance.below(text.length + 1000))
}

/** Puts a secret in the place of some texts of a value, and under a name or two that nobody asked for. */
export const plant = (value: unknown, secret: string, chance: Chance): void => {
  const leaves = leavesIn(value)
  if (leaves.length === 0) return
  const everywhere = chance.percent(10)
  const chosen = everywhere ? leaves : chance.some(leaves, 6)
  for (const { holder, name, text } of chosen) {
    Reflect.set(holder, name, plantedIn(text, secret, chance))
  }
  const { holder } = chance.pick(leaves)
  if (chance.percent(20) && !Array.isArray(holder)) {
    Reflect.set(holder, chance.pick(['message', 'code', 'detail', 'model', secret]), secret)
  }
}
