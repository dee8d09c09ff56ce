import Anthropic, { APIConnectionError, APIError } from '@anthropic-ai/sdk'
import { installed, type Row } from '../row.js'
import { type Sdk, sdkRows } from './sdk.js'

const client = new Anthropic({ apiKey: 'key-of-the-bench' })
const options = { method: 'post', path: '/v1/messages' }
const RETRIES_LEFT = 2

/** Both are private in the types, and called by the client itself with just these. */
const shouldRetry: (
  response: { status: number; headers: Headers },
  request: object,
) => Promise<boolean> = Reflect.get(client, 'shouldRetry').bind(client)
const retryRequest: (
  request: object,
  retriesLeft: number,
  logId: string,
  span: undefined,
  headers: Headers | undefined,
) => Promise<unknown> = Reflect.get(client, 'retryRequest').bind(client)

const sdk: Sdk = {
  of: installed('@anthropic-ai/sdk'),
  lacks: '',
  generate: (status, json, message, headers) => APIError.generate(status, json, message, headers),
  connectionError: (cause) => new APIConnectionError({ message: cause.message, cause }),
  shouldRetry: (response) => shouldRetry(response, options),
  retryRequest: (headers) => retryRequest(options, RETRIES_LEFT, 'log', undefined, headers),
}

export const anthropicRows: readonly Row[] = await sdkRows('anthropic', sdk)
