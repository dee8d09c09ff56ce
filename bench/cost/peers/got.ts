import got from 'got'
import { installed, type Row, row } from '../row.js'
import { inputs, namedMs, REFUSED } from './inputs.js'

/** What its `calculateRetryDelay` is handed. A `PUT`, which it retries by default. */
interface Asked {
  readonly attemptCount: number
  readonly retryOptions: unknown
  readonly error: {
    readonly name: string
    readonly code: string
    readonly options: { readonly method: string }
    readonly response: { readonly statusCode: number } | undefined
  }
  readonly retryAfter: number | undefined
  readonly computedValue: number
}

/** Not exported, so that it is reached by its file. */
const file = new URL(
  '../../node_modules/got/dist/source/core/calculate-retry-delay.js',
  import.meta.url,
)
const { default: calculateRetryDelay }: { default: (asked: Asked) => number } = await import(
  file.href
)

const retryOptions: unknown = got.defaults.options.retry

const asked: readonly Omit<Asked, 'attemptCount' | 'computedValue'>[] = inputs.map((input) => ({
  retryOptions,
  error: {
    name: input.answered === null ? 'RequestError' : 'HTTPError',
    code: input.answered === null ? REFUSED : 'ERR_NON_2XX_3XX_RESPONSE',
    options: { method: 'PUT' },
    response: input.answered === null ? undefined : { statusCode: input.answered.status },
  },
  retryAfter: namedMs(input),
}))

export const gotRows: readonly Row[] = [
  row(
    'peer',
    {
      id: 'got, delay',
      of: installed('got'),
      calls: 'calculateRetryDelay (PUT), the error and the wait given',
      lacks: 'headers and body, read elsewhere; a reason; all of a diagnosis',
    },
    asked,
    ({ error, retryAfter }) =>
      calculateRetryDelay({
        attemptCount: 1,
        retryOptions,
        error,
        retryAfter,
        computedValue: 60_000,
      }),
  ),
]
