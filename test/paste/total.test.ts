import fc from 'fast-check'
import { isRight } from 'fp-ts/Either'
import { diagnose } from 'grid-triage'
import { hideSecrets, readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import * as codec from '../codec.js'
import { given, hostile, trap } from '../session/hostile.js'

describe('any pasted text at all', () => {
  const NOTHING = 'Nothing of it was understood.'

  it.each([undefined, null, true, 0, Number.NaN, '', [], {}, ['> GET / HTTP/1.1'], trap])(
    'is empty where it is no text, or holds none: case %#',
    (text) => {
      expect(given(hideSecrets, text)).toBe('')
      expect(given(readPasted, text)).toEqual({
        reading: { parts: [], unreadLines: 0, firstUnreadLine: null, isCut: false, text: NOTHING },
      })
    },
  )

  it('may be anything that is no text, too', () => {
    fc.assert(
      fc.property(hostile, (make) => {
        const value = make()
        expect(given(hideSecrets, value)).toEqual(expect.any(String))
        expect(given(readPasted, value)).toMatchObject({ reading: { parts: expect.any(Array) } })
      }),
      { numRuns: 1000 },
    )
  })

  it('is read to a reading of the promised shape, which survives JSON', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'HTTP/1.1 500',
        '< retry-after: 7',
        '',
        '{"error":',
        "$ curl -d '{",
        'data: {',
      ),
    )
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, (pasted) => {
        const { reading, ...seen } = readPasted(pasted)
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
        expect(reading.text).toMatch(/^(?:Read: |Nothing of it was understood\.)/)
        expect(reading.parts.length > 0 || Object.keys(seen).length === 0).toBe(true)
        for (const { fromLine, toLine } of reading.parts) {
          expect(fromLine).toBeGreaterThanOrEqual(1)
          expect(toLine).toBeGreaterThanOrEqual(fromLine)
          expect(toLine).toBeLessThanOrEqual(pasted.split(/\r\n?|\n/).length)
        }
        expect(isRight(codec.diagnosis.decode(diagnose(seen)))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
