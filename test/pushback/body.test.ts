import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, inMs, never, said } from './said.js'

const body = (value: unknown, status = 429, headers = {}) => said(headers, status, value)

describe('retry_after in a body', () => {
  it.each([
    [{ error: { message: '', retry_after: 7 } }, 7000],
    [{ error: { message: '', retry_after: '7' } }, 7000],
    [{ error: { message: '', retry_after: ' 1.5 ' } }, 1500],
    [{ error: { message: '', retry_after: '7'.padEnd(64) } }, 7000],
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
    [{ error: { message: '', retryAfter: 7 } }, 7000],
    [{ error: { message: '', retryAfter: '1.5' } }, 1500],
    [{ error: { message: '', details: { retryAfter: 7 } } }, 7000],
    [{ error: { message: '' }, retryAfter: 7 }, 7000],
    [{ message: 'Slow down.', retryAfter: 7 }, 7000],
    [{ error: { message: '', retry_after: 7, retryAfter: 9 } }, 9000],
    [{ error: { message: '', retry_after: 9, retryAfter: 7 } }, 9000],
    [{ error: { message: '', retry_after: 'soon', retryAfter: 7 } }, 7000],
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
    '7'.padEnd(65),
    null,
    true,
    [7],
    { seconds: 7 },
  ])('of %j says nothing', (value) => {
    expect(body({ error: { message: '', retry_after: value } })).toBeNull()
    expect(body({ error: { message: '', retryAfter: value } })).toBeNull()
  })

  it.each(['retryafter', 'RetryAfter', 'retry-after', 'retryAfterSeconds', 'retry_After'])(
    'under the name %s says nothing',
    (name) => {
      expect(body({ error: { message: '', [name]: 7 } })).toBeNull()
    },
  )

  it('of the size of an epoch is a moment, as in a header', () => {
    const value = { error: { message: '', retry_after: 1_470_173_023 } }
    expect(body(value)).toEqual(at(1_470_173_023_000))
    const late = { error: { message: '', retry_after: 1e18 } }
    expect(body(late)).toEqual(at(253_402_300_799_999))
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
    [{ seconds: 39 }, 39_000],
    [{ seconds: '39' }, 39_000],
    [{ seconds: 0 }, 0],
    [{ seconds: 39, nanos: 0 }, 39_000],
    [{ seconds: 39, nanos: 1 }, 39_001],
    [{ seconds: 39, nanos: 911_379_000 }, 39_912],
    [{ seconds: 39, nanos: 999_999_999 }, 40_000],
    [{ seconds: 999_999_999_999 }, 999_999_999_999_000],
  ])('of %j', (delay, ms) => {
    expect(body(google(help, info(delay)))).toEqual(inMs(ms))
    expect(body([google(info(delay))])).toEqual(inMs(ms))
  })

  it('twice: the longer counts', () => {
    expect(body(google(info('39s'), info('5s')))).toEqual(inMs(39_000))
    expect(body(google(info('soon'), info('5s')))).toEqual(inMs(5000))
  })

  it.each([
    '39',
    39,
    '-39s',
    '39 s',
    '39S',
    '39ms',
    '39sec',
    '1m39s',
    '3.0000000001s',
    '.5s',
    's',
    '',
    null,
    {},
    [39],
    { nanos: 5 },
    { seconds: -39 },
    { seconds: 39.5 },
    { seconds: '39s' },
    { seconds: null },
    { seconds: 1_000_000_000_000 },
    { seconds: 39, nanos: -1 },
    { seconds: 39, nanos: 0.5 },
    { seconds: 39, nanos: 1_000_000_000 },
    { seconds: 39, nanos: 'few' },
    { Seconds: 39 },
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
