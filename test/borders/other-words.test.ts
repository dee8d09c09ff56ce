import { type Cause, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { detail } from './borders.js'

const causeOf = (seen: Seen): Cause => diagnose({ request: {}, ...seen }).cause

/** Words close to those of a cause that mean something else, by that cause. What is left is what the bare status says. */
const CLOSE: readonly (readonly [
  near: Cause,
  status: number,
  bare: Cause,
  words: readonly string[],
])[] = [
  [
    'MissingBearerPrefix',
    403,
    'Unknown',
    [
      'The bearer of this letter',
      'It must not start with Bearer',
      'Expected format: Basic x',
      'Reformat: Bearer x',
    ],
  ],
  [
    'WrongAuthHeader',
    403,
    'Unknown',
    ['Wrong author header', 'Wrong header', 'Unexpected auth heading'],
  ],
  [
    'MissingCredentials',
    403,
    'Unknown',
    [
      'Missing author',
      'Missing tokens',
      'Missing key in the map',
      'You did provide an API key',
      'Subheader missing',
      'The header is found',
    ],
  ],
  ['MalformedKey', 403, 'Unknown', ['Malformed keys', 'Formed token', 'Malformed key in the map']],
  [
    'InvalidApiKey',
    403,
    'Unknown',
    [
      'Invalid token',
      'Invalid key in the map',
      'Invalid credentialing',
      'The API key is not invalid',
      'The API key will be revoked',
      'The refresh token is expired',
      'Authorized',
      'Authentication',
    ],
  ],
  [
    'BalanceReplenishing',
    503,
    'ServiceUnavailable',
    [
      'The load balancer is busy',
      'Unreplenished',
      'A desktop upgrade',
      'Stop up',
      'Selling tokens',
      'Creditor',
      'Accredit',
      'No refresh tokens',
    ],
  ],
  [
    'UnknownInstrument',
    404,
    'WrongBaseUrl',
    [
      'Unknown modeling',
      'Unknown supermodel',
      'The supermodel was not found',
      'The model was found',
      'A temporarily unknown model',
      `${'x'.repeat(256)} unknown model`,
      `Model ${'x'.repeat(79)} not found`,
    ],
  ],
  [
    'PayloadTooLarge',
    400,
    'MalformedRequest',
    [
      'Contextual limit',
      'Too many output tokens',
      'The maximum number of messages is 5',
      'The name is too long',
      'The prompt was too long ago',
    ],
  ],
  [
    'QuotaExhausted',
    429,
    'RateLimited',
    [
      'Accredit',
      'Rebilling',
      'Spender limit',
      'The load balancer',
      'Per daytime',
      '10/daytime',
      '124 hours',
      'Before today',
    ],
  ],
  [
    'GeoBlocked',
    403,
    'Unknown',
    [
      'Your county is not supported',
      'The allocation is not available',
      'Not available in your county',
      `Country${'.'.repeat(41)}not supported`,
      'error code: 10091',
    ],
  ],
]
const rows = CLOSE.flatMap(([near, status, bare, all]) =>
  all.map((words): readonly [string, Cause, number, Cause] => [words, near, status, bare]),
)

describe('words of a body that only look like others', () => {
  it.each(rows)('%j is no %s: under %s it is %s', (words, _near, status, bare) => {
    expect(causeOf({ status, body: detail(words), autoTopUp: false })).toBe(bare)
  })

  it.each([
    'Separate limit',
    'Rate unlimited',
    'Slow downloads',
    'Too many requesters',
    'Insufficient creditors',
    'No creditors',
    'Out of credibility',
    'Prepayment required',
  ])('%j under 200 is an error that says nothing', (words) => {
    expect(causeOf({ status: 200, body: detail(words) })).toBe('ServiceError')
  })

  it.each([
    ['UnknownInstrument', 404, `${'x'.repeat(255)} unknown model`],
    ['UnknownInstrument', 404, `Model ${'x'.repeat(78)} not found`],
    ['GeoBlocked', 403, `Country${'.'.repeat(40)}not supported`],
  ] as const)('%s, under %s, just within reach: %j', (cause, status, words) => {
    expect(causeOf({ status, body: detail(words) })).toBe(cause)
  })

  it('a word that is only for now counts within 256 characters', () => {
    const told = (between: number): string => `Unknown model ${'x'.repeat(between)} currently`
    expect(causeOf({ status: 404, body: detail(told(241)) })).toBe('WrongBaseUrl')
    expect(causeOf({ status: 404, body: detail(told(242)) })).toBe('UnknownInstrument')
  })
})
