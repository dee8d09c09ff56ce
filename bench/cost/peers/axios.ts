import {
  AxiosError,
  AxiosHeaders,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios'
import { exponentialDelay, isNetworkOrIdempotentRequestError } from 'axios-retry'
import { installed, type Row, row } from '../row.js'
import { inputs, REFUSED, sent } from './inputs.js'

/** A `PUT`: a `POST` would be refused by its method, before anything is looked at. */
const config: InternalAxiosRequestConfig = {
  url: sent.url,
  method: 'put',
  headers: new AxiosHeaders({ 'content-type': 'application/json' }),
}

interface Response {
  readonly response: AxiosResponse | null
  readonly thrown: Error | null
}

const responses: readonly Response[] = inputs.map(({ answered, thrown }) => ({
  response:
    answered === null
      ? null
      : {
          data: answered.text,
          status: answered.status,
          statusText: '',
          headers: new AxiosHeaders(answered.record),
          config,
        },
  thrown,
}))

const errorOf = ({ response, thrown }: Response): AxiosError | null => {
  if (response !== null) {
    const { status } = response
    const code = status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE
    const message = `Request failed with status code ${status}`
    return new AxiosError(message, code, config, {}, response)
  }
  return thrown === null ? null : new AxiosError(thrown.message, REFUSED, config, {})
}

const decided = (error: AxiosError | null): number | null =>
  error !== null && isNetworkOrIdempotentRequestError(error) ? exponentialDelay(1, error) : null

const whole = (one: Response): unknown => {
  const error = errorOf(one)
  return [error, decided(error)]
}

const DECISION = 'isNetworkOrIdempotentRequestError + exponentialDelay'

export const axiosRows: readonly Row[] = [
  row(
    'peer',
    {
      id: 'axios + axios-retry, whole',
      of: `${installed('axios')}, ${installed('axios-retry')}`,
      calls: `new AxiosError + ${DECISION} (PUT)`,
      lacks: 'the body; cause, culprit, recovery; address, key, model; any POST',
    },
    responses,
    whole,
  ),
  row(
    'peer',
    {
      id: 'axios-retry, decision',
      of: installed('axios-retry'),
      calls: `${DECISION} (PUT), the error given`,
      lacks: 'all of a diagnosis; any POST',
    },
    responses.map(errorOf),
    decided,
  ),
]
