import * as door from 'grid-triage'
import * as fp from 'grid-triage/fp-ts'
import * as io from 'grid-triage/io-ts'
import { hideSecrets, readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { given } from './session/hostile.js'

/** The prototypes that every record, list, function and text looks at. */
const PROTOTYPES = [Object, Array, Function, String, Error, Map].map(({ prototype }) => prototype)

/** Every property of them, by its name and what it holds. */
const held = () =>
  PROTOTYPES.flatMap((prototype) =>
    Reflect.ownKeys(prototype).map((name) => {
      const { value, get } = Object.getOwnPropertyDescriptor(prototype, name) ?? {}
      return { name, holds: value ?? get }
    }),
  )
type Held = ReturnType<typeof held>

/** The names of properties that there are more or less, or that hold something else. */
const changed = (before: Held, after: Held): readonly PropertyKey[] => {
  const missing = (some: Held, others: Held) =>
    some.filter(
      (one) => !others.some(({ name, holds }) => name === one.name && holds === one.holds),
    )
  return [...missing(before, after), ...missing(after, before)].map(({ name }) => name)
}

const FAULT = '{"code":"UrlDiffers","values":{"__proto__":"x","constructor":"x","got":"x"}}'

/** Records whose own fields have the names that lead to a prototype. */
const records: readonly unknown[] = [
  '{"__proto__":{"status":500},"constructor":{"prototype":{"status":500}}}',
  '{"status":400,"body":{"errors":{"detail":{"__proto__":["x"],"constructor":["x"]}}}}',
  '{"status":400,"headers":{"__proto__":"x","constructor":"x"},"body":{"error":{"code":"__proto__"}}}',
  '{"error":{"code":"constructor","cause":{"__proto__":{"code":"x"},"name":"__proto__"}}}',
  '{"request":{"url":"constructor://__proto__/prototype","method":"__proto__","body":{"__proto__":1,"model":"__proto__"}}}',
  '{"paces":{"__proto__":{"cost":1}},"budget":{"constructor":1},"__proto__":{"totalMs":1}}',
  '{"hosts":["https://__proto__/constructor"],"instruments":["__proto__","constructor"]}',
  `{"_tag":"Unrecognised","cause":"Unknown","evidence":[${FAULT}],"requestId":"__proto__","instrument":"constructor"}`,
  `{"_tag":"WrongUrl","cause":"WrongHost","culprit":"CallerConfig","recovery":"AfterFix","pace":null,"certainty":"Likely","evidence":[${FAULT}],"pushback":null,"status":404,"requestId":null,"surface":null,"instrument":null,"autoTopUp":null,"outputDelivered":false}`,
].map((text) => JSON.parse(text))

const functions = Object.entries({ ...door, ...fp }).filter(
  ([, value]) => typeof value === 'function',
)
/** They take a text, in which the records stand as they were written. */
const readers = Object.entries({ hideSecrets, readPasted }).map(
  ([name, read]): [string, unknown] => [name, (record: unknown) => read(JSON.stringify(record))],
)
const codecs = Object.entries(io).map(([name, codec]): [string, unknown] => [
  name,
  Reflect.get(codec, 'decode'),
])

describe('no prototype is written to by', () => {
  it.each([...functions, ...codecs, ...readers])('%s', (_name, f) => {
    const before = held()
    for (const first of records) {
      for (const second of [undefined, ...records]) {
        const made = given(f, first, second, '__proto__')
        if (typeof made === 'function') given(made, second, first)
      }
    }
    expect(changed(before, held())).toEqual([])
  })

  it('one that would, which is noticed', () => {
    const before = held()
    Reflect.set(Object.prototype, 'planted', true)
    const after = held()
    Reflect.deleteProperty(Object.prototype, 'planted')
    expect(changed(before, after)).toEqual(['planted'])
  })
})
