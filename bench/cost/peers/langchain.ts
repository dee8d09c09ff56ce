import { AsyncCaller } from '@langchain/core/utils/async_caller'
import { installed, type Row, row } from '../row.js'
import { type Input, inputs } from './inputs.js'

const onFailedAttempt: (error: unknown) => void = Reflect.get(
  new AsyncCaller({}),
  'onFailedAttempt',
)

/**
 * It marks the error and answers by throwing it or not. A marked error would be answered at once the next time, so
 * that each call has a new record in place of an error: an SDK has to make one first.
 */
const classified = ({ answered, thrown }: Input): unknown => {
  if (answered === null && thrown === null) return null
  const error =
    answered === null
      ? thrown
      : { status: answered.status, message: 'Failed', headers: answered.headers }
  try {
    onFailedAttempt(error)
    return error
  } catch (refused) {
    return refused
  }
}

export const langchainRows: readonly Row[] = [
  row(
    'peer',
    {
      id: 'langchain, class',
      of: installed('@langchain/core'),
      calls: 'the default onFailedAttempt of AsyncCaller, a record in place of the error',
      lacks: 'the error itself; a wait but for a 429; cause, culprit; address, key, model',
    },
    inputs,
    classified,
  ),
]
