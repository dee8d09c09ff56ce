import { type Cause, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, inMs, said } from './said.js'

describe('the wait of gRPC', () => {
  const asked = { 'grpc-retry-pushback-ms': '25' }

  it.each<readonly [what: string, seen: Seen, cause: Cause]>([
    ['where no status was seen', {}, 'Unknown'],
    [
      'on a 429',
      { status: 429, body: { error: { code: 'insufficient_quota' } } },
      'QuotaExhausted',
    ],
    ['on a 501', { status: 501 }, 'Unknown'],
    ['on a 511', { status: 511 }, 'CaptivePortal'],
  ])('is read %s, though no retry is thought of', (_, seen, cause) => {
    const found = diagnose({ ...seen, headers: asked })
    expect(found).toMatchObject({ cause, pace: null, pushback: inMs(25) })
  })

  it('is read on a 500 of a forward proxy', () => {
    const headers = { ...asked, 'x-squid-error': 'ERR_ACCESS_DENIED 0' }
    const found = diagnose({ status: 500, headers })
    expect(found).toMatchObject({ cause: 'BlockedByProxy', pace: null, pushback: inMs(25) })
  })
})

it.each(['retry-after-ms', 'x-ms-retry-after-ms'])(
  '%s is read where no status was seen',
  (name) => {
    expect(diagnose({ headers: { [name]: '25' } }).pushback).toEqual(inMs(25))
  },
)

describe('several lines', () => {
  it('are read one by one, whatever the first is', () => {
    const date = 'Sun, 06 Nov 1994 08:49:37 GMT'
    expect(said({ 'retry-after': 's,5' })).toEqual(inMs(5000))
    expect(said({ 'retry-after': 'xSun, 5' })).toEqual(inMs(5000))
    expect(said({ 'retry-after': 'no Sun, 5' })).toEqual(inMs(5000))
    expect(said({ 'retry-after': `x,${date}` })).toEqual(at(784_111_777_000))
  })

  it('of what remains count by the least', () => {
    const left = (lines: string) =>
      said({ 'x-ratelimit-reset': '7', 'x-ratelimit-remaining': lines }, 403)
    expect(['0, 9', '9, 0', '0', '0.0', '0.00', '-1', '0.00000000000000000000'].map(left)).toEqual(
      Array(7).fill(inMs(7000)),
    )
    expect(['9, 8', '1', '0.01', 'none', ''].map(left)).toEqual(Array(5).fill(null))
  })
})

it('a Date header counts with blanks around it', () => {
  const headers = { date: ' Sun, 06 Nov 1994 08:49:07 GMT\t', 'retry-after': '784111777' }
  expect(said({ ...headers, 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' })).toEqual(inMs(30_000))
})
