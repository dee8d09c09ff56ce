import { describe, expect, it } from 'vitest'
import { BLOCK, pack } from '../../page/build/pack.js'
import { squeezed } from '../../page/build/squeeze.js'
import { unmasked } from '../../page/ui/unmask.js'
import { unsqueezed } from '../../page/ui/unsqueeze.js'

/** Bytes without a pattern, the same ones each time. */
const noise = (length: number): Uint8Array => {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  })
}

const PARSER_WOULD_CHANGE = /[\0\r<\ud800-\udfff]/

describe('bytes as characters', () => {
  const bytes = noise(60_000)
  const packed = pack(bytes)

  it('hold none that a parser of HTML would change', () => {
    expect(PARSER_WOULD_CHANGE.test(packed)).toBe(false)
  })

  it('come back as they were', () => {
    expect(unmasked(packed, BLOCK)).toEqual(bytes)
  })

  it('cost one character in each block', () => {
    expect(packed.length).toBe(30_000 + 150)
  })

  it.each([0x00, 0x0d, 0x3c, 0xd800, 0xdfff])('pass by a key that would make %i', (unit) => {
    // The first key is 1: it makes of all of these the unit that must not be.
    const units = Uint16Array.from({ length: BLOCK }, (_, i) => unit ^ (i + 1))
    const bad = new Uint8Array(units.buffer)
    const text = pack(bad)
    expect(PARSER_WOULD_CHANGE.test(text)).toBe(false)
    expect(unmasked(text, BLOCK)).toEqual(bad)
  })

  it('end with a byte of their own where their number is odd', () => {
    expect(unmasked(pack(Uint8Array.of(1, 2, 3)), BLOCK)).toEqual(Uint8Array.of(1, 2, 3, 0))
  })
})

describe('squeezed text', () => {
  const there = (text: Uint8Array): Uint8Array => unsqueezed(squeezed(text), text.length)

  it('comes back as it was', () => {
    const text = new TextEncoder().encode('{"a":1,"b":"It’s you"}'.repeat(40))
    expect(there(text)).toEqual(text)
  })

  it('comes back when it has no pattern', () => {
    const text = noise(4000)
    expect(there(text)).toEqual(text)
  })

  it('comes back when it is one long run', () => {
    const text = new Uint8Array(4000).fill(97)
    expect(there(text)).toEqual(text)
    expect(squeezed(text).length).toBeLessThan(60)
  })

  it('comes back when it is empty', () => {
    expect(there(new Uint8Array(0))).toEqual(new Uint8Array(0))
  })
})
