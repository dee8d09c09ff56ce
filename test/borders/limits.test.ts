import { type Diagnosis, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { detail, RIGHT } from './borders.js'

const found = (status: number, body: unknown): Diagnosis =>
  diagnose({ status, body, request: RIGHT })
const said = (status: number, words: string): readonly unknown[] => {
  const { cause, recovery, pace, evidence } = found(status, detail(words))
  return [cause, recovery, pace, ...evidence.map(({ code }) => code)]
}

describe('what ran out, of a 402', () => {
  it.each(['A credit', 'Credits', 'In USD', 'A fund', 'Funds', 'Billing'])(
    'credits: %s',
    (words) => {
      expect(said(402, words)).toEqual([
        'InsufficientCredits',
        'WhileRefilling',
        'RefillUnknown',
        'CreditsWords',
      ])
    },
  )

  it.each(['A token', 'Tokens', 'No capacity'])('tokens: %s', (words) => {
    expect(said(402, words).slice(3)).toEqual(['TokensWords'])
  })

  it.each(['', 'Nothing', 'Tokenless', 'Creditor'])('who knows: %s', (words) => {
    expect(said(402, words).slice(3)).toEqual([])
  })

  it('credits before tokens', () => {
    expect(said(402, 'Credits for tokens').slice(3)).toEqual(['CreditsWords'])
  })

  it('certainly, and the same without a status', () => {
    expect(found(402, detail('x')).certainty).toBe('Certain')
    expect(found(200, detail('Insufficient credits'))).toMatchObject({
      certainty: 'Certain',
      evidence: [{ code: 'CreditsWords', values: {} }],
    })
  })
})

describe('what lifts a limit', () => {
  it.each([
    'per second',
    'per sec',
    'per-second',
    'per minute',
    'per min',
    'per hour',
    'a minute',
    'a sec',
    'in RPS',
    'in RPM',
    'in TPM',
    'concurrently',
    'at once',
    '60/s',
    '60/sec',
    '60/min',
    '60/h',
  ])('a short wait, whatever is said of money: %s', (words) => {
    expect(said(429, `See billing for 60 ${words}`).slice(0, 3)).toEqual([
      'RateLimited',
      'Transient',
      'Throttled',
    ])
  })

  it.each([
    'per day',
    'per week',
    'per month',
    'daily',
    'weekly',
    'monthly',
    '5/day',
    '24 hours',
    'for today',
    'it resets',
    'a reset',
    'tomorrow',
  ])('the end of a day or longer: %s', (words) => {
    expect(said(429, `See billing: ${words}`)).toEqual([
      'QuotaExhausted',
      'AfterReset',
      null,
      'DailyCap',
    ])
  })

  it.each(['See billing', 'See billing a secret', 'See billing in rpmx', 'Billing by the days'])(
    'money: %s',
    (words) => {
      expect(said(429, words)).toEqual(['QuotaExhausted', 'AfterFix', null, 'MoneyWords'])
    },
  )

  it.each([
    ['insufficient_quota', 'no', 'QuotaExhausted'],
    ['insufficient_quota', '60 per minute', 'RateLimited'],
    ['rate_limit_exceeded', 'See billing', 'RateLimited'],
    ['rate_limit_exceeded', '100 per day', 'QuotaExhausted'],
    ['x_odd', 'See billing', 'QuotaExhausted'],
    ['x_odd', 'no', 'RateLimited'],
  ])('by the code %s and the words %j: %s', (code, message, cause) => {
    expect(found(429, { error: { code, message } })).toMatchObject({ cause, certainty: 'Certain' })
    expect(found(429, { error: { code, message: message.toUpperCase() } }).cause).toBe(cause)
  })
})

describe('whose limit it is', () => {
  it.each([
    ['This instrument is busy', ['PerInstrument']],
    ['This model is busy', ['PerInstrument']],
    ['Too many for your key', ['PerKey']],
    ['Too many for all keys', ['PerKey']],
    ['Too many for this key and model', ['PerInstrument']],
    ['Too many', []],
    ['Too many monkeys remodel', []],
  ])('%s', (words, scope) => {
    expect(said(429, words).slice(3)).toEqual(scope)
  })
})
