import { readFileSync } from 'node:fs'
import { APICallError } from '@ai-sdk/provider'
import { installed, type Row, row } from '../row.js'
import { type Input, inputs, sent } from './inputs.js'

type DelayOf = (input: { error: Error; exponentialBackoffDelay: number }) => number

/** The function is not exported, so that it is taken out of the installed file as it stands. */
const delayFunction = (): DelayOf => {
  const file = new URL('../../node_modules/ai/dist/index.mjs', import.meta.url)
  const [, source] =
    /\n(function getRetryDelayInMs\([\s\S]*?\n\})\n/.exec(readFileSync(file, 'utf8')) ?? []
  if (source === undefined) throw new Error('ai has no function getRetryDelayInMs any more')
  const [, errorClass] = /(\w+)\.isInstance\(error\)/.exec(source) ?? []
  return new Function(`${errorClass}`, `return ${source}`)(APICallError)
}

const delayInMs = delayFunction()
const FIRST_MS = 2000

const { url, body: requestBodyValues } = sent

const failed = (error: APICallError): unknown => [
  error,
  error.isRetryable ? delayInMs({ error, exponentialBackoffDelay: FIRST_MS }) : null,
]

const whole = ({ answered, thrown }: Input): unknown => {
  if (answered === null) {
    if (thrown === null) return null
    const message = `Cannot connect to API: ${thrown.message}`
    return failed(
      new APICallError({ message, cause: thrown, url, requestBodyValues, isRetryable: true }),
    )
  }
  const { status, headers, text } = answered
  return failed(
    new APICallError({
      message: 'Failed',
      url,
      requestBodyValues,
      statusCode: status,
      responseHeaders: Object.fromEntries(headers),
      responseBody: text,
      data: JSON.parse(text),
    }),
  )
}

export const aiRows: readonly Row[] = [
  row(
    'peer',
    {
      id: 'ai, whole',
      of: `${installed('ai')}, ${installed('@ai-sdk/provider')}`,
      calls: 'Object.fromEntries(headers) + JSON.parse + new APICallError + getRetryDelayInMs',
      lacks: 'cause, culprit, recovery; address, key, model; jitter',
    },
    inputs,
    whole,
  ),
]
