import fc from 'fast-check'
import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { headers } from '../arbitraries.js'

const pushback = (record: Readonly<Record<string, string>>) =>
  diagnose({ status: 429, headers: record }).pushback

/** RFC 9110 section 5.6.7 gives one moment in three forms; it is 784111777 s after the epoch. */
const RFC_DATES = [
  'Sun, 06 Nov 1994 08:49:37 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
]

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1500],
    [' 7 ', 7000],
    ['0.0001', 1],
    ['2, 9', 9000],
    ['9, 2', 9000],
    ['soon, 4', 4000],
  ])('of %j is a wait of %i ms', (text, ms) => {
    expect(pushback({ 'retry-after': text })).toEqual({ _tag: 'In', ms })
  })

  it.each(RFC_DATES)('of %s is a moment', (date) => {
    expect(pushback({ 'retry-after': date })).toEqual({ _tag: 'At', epochMs: 784_111_777_000 })
  })

  it('reads the example of RFC 9110 section 10.2.3', () => {
    expect(pushback({ 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' })).toEqual({
      _tag: 'At',
      epochMs: 946_684_799_000,
    })
  })

  it.each([
    ['Thu, 29 Feb 2024 00:00:00 GMT', 1_709_164_800_000],
    ['Sat, 31 Dec 2016 23:59:60 GMT', 1_483_228_800_000],
    ['Tue, 19 Jan 2038 03:14:08 GMT', 2_147_483_648_000],
  ])('reads %s', (date, epochMs) => {
    expect(pushback({ 'retry-after': date })).toEqual({ _tag: 'At', epochMs })
  })

  it.each([
    ['999999999', { _tag: 'In', ms: 999_999_999_000 }],
    ['1000000000', { _tag: 'At', epochMs: 1_000_000_000_000 }],
    ['1791201600', { _tag: 'At', epochMs: 1_791_201_600_000 }],
    ['1791201600000', { _tag: 'At', epochMs: 1_791_201_600_000 }],
    ['99999999999999999999', { _tag: 'At', epochMs: 253_402_300_799_999 }],
  ])('of %s is told by its size', (text, expected) => {
    expect(pushback({ 'retry-after': text })).toEqual(expected)
  })

  it.each([
    '',
    '-1',
    '+5',
    '1e3',
    '0x10',
    '5s',
    'soon',
    'NaN',
    'Infinity',
    '1.',
    '.5',
    '1 2',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'sun, 06 nov 1994 08:49:37 gmt',
    'Wed, 31 Feb 2026 00:00:00 GMT',
    'Thu, 29 Feb 2023 00:00:00 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:49:60 GMT',
    '9'.repeat(65),
  ])('of %j says nothing', (text) => {
    expect(pushback({ 'retry-after': text })).toBeNull()
  })

  it.each(RFC_DATES)('with a Date header, %s is a wait whatever the local clock says', (date) => {
    const sent = { date: 'Sun, 06 Nov 1994 08:49:07 GMT' }
    expect(pushback({ ...sent, 'retry-after': date })).toEqual({ _tag: 'In', ms: 30_000 })
  })

  it('with a Date header behind it, is a wait of 0', () => {
    const late = { date: 'Sun, 06 Nov 1994 09:00:00 GMT', 'retry-after': RFC_DATES[0] ?? '' }
    expect(pushback(late)).toEqual({ _tag: 'In', ms: 0 })
  })

  it('with two digits for a year more than 50 years ahead, is in the past century', () => {
    const year = (digits: string) =>
      pushback({ 'retry-after': `Sunday, 06-Nov-${digits} 00:00:00 GMT` })
    expect(year('76')).toEqual({ _tag: 'At', epochMs: 3_371_846_400_000 })
    expect(year('77')).toEqual({ _tag: 'At', epochMs: 247_622_400_000 })
  })

  it.each([
    ['Fri, 06 Nov 2026 00:00:00 GMT', 'Friday, 06-Nov-76 00:00:00 GMT', 1_577_923_200_000],
    ['Fri, 06 Nov 2026 00:00:00 GMT', 'Saturday, 07-Nov-76 00:00:00 GMT', 0],
    ['Fri, 31 Dec 1999 23:59:30 GMT', 'Saturday, 01-Jan-00 00:00:00 GMT', 30_000],
  ])('sent on %s, %s is not more than 50 years ahead', (date, twoDigits, ms) => {
    expect(pushback({ date, 'retry-after': twoDigits })).toEqual({ _tag: 'In', ms })
  })

  it('on several lines is the longest; a moment and seconds are both kept', () => {
    const [date = ''] = RFC_DATES
    const later = 'Fri, 31 Dec 1999 23:59:59 GMT'
    const moment = { _tag: 'At', epochMs: 946_684_799_000 }
    expect(pushback({ 'retry-after': `${date}, ${later}` })).toEqual(moment)
    expect(pushback({ 'retry-after': `${later}, ${date}` })).toEqual(moment)
    const both = { _tag: 'Later', ms: 120_000, epochMs: 946_684_799_000 }
    expect(pushback({ 'retry-after': `${later}, 120` })).toEqual(both)
    expect(pushback({ 'retry-after': `120, ${later}` })).toEqual(both)
  })

  it('is found in any case and any container', () => {
    fc.assert(
      fc.property(headers({ 'retry-after': '7' }), (seen) => {
        expect(diagnose({ status: 429, headers: seen }).pushback).toEqual({ _tag: 'In', ms: 7000 })
      }),
    )
  })
})

it('an answer without hints has none', () => {
  expect(pushback({})).toBeNull()
})
