import { type Cause, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at } from './borders.js'

const withCode = (code: string, status: number | null): Cause =>
  status === null
    ? diagnose({ error: { message: 'no', code } }).cause
    : diagnose({ status, body: { error: { code, message: 'no' } }, request: {} }).cause

/** Exact machine codes, with a status at which they count, and what they mean there. */
const CODES: readonly (readonly [cause: Cause, status: number, codes: string])[] = [
  ['MissingCredentials', 401, 'missing_api_key missing_credentials missing_authorization'],
  ['MissingCredentials', 403, 'missing_api_key'],
  ['MissingCredentials', 400, 'missing_api_key'],
  ['InvalidApiKey', 403, 'invalid_api_key invalid_token auth_failed authentication_error'],
  ['InsufficientCredits', 402, 'insufficient_credits billing_error'],
  ['BalanceReplenishing', 503, 'balance_replenishing balance_replenishment'],
  ['UnknownInstrument', 404, 'model_not_found invalid_model unknown_model'],
  ['UnknownInstrument', 400, 'model_not_found'],
  ['PayloadTooLarge', 400, 'context_length_exceeded request_too_large string_above_max_length'],
  ['PayloadTooLarge', 422, 'context_length_exceeded'],
  ['ValidationFailed', 422, 'validation_error invalid_parameters'],
  [
    'QuotaExhausted',
    429,
    'insufficient_quota billing_hard_limit_reached enforced_spend_limit_reached daily_limit_exceeded insufficient_credits',
  ],
  ['ServiceOverloaded', 500, 'overloaded_error overloaded'],
  ['ServiceOverloaded', 503, 'overloaded'],
  ['GeoBlocked', 403, 'unsupported_country_region_territory'],
]
const rows = CODES.flatMap(([cause, status, codes]) =>
  codes.split(' ').map((code): readonly [string, number, Cause] => [code, status, cause]),
)

describe('a code in the body', () => {
  it.each(rows)('%s under %s is a %s', (code, status, cause) => {
    expect(withCode(code, status)).toBe(cause)
  })

  it.each([
    ['missing_api_key', 402, 'InsufficientCredits'],
    ['missing_api_key', 500, 'ServiceError'],
    ['invalid_api_key', 404, 'WrongBaseUrl'],
    ['balance_replenishing', 500, 'ServiceError'],
    ['model_not_found', 422, 'ValidationFailed'],
    ['validation_error', 400, 'MalformedRequest'],
    ['insufficient_quota', 500, 'ServiceError'],
    ['overloaded', 502, 'BadGateway'],
    ['unsupported_country_region_territory', 400, 'MalformedRequest'],
    ['', 500, 'ServiceError'],
    ['x_odd', 503, 'ServiceUnavailable'],
  ])('%s under %s says nothing more: %s', (code, status, cause) => {
    expect(withCode(code, status)).toBe(cause)
  })
})

describe('a code without a status', () => {
  it.each([
    ['missing_api_key', 'MissingCredentials'],
    ['invalid_token', 'InvalidApiKey'],
    ['insufficient_credits', 'InsufficientCredits'],
    ['billing_error', 'InsufficientCredits'],
    ['insufficient_quota', 'QuotaExhausted'],
    ['balance_replenishing', 'BalanceReplenishing'],
    ['resource_exhausted', 'RateLimited'],
    ['overloaded', 'ServiceOverloaded'],
    ['authentication_error', 'InvalidApiKey'],
    ['invalid_request_error', 'MalformedRequest'],
    ['rate_limit_exceeded', 'RateLimited'],
    ['rate_limit_error', 'RateLimited'],
    ['server_error', 'ServiceError'],
    ['api_error', 'ServiceError'],
    ['internal_error', 'ServiceError'],
    ['internal_server_error', 'ServiceError'],
    ['unsupported_country_region_territory', 'GeoBlocked'],
    ['x_odd', 'Unknown'],
    ['', 'Unknown'],
  ])('%s is a %s', (code, cause) => {
    expect(withCode(code, null)).toBe(cause)
  })
})

describe('a bare status', () => {
  /** In an envelope that comes under a success, where nothing but the status inside it can be known. */
  const inside = (status: number): Cause =>
    diagnose({ status: 200, body: { error: { code: status, message: 'no' } } }).cause

  it.each([
    [401, 'InvalidApiKey'],
    [402, 'InsufficientCredits'],
    [408, 'Timeout'],
    [429, 'RateLimited'],
    [451, 'GeoBlocked'],
    [400, 'MalformedRequest'],
    [406, 'MalformedRequest'],
    [411, 'MalformedRequest'],
    [415, 'MalformedRequest'],
    [422, 'ValidationFailed'],
    [405, 'MethodNotAllowed'],
    [413, 'PayloadTooLarge'],
    [414, 'PayloadTooLarge'],
    [431, 'PayloadTooLarge'],
    [407, 'ProxyAuthenticationRequired'],
    [511, 'CaptivePortal'],
    [502, 'BadGateway'],
    [520, 'BadGateway'],
    [521, 'BadGateway'],
    [523, 'BadGateway'],
    [525, 'BadGateway'],
    [526, 'BadGateway'],
    [527, 'BadGateway'],
    [530, 'BadGateway'],
    [504, 'GatewayTimeout'],
    [522, 'GatewayTimeout'],
    [524, 'GatewayTimeout'],
    [503, 'ServiceUnavailable'],
    [529, 'ServiceOverloaded'],
    [307, 'RedirectNotFollowed'],
    [425, 'Unknown'],
    [501, 'Unknown'],
    [500, 'ServiceError'],
    [200, 'ServiceError'],
    [599, 'ServiceError'],
  ])('%s is a %s', (status, cause) => {
    expect(inside(status)).toBe(cause)
  })
})

describe('a wrong URL', () => {
  const calledAt = (url: string, status: number): Cause =>
    diagnose({ status, request: at(url) }).cause

  it.each([
    ['https://api.thegird.ai/v1/chat/completions', 'WrongHost'],
    ['api.thegrid.ai/v1/chat/completions', 'WrongBaseUrl'],
    ['https://api.thegrid.ai/v1/v1/chat/completions', 'DoubledVersionSegment'],
    ['https://api.thegrid.ai/chat/completions', 'MissingVersionSegment'],
    ['https://api.thegrid.ai/api/v1/chat/completions', 'ExtraPathSegment'],
    ['https://api.thegrid.ai/v1/chat/completions/', 'TrailingSlash'],
    ['https://api.thegrid.ai/v1/embeddings', 'WrongEndpointForSurface'],
  ])('explains redirects and refusals, and no fault of the service: %s', (url, cause) => {
    for (const status of [301, 302, 303, 307, 308, 400, 401, 403, 404, 405]) {
      expect(calledAt(url, status)).toBe(cause)
    }
    expect(calledAt(url, 402)).toBe('InsufficientCredits')
    expect(calledAt(url, 429)).toBe('RateLimited')
    expect(calledAt(url, 500)).toBe('ServiceError')
  })

  it('keeps an answer from coming only where it is no place to call', () => {
    const silent = (url: string): Cause =>
      diagnose({ error: { code: 'ETIMEDOUT' }, request: at(url) }).cause
    expect(silent('https://api.thegird.ai/v1/chat/completions')).toBe('WrongHost')
    expect(silent('http://api.thegrid.ai/v1/chat/completions')).toBe('WrongBaseUrl')
    expect(silent('https://api.thegrid.ai/v1/v1/chat/completions')).toBe('Timeout')
    expect(silent('https://api.thegrid.ai/v1/chat/completions/')).toBe('Timeout')
  })
})
