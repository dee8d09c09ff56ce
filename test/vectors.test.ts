import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import {
  type At,
  type Cause,
  type Decision,
  type Diagnosis,
  decide,
  defaultPolicy,
  diagnose,
  type Policy,
  type PolicyOptions,
  type Pushback,
  policy,
  preflight,
  type Seen,
  type SeenRequest,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from './examples.js'

interface Vector<Expected> {
  readonly id: string
  readonly source: string
  readonly expect: Expected
}
interface OfSeen<Expected> extends Vector<Expected> {
  readonly seen: Seen
}
interface Diagnosed extends OfSeen<Partial<Diagnosis> & Pick<Diagnosis, 'cause'>> {
  readonly not?: Cause
}
interface Decided extends OfSeen<Decision> {
  readonly at: At
  readonly policy?: PolicyOptions
}
interface Linted extends Vector<readonly object[]> {
  readonly request: SeenRequest
}
interface Vectors {
  readonly diagnose: readonly Diagnosed[]
  readonly pushback: readonly OfSeen<{ readonly pushback: Pushback | null }>[]
  readonly decide: readonly Decided[]
  readonly preflight: readonly Linted[]
}

const published = (file: string): string =>
  readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8')

const vectors: Vectors = JSON.parse(published('vectors.json'))
const all = [...vectors.diagnose, ...vectors.pushback, ...vectors.decide, ...vectors.preflight]
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(published('schema.json')),
)

const kebab = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()

/** The rows of the page's table, and the steps of its flow that a call can fail in. */
const ROWS = [
  '401 Unauthorized',
  '402 Payment Required',
  '404 Not Found (model)',
  '404 Not Found (path)',
  '429 Too Many Requests',
  '500 Internal Server Error',
  '503 Service Unavailable',
  'Connection refused',
  'Hangs or no response',
  'Streaming cuts off mid-response',
  '307 Temporary Redirect not followed',
  '"Is it me or The Grid?"',
]

describe('the file', () => {
  it('is as its schema says', () => {
    validate(vectors)
    expect(validate.errors ?? []).toEqual([])
  })

  it('has an id for each vector, once', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  it.each(ROWS)('has vectors from the page: %s', (row) => {
    expect(vectors.diagnose.some(({ source }) => source.startsWith(row))).toBe(true)
  })

  it.each(vectors.diagnose)('names the cause in the id $id', (vector) => {
    const [, group, number = ''] = vector.id.split('/')
    expect(group).toBe(kebab(vector.not ?? vector.expect.cause))
    expect(number.startsWith('near-')).toBe(vector.not !== undefined)
    expect(vector.not).not.toBe(vector.expect.cause)
  })
})

describe.each(Object.keys(examples))('%s', (cause) => {
  const right = vectors.diagnose.filter(({ expect: { cause: is }, not }) => !not && is === cause)

  it('has two forms or more, and a near miss', () => {
    expect(right.length).toBeGreaterThanOrEqual(2)
    expect(vectors.diagnose.some(({ not }) => not === cause)).toBe(true)
  })

  it('begins with a complete case', () => {
    expect(right[0]?.seen.request).toEqual(
      expect.objectContaining({
        method: expect.any(String),
        url: expect.any(String),
        headers: expect.any(Object),
        body: expect.objectContaining({ messages: expect.any(Array) }),
      }),
    )
    if (right[0]?.expect.culprit === 'Service') expect(right[0].expect.requestId).toMatch(/^req-/)
  })
})

it('the schema takes findings of a preflight', () => {
  const finding = { code: 'BareKey', cause: 'MissingBearerPrefix', severity: 'Error' }
  const warning = { code: 'NestedRetries', cause: null, severity: 'Warning' }
  const vector = { id: 'preflight/bare-key/1', source: '401 Unauthorized', request: {} }
  expect(validate({ ...vectors, preflight: [{ ...vector, expect: [finding, warning] }] })).toBe(
    true,
  )
  expect(validate({ ...vectors, preflight: [{ ...vector, expect: [{}] }] })).toBe(false)
})

describe('the schema refuses', () => {
  const [first] = vectors.diagnose
  const errorsOf = (vector: unknown): readonly string[] => {
    validate({ ...vectors, diagnose: [vector] })
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)
  }

  it('nothing of a right vector', () => {
    expect(errorsOf(first)).toEqual([])
  })

  it('one without an id', () => {
    const { id, ...rest } = { ...first }
    expect(errorsOf(rest)).toEqual(['/diagnose/0 required'])
    expect(id).toBe('diagnose/invalid-api-key/1')
  })

  it('one with an unknown cause', () => {
    const unknown = { ...first, expect: { ...first?.expect, cause: 'BadKey' } }
    expect(errorsOf(unknown)).toEqual(['/diagnose/0/expect/cause enum'])
    expect(errorsOf({ ...first, not: 'BadKey' })).toEqual(['/diagnose/0/not enum'])
  })

  it('one with a misspelt key', () => {
    expect(errorsOf({ ...first, sorce: '' })).toEqual(['/diagnose/0 additionalProperties'])
    const seen = { ...first?.seen, headres: {} }
    expect(errorsOf({ ...first, seen })).toEqual(['/diagnose/0/seen additionalProperties'])
    const misspelt = { ...first?.expect, certainity: 'Certain' }
    expect(errorsOf({ ...first, expect: misspelt })).toEqual([
      '/diagnose/0/expect additionalProperties',
    ])
  })
})

/** The fields that a vector fixes, and no others. */
const fixed = (found: Diagnosis, expected: object): object =>
  Object.fromEntries(Object.entries(found).filter(([field]) => field in expected))

describe('diagnose', () => {
  it.each(vectors.diagnose)('$id', ({ seen, expect: expected }) => {
    const found = diagnose(seen)
    expect(fixed(found, expected)).toEqual(expected)
    expect(JSON.stringify(found)).not.toMatch(/00112233|test-key|test-token/)
  })
})

describe('pushback', () => {
  it.each(vectors.pushback)('$id', ({ seen, expect: { pushback } }) => {
    expect(diagnose(seen).pushback).toEqual(pushback)
  })
})

const policyOf = (options: PolicyOptions | undefined): Policy => {
  const result = policy(options)
  expect(result._tag).toBe('Accepted')
  return result._tag === 'Accepted' ? result.policy : defaultPolicy
}

describe('decide', () => {
  it.each(vectors.decide)('$id', ({ seen, at, policy: options, expect: expected }) => {
    expect(decide(diagnose(seen), at, policyOf(options))).toEqual(expected)
  })
})

describe('preflight', () => {
  it.each(vectors.preflight)('$id', ({ request, expect: expected }) => {
    const found = preflight(request)
    expect(found.map(({ code, cause, severity }) => ({ code, cause, severity }))).toEqual(expected)
  })
})
