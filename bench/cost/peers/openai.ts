import OpenAI, { APIConnectionError, APIError } from 'openai'
import { installed, type Row } from '../row.js'
import { type Sdk, sdkRows } from './sdk.js'

const client = new OpenAI({ apiKey: 'key-of-the-bench' })
const options = { method: 'post', path: '/chat/completions' }
const RETRIES_LEFT = 2

/** Both are private in the types, and called by the client itself with just these. */
const shouldRetry: Sdk['shouldRetry'] = Reflect.get(client, 'shouldRetry').bind(client)
const retryRequest: (
  request: object,
  retriesLeft: number,
  logId: string,
  headers: Headers | undefined,
) => Promise<unknown> = Reflect.get(client, 'retryRequest').bind(client)

export const openaiRows: readonly Row[] = await sdkRows('openai', {
  of: installed('openai'),
  lacks: '; the words in an envelope like that of The Grid',
  generate: (status, json, message, headers) => APIError.generate(status, json, message, headers),
  connectionError: (cause) => new APIConnectionError({ message: cause.message, cause }),
  shouldRetry,
  retryRequest: (headers) => retryRequest(options, RETRIES_LEFT, 'log', headers),
})
