import { type Cause, type Certainty, type Diagnosis, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { detail, RIGHT } from './borders.js'

const found = (seen: Seen): Diagnosis => diagnose({ request: RIGHT, ...seen })
const said = (seen: Seen): readonly unknown[] => {
  const { cause, certainty, evidence } = found(seen)
  return [cause, certainty, ...evidence.map(({ code }) => code)]
}
const coded = (code: string, message = ''): object => ({ error: { code, message } })
const PAGE = '<html><body>no</body></html>'

type Row = readonly [what: string, seen: Seen, cause: Cause, certainty: Certainty, code: string]

const rows: readonly Row[] = [
  ['a code', { status: 403, body: coded('invalid_token') }, 'InvalidApiKey', 'Certain', 'BodyCode'],
  [
    'words',
    { status: 403, body: detail('Invalid API key') },
    'InvalidApiKey',
    'Likely',
    'BodyWords',
  ],
  [
    'a vague code',
    { status: 403, body: coded('authentication_error') },
    'InvalidApiKey',
    'Likely',
    'BodyCode',
  ],
  [
    'words before a vague code',
    { status: 403, body: coded('authentication_error', 'No auth') },
    'MissingCredentials',
    'Likely',
    'BodyWords',
  ],
  [
    'a code before words',
    { status: 403, body: coded('missing_api_key', 'Invalid API key') },
    'MissingCredentials',
    'Certain',
    'BodyCode',
  ],
  [
    'a vague code that says what the status says',
    { status: 400, body: coded('invalid_request_error') },
    'MalformedRequest',
    'Certain',
    'Status',
  ],
  [
    'words about a model that is right',
    { status: 400, body: detail('Invalid model') },
    'MalformedRequest',
    'Certain',
    'Status',
  ],
  [
    'a body that is no JSON, before a code',
    { status: 400, body: coded('context_length_exceeded'), request: { ...RIGHT, body: '{x' } },
    'MalformedRequest',
    'Certain',
    'BodyNotJson',
  ],
  [
    'the same, of its type',
    { status: 415, request: { ...RIGHT, body: '{x' } },
    'MalformedRequest',
    'Certain',
    'BodyNotJson',
  ],
  [
    'no body of the request, under another status',
    { status: 413, request: { ...RIGHT, body: '{x' } },
    'PayloadTooLarge',
    'Certain',
    'Status',
  ],
  [
    'a code of a 422',
    { status: 422, body: coded('validation_error') },
    'ValidationFailed',
    'Certain',
    'BodyCode',
  ],
  [
    'another of them',
    { status: 422, body: coded('invalid_parameters') },
    'ValidationFailed',
    'Certain',
    'BodyCode',
  ],
  [
    'no vague code of a 500',
    { status: 500, body: coded('server_error') },
    'ServiceError',
    'Certain',
    'Status',
  ],
  [
    'words about a model that was not seen',
    { status: 400, body: detail('Invalid model'), request: {} },
    'UnknownInstrument',
    'Likely',
    'BodyWords',
  ],
  [
    'other words about a right model',
    { status: 400, body: detail('Context length') },
    'PayloadTooLarge',
    'Likely',
    'BodyWords',
  ],
  [
    'words of plain text',
    { status: 503, body: 'BALANCE REPLENISHING' },
    'BalanceReplenishing',
    'Certain',
    'BalanceWords',
  ],
  ['a status', { status: 500 }, 'ServiceError', 'Certain', 'Status'],
  ['a status that is not listed', { status: 499 }, 'Unknown', 'Guess', 'Status'],
  ['the like, of a service', { status: 507 }, 'ServiceError', 'Certain', 'Status'],
  ['a page', { status: 502, body: PAGE }, 'BadGateway', 'Certain', 'GatewayPage'],
  ['text', { status: 502, body: 'no' }, 'BadGateway', 'Certain', 'Status'],
]

describe('what an error answer says', () => {
  it.each(rows)('%s', (_what, seen, ...is) => {
    expect(said(seen)).toEqual(is)
  })

  it('counts where no request was handed in', () => {
    const { cause, evidence } = diagnose({ status: 400, body: detail('Invalid model') })
    expect([cause, ...evidence.map(({ code }) => code)]).toEqual([
      'UnknownInstrument',
      'BodyWords',
      'NoRequest',
    ])
  })

  it('counts to its 512th character', () => {
    const behind = (n: number): Seen => ({
      status: 503,
      body: `${'x'.repeat(n)} maintenance balance`,
      autoTopUp: false,
    })
    expect(found(behind(498)).cause).toBe('ServiceUnavailable')
    expect(said(behind(492))).toEqual(['BalanceReplenishing', 'Certain', 'BalanceWords'])
    expect(said(behind(493))).toEqual(['ServiceUnavailable', 'Likely', 'BodyWords'])
  })

  it('is said by a message only where the body is lost', () => {
    const error = new Error('balance')
    expect(found({ status: 503, error, autoTopUp: false }).cause).toBe('BalanceReplenishing')
    for (const body of [PAGE, '', '{}']) {
      expect(found({ status: 503, error, body, autoTopUp: false }).cause).toBe('ServiceUnavailable')
    }
  })

  it('shows its status', () => {
    expect(found({ status: 502 }).evidence).toEqual([{ code: 'Status', values: { status: 502 } }])
    expect(found({ status: 401 }).evidence).toEqual([{ code: 'Status', values: { status: 401 } }])
    for (const body of ['no', detail('no')]) {
      expect(found({ status: 503, body }).evidence).toEqual([
        { code: 'Status', values: { status: 503 } },
      ])
    }
  })
})

describe('what an error says that comes without a status', () => {
  it.each([
    [coded('invalid_token'), 'InvalidApiKey', 'InnerError'],
    [coded('overloaded', 'Rate limit'), 'ServiceOverloaded', 'InnerError'],
    [coded('rate_limit_error', 'Overloaded'), 'ServiceOverloaded', 'InnerError'],
    [{ error: { code: 429, message: 'Overloaded' } }, 'ServiceOverloaded', 'InnerError'],
    [{ error: { code: '503', message: 'no' } }, 'ServiceUnavailable', 'InnerError'],
    [{ error: { code: '5030', message: 'no' } }, 'ServiceError', 'InnerError'],
    [{ error: { code: 204, message: 'no' } }, 'ServiceError', 'InnerError'],
    [{ error: { message: 'no', status: 502 } }, 'BadGateway', 'InnerError'],
    [{ error: 'no', status: 504 }, 'GatewayTimeout', 'InnerError'],
    [{ error: 'no' }, 'ServiceError', 'InnerError'],
    [{ errors: { detail: '' } }, 'ServiceError', 'InnerError'],
  ])('%j', (body, cause, evidence) => {
    expect(said({ status: 200, body })).toEqual([cause, 'Likely', evidence])
  })

  it.each([
    [detail('Insufficient credits'), 'InsufficientCredits', 'CreditsWords'],
    [detail('Rate limit for this model'), 'RateLimited', 'PerInstrument'],
    [detail('100 requests per day'), 'QuotaExhausted', 'DailyCap'],
  ])('as certainly as with one, of a limit: %j', (body, cause, evidence) => {
    expect(said({ status: 200, body })).toEqual([cause, 'Certain', evidence])
  })
})
