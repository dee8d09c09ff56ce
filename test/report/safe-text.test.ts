import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeText } from '../../src/safe-text.js'

const letters = (n: number): string => 'a'.repeat(n)
const digits = (n: number): string => '7'.repeat(n)

describe('what a caller wrote', () => {
  it.each([
    ['An answer (200).', 'An answer (200).'],
    ['Got "nothing", twice!', 'Got "nothing", twice!'],
    ["it didn't stop; why?", "it didn't stop; why?"],
    ['text-prime, state-of-art', 'text-prime, state-of-art'],
    ['Eine Antwort über Größe', 'Eine Antwort über Größe'],
    ['उत्तर नहीं मिला', 'उत्तर नहीं मिला'],
    [letters(15), letters(15)],
    [letters(16), '…'],
    [
      `${letters(15)}-${letters(15)}-${letters(15)}`,
      `${letters(15)}-${letters(15)}-${letters(15)}`,
    ],
    [`${letters(16)}-a`, '…'],
    [`a-${letters(16)}`, '…'],
    ['a-b-c', 'a-b-c'],
    ['a-b-c-d', '…'],
    [digits(7), digits(7)],
    [digits(8), '…'],
    ['since 02:40 UTC on 2026-11-25', 'since 02:40 UTC on 2026-11-25'],
    ['at 2:40:59 and 12:345', 'at 2:40:59 and …'],
    ['1-2', '…'],
    ['v1 a1b2', '… …'],
    ['a|b `c` <d> *e* [f](g) #h _i_', '… … … … … … …'],
    ['a\nb\r\n\tc', 'a b c'],
    ['  a  ', 'a'],
    ['', ''],
    ['   ', ''],
    ['a\u0000b \ud800 \u202e', '… … …'],
    ['https://example.com/x user@example.com', '… …'],
    ['("a" (("a "\'a', '("a" … "\'a'],
    ['“a” ‘a’ (“‘a', '“a” ‘a’ …'],
    ['a.,; a.,;: a)"! a?”’', 'a.,; … a)"! a?”’'],
    ['|a a| |7 7| é|', '… … … … …'],
    ['it’s l’eau-forte a’b-c’d', 'it’s l’eau-forte …'],
    ['e\u0301te\u0301 \u0301', 'e\u0301te\u0301 \u0301'],
    ['a-e\u0301 a--b -a a-', 'a-e\u0301 … … …'],
    ['a_b a.b a\u00a0b', '… … a b'],
    ['2:40 02:40 002:40 2:4 2:400 :40 2:', '2:40 02:40 … … … … 2:'],
    ['2:40:59 2:40:5 2:40:599 2:40: x:40 2:xx 2:40:xx', '2:40:59 … … 2:40: … … …'],
    ['2026-11-25 226-11-25 20266-11-25 2026-1-25 2026-11-2', '2026-11-25 … … … …'],
    ['2026-111-25 2026-11-255 2026-11-xx 2026-xx-25 xxxx-11-25', '… … … … …'],
    ['1a a1 7- -7 7.', '… … … … 7.'],
  ])('passes word by word (%#)', (text, shown) => {
    expect(safeText(text)).toBe(shown)
  })

  it.each([
    ['password: correcthorse', 'password: …'],
    ['password = correcthorse', 'password … …'],
    ['my token hunterabc here', 'my token … here'],
    ['secret abcdefgh', 'secret …'],
    ['key secret abcdefgh', 'key … …'],
    ['sk-abcdef', '…'],
    ['sk-abcdef sk-abcdef', '… …'],
    ['sk-abcdef poem', '… poem'],
    ['the sk-abcdef', 'the …'],
    ['the key was right', 'the key was right'],
  ])('hides a word beside one that calls it a key: %s', (text, shown) => {
    expect(safeText(text)).toBe(shown)
  })

  it('is read to its 512th character, and half a word is none', () => {
    const text = (n: number): string => 'ab '.repeat(Math.ceil(n / 3)).slice(0, n)
    const words = (n: number): string => new Array<string>(n).fill('ab').join(' ')
    expect(safeText(text(511))).toBe(`${words(170)} a`)
    expect(safeText(text(512))).toBe(`${words(171)}`)
    expect(safeText(text(513))).toBe(`${words(170)} …`)
    expect(safeText(text(1024))).toBe(`${words(170)} …`)
    expect(safeText(`${'b'.repeat(15)} `.repeat(32))).toBe(
      new Array<string>(32).fill('b'.repeat(15)).join(' '),
    )
    expect(safeText(`${' '.repeat(505)}${letters(20)}`)).toBe('…')
    expect(safeText(' '.repeat(600))).toBe('…')
  })

  it('is of bounded length, on one line, and the same when it passes again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        const shown = safeText(text)
        expect(shown.length).toBeLessThanOrEqual(512)
        expect(shown).toMatch(/^[^\n\r|`<>*_[\]#\\]*$/)
        expect(safeText(shown)).toBe(shown)
      }),
      { numRuns: 1000 },
    )
  })
})
