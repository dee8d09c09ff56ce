import { errors, RetryHandler } from 'undici'
import { installed, type Row, row } from '../row.js'
import { type Input, inputs } from './inputs.js'

type Decide = (
  error: Error,
  context: { state: { counter: number }; opts: { method: string; retryOptions: unknown } },
  callback: () => void,
) => void

/** The default decision is reached by a symbol that is not exported. */
const symbol = Object.getOwnPropertySymbols(RetryHandler).find(
  ({ description }) => description === 'retry agent default retry',
)
if (symbol === undefined) throw new Error('undici hides its default retry elsewhere')
const decide: Decide = Reflect.get(RetryHandler, symbol)

/** Its types are those of an earlier version. */
const all: object = errors
const RequestRetryError: new (
  message: string,
  status: number,
  more: { headers: object; data: { count: number } },
) => Error = Reflect.get(all, 'RequestRetryError')

const handler = new RetryHandler(
  { path: '/', method: 'POST', retryOptions: { methods: ['POST'] } },
  { dispatch: () => true, handler: { onRequestStart: () => {} } },
)
/** Its defaults, but that a `POST` is retried. */
const retryOptions: unknown = Reflect.get(handler, 'retryOpts')
const context = { state: { counter: 1 }, opts: { method: 'POST', retryOptions } }
const nothing = (): void => {}

const errorOf = ({ answered, thrown }: Input): Error | null =>
  answered === null
    ? thrown
    : new RequestRetryError('Request failed', answered.status, {
        headers: answered.record,
        data: { count: 1 },
      })

const decided = (error: Error | null): void => {
  if (error !== null) decide(error, context, nothing)
}

const of = installed('undici')

export const undiciRows: readonly Row[] = [
  row(
    'peer',
    {
      id: 'undici, decision',
      of,
      calls: 'the default retry of RetryHandler (POST allowed), the error given',
      lacks: 'the body; jitter; all of a diagnosis',
    },
    inputs.map(errorOf),
    decided,
  ),
  row(
    'peer',
    {
      id: 'undici, error + decision',
      of,
      calls: 'new RequestRetryError + the default retry of RetryHandler (POST allowed)',
      lacks: 'the body; jitter; all of a diagnosis',
    },
    inputs,
    (input) => decided(errorOf(input)),
  ),
]
