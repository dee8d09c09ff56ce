import { MOST_BODY_BYTES, MOST_HEADERS, MOST_LEVELS, MOST_VALUE_BYTES } from './most.js'
import { between, filled, flat, KB, ladder, nested, type PeerName, type Row } from './row.js'

const ERRORS: readonly PeerName[] = ['openai error', 'anthropic error', 'ai error']
const DELAYS: readonly PeerName[] = [
  'openai delay',
  'anthropic delay',
  'axios-retry delay',
  'undici delay',
  'langchain class',
]

const BODY_SIZES = ladder(KB, MOST_BODY_BYTES, 8 * KB)
export const HEADER_COUNTS = ladder(10, MOST_HEADERS, 4096)
const DEPTHS = ladder(10, MOST_LEVELS, 5000)
const STREAM_SIZES = ladder(KB, MOST_BODY_BYTES, 16 * KB)
const VALUE_SIZES = ladder(1, MOST_VALUE_BYTES, KB)

const answer = (input: string, rest: Omit<Row, 'input' | 'isRequest'>): Row => ({
  input,
  isRequest: false,
  ...rest,
})

const body = (name: string, make: (size: number) => unknown): Row =>
  answer(`body, ${name}`, {
    unit: 'bytes',
    sizes: BODY_SIZES,
    peers: ERRORS,
    make: (size) => ({ status: 500, headers: {}, body: make(size) }),
  })

const fields = (count: number, toValue: (index: number) => unknown): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, toValue(index)]))

/** What such a field takes as JSON, about. */
const FIELD_BYTES = 20

const bodies: readonly Row[] = [
  body('JSON with a message', (n) => between('{"error":{"message":"', 'slow down ', '"}}', n)),
  body('JSON without a message', (n) => between('{"error":{"reason":"', 'slow down ', '"}}', n)),
  body('JSON, lists in lists', (n) => between('{"error":[', '[[]],', '[]]}', n)),
  body('JSON, many fields', (n) => JSON.stringify(fields(n / FIELD_BYTES, () => 'wrong'))),
  body('HTML page', (n) => between('<html><body>', '<p>slow down</p> ', '</body></html>', n)),
  body('braces', (n) => filled('{', n)),
  body('quotes and escapes', (n) => between('{"message":"', '\\"', '', n)),
  body('spaces', (n) => between('{', ' ', '', n)),
  body('parsed, long message', (n) => ({ error: { message: filled('slow down ', n) } })),
  body('parsed, many fields', (n) => fields(n / FIELD_BYTES, (index) => `${index}`)),
  body('parsed, many complaints', (n) => ({
    errors: { detail: fields(n / FIELD_BYTES, (index) => [`${index} is wrong`]) },
  })),
  body('parsed, a list', (n) => Array.from({ length: n / FIELD_BYTES }, (_, index) => ({ index }))),
]

type Pair = readonly [name: string, value: string]

export const pairsOf = (count: number): readonly Pair[] =>
  Array.from({ length: count }, (_, index) => [`x-filler-${index}`, 'filler'])

/** The forms in which clients hand out headers. */
export const headerForms: readonly (readonly [
  name: string,
  make: (pairs: readonly Pair[]) => unknown,
])[] = [
  ['record', (pairs) => Object.fromEntries(pairs)],
  [
    'record in another case',
    (pairs) =>
      Object.fromEntries(pairs.map(([name, value]) => [name.replace('x-f', 'X-f'), value])),
  ],
  ['pairs', (pairs) => pairs],
  ['flat raw list', (pairs) => pairs.flat()],
  ['Headers', (pairs) => new Headers(pairs.map(([name, value]) => [name, value]))],
  ['Map', (pairs) => new Map(pairs)],
]

const HEADER_PEERS: Readonly<Record<string, readonly PeerName[]>> = {
  record: ['axios-retry delay', 'undici delay', 'langchain class'],
  Headers: ['openai delay', 'anthropic delay', 'ai error', 'langchain class'],
}

const headers: readonly Row[] = headerForms.map(([name, make]) =>
  answer(`headers, ${name}`, {
    unit: 'count',
    sizes: HEADER_COUNTS,
    peers: HEADER_PEERS[name] ?? [],
    make: (count) => ({ status: 429, headers: make(pairsOf(count)) }),
  }),
)

const retryAfter = (name: string, make: (size: number) => string): Row =>
  answer(`Retry-After, ${name}`, {
    unit: 'bytes',
    sizes: VALUE_SIZES,
    peers: DELAYS,
    make: (size) => ({ status: 429, headers: { 'retry-after': make(size) } }),
  })

const retryAfters: readonly Row[] = [
  retryAfter('digits', (n) => filled('9', n)),
  retryAfter('spaces', (n) => between('1', ' ', n > 1 ? 'x' : '', n)),
  retryAfter('letters', (n) => filled('Mon', n)),
  retryAfter('commas', (n) => between('1', ',1', '', n)),
]

const nestedText = (depth: number): string =>
  flat(`${'{"error":'.repeat(depth)}1${'}'.repeat(depth)}`)

const nestings: readonly Row[] = [
  answer('nesting, body text', {
    unit: 'count',
    sizes: DEPTHS,
    peers: ERRORS,
    make: (depth) => ({ status: 500, body: nestedText(depth) }),
  }),
  answer('nesting, body parsed', {
    unit: 'count',
    sizes: DEPTHS,
    peers: ERRORS,
    make: (depth) => ({
      status: 500,
      body: nested<object>(depth, { message: 'deep' }, (error) => ({ error })),
    }),
  }),
]

const CHUNK = 'data: {"choices":[{"delta":{"content":"word "}}]}\n\n'

const stream = (name: string, make: (size: number) => string): Row =>
  answer(`stream, ${name}`, {
    unit: 'bytes',
    sizes: STREAM_SIZES,
    peers: [],
    make: (size) => ({ status: 200, stream: { received: make(size), endedWith: 'Close' } }),
  })

const streams: readonly Row[] = [
  stream('one event', (n) => between('data: {"text":"', 'word ', '"}\n\n', n)),
  stream('many events', (n) => filled(CHUNK, n)),
  stream('empty events', (n) => filled('data:\n\n', n)),
  stream('blank lines', (n) => between('data: 1\n\n', '\n', '', n)),
  stream('no newlines', (n) => between('data: ', 'word ', '', n)),
  stream('CR only', (n) => filled(CHUNK.replaceAll('\n', '\r'), n)),
]

export const answers: readonly Row[] = [
  ...bodies,
  ...headers,
  ...retryAfters,
  ...nestings,
  ...streams,
]
