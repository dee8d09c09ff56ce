import { type Row, row } from '../row.js'
import { type Input, inputs } from './inputs.js'

/** The two SDKs come from one generator: the same steps under the same names. */
export interface Sdk {
  /** Package and version. */
  readonly of: string
  /** What it makes nothing of, beside all that no SDK does. */
  readonly lacks: string
  readonly generate: (status: number, json: object, message: undefined, headers: Headers) => Error
  readonly connectionError: (cause: Error) => Error
  readonly shouldRetry: (response: { status: number; headers: Headers }) => Promise<boolean>
  /** Runs as far as its sleep. */
  readonly retryRequest: (headers: Headers | undefined) => Promise<unknown>
}

/** The loop hands over at once, as soon as the SDK has answered; its promises are not waited for. */
interface Known extends Input {
  readonly retries: boolean
}

const known = async ({ shouldRetry }: Sdk): Promise<readonly Known[]> =>
  Promise.all(
    inputs.map(async (input) => ({
      ...input,
      retries: input.answered === null ? input.thrown !== null : await shouldRetry(input.answered),
    })),
  )

const withoutStacks = (one: Row): Row => ({
  ...one,
  run: (times) => {
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    one.run(times)
    Error.stackTraceLimit = limit
  },
})

const FRAMES = 40

const atDepth = (left: number, run: () => void): void => {
  if (left === 0) run()
  else atDepth(left - 1, run)
}

/** Here a call comes from near the top of the program; in an application the trace has more to collect. */
const deep = (one: Row): Row => ({ ...one, run: (times) => atDepth(FRAMES, () => one.run(times)) })

const NO_DIAGNOSIS = 'cause, culprit, recovery; address, key, model'

export const sdkRows = async (name: string, sdk: Sdk): Promise<readonly Row[]> => {
  const { of } = sdk
  const each = await known(sdk)

  const fail = ({ answered, thrown }: Known): Error | null => {
    if (answered === null) return thrown === null ? null : sdk.connectionError(thrown)
    const { status, headers, text } = answered
    return sdk.generate(status, JSON.parse(text), undefined, headers)
  }
  const retry = ({ answered, retries }: Known): unknown => {
    const asked = answered === null ? null : sdk.shouldRetry(answered)
    return retries ? sdk.retryRequest(answered?.headers) : asked
  }
  const whole = (one: Known): unknown => [fail(one), retry(one)]

  const error = 'JSON.parse + APIError.generate'
  const decision = 'shouldRetry + retryRequest up to its sleep'
  const all = `${error} + ${decision}`
  const lacks = `${NO_DIAGNOSIS}${sdk.lacks}`
  return [
    row(
      'peer',
      { id: `${name}, error`, of, calls: error, lacks: `a decision; ${lacks}` },
      each,
      fail,
    ),
    row(
      'peer',
      { id: `${name}, retry`, of, calls: decision, lacks: `the body; ${lacks}` },
      each,
      retry,
    ),
    row('peer', { id: `${name}, whole`, of, calls: all, lacks }, each, whole),
    withoutStacks(
      row(
        'peer',
        {
          id: `${name}, whole, no stacks`,
          of,
          calls: `with Error.stackTraceLimit = 0, ${all}`,
          lacks,
        },
        each,
        (one) => whole(one),
      ),
    ),
    deep(
      row(
        'peer',
        { id: `${name}, whole, deep`, of, calls: `from ${FRAMES} frames down, ${all}`, lacks },
        each,
        (one) => whole(one),
      ),
    ),
  ]
}
