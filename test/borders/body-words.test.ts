import { type Cause, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { detail } from './borders.js'

const causeOf = (seen: Seen): Cause => diagnose({ request: {}, ...seen }).cause

/** Words of a body, by the status at which they are told from others. */
const WORDS: readonly (readonly [cause: Cause, status: number, words: readonly string[]])[] = [
  [
    'MissingBearerPrefix',
    403,
    [
      'The Bearer prefix is absent',
      'Bearer scheme expected',
      'It must start with Bearer',
      'It must begin with "Bearer',
      "It must begin with 'Bearer",
      'Expected format: Bearer x',
      'Expected format:Bearer x',
      'Expected format: "Bearer x"',
      "Expected format: 'Bearer x'",
    ],
  ],
  [
    'WrongAuthHeader',
    403,
    ['Wrong auth header', 'Unsupported authorization scheme', 'Unexpected authentication header'],
  ],
  [
    'MissingCredentials',
    403,
    [
      'Missing API key',
      'Missing apikey',
      'Missing api-key',
      'No auth',
      'No authentication given',
      'Request without authorization',
      "You didn't provide an API key",
      'You did not provide your credentials',
      'Missing a token',
      'Missing any valid credential',
      'Missing bearer',
      'Missing the x-api-key',
      'Header missing',
      'The header is required',
      'Credentials were empty',
      'Credentials are missing',
      'apikey not found',
      'api-key not provided',
      'The api key is not present',
    ],
  ],
  [
    'MalformedKey',
    403,
    [
      'Malformed API key',
      'Malformed apikey',
      'Malformed api-key',
      'Badly formed token',
      'Malformed credential',
      'Malformed credentials',
    ],
  ],
  [
    'InvalidApiKey',
    403,
    [
      'Invalid API key',
      'Incorrect apikey',
      'Expired api-key',
      'Revoked auth token',
      'Unknown access token',
      'Disabled bearer token',
      'Invalid credential',
      'Invalid credentials',
      'API key invalid',
      'The apikey is expired',
      'The api-key was revoked',
      'Access token has been revoked',
      'The auth token is not valid',
      'Unauthorized',
      'Unauthorised',
      'Authentication failed',
    ],
  ],
  [
    'InsufficientCredits',
    200,
    [
      'Insufficient credit',
      'Insufficient credits',
      'Insufficient balance',
      'Insufficient funds',
      'Insufficient tokens',
      'No credits',
      'No tokens',
      'No available credits',
      'No consumption tokens',
      'No available consumption tokens',
      'Out of credits',
      '0 tokens available',
      'Payment Required',
    ],
  ],
  [
    'UnknownInstrument',
    404,
    [
      'Unknown model',
      'Please look: invalid instrument',
      'Unsupported model',
      'Unrecognized instrument',
      'No such model',
      'Model not found',
      'The instrument text-none was not found',
      'The model does not exist',
      "The model doesn't exist",
      'Model x is not supported',
      'Model x is not available',
      'Instrument unknown',
      'Instrument invalid',
      'x is not a valid model',
      'Could not find model x',
      'Could not find the instrument x',
      'model: x',
      'One line\nof two: unknown model',
    ],
  ],
  [
    'PayloadTooLarge',
    400,
    [
      'Context length exceeded',
      'Context window exceeded',
      'Context limit',
      'The maximum context is 1000',
      'Too many tokens',
      'Too many input tokens',
      'The maximum number of tokens is 1000',
      '5000 tokens exceed it',
      'Prompt is too long',
      'Payload too large',
      'Request too large',
    ],
  ],
  [
    'QuotaExhausted',
    429,
    [
      'Add a credit',
      'Add credits',
      'See billing',
      'Spend limit',
      'Spend-limit',
      'Spending limit',
      'Your balance',
      'Insufficient funds',
      '10 per day',
      '10 per week',
      '10 per month',
      'Daily limit',
      'Weekly limit',
      'Monthly limit',
      '10/day',
      'In 24 hours',
      'All for today',
    ],
  ],
  [
    'RateLimited',
    200,
    ['Rate limit', 'Rate-limited', 'RateLimit', 'Too Many Requests', 'Slow down'],
  ],
  ['ServiceOverloaded', 500, ['Overloaded', 'At capacity']],
  ['ServiceUnavailable', 503, ['Maintenance', 'Down for a while']],
  [
    'GeoBlocked',
    403,
    [
      'Your country is not supported',
      'This region: service not available',
      'Territory not supported',
      'Location not available',
      'Not available in your country',
      'Not supported from this region',
      'Not available in this location',
      'No access from your country',
      'error code: 1009',
    ],
  ],
]
const rows = WORDS.flatMap(([cause, status, all]) =>
  all.map((words): readonly [string, number, Cause] => [words, status, cause]),
)

describe('words of a body', () => {
  it.each(rows)('%j under %s: %s', (words, status, cause) => {
    expect(causeOf({ status, body: detail(words) })).toBe(cause)
  })

  it.each([
    'Balance too low',
    'Replenishing',
    'Topup',
    'Top up',
    'Top-up',
    'Topping up',
    'Auto reload',
    'Auto-reload',
    'Autoreload',
    'Buying tokens',
    'Purchasing tokens',
    'One credit',
    'Credits',
    'No tokens',
    'No available tokens',
    'No consumption tokens',
    'No available consumption tokens',
  ])('%j under 503: the balance, even with Auto Top Up off', (words) => {
    expect(causeOf({ status: 503, body: detail(words), autoTopUp: false })).toBe(
      'BalanceReplenishing',
    )
  })

  it.each([
    ['The model is temporarily not available', 404, 'WrongBaseUrl'],
    ['For all who ask, the model is currently not available', 404, 'WrongBaseUrl'],
    ['No page for this model: x', 404, 'WrongBaseUrl'],
    ['No remodel invalid', 404, 'WrongBaseUrl'],
    ['Forbearer prefix', 403, 'Unknown'],
    ['A tokenless call', 403, 'Unknown'],
    ['The service', 403, 'Unknown'],
    ['Context', 400, 'MalformedRequest'],
    ['Creditors', 429, 'RateLimited'],
    ['Per second', 429, 'RateLimited'],
    ['A tidy desktop', 503, 'BalanceReplenishing'],
  ])('%j under %s say nothing more: %s', (words, status, cause) => {
    expect(causeOf({ status, body: detail(words) })).toBe(cause)
  })

  it('count only within their status', () => {
    expect(causeOf({ status: 500, body: detail('Invalid API key') })).toBe('ServiceError')
    expect(causeOf({ status: 502, body: detail('Model not found') })).toBe('BadGateway')
    expect(causeOf({ status: 500, body: detail('Down for maintenance') })).toBe('ServiceError')
  })
})
