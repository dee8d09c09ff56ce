import { describe, it } from 'vitest'
import { RIGHT } from '../preflight/requests.js'
import { expectOver, expectTold, type Row, saw } from './told.js'

const ADD = 'Add credits in the dashboard at app.thegrid.ai'
const RELOAD = 'Set up Auto-Reload to prevent this.'
const PAY = { status: 402, request: RIGHT }
const EITHER =
  'Either the credits balance hit zero, or there are no available tokens for the instrument.'
const DECLINED = 'If it stays, see in the dashboard whether the card was declined'
const UNKNOWN_TOP_UP =
  'If Auto Top Up is buying tokens, retry after a short delay: pass autoTopUp: true'

describe('no credits, or no tokens', () => {
  it.each<Row>([
    ['of which nothing is known', PAY, {}, EITHER, [ADD, RELOAD, UNKNOWN_TOP_UP]],
    ['without Auto Top Up', PAY, { autoTopUp: false }, EITHER, [ADD, RELOAD]],
    [
      'with Auto Top Up',
      PAY,
      { autoTopUp: true },
      EITHER,
      ['Retry after a short delay: Auto Top Up is buying tokens, and a 402', ADD, RELOAD, DECLINED],
    ],
    [
      'of credits',
      PAY,
      { autoTopUp: false, evidence: [saw('CreditsWords')] },
      'The credits balance is used up.',
      [ADD, RELOAD],
    ],
    [
      'of tokens',
      PAY,
      { autoTopUp: false, evidence: [saw('TokensWords')] },
      'There are no available consumption tokens for text-prime.',
      [ADD, RELOAD],
    ],
    [
      'of tokens of an instrument that is not known',
      PAY,
      { autoTopUp: false, evidence: [saw('TokensWords')], instrument: null },
      'There are no available consumption tokens for the instrument.',
      [ADD, RELOAD],
    ],
  ])('%s', expectTold)

  it.each<Row>([
    [
      'of which nothing is known',
      PAY,
      {},
      EITHER,
      [ADD, RELOAD, 'If Auto Top Up is on, pass autoTopUp: true to diagnose, and it is retried'],
    ],
    ['with Auto Top Up', PAY, { autoTopUp: true }, EITHER, [ADD, RELOAD, DECLINED]],
  ])('%s, when no retry is left', expectOver)
})

describe('a balance that is filled again', () => {
  const body = '{"errors":{"detail":"Balance replenishment in progress"}}'
  const FILLING = { status: 503, body, request: RIGHT }
  const AGAIN = 'Retry after a short delay: by the second or third attempt'
  const STATUS = 'Check status.thegrid.ai: if there is an active incident'
  const LASTS = 'If it lasts, check both balances at app.thegrid.ai. Set up Auto-Reload'
  const LIKELY =
    'Most likely Auto Top Up is buying tokens for the instrument; the answer does not say so.'
  it.each<Row>([
    [
      'by the answer',
      FILLING,
      { certainty: 'Certain' },
      'Auto Top Up is buying tokens for the instrument right now.',
      [AGAIN, LASTS],
    ],
    ['as is likely', FILLING, { certainty: 'Likely' }, LIKELY, [AGAIN, STATUS, LASTS]],
  ])('%s', expectTold)

  it.each<Row>([['as is likely', FILLING, { certainty: 'Likely' }, LIKELY, [STATUS, LASTS]]])(
    '%s, when no retry is left',
    expectOver,
  )
})

describe('a quota', () => {
  const body = '{"errors":{"code":"insufficient_quota"}}'
  const QUOTA = { status: 429, body, request: RIGHT }
  it.each<Row>([
    [
      'of money',
      QUOTA,
      { evidence: [] },
      'It is about money, not about speed: no wait lifts it.',
      [ADD, RELOAD],
    ],
    [
      'of a day',
      QUOTA,
      { evidence: [saw('DailyCap')] },
      'A daily or monthly cap is reached: no short wait lifts it.',
      ['Wait for the reset, or make a deposit'],
    ],
  ])('%s', expectTold)
})

describe('a rate limit', () => {
  const LIMIT = { status: 429, request: RIGHT }
  const FEWER = 'If it keeps coming, send fewer requests at once.'
  const BACK_OFF = 'Back off and retry: wait as long as the Retry-After header says, else use'
  const EITHER_LIMIT = 'A rate limit is hit, per key or per instrument.'
  it.each<Row>([
    ['of something', LIMIT, { evidence: [] }, EITHER_LIMIT, [BACK_OFF, FEWER]],
    [
      'of the instrument',
      LIMIT,
      { evidence: [saw('PerInstrument')] },
      'The rate limit of the instrument is hit.',
      [BACK_OFF, FEWER],
    ],
    [
      'of the key',
      LIMIT,
      { evidence: [saw('PerKey')] },
      'The rate limit of the key is hit.',
      [BACK_OFF, FEWER],
    ],
    [
      'that the server says not to retry',
      LIMIT,
      { evidence: [], pushback: { _tag: 'Never' } },
      EITHER_LIMIT,
      [BACK_OFF, FEWER],
    ],
    [
      'for a span',
      LIMIT,
      { evidence: [], pushback: { _tag: 'In', ms: 1500 } },
      EITHER_LIMIT,
      ['Back off and retry: wait the 1.5 s that the server asks for', FEWER],
    ],
    [
      'until a moment that is no date',
      LIMIT,
      { evidence: [], pushback: { _tag: 'At', epochMs: Number.POSITIVE_INFINITY } },
      EITHER_LIMIT,
      [BACK_OFF, FEWER],
    ],
  ])('%s', expectTold)
})
