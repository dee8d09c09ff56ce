import { describe, expect, it } from 'vitest'
import { at, inMs, never, said } from './said.js'

const retryAfter = (text: string) => said({ 'retry-after': text })

describe('a comma', () => {
  it.each([
    ['5, 10', 10_000],
    ['10, 5', 10_000],
    ['5 ,10', 10_000],
    ['5 , 10', 10_000],
    [',5', 5000],
    ['5,', 5000],
    ['soon,5', 5000],
    ['5,soon', 5000],
    ['1,800, 20', 20_000],
    ['20, 1,800', 20_000],
  ])('with a blank, or beside no digit, separates: %s', (text, ms) => {
    expect(retryAfter(text)).toEqual(inMs(ms))
  })

  it.each(['1,800', '5,10', '1,000,000', '1,5', '0,5', ' 1,800 ', '1,800 s', '1,2, 3,4'])(
    'between two digits belongs to a number that nobody can read: %s',
    (text) => {
      expect(retryAfter(text)).toBeNull()
      expect(said({ 'retry-after-ms': text })).toBeNull()
      expect(said({ 'x-ratelimit-reset': text })).toBeNull()
    },
  )

  it('between two digits leaves what remains unsaid', () => {
    const left = { 'x-ratelimit-reset': '7', 'x-ratelimit-remaining': '1,000' }
    expect(said(left)).toEqual(inMs(7000))
    expect(said(left, 403)).toBeNull()
    expect(said({ ...left, 'x-ratelimit-remaining': '1, 000' }, 403)).toEqual(inMs(7000))
  })

  it('behind the name of a day belongs to the date', () => {
    const date = 'Sun, 06 Nov 1994 08:49:37 GMT'
    expect(retryAfter(`${date},${date}`)).toEqual(at(784_111_777_000))
    expect(retryAfter(`soon, ${date}`)).toEqual(at(784_111_777_000))
    expect(retryAfter('Sunday, 06-Nov-94 08:49:37 GMT, soon')).toEqual(at(784_111_777_000))
    expect(retryAfter('Sun, 5')).toBeNull()
    expect(retryAfter('Soon, 5')).toEqual(inMs(5000))
  })
})

describe('a line', () => {
  it('of more than 64 characters cannot be read, and takes nothing from the others', () => {
    const zeros = (count: number) => `${'0'.repeat(count)}1.${'0'.repeat(20)}`
    // A number of more than 20 digits is none, however long the line may be.
    expect(retryAfter(`5, ${'x'.repeat(64)}`)).toEqual(inMs(5000))
    expect(retryAfter(`5, ${'x'.repeat(900)}`)).toEqual(inMs(5000))
    expect(retryAfter(`${'x'.repeat(65)}, 5`)).toEqual(inMs(5000))
    expect(retryAfter(`5, ${zeros(19)}`)).toEqual(inMs(5000))
    expect(retryAfter(`0, ${zeros(20)}`)).toEqual(inMs(0))
  })

  it('is never a piece of a longer one', () => {
    for (let count = 50; count < 140; count++) {
      expect(retryAfter(`${'x'.repeat(count)}7`)).toBeNull()
      expect(retryAfter(`5, ${'x'.repeat(count)} 7`)).toEqual(inMs(5000))
    }
  })

  it('of exactly 64 characters is read', () => {
    // Four amounts of 15 characters and their units.
    const line = '000000001.10000d000000002.10000h000000003.10000m00000004.100000s'
    expect(line).toHaveLength(64)
    expect(said({ 'x-ratelimit-reset': line })).toEqual(inMs(102_790_100))
    expect(said({ 'x-ratelimit-reset': line.replace('s', '0s') })).toBeNull()
    expect(said({ 'x-ratelimit-reset': `1s, ${line}` })).toEqual(inMs(102_790_100))
  })
})

describe('all lines together', () => {
  const dates = (count: number) =>
    Array<string>(count).fill('Sun, 06 Nov 1994 08:49:37 GMT').join(', ')

  it('are not bounded as one is', () => {
    expect(dates(3)).toHaveLength(91)
    expect(retryAfter(dates(3))).toEqual(at(784_111_777_000))
    expect(retryAfter(dates(16))).toEqual(at(784_111_777_000))
  })

  it('are 16 at most: of more, none is read', () => {
    expect(retryAfter(`${'0, '.repeat(15)}7`)).toEqual(inMs(7000))
    expect(retryAfter(`${'0, '.repeat(16)}7`)).toBeNull()
    expect(retryAfter(`7${', 0'.repeat(16)}`)).toBeNull()
    expect(retryAfter(dates(17))).toBeNull()
  })

  it('are 1024 characters at most: of more, none is read', () => {
    expect(retryAfter(`5, ${'x'.repeat(1021)}`)).toEqual(inMs(5000))
    expect(retryAfter(`5, ${'x'.repeat(1022)}`)).toBeNull()
  })

  it('of what remains are bounded too', () => {
    const left = (lines: string) => ({ 'x-ratelimit-reset': '7', 'x-ratelimit-remaining': lines })
    expect(said(left(`${'9, '.repeat(15)}0`), 403)).toEqual(inMs(7000))
    expect(said(left(`${'9, '.repeat(16)}0`), 403)).toBeNull()
  })

  it('of a veto are bounded too', () => {
    expect(said({ 'x-should-retry': `${'true, '.repeat(15)}false` })).toEqual(never)
    expect(said({ 'x-should-retry': `${'true, '.repeat(16)}false` })).toBeNull()
  })
})
