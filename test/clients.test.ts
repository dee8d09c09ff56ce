import { diagnose, extendGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { accepted, basePathOf, PORT, rebuilt, type Shape, shapes } from './clients.js'

/** What cannot be told from the error alone, and why. */
const UNTELLABLE: readonly (readonly [client: RegExp, scenario: RegExp, why: string])[] = [
  [
    /^node-fetch$|response\.json/,
    /^(?:401-empty-body|502-html|307-no-location)$/,
    'the caller parsed the body and threw the answer away',
  ],
  [
    /^axios \(http adapter\)$/,
    /^sse-stall-timeout$/,
    'its time-out looks like a reset once the body began',
  ],
  [/^node-fetch$/, /^hang-timeout$/, 'it throws the same AbortError for a time-out and an abort'],
  [
    /^fetch \(global\) redirect:error$/,
    /^307-/,
    'a browser gives one opaque TypeError for everything',
  ],
]

const untellable = ({ client, scenario }: Shape): boolean =>
  UNTELLABLE.some(([clients, scenarios]) => clients.test(client) && scenarios.test(scenario))

const tagOf = (shape: Shape): string => {
  const origin = `http://127.0.0.1:${PORT}`
  const grid = extendGrid({ hosts: [`${origin}/${basePathOf(shape)}/v1`, `${origin}/v1`] })
  return diagnose({ error: rebuilt(shape) }, grid)._tag
}

const isRight = (shape: Shape): boolean => accepted[shape.scenario]?.includes(tagOf(shape)) === true

describe('errors that real clients threw', () => {
  const clients = [...new Set(shapes.map(({ client }) => client))]

  it.each(clients)('%s', (name) => {
    const wrong = shapes
      .filter((shape) => shape.client === name && !untellable(shape) && !isRight(shape))
      .map((shape) => `${shape.scenario} on ${shape.runtimes.join(', ')}: ${tagOf(shape)}`)
    expect(wrong).toEqual([])
  })

  it('are told in 99 of 100 cases, those that cannot be told included', () => {
    const right = shapes.filter(isRight).length
    expect(right / shapes.length).toBeGreaterThanOrEqual(0.99)
  })

  it('are the 970 that the fixture holds, of 19 clients', () => {
    expect(shapes).toHaveLength(970)
    expect(clients.length).toBeGreaterThanOrEqual(17)
  })

  it('are told whatever their class is called', () => {
    for (const shape of shapes) {
      const { error } = { error: rebuilt(shape) }
      const before = diagnose({ error })._tag
      class Minified extends Object {}
      if (typeof error === 'object' && error !== null)
        Object.setPrototypeOf(error, Minified.prototype)
      expect(diagnose({ error })._tag).toBe(before)
    }
  })

  it.each(['wrapped once', 'wrapped twice', 'gathered', 'as the last error'])(
    'are told %s',
    (how) => {
      for (const shape of shapes) {
        const error = rebuilt(shape)
        const plain = new Error('Something went wrong')
        const wrapped =
          how === 'wrapped once'
            ? Object.assign(plain, { cause: error })
            : how === 'wrapped twice'
              ? Object.assign(plain, { cause: Object.assign(new Error(''), { cause: error }) })
              : how === 'gathered'
                ? Object.assign(plain, { errors: [error] })
                : Object.assign(plain, { lastError: error })
        expect(diagnose({ error: wrapped })._tag).toBe(diagnose({ error })._tag)
      }
    },
  )
})
