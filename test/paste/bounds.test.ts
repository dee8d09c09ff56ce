import fc from 'fast-check'
import { hideSecrets, readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'
import { HOSTILE } from './hostile.js'
import { named } from './places.js'

const MOST = 4_194_304
const ANSWER = 'HTTP/2 404\n\n'

describe('a text that is too long', () => {
  it('is cut behind 4 MiB', () => {
    const filled = (length: number) => ANSWER + 'x'.repeat(length - ANSWER.length)
    expect(readPasted(filled(MOST)).reading.isCut).toBe(false)
    const { status, reading } = readPasted(filled(MOST + 1))
    expect(status).toBe(404)
    expect(reading.isCut).toBe(true)
    expect(reading.text).toMatch(/ The text is too long: only its first part was read\.$/)
    expect(hideSecrets(filled(MOST + 9))).toHaveLength(MOST)
  })

  it('is cut behind 65,536 lines', () => {
    const lines = (before: number) => readPasted(`${'a\n'.repeat(before)}${ANSWER}`)
    expect(lines(65_000)).toMatchObject({
      status: 404,
      reading: { isCut: false, unreadLines: 65_000 },
    })
    expect(lines(65_535).reading.isCut).toBe(true)
    expect(lines(65_536)).not.toHaveProperty('status')
    expect(lines(65_536).reading).toMatchObject({ isCut: true, unreadLines: 65_536 })
  })
})

/** In ms of the processor, so that what else runs does not count. */
const took = (text: string): number => {
  const start = process.cpuUsage()
  readPasted(text)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

describe('a text that repeats one thing', () => {
  it.each(HOSTILE.map((piece) => [JSON.stringify(piece), piece]))(
    '%s takes no more than its length',
    (_, piece) => {
      const text = (length: number) =>
        piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
      const least = Math.max(took(text(32_768)), took(text(32_768)), 4)
      // Of what takes the square of its length, 16 times the length would take 256 times as long.
      expect(took(text(524_288))).toBeLessThan(least * 16 * 4)
    },
  )
})

it('a text of nothing but beginnings of addresses takes little more than one without', () => {
  const without = Math.max(took('https:/ '.repeat(65_536)), 4)
  expect(took('https://'.repeat(65_536))).toBeLessThan(without * 20)
})

describe('any text', () => {
  const line = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc
      .constantFrom(...Object.values(named))
      .chain((place) => fc.string().map((secret) => place(secret))),
    fc.string({ unit: 'binary', maxLength: 24 }),
    fc.constantFrom(
      'HTTP/2 404',
      '< HTTP/2 401',
      '< ',
      '',
      '{"errors":{"detail":"x"}}',
      '}',
      ']',
      'EOF',
      ' {',
      '}"',
    ),
  )
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('', '\n', ' ', '\r\n')), { maxLength: 24 })
    .map((pieces) => pieces.flat().join(''))

  it('is read the same each time, and the same when its secrets are hidden', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const hidden = hideSecrets(pasted)
        expect(hideSecrets(hidden)).toBe(hidden)
        const read = readPasted(pasted)
        expect(readPasted(pasted)).toEqual(read)
        expect(readPasted(hidden)).toEqual(read)
      }),
      { numRuns: 2000 },
    )
  })

  it('has parts in the order of its lines', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const { parts } = readPasted(pasted).reading
        // Two may share a line, where one is glued to the other.
        const inOrder = parts.flatMap(({ fromLine, toLine }) => [fromLine, toLine])
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
        expect(parts.at(-1)?.toLine ?? 1).toBeLessThanOrEqual(pasted.split(/\r\n?|\n/).length)
      }),
      { numRuns: 1000 },
    )
  })
})
