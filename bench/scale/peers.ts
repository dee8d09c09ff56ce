import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { APICallError } from '@ai-sdk/provider'
import Anthropic from '@anthropic-ai/sdk'
import { classifyRateLimitError } from '@langchain/core/utils/async_caller'
import {
  isServerError,
  isThrottlingError,
  isTransientError,
} from '@smithy/service-error-classification'
import { AxiosError } from 'axios'
import { exponentialDelay } from 'axios-retry'
import type { Seen } from 'grid-triage'
import OpenAI from 'openai'
import { RetryHandler } from 'undici'
import type { PeerName } from './row.js'

export interface Peer {
  /** Package, version and what is called. */
  readonly label: string
  /** What the caller has at hand already is made here; what is returned is measured. */
  readonly prepare: (seen: Seen) => () => unknown
}

const pinned: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)

const SHORT: Readonly<Record<string, string>> = {
  '@ai-sdk/provider': 'ai-sdk/provider',
  '@anthropic-ai/sdk': 'anthropic',
  '@langchain/core': 'langchain',
  '@smithy/service-error-classification': 'smithy',
}

const label = (name: string, what: string): string =>
  `${SHORT[name] ?? name} ${pinned.dependencies[name]} ${what}`

/** As the two SDKs do it. */
const jsonOf = (body: unknown): unknown => {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const objectOf = (json: unknown): object | undefined =>
  typeof json === 'object' && json !== null ? json : undefined

const textOf = (body: unknown): string | undefined => (typeof body === 'string' ? body : undefined)

/** A client has its answer's headers as `Headers`, whatever the row is about. */
const headersOf = ({ headers }: Seen): Headers =>
  headers instanceof Headers ? headers : new Headers(Object.entries(recordOf(headers)))

const recordOf = (headers: unknown): Record<string, string> => ({ ...objectOf(headers) })

type SdkError = typeof OpenAI.APIError | typeof Anthropic.APIError

/** The error that an SDK throws, from the text of the answer. */
const sdkError =
  ({ generate }: SdkError) =>
  (seen: Seen) => {
    const { status, body } = seen
    const headers = headersOf(seen)
    const make = (): unknown => {
      const json = jsonOf(body)
      return generate(
        status ?? undefined,
        objectOf(json),
        json === undefined ? textOf(body) : undefined,
        headers,
      )
    }
    return make
  }

/** The clients keep their delays to themselves: the method is called by its name, as they call it. */
const methodOf = (target: object, name: string | symbol): ((...args: unknown[]) => unknown) => {
  const method: unknown = Reflect.get(target, name)
  if (typeof method !== 'function') throw new Error(`no method ${String(name)}`)
  return (...args) => Reflect.apply(method, target, args)
}

const KEY = { apiKey: 'key-of-the-bench' }
const openai = new OpenAI(KEY)
const anthropic = new Anthropic(KEY)
const OPTIONS = { method: 'post', path: '/v1/chat/completions', maxRetries: 2 }

const sdkDelay = (client: object, ...more: readonly unknown[]) => {
  const shouldRetry = methodOf(client, 'shouldRetry')
  const retryRequest = methodOf(client, 'retryRequest')
  return (seen: Seen) => {
    const headers = headersOf(seen)
    const response = { status: seen.status, headers }
    return () => [shouldRetry(response, OPTIONS), retryRequest(OPTIONS, 2, 'log', ...more, headers)]
  }
}

const require = createRequire(import.meta.url)
const symbols: unknown = require('undici/lib/core/symbols.js')
const defaultRetry: unknown = Reflect.get(Object(symbols), 'kRetryHandlerDefaultRetry')

const undiciDelay = (seen: Seen) => {
  if (typeof defaultRetry !== 'symbol') throw new Error('undici has no default decision')
  const decide = methodOf(RetryHandler, defaultRetry)
  const error = { statusCode: seen.status, headers: recordOf(seen.headers) }
  const retryOptions = {
    maxRetries: 5,
    maxTimeout: 30_000,
    minTimeout: 500,
    timeoutFactor: 2,
    methods: ['POST'],
    statusCodes: [429],
    errorCodes: [],
  }
  const context = { state: { counter: 0 }, opts: { method: 'POST', retryOptions } }
  return () => decide(error, context, () => undefined)
}

const axiosDelay = (seen: Seen) => {
  const error = new AxiosError('Request failed')
  Object.assign(error, { response: { status: seen.status, headers: recordOf(seen.headers) } })
  return () => exponentialDelay(1, error)
}

const aiError = (seen: Seen) => {
  const { status, body } = seen
  const headers = headersOf(seen)
  return () =>
    new APICallError({
      message: 'failed',
      url: 'https://api.thegrid.ai/v1/chat/completions',
      requestBodyValues: {},
      statusCode: status ?? 500,
      responseHeaders: Object.fromEntries(headers),
      responseBody: textOf(body) ?? '',
      data: jsonOf(body),
    })
}

const langchainClass = ({ status, headers, error }: Seen) => {
  const failure = error ?? { status, headers, message: 'failed' }
  return () => classifyRateLimitError(failure)
}

/** Its type wants a cause that is an error; its code looks at any. */
const isSdkError = (error: unknown): error is Parameters<typeof isTransientError>[0] =>
  error instanceof Error

const smithyClass = ({ error }: Seen) => {
  if (!isSdkError(error)) throw new Error('smithy takes an error')
  return () => [isThrottlingError(error), isTransientError(error), isServerError(error)]
}

export const peers: Readonly<Record<PeerName, Peer>> = {
  'openai error': {
    label: label('openai', 'APIError.generate'),
    prepare: sdkError(OpenAI.APIError),
  },
  'anthropic error': {
    label: label('@anthropic-ai/sdk', 'APIError.generate'),
    prepare: sdkError(Anthropic.APIError),
  },
  'ai error': { label: label('@ai-sdk/provider', 'APICallError'), prepare: aiError },
  'openai delay': { label: label('openai', 'retryRequest'), prepare: sdkDelay(openai) },
  'anthropic delay': {
    label: label('@anthropic-ai/sdk', 'retryRequest'),
    prepare: sdkDelay(anthropic, undefined),
  },
  'axios-retry delay': {
    label: label('axios-retry', 'exponentialDelay'),
    prepare: axiosDelay,
  },
  'undici delay': { label: label('undici', 'RetryHandler'), prepare: undiciDelay },
  'langchain class': {
    label: label('@langchain/core', 'classifyRateLimitError'),
    prepare: langchainClass,
  },
  'smithy class': {
    label: label('@smithy/service-error-classification', 'is…Error'),
    prepare: smithyClass,
  },
}
