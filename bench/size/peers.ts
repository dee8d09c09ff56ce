import type { Take } from './groups.js'

/** A peer, what is taken of it, and the work that ours does and it does not. */
export interface Peer {
  readonly name: string
  readonly takes: readonly Take[]
  readonly lacks: string
}

const DELAY_ONLY = 'a delay only: no cause, no Retry-After'
const CLIENT = 'no cause, no culprit, no fix; brings a client'
const CLASS_ONLY = 'a class by status: no decision, no cause'

export const peers: readonly Peer[] = [
  {
    name: 'retry-ts',
    takes: [
      ['retry-ts', ['applyPolicy', 'exponentialBackoff', 'limitRetries', 'capDelay', 'Monoid']],
    ],
    lacks: DELAY_ONLY,
  },
  {
    name: 'p-retry',
    takes: [['p-retry', ['default']]],
    lacks: 'runs and waits: no cause, no Retry-After',
  },
  {
    name: 'cockatiel, back-off',
    takes: [['cockatiel', ['ExponentialBackoff', 'decorrelatedJitterGenerator']]],
    lacks: DELAY_ONLY,
  },
  {
    name: 'cockatiel, whole',
    takes: [['cockatiel', 'everything']],
    lacks: 'runs and breaks circuits: no cause',
  },
  {
    name: 'effect, Schedule',
    takes: [
      ['effect/Schedule', ['exponential', 'jittered', 'recurs', 'max']],
      ['effect/Effect', ['retry', 'runPromise']],
    ],
    lacks: DELAY_ONLY,
  },
  {
    name: 'effect-3, Schedule',
    takes: [
      ['effect-3/Schedule', ['exponential', 'jittered', 'recurs', 'intersect']],
      ['effect-3/Effect', ['retry', 'runPromise']],
    ],
    lacks: DELAY_ONLY,
  },
  {
    name: 'axios-retry, two functions',
    takes: [['axios-retry', ['isNetworkOrIdempotentRequestError', 'exponentialDelay']]],
    lacks: 'status class and delay: no cause, no body',
  },
  {
    name: 'axios-retry with axios',
    takes: [
      ['axios', ['default as axios']],
      ['axios-retry', ['default as axiosRetry']],
    ],
    lacks: CLIENT,
  },
  { name: 'ky', takes: [['ky', ['default']]], lacks: CLIENT },
  { name: 'got', takes: [['got', ['default']]], lacks: CLIENT },
  {
    name: 'undici, RetryHandler',
    takes: [['undici', ['RetryHandler']]],
    lacks: 'status list and delay: no cause; Node only',
  },
  {
    name: '@smithy/service-error-classification',
    takes: [
      [
        '@smithy/service-error-classification',
        ['isThrottlingError', 'isTransientError', 'isServerError'],
      ],
    ],
    lacks: 'three booleans of an error: no delay, no fix',
  },
  {
    name: '@smithy/util-retry, with strategy',
    takes: [
      [
        '@smithy/service-error-classification',
        ['isThrottlingError', 'isTransientError', 'isServerError'],
      ],
      ['@smithy/util-retry', ['StandardRetryStrategy']],
    ],
    lacks: 'no cause, no culprit, no fix',
  },
  {
    name: '@langchain/core, classifier',
    takes: [
      ['@langchain/core/utils/async_caller', ['classifyRateLimitError', 'parseRetryAfterMs']],
    ],
    lacks: 'a 429 only: capacity or quota, and a wait',
  },
  {
    name: '@langchain/core, AsyncCaller',
    takes: [['@langchain/core/utils/async_caller', ['AsyncCaller']]],
    lacks: 'runs and queues: no cause but of a 429',
  },
  {
    name: 'openai, core/error',
    takes: [['openai/core/error', 'everything']],
    lacks: CLASS_ONLY,
  },
  { name: 'openai, client', takes: [['openai', ['default']]], lacks: CLIENT },
  {
    name: '@anthropic-ai/sdk, core/error',
    takes: [['@anthropic-ai/sdk/core/error', 'everything']],
    lacks: CLASS_ONLY,
  },
  { name: '@anthropic-ai/sdk, client', takes: [['@anthropic-ai/sdk', ['default']]], lacks: CLIENT },
  {
    name: '@ai-sdk/provider, APICallError',
    takes: [['@ai-sdk/provider', ['APICallError']]],
    lacks: 'one class and isRetryable: no cause, no delay',
  },
  {
    name: 'ai, APICallError and RetryError',
    takes: [['ai', ['APICallError', 'RetryError']]],
    lacks: 'no cause, no culprit, no fix',
  },
]
