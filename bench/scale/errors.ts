import { MOST_BODY_BYTES, MOST_CAUSES, MOST_LEVELS } from './most.js'
import { filled, KB, ladder, nested, type Row } from './row.js'

const DEPTHS = ladder(10, MOST_LEVELS, 5000)
const CHAIN_LENGTHS = ladder(1, MOST_CAUSES, 10)
const ERROR_COUNTS = ladder(1, 10_000, 4)
const MESSAGE_SIZES = ladder(KB, MOST_BODY_BYTES, 2 * KB)

const error = (
  input: string,
  unit: Row['unit'],
  sizes: readonly number[],
  make: (size: number) => unknown,
): Row => ({
  input,
  unit,
  sizes,
  peers: ['smithy class'],
  isRequest: false,
  make: (size) => ({ error: make(size) }),
})

/** Everything that an error may keep another one in. */
const everywhere = (inner: object): object => ({
  error: inner,
  errors: [inner, inner],
  cause: inner,
  response: inner,
})

const message = (name: string, pattern: string): Row => ({
  ...error(`message, ${name}`, 'bytes', MESSAGE_SIZES, (size) =>
    Object.assign(new Error(filled(pattern, size)), { status: 429 }),
  ),
  peers: ['langchain class', 'smithy class'],
})

export const errors: readonly Row[] = [
  error('nesting, error object', 'count', DEPTHS, (depth) =>
    Object.assign(new Error('outermost'), nested<object>(depth, {}, everywhere)),
  ),
  error('nesting, cause of the error', 'count', DEPTHS, (depth) =>
    Object.assign(new Error('outermost'), {
      cause: nested<object>(depth, {}, (cause) => ({ cause })),
    }),
  ),
  error('chain of causes', 'count', CHAIN_LENGTHS, (length) =>
    nested<Error>(length, new Error('innermost'), (cause) => new Error('fetch failed', { cause })),
  ),
  error(
    'AggregateError',
    'count',
    ERROR_COUNTS,
    (count) =>
      new AggregateError(Array.from({ length: count }, (_, index) => new Error(`fault ${index}`))),
  ),
  message('words', 'slow down '),
  message('spaces', ' '),
  message('braces', '{"error":'),
  message('of a quota', 'exceeded your '),
]
