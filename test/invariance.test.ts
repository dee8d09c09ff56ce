import fc from 'fast-check'
import { diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from './examples.js'

const anything = fc.oneof(...Object.values(examples).map(({ gets }) => gets))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const withHeader = (headers: unknown): unknown => {
  const pair: [string, string] = ['x-served-by', 'cache-7']
  if (headers instanceof Headers) return new Headers([...headers, pair])
  if (headers instanceof Map) return new Map([...headers, pair])
  if (Array.isArray(headers)) {
    return typeof headers[0] === 'string' ? [...headers, ...pair] : [...headers, pair]
  }
  return isRecord(headers) ? { ...headers, [pair[0]]: pair[1] } : headers
}

/** A field more, first or last; text that holds a record stays text. */
const withField = (body: unknown, first: boolean): unknown => {
  if (typeof body === 'string' && body.startsWith('{') && body.endsWith('}')) {
    return JSON.stringify(withField(JSON.parse(body), first))
  }
  if (!isRecord(body)) return body
  return first ? { trace: { id: 7 }, ...body } : { ...body, trace: { id: 7 } }
}

const changes: readonly (readonly [what: string, change: (seen: Seen) => Seen])[] = [
  ['a header more', (seen) => ({ ...seen, headers: withHeader(seen.headers) })],
  [
    'a field more at the end of the body',
    (seen) => ({ ...seen, body: withField(seen.body, false) }),
  ],
  [
    'a field more at the start of the body',
    (seen) => ({ ...seen, body: withField(seen.body, true) }),
  ],
  [
    'a header more in the request',
    (seen) => ({
      ...seen,
      request: { ...seen.request, headers: withHeader(seen.request?.headers) },
    }),
  ],
  [
    'a field more in the body of the request',
    (seen) => ({
      ...seen,
      request: { ...seen.request, body: withField(seen.request?.body, true) },
    }),
  ],
  [
    'a wrapping error more',
    (seen) =>
      seen.error === undefined
        ? seen
        : { ...seen, error: Object.assign(new Error('The call failed'), { cause: seen.error }) },
  ],
  ['a field that nobody asked for', (seen) => ({ ...seen, trace: 7 })],
]

describe('a diagnosis does not change with', () => {
  it.each(changes)('%s', (_what, change) => {
    fc.assert(
      fc.property(anything, (seen) => {
        expect(diagnose(change(seen))).toEqual(diagnose(seen))
      }),
      { numRuns: 500 },
    )
  })

  it('where the parts of an answer stand', () => {
    fc.assert(
      fc.property(anything, ({ status, headers, url, redirected, type, ...rest }) => {
        const response = { status, headers, url, redirected, type }
        expect(diagnose({ ...rest, response })).toEqual(diagnose({ ...rest, ...response }))
      }),
    )
  })

  it('whether an answer is handed in or thrown by a client', () => {
    const answers = anything.filter(
      ({ status, error, stream, url }) =>
        typeof status === 'number' &&
        status >= 400 &&
        error === undefined &&
        stream === undefined &&
        url === undefined,
    )
    fc.assert(
      fc.property(answers, ({ status, headers, body, ...rest }) => {
        const plain = diagnose({ status, headers, body, ...rest })
        const parsed = typeof body === 'string' && body.startsWith('{') ? JSON.parse(body) : body
        const thrown = [
          { status, headers, error: parsed },
          { response: { status, headers, data: parsed } },
          { statusCode: status, responseHeaders: headers, responseBody: body },
        ]
        for (const error of thrown) {
          expect(diagnose({ ...rest, error })).toMatchObject({
            cause: plain.cause,
            pace: plain.pace,
          })
        }
      }),
    )
  })
})
