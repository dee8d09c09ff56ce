import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { rebuilt, type Shape, shapes } from '../clients.js'
import { examples } from '../examples.js'
import type { Chance } from './chance.js'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))

export type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter(isFields) : []

/** A case of the corpus as it was seen. */
const seenIn = ({ request, response, failure, stream }: Fields): Fields => ({
  ...fieldsOf(response),
  request,
  ...(failure === undefined ? {} : { error: failure }),
  ...(stream === undefined ? {} : { ...fieldsOf(stream), stream }),
})

const vectors = fieldsOf(read('vectors/vectors.json'))

/** Everything that was ever written down about a failed call: the corpus, and all vectors. */
const written: readonly Fields[] = [
  ...listOf(read('test/fixtures/corpus-examples.json')).map(seenIn),
  ...['diagnose', 'pushback', 'decide'].flatMap((section) =>
    listOf(vectors[section]).map(({ seen }) => fieldsOf(seen)),
  ),
  ...listOf(vectors.preflight).map(({ request }) => ({ request })),
]

const arbitraries = Object.values(examples).flatMap(({ gets, misses }) => [gets, misses])

/** Records, lists and errors anew: an arbitrary may give the same one twice, and the fuzzer writes to them. */
const copied = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copied)
  if (typeof value !== 'object' || value === null) return value
  const prototype: object | null = Object.getPrototypeOf(value)
  const isRecord = prototype === null || prototype === Object.prototype
  if (!isRecord && !(value instanceof Error)) return value
  const copy: object = Object.create(prototype)
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    const inside = 'value' in descriptor ? { value: copied(descriptor.value), writable: true } : {}
    Object.defineProperty(copy, name, { ...descriptor, ...inside, configurable: true })
  }
  return copy
}

/** An example of a cause, or of what only looks like one. */
const example = (chance: Chance): Fields => {
  const [seen] = fc.sample(chance.pick(arbitraries), { seed: chance.below(2 ** 31), numRuns: 1 })
  return fieldsOf(copied({ ...seen }))
}

const FIELDS = [
  'response',
  'status',
  'headers',
  'url',
  'redirected',
  'type',
  'body',
  'error',
  'stream',
  'request',
  'autoTopUp',
  'cancelled',
]

/** A copy that nobody else holds. */
const writtenCase = (chance: Chance): Fields => structuredClone(chance.pick(written))

/** An error as a client threw it. */
export const clientError = (chance: Chance): unknown => rebuilt(chance.pick<Shape>(shapes))

const anyCase = (chance: Chance): Fields => {
  const share = chance.share()
  if (share < 0.1) return example(chance)
  return share < 0.3 ? { ...writtenCase(chance), error: clientError(chance) } : writtenCase(chance)
}

/** A case into which fields of others were put. */
export const mixture = (chance: Chance): Record<string, unknown> => {
  const seen: Record<string, unknown> = { ...anyCase(chance) }
  const others = 1 + chance.below(3)
  for (let i = 0; i < others; i++) {
    const other = anyCase(chance)
    for (const field of chance.some(FIELDS, 4)) {
      if (field in other) seen[field] = other[field]
    }
  }
  if (chance.percent(10)) delete seen[chance.pick(FIELDS)]
  return seen
}

/** What was sent, of any case. */
export const anyRequest = (chance: Chance): unknown => anyCase(chance).request
