import {
  isServerError,
  isThrottlingError,
  isTransientError,
} from '@smithy/service-error-classification'
import { installed, type Row, row } from '../row.js'
import { inputs, REFUSED } from './inputs.js'

type SmithyError = Parameters<typeof isTransientError>[0]

/** An error with the fields that smithy's clients put on theirs. */
class Failure extends Error {
  declare readonly cause?: Error
}

const made = (message: string, fields: object): SmithyError =>
  Object.assign(new Failure(message), fields)

const errors: readonly (SmithyError | null)[] = inputs.map(({ answered, thrown }) => {
  if (answered === null) return thrown === null ? null : made(thrown.message, { code: REFUSED })
  return made('Failed', {
    name: 'ServiceException',
    $metadata: { httpStatusCode: answered.status },
  })
})

/** In the order of its own retry strategy. */
const classified = (error: SmithyError | null): string | null => {
  if (error === null) return null
  if (isThrottlingError(error)) return 'THROTTLING'
  if (isTransientError(error)) return 'TRANSIENT'
  return isServerError(error) ? 'SERVER_ERROR' : 'CLIENT_ERROR'
}

export const smithyRows: readonly Row[] = [
  row(
    'peer',
    {
      id: 'smithy, class',
      of: installed('@smithy/service-error-classification'),
      calls: 'isThrottlingError, isTransientError, isServerError, the error given',
      lacks: 'headers and body; a wait; cause, culprit; all but one of four classes',
    },
    errors,
    classified,
  ),
]
