import { describe, expect, it } from 'vitest'
import { at, inMs, said } from './said.js'

const reset = (text: string) => said({ 'x-ratelimit-reset': text })
const retryAfter = (text: string, date?: string) =>
  said({ 'retry-after': text, ...(date === undefined ? {} : { date }) })

describe('a part of a ms', () => {
  it.each([
    ['.123', 123],
    ['.1230', 123],
    ['.12300000000000000000', 123],
    ['.1231', 124],
    ['.1239', 124],
    ['.12300000000000000001', 124],
    ['.1', 100],
    ['.0001', 1],
    ['.9999', 1000],
    ['', 0],
  ])('of the %s behind the seconds counts as a whole one', (fraction, ms) => {
    expect(reset(`2026-10-05T12:00:30${fraction}Z`)).toEqual(at(1_791_201_630_000 + ms))
  })
})

describe('an offset', () => {
  it.each([
    ['Z', 1_791_201_600_000],
    ['+00:00', 1_791_201_600_000],
    ['+00:59', 1_791_198_060_000],
    ['-00:59', 1_791_205_140_000],
    ['+23:00', 1_791_118_800_000],
    ['-23:00', 1_791_284_400_000],
    ['+23:59', 1_791_115_260_000],
    ['-23:59', 1_791_287_940_000],
  ])('of %s is taken off', (offset, epochMs) => {
    expect(reset(`2026-10-05T12:00:00${offset}`)).toEqual(at(epochMs))
  })

  it.each(['+24:00', '+00:60', '+25:00', '+23:60', 'Z0', 'Zulu', 'Z+00:00', '+00:000', 'Z 5'])(
    'of %s is none',
    (offset) => {
      expect(reset(`2026-10-05T12:00:00${offset}`)).toBeNull()
    },
  )

  it('has nothing before the date', () => {
    expect(reset('x2026-10-05T12:00:00Z')).toBeNull()
  })
})

describe('the months of an HTTP-date', () => {
  it.each([
    ['31 Jan', '32 Jan', 1_769_817_600_000],
    ['28 Feb', '29 Feb', 1_772_236_800_000],
    ['31 Mar', '32 Mar', 1_774_915_200_000],
    ['30 Apr', '31 Apr', 1_777_507_200_000],
    ['31 May', '32 May', 1_780_185_600_000],
    ['30 Jun', '31 Jun', 1_782_777_600_000],
    ['31 Jul', '32 Jul', 1_785_456_000_000],
    ['31 Aug', '32 Aug', 1_788_134_400_000],
    ['30 Sep', '31 Sep', 1_790_726_400_000],
    ['31 Oct', '32 Oct', 1_793_404_800_000],
    ['30 Nov', '31 Nov', 1_795_996_800_000],
    ['31 Dec', '32 Dec', 1_798_675_200_000],
  ])('end on %s', (last, none, epochMs) => {
    expect(retryAfter(`Mon, ${last} 2026 00:00:00 GMT`)).toEqual(at(epochMs))
    expect(retryAfter(`Mon, ${none} 2026 00:00:00 GMT`)).toBeNull()
  })

  it.each(['05 Xxx', '05 Jam', '05 Ian', '05 Mai', '05 Dez'])('have no %s', (day) => {
    expect(retryAfter(`Mon, ${day} 2026 00:00:00 GMT`)).toBeNull()
  })
})

/** RFC 9110 section 5.6.7 has one date alone: what is more, or has something beside it, is none. */
describe('a Date header', () => {
  const asked = 'Sun, 06 Nov 1994 08:49:37 GMT'

  it.each([
    'Sun, 06 Nov 1994 08:49:07 GMT',
    'Sunday, 06-Nov-94 08:49:07 GMT',
    'Sun Nov  6 08:49:07 1994',
    ' Sun, 06 Nov 1994 08:49:07 GMT ',
  ])('of %j makes a moment a wait', (date) => {
    expect(retryAfter(asked, date)).toEqual(inMs(30_000))
  })

  it.each([
    'xSun, 06 Nov 1994 08:49:07 GMT',
    'Sun, 06 Nov 1994 08:49:07 GMT+1',
    'Sun, 06 Nov 1994 08:49:07 GMT, Sun, 06 Nov 1994 08:49:07 GMT',
    'xSunday, 06-Nov-94 08:49:07 GMT',
    'Sunday, 06-Nov-94 08:49:07 GMT+1',
    'Sunday, 06-Nov-94 08:49:07 GMT, Sunday, 06-Nov-94 08:49:07 GMT',
    'xSun Nov  6 08:49:07 1994',
    'Sun Nov  6 08:49:07 1994x',
    'Sun Nov  6 08:49:07 19940',
  ])('of %j tells nothing', (date) => {
    expect(retryAfter(asked, date)).toEqual(at(784_111_777_000))
  })
})

/** RFC 9110 section 5.6.7: more than 50 years ahead is in the past. */
describe('two digits for a year', () => {
  it.each([
    ['Sat, 06 Nov 2060 00:00:00 GMT', 'Saturday, 06-Nov-60 00:00:30 GMT', 30_000],
    ['Sat, 06 Nov 2060 00:00:00 GMT', 'Saturday, 06-Nov-59 00:00:30 GMT', 0],
    ['Thu, 31 Dec 2099 23:59:30 GMT', 'Friday, 01-Jan-00 00:00:00 GMT', 30_000],
    ['Fri, 31 Dec 1999 23:59:30 GMT', 'Saturday, 01-Jan-00 00:00:00 GMT', 30_000],
    ['Fri, 31 Dec 1999 23:59:30 GMT', 'Friday, 31-Dec-99 23:59:31 GMT', 1000],
  ])('in an answer of %s: %s', (date, twoDigits, ms) => {
    expect(retryAfter(twoDigits, date)).toEqual(inMs(ms))
  })
})
