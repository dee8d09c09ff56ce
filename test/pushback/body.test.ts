import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, inMs, never, said } from './said.js'

const body = (value: unknown, status = 429, headers = {}) => said(headers, status, value)
const message = (text: string, status = 429) =>
  body({ error: { message: text, type: 'rate_limit_error' } }, status)

describe('retry_after in a body', () => {
  it.each([
    [{ error: { message: '', retry_after: 7 } }, 7000],
    [{ error: { message: '', retry_after: '7' } }, 7000],
    [{ error: { message: '', retry_after: ' 1.5 ' } }, 1500],
    [{ error: { message: '', retry_after: 0 } }, 0],
    [{ error: { message: '', details: { retry_after: 7 } } }, 7000],
    [{ error: { message: '' }, retry_after: 7 }, 7000],
    [{ error: { message: '' }, details: { retry_after: 7 } }, 7000],
    // Discord's.
    [{ message: 'You are being rate limited.', retry_after: 64.57, global: false }, 64_570],
    [{ errors: { detail: 'Rate limit exceeded', retry_after: 7 } }, 7000],
    [{ errors: [{ message: 'Rate limit exceeded', retry_after: 7 }] }, 7000],
    [{ error: { message: '', retry_after_ms: 250 } }, 250],
    [{ error: { message: '', retry_after_ms: '250.5' } }, 251],
    [{ error: { message: '' }, retry_after_ms: 250 }, 250],
    [{ error: { message: '', details: { retry_after_ms: 250 } } }, 250],
    [{ error: { message: '', retry_after: 7 }, retry_after: 9 }, 9000],
    [{ error: { message: '', retry_after: 7, retry_after_ms: 7001 } }, 7001],
    [{ error: { message: '', retry_after: 'soon' }, retry_after: 9 }, 9000],
  ])('of %j is a wait of %i ms', (value, ms) => {
    expect(body(value)).toEqual(inMs(ms))
    expect(body(JSON.stringify(value))).toEqual(inMs(ms))
  })

  it.each([
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    'soon',
    '-1',
    '+7',
    '1e3',
    '7s',
    '9'.repeat(65),
    null,
    true,
    [7],
    { seconds: 7 },
    253_402_300_800_000,
  ])('of %j says nothing', (value) => {
    expect(body({ error: { message: '', retry_after: value } })).toBeNull()
  })

  it('of the size of an epoch is a moment, as in a header', () => {
    const value = { error: { message: '', retry_after: 1_470_173_023 } }
    expect(body(value)).toEqual(at(1_470_173_023_000))
    expect(body(value, 429, { date: 'Tue, 02 Aug 2016 21:23:13 GMT' })).toEqual(inMs(30_000))
  })

  it('counts only when the headers say nothing', () => {
    const value = { error: { message: '', retry_after: 7 } }
    expect(body(value, 429, { 'retry-after': '1' })).toEqual(inMs(1000))
    expect(body(value, 429, { 'retry-after': 'soon' })).toEqual(inMs(7000))
    expect(body(value, 429, { 'x-should-retry': 'false' })).toEqual(never)
  })

  it('of a fault to fix says nothing', () => {
    expect(body({ error: { message: '', retry_after: 7 } }, 401)).toBeNull()
  })
})

describe('Google’s RetryInfo', () => {
  const google = (...details: readonly unknown[]) => ({
    error: { code: 429, message: 'Resource exhausted.', status: 'RESOURCE_EXHAUSTED', details },
  })
  const info = (retryDelay: unknown, type = 'type.googleapis.com/google.rpc.RetryInfo') => ({
    '@type': type,
    retryDelay,
  })
  const help = { '@type': 'type.googleapis.com/google.rpc.Help', links: [] }

  it.each([
    ['39s', 39_000],
    ['0s', 0],
    ['3.000000001s', 3001],
    ['36.911379s', 36_912],
  ])('of %s', (delay, ms) => {
    expect(body(google(help, info(delay)))).toEqual(inMs(ms))
    expect(body([google(info(delay))])).toEqual(inMs(ms))
  })

  it('twice: the longer counts', () => {
    expect(body(google(info('39s'), info('5s')))).toEqual(inMs(39_000))
  })

  it.each([
    '39',
    39,
    '-39s',
    '39 s',
    '39S',
    '39ms',
    '1m39s',
    '3.0000000001s',
    '.5s',
    's',
    '',
    null,
  ])('of %j says nothing', (delay) => {
    expect(body(google(info(delay)))).toBeNull()
  })

  it('under another type says nothing', () => {
    expect(body(google(info('39s', 'type.googleapis.com/google.rpc.QuotaFailure')))).toBeNull()
    expect(body(google({ retryDelay: '39s' }))).toBeNull()
  })

  it('is looked for among the first 16 details', () => {
    const behind = (count: number) => google(...Array<unknown>(count).fill(help), info('39s'))
    expect(body(behind(15))).toEqual(inMs(39_000))
    expect(body(behind(16))).toBeNull()
  })

  it('in details that throw does not stop the diagnosis', () => {
    const details = new Proxy([info('39s')], {
      get: () => {
        throw new Error('no')
      },
    })
    const seen = { status: 429, body: { error: { message: '', details } } }
    expect(diagnose(seen)).toMatchObject({ cause: 'RateLimited', pushback: null })
  })
})

describe('words in the message of an error', () => {
  it.each([
    ['Rate limit reached. Please try again in 20s. Contact us.', 20_000],
    ['Please try again in 6m0s.', 360_000],
    ['Please try again in 634ms. Visit https://platform.openai.com/account/rate-limits.', 634],
    ['Limit 1500000, Used 1485066, Requested 16144. Please try again in 1m9.696s. Visit', 69_696],
    ['Please retry in 12.5s', 12_500],
    ['Please retry in 36.911379s.', 36_912],
    ['Please retry after 30 seconds.', 30_000],
    ['Try again after 1 second', 1000],
    ['TRY AGAIN IN 2 MINUTES!', 120_000],
    ['try again in 500 milliseconds', 500],
    ['try again in 500 ms', 500],
    ['try again in 2 hours (at noon)', 7_200_000],
    ['try again in 1.5 minutes', 90_000],
    ['try again in 1 minute 30 seconds', 90_000],
    ['try again in 1 minute and 30 seconds.', 90_000],
    ['try again in 1 hour, 2 minutes, and 3 seconds', 3_723_000],
    ['try again in 0s', 0],
    ['try again in 20s or retry after 30 seconds', 30_000],
    ['Wait. (retry in 5 sec)', 5000],
  ])('%s', (text, ms) => {
    expect(message(text)).toEqual(inMs(ms))
  })

  it.each([
    'Please try again in 10',
    'Please try again in 10.',
    'try again in 10 or so',
    'try again in -5s',
    'try again in 1,000 seconds',
    'try again in 1-2 minutes',
    'try again in 20s-30s',
    'try again in 20s5',
    'try again in 1 minute 30',
    'try again in 1 minute and 30',
    'try again in 30 seconds 1 minute',
    'try again in 5 days',
    'try again in 5 secondary',
    'try again in 5s_ago',
    'try again in a minute',
    'try again in20s',
    'try again in  20s',
    'try again later than 20s',
    'try again within 20s',
    'entry in 20s',
    'retrying in 20s',
    'try again in 1e3s',
    'try again in .5s',
    'try again in 1234567890s',
    'try again in 1.1234567890s',
    '20s',
    'try again',
  ])('%s: says nothing', (text) => {
    expect(message(text)).toBeNull()
  })

  it('that give the caller’s own text back are no words of the error', () => {
    const echoed = 'Rate limited. Your prompt was "hello there, try again in 20s, would you"'
    expect(message(echoed)).toBeNull()
  })

  it('behind the first 512 characters are not read', () => {
    expect(message(`${'x '.repeat(240)}try again in 20s.`)).toEqual(inMs(20_000))
    expect(message(`${'x '.repeat(250)}try again in 20s.`)).toBeNull()
  })

  it('count with any envelope', () => {
    const text = 'Rate limit exceeded, try again in 20s'
    for (const value of [
      { errors: { detail: text } },
      { error: text },
      { message: text },
      { type: 'error', error: { type: 'rate_limit_error', message: text } },
      { title: 'Too Many Requests', detail: text },
    ]) {
      expect(body(value)).toEqual(inMs(20_000))
    }
  })

  it('count only where waiting is known to help', () => {
    const text = 'Please try again in 20s'
    expect([402, 429, 500, 502, 503, 529].map((status) => message(text, status))).toEqual(
      [402, 429, 500, 502, 503, 529].map(() => inMs(20_000)),
    )
    expect([400, 401, 403, 404, 409, 422].map((status) => message(text, status))).toEqual(
      [400, 401, 403, 404, 409, 422].map(() => null),
    )
  })

  it('outside an envelope do not count', () => {
    expect(body('Please try again in 20s')).toBeNull()
    expect(body('<html><title>429</title>Please try again in 20s</html>')).toBeNull()
    expect(body({ choices: [{ message: { content: 'try again in 20s' } }] })).toBeNull()
  })

  it('and the longest of all that the body says counts', () => {
    const value = (retryAfter: number) => ({
      error: { message: 'Please try again in 20s', retry_after: retryAfter },
    })
    expect(body(value(7))).toEqual(inMs(20_000))
    expect(body(value(21))).toEqual(inMs(21_000))
  })

  it('in JSON that is cut off count as well', () => {
    expect(body('{"error":{"message":"Please try again in 20s.","type":"rate')).toEqual(
      inMs(20_000),
    )
  })
})

describe('a body elsewhere', () => {
  const error = { type: 'rate_limit_error', message: 'Please try again in 20s.' }

  it('in the error event of a stream', () => {
    const events = (value: unknown) => `event: error\ndata: ${JSON.stringify(value)}\n\n`
    const seen = (value: unknown) => ({ status: 200, stream: { received: events(value) } })
    expect(diagnose(seen({ type: 'error', error })).pushback).toEqual(inMs(20_000))
    const google = {
      error: {
        code: 503,
        message: '',
        details: [{ '@type': 'google.rpc.RetryInfo', retryDelay: '39s' }],
      },
    }
    expect(diagnose(seen(google)).pushback).toEqual(inMs(39_000))
  })

  it('in what an SDK threw', () => {
    const thrown = Object.assign(new Error('429 Please try again in 20s.'), { status: 429, error })
    expect(diagnose({ error: thrown }).pushback).toEqual(inMs(20_000))
    const headers = new Headers({
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '6m0s',
    })
    expect(diagnose({ error: Object.assign(thrown, { headers }) }).pushback).toEqual(inMs(360_000))
  })

  it('of a success is the error that it holds', () => {
    expect(diagnose({ status: 200, body: { error } }).pushback).toEqual(inMs(20_000))
  })
})
