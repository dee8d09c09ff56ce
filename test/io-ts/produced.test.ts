import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases, parsed } from './values.js'

describe.each(cases)('$name', ({ codec, value }) => {
  it('is right as the library makes it, and what is decoded is the same', () => {
    fc.assert(
      fc.property(value, (made) => {
        expect(codec.is(made)).toBe(true)
        // JSON has no negative zero.
        expect(codec.decode(made)).toStrictEqual({ _tag: 'Right', right: parsed(made) })
      }),
      { numRuns: 1000 },
    )
  })

  it('decodes from what it was encoded to, through JSON and without', () => {
    fc.assert(
      fc.property(value, (made) => {
        const right = parsed(made)
        const sent = codec.encode(made)
        expect(sent).toStrictEqual(right)
        expect(codec.decode(sent)).toStrictEqual({ _tag: 'Right', right })
        expect(codec.decode(parsed(sent))).toStrictEqual({ _tag: 'Right', right })
      }),
    )
  })

  it('is a value of its own: what is decoded shares nothing with what it was decoded from', () => {
    fc.assert(
      fc.property(value, (made) => {
        const given = parsed(made)
        const decoded = codec.decode(given)
        const before = JSON.stringify(decoded)
        const spoil = (part: unknown): void => {
          if (typeof part !== 'object' || part === null) return
          for (const name of Object.keys(part)) {
            spoil(Reflect.get(part, name))
            Reflect.set(part, name, 'spoilt')
          }
        }
        spoil(given)
        expect(JSON.stringify(decoded)).toBe(before)
      }),
    )
  })
})
