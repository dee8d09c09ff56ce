import { brokenBody } from './bodies.js'
import type { Chance } from './chance.js'
import { anyRequest, mixture } from './corpus.js'
import { type Asking, asking, type Told } from './dialects.js'

type Pairs = readonly (readonly [string, string])[]

const CASES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
]

const CONTAINERS: readonly ((pairs: Pairs) => unknown)[] = [
  (pairs) => Object.fromEntries(pairs),
  (pairs) => Object.fromEntries(pairs.map(([name, value]) => [name, [value]])),
  (pairs) => pairs.map(([name, value]) => [name, value]),
  (pairs) => pairs.flat(),
  (pairs) => new Map(pairs),
  (pairs) => new Headers(pairs.map(([name, value]): [string, string] => [name, value])),
]

const isHeaderText = (value: string): boolean => /^[\t\x20-\x7e]*$/.test(value)

/** The same headers in any case, in any order, in any container that holds them. */
const contained = (record: object, chance: Chance): unknown => {
  const pairs = Object.entries(record).flatMap(([name, value]): Pairs => {
    const spelling = chance.pick(CASES)(name)
    return typeof value === 'string' && /^[\w-]+$/.test(name) && isHeaderText(value)
      ? [[spelling, value]]
      : []
  })
  return chance.pick(CONTAINERS)(chance.percent(50) ? pairs : pairs.toReversed())
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Headers that the corpus has as records, in other containers. */
export const inContainers = (seen: Record<string, unknown>, chance: Chance): void => {
  for (const holder of [seen, seen.request, seen.response]) {
    if (isRecord(holder) && isRecord(holder.headers) && chance.percent(50)) {
      holder.headers = contained(holder.headers, chance)
    }
  }
}

/** Fields of several cases, some of them broken. */
export const mixed = (chance: Chance): Record<string, unknown> => {
  const seen = mixture(chance)
  if (chance.percent(40)) seen.body = brokenBody(seen.body ?? seen.error, chance)
  if (isRecord(seen.stream) && chance.percent(40)) {
    seen.stream.received = brokenBody(seen.stream.received, chance)
  }
  if (isRecord(seen.request) && chance.percent(20)) {
    seen.request.body = brokenBody(seen.request.body, chance)
  }
  return seen
}

/** Where an answer may be handed in: part by part, as a response, in an error, in the response of an error. */
const PLACES: readonly ((answer: Record<string, unknown>) => Record<string, unknown>)[] = [
  (answer) => answer,
  ({ status, headers, body }) => ({ response: { status, headers }, body }),
  ({ status, headers, body }) => ({
    error: Object.assign(new Error('Failed'), { status, headers, error: body }),
  }),
  ({ status, headers, body }) => ({
    error: Object.assign(new Error('Failed'), { response: { status, headers, data: body } }),
  }),
]

const bodyOf = ({ body }: Asking, chance: Chance): unknown => {
  if (body === undefined) return chance.pick([undefined, '', '{"error":{"message":"Slow down"}}'])
  return chance.percent(50) ? body : JSON.stringify(body)
}

/** An answer that asks for a wait, and the wait: known from how it was made, not from how it is read. */
export const asked = (
  chance: Chance,
  now: number,
): { readonly seen: Record<string, unknown>; readonly told: Told } => {
  const answer = asking(chance, now)
  const headers = contained(
    { 'content-type': 'application/json', ...answer.headers, 'x-unrelated': '7' },
    chance,
  )
  const seen = chance.pick(PLACES)({
    status: answer.status,
    headers,
    body: bodyOf(answer, chance),
  })
  if (chance.percent(50)) seen.request = anyRequest(chance)
  if (chance.percent(30)) seen.autoTopUp = chance.percent(50)
  return { seen, told: answer.told }
}
