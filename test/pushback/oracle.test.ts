import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inMs, said } from './said.js'

/** What a text says, told without any pattern: a second reading to compare the first with. */

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9'

const areDigits = (text: string): boolean => text !== '' && [...text].every(isDigit)

/** A fraction of up to nine digits, as whole billionths; `null` when it is no number. */
const billionths = (text: string): bigint | null => {
  const [whole = '', part, ...others] = text.split('.')
  if (others.length > 0 || !areDigits(whole)) return null
  if (part !== undefined && !areDigits(part)) return null
  return BigInt(whole) * 1_000_000_000n + BigInt((part ?? '').padEnd(9, '0'))
}

const BILLION = 1_000_000_000n
/** Rounded up: a part of a ms is a whole one. */
const ceil = (amount: bigint): number => Number((amount + BILLION - 1n) / BILLION)

const ms = (text: string): number | null => {
  const amount = billionths(text)
  return amount === null ? null : ceil(amount)
}

const seconds = (text: string): number | null => {
  const amount = billionths(text)
  return amount === null ? null : ceil(amount * 1000n)
}

/** Units from large to small, in billionths of a ms. */
const UNITS: readonly (readonly [name: string, size: bigint])[] = [
  ['d', 86_400_000n],
  ['h', 3_600_000n],
  ['m', 60_000n],
  ['s', 1000n],
  ['ms', 1n],
]

/** A number, a unit, and so on; each unit smaller than the one before. */
const duration = (text: string): number | null => {
  let rest = text
  let total = 0n
  let largest = 0
  while (rest !== '') {
    let end = 0
    while (isDigit(rest[end]) || rest[end] === '.') end++
    const amount = billionths(rest.slice(0, end))
    rest = rest.slice(end)
    end = 0
    while (end < rest.length && !isDigit(rest[end]) && rest[end] !== '.') end++
    const unit = rest.slice(0, end)
    rest = rest.slice(end)
    const index = UNITS.findIndex(([name]) => name === unit)
    if (amount === null || index < largest) return null
    total += amount * (UNITS[index]?.[1] ?? 0n)
    largest = index + 1
  }
  return text === '' ? null : ceil(total)
}

const reset = (text: string): number | null => seconds(text) ?? duration(text)

/** The lines of a text. A comma right between two digits makes a line that is no number. */
const linesOf = (text: string): readonly string[] => {
  const lines = ['']
  for (let i = 0; i < text.length; i++) {
    const parts = text[i] === ',' && !(isDigit(text[i - 1]) && isDigit(text[i + 1]))
    if (parts) lines.push('')
    else lines.push(`${lines.pop() ?? ''}${text[i] ?? ''}`)
  }
  return lines.map((line) => line.trim())
}

type Reader = (line: string) => number | null

const expected = (text: string, read: Reader) => {
  const waits = linesOf(text.trim()).flatMap((line) => read(line) ?? [])
  return waits.length === 0 ? null : inMs(Math.max(...waits))
}

const KINDS: readonly (readonly [name: string, read: Reader])[] = [
  ['retry-after-ms', ms],
  ['x-ms-retry-after-ms', ms],
  ['retry-after', seconds],
  ['x-ratelimit-retry-after', seconds],
  ['x-ratelimit-reset', reset],
  ['x-ratelimit-reset-requests', reset],
  ['anthropic-ratelimit-tokens-reset', reset],
]

/** Texts out of the pieces that values are made of, so that many are well formed and many only nearly. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('0', '1', '5', '60', '007') },
  { weight: 2, arbitrary: fc.constantFrom('.', ', ', ',', ' ') },
  { weight: 2, arbitrary: fc.constantFrom('d', 'h', 'm', 's', 'ms') },
  { weight: 1, arbitrary: fc.constantFrom('-', '+', 'e', 'x', '?', '_', ':', 'day', 'S') },
)
const texts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
/** No line with so many digits that it could be a moment. */
const isSpan = (text: string): boolean => !/[\d,]{10}/.test(text)

describe.each(KINDS)('any text of %s', (name, read) => {
  it('says what a second reading finds in it, and nothing where that finds nothing', () => {
    let readable = 0
    let unreadable = 0
    fc.assert(
      fc.property(texts.filter(isSpan), (text) => {
        const wait = expected(text, read)
        if (wait === null) unreadable++
        else readable++
        expect(said({ [name]: text })).toEqual(wait)
      }),
      { numRuns: 2000 },
    )
    // Neither half is idle.
    expect(Math.min(readable, unreadable)).toBeGreaterThan(200)
  })

  it('without a digit says nothing', () => {
    const noDigit = fc.string({ maxLength: 80 }).map((text) => text.replace(/\d/g, 'o'))
    fc.assert(
      fc.property(noDigit, (text) => {
        expect(said({ [name]: text })).toBeNull()
      }),
    )
  })

  it('that is well formed but for one character says nothing', () => {
    const good = fc.tuple(fc.nat(9999), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`)
    const broken = fc
      .tuple(good, fc.nat(), fc.constantFrom('-', '+', 'e', '_', '?', ':', '٣', '.', '\u0000'))
      .map(([text, at, bad]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + bad + text.slice(place)
      })
    fc.assert(
      fc.property(broken, (text) => {
        expect(said({ [name]: text })).toBeNull()
      }),
    )
  })
})
