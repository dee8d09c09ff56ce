import { describe, expect, it } from 'vitest'
import { at, inMs, said } from './said.js'

const reset = (text: string, more = {}) => said({ 'x-ratelimit-reset': text, ...more })

describe('a reset', () => {
  it.each([
    ['0', 0],
    ['5', 5000],
    ['1.5', 1500],
    [' 7 ', 7000],
    // Binary fractions add nothing: 2.007 × 1000 is a little more than 2007.
    ['2.007', 2007],
    ['2.0070001', 2008],
    ['0.0001', 1],
    ['0.00000001', 1],
    ['2, 9', 9000],
    ['9, soon', 9000],
    ['999999999', 999_999_999_000],
  ])('of %j seconds is a wait of %i ms', (text, ms) => {
    expect(reset(text)).toEqual(inMs(ms))
  })

  it.each([
    // OpenAI's guide.
    ['1s', 1000],
    ['6m0s', 360_000],
    // What OpenAI's answers have been seen to carry.
    ['12ms', 12],
    ['88ms', 88],
    ['1m9.696s', 69_696],
    ['2m59.56s', 179_560],
    ['1h2m3.5s', 3_723_500],
    ['0s', 0],
    ['1h', 3_600_000],
    ['1m', 60_000],
    ['1.5h', 5_400_000],
    ['0.4ms', 1],
    ['1h1m1s1ms', 3_661_001],
    ['1s, 6m0s', 360_000],
    ['1s,6m0s', 360_000],
    ['1d', 86_400_000],
    ['1d2h', 93_600_000],
    ['2d0h0m0s', 172_800_000],
    ['1.5d', 129_600_000],
    ['1d1h1m1s1ms1us1ns', 90_061_002],
    // Go prints what is less than a second in one unit.
    ['120µs', 1],
    ['1000µs', 1],
    ['1001µs', 2],
    ['1.5µs', 1],
    ['0µs', 0],
    ['5us', 1],
    // As a client hands it over that reads the UTF-8 of a header as Latin-1.
    ['120Âµs', 1],
    // The Greek letter, which Go reads as well.
    ['2500μs', 3],
    ['999ns', 1],
    ['1ns', 1],
    ['0ns', 0],
    ['1000000ns', 1],
    ['1000001ns', 2],
  ])('of %j is a duration', (text, ms) => {
    expect(reset(text)).toEqual(inMs(ms))
  })

  it.each([
    ['1000000000', 1_000_000_000_000],
    ['1372700873', 1_372_700_873_000],
    ['1470173023.123', 1_470_173_023_123],
    ['1000000000000', 1_000_000_000_000],
    ['1791201600000', 1_791_201_600_000],
    ['253402300799', 253_402_300_799_000],
    ['253402300799999', 253_402_300_799_999],
    // Behind the last year: longer than anybody waits, and so as far off as can be said.
    ['253402300800', 253_402_300_799_999],
    ['999999999999', 253_402_300_799_999],
    ['253402300800000', 253_402_300_799_999],
  ])('of %j is a moment', (text, epochMs) => {
    expect(reset(text)).toEqual(at(epochMs))
  })

  // RFC 3339 section 5.8.
  it.each([
    ['1985-04-12T23:20:50.52Z', 482_196_050_520],
    ['1996-12-19T16:39:57-08:00', 851_042_397_000],
    ['1990-12-31T23:59:60Z', 662_688_000_000],
    ['1990-12-31T15:59:60-08:00', 662_688_000_000],
    ['1985-04-12t23:20:50.52z', 482_196_050_520],
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:20:00+00:20', 0],
    ['2000-02-29T00:00:00Z', 951_782_400_000],
    ['2024-02-29T00:00:00-00:00', 1_709_164_800_000],
    ['2024-02-29T23:59:59.0000001Z', 1_709_251_199_001],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
    ['9999-12-31T23:59:59.9999Z', 253_402_300_799_999],
    ['9999-12-31T23:59:60Z', 253_402_300_799_999],
    ['9999-12-31T23:59:59-00:01', 253_402_300_799_999],
  ])('of %j is an RFC 3339 moment', (text, epochMs) => {
    expect(reset(text)).toEqual(at(epochMs))
  })

  it.each([
    // A moment before the epoch, the last example of RFC 3339, and Go's empty time.
    '1937-01-01T12:00:27.87+00:20',
    '1969-12-31T23:59:59.999Z',
    '0001-01-01T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2024-00-10T00:00:00Z',
    '2024-13-10T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-04-00T00:00:00Z',
    '2024-04-30T24:00:00Z',
    '2024-04-30T23:60:00Z',
    '2024-04-30T22:59:60Z',
    '2024-04-30T23:59:60+01:00',
    '2024-04-30T23:59:61Z',
    '2024-04-30 23:59:59Z',
    '2024-04-30T23:59:59',
    '2024-04-30T23:59:59.Z',
    '2024-04-30T23:59:59+24:00',
    '2024-04-30T23:59:59+00:60',
    '2024-04-30T23:59:59+0000',
    '2024-04-30T23:59Z',
    '2024-04-30',
    '2024-4-30T23:59:59Z',
    '+2024-04-30T23:59:59Z',
    '',
    'soon',
    '-1',
    '+5',
    '1e3',
    '0x10',
    '.5',
    '5.',
    '6m 0s',
    '6 m',
    '6M0S',
    '-6m0s',
    '0s6m',
    '1m1m',
    '1s1h',
    '1ms1s',
    '6m0',
    'm',
    '2h1d',
    '1d1d',
    '1dd',
    '1D',
    '1d 2h',
    '1d2',
    '1w',
    '1day',
    '-1d',
    '5U',
    '5u',
    '5µ',
    '5Âs',
    '5Âus',
    '5µm',
    '5n',
    '5ns5us',
    '5us5ms',
    '5 seconds',
    '1h1m1s1ms1h',
    'PT6M',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 +0000',
    '06 Nov 1994 08:49:37 GMT',
    'Wed, 31 Dec 1969 23:59:59 GMT',
    'Wed, 31 Feb 2026 00:00:00 GMT',
    'Tue Feb 16 2021 09:02:42 GMT+0100 (Central European Standard Time)',
    '9'.repeat(65),
  ])('of %j says nothing', (text) => {
    expect(reset(text)).toBeNull()
  })

  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'soon, Sun, 06 Nov 1994 08:49:37 GMT',
    'Sat, 05 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
  ])('of %j is an HTTP-date, as in Retry-After', (text) => {
    expect(reset(text)).toEqual(at(784_111_777_000))
  })

  it.each(['1470173023', '2016-08-02T21:23:43Z', 'Tue, 02 Aug 2016 21:23:43 GMT'])(
    'of %s is a wait when the answer says when it was sent',
    (text) => {
      expect(reset(text, { date: 'Tue, 02 Aug 2016 21:23:13 GMT' })).toEqual(inMs(30_000))
      expect(reset(text, { date: 'Tue, 02 Aug 2016 21:24:00 GMT' })).toEqual(inMs(0))
      expect(reset(text, { date: 'yesterday' })).toEqual(at(1_470_173_023_000))
    },
  )
})

it('a Retry-After before the epoch says nothing either', () => {
  expect(said({ 'retry-after': 'Wed, 31 Dec 1969 23:59:59 GMT' })).toBeNull()
  expect(said({ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toEqual(at(0))
})
