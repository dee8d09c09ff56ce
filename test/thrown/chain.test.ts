import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const statusOf = (error: unknown): number | null => diagnose({ error }).status
const causeOf = (error: unknown): string => diagnose({ error }).cause

describe('an error behind an error', () => {
  it.each([
    'cause',
    'lastError',
    'originalError',
    'original',
    'innerError',
    'reason',
    'networkError',
    'jse_cause',
  ])('stands under %s', (name) => {
    expect(statusOf({ message: 'failed', [name]: { status: 429 } })).toBe(429)
  })

  it('stands under the name of an error where it has a stack', () => {
    const error = Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
    expect(causeOf({ message: 'failed', error })).toBe('ConnectionRefused')
    expect(statusOf({ message: 'failed', error: { status: 429, message: 'no' } })).toBeNull()
  })

  it('may be text, but as a cause only', () => {
    const text = 'connect ECONNREFUSED 203.0.113.7:443'
    expect(causeOf({ message: 'failed', cause: text })).toBe('ConnectionRefused')
    expect(causeOf(new TypeError('failed', { cause: text }))).toBe('ConnectionRefused')
    expect(causeOf({ message: 'failed', reason: text })).toBe('Unknown')
    expect(causeOf({ message: 'failed', errors: [text] })).toBe('Unknown')
  })

  it('comes behind those that are nearer', () => {
    const error = { status: 429, errors: [new Error(''), { cause: new Error('1000 per day') }] }
    expect(causeOf(error)).toBe('QuotaExhausted')
  })
})

describe('errors that are gathered', () => {
  const at = (place: number): unknown => ({
    message: 'all failed',
    errors: Array.from({ length: 5 }, (_, i) => (i === place ? { status: 429 } : {})),
  })

  it('are read to the fourth', () => {
    expect(statusOf(at(3))).toBe(429)
    expect(statusOf(at(4))).toBeNull()
  })

  it('are a list', () => {
    expect(statusOf({ message: 'failed', errors: { 0: { status: 429 } } })).toBeNull()
  })
})

describe('the way to an error', () => {
  const behind = (causes: number): unknown => {
    let error: unknown = { status: 429 }
    for (let i = 0; i < causes; i++) error = { message: 'failed', cause: error }
    return error
  }

  it('is at most ten long', () => {
    expect(statusOf(behind(9))).toBe(429)
    expect(statusOf(behind(10))).toBeNull()
  })

  /** A root, four errors, three of which gather four, and four behind each: the 32nd is the 15th of the last. */
  const tree = (place: number): unknown => {
    let last = 0
    const leaf = (): object => {
      last += 1
      return last === place ? { status: 429 } : { message: `${last}` }
    }
    const four = (make: () => object): object => ({
      errors: [make(), make(), make(), make()],
    })
    const branch = (): object => four(() => four(leaf))
    return { errors: [new Error(''), branch(), branch(), branch()] }
  }

  it('passes at most 32', () => {
    expect(statusOf(tree(15))).toBe(429)
    expect(statusOf(tree(16))).toBeNull()
  })

  it('passes each but once', () => {
    const error: { errors?: unknown } = {}
    const answer = { message: 'failed', cause: { message: 'failed', cause: { status: 429 } } }
    error.errors = [error, error, error, answer]
    expect(statusOf(error)).toBe(429)
  })

  it('goes through what does not tell its prototype', () => {
    const error = new Proxy(
      { status: 429 },
      {
        getPrototypeOf: () => {
          throw new Error('a trap')
        },
      },
    )
    expect(statusOf(error)).toBe(429)
  })
})

describe("a runtime's own error", () => {
  const own = (Own: ErrorConstructor): Error =>
    Object.assign(new Own('failed', { cause: undefined }), {
      code: 'ESOMETHING',
      errno: -1,
      syscall: 'connect',
      address: '203.0.113.7',
      port: 443,
      hostname: 'api.thegrid.ai',
    })

  /** What is hung on the prototype of all errors, for as long as `look` takes. */
  const hung = <A>(fields: object, look: () => A): A => {
    try {
      Object.assign(Error.prototype, fields)
      return look()
    } finally {
      for (const name of Object.keys(fields)) Reflect.deleteProperty(Error.prototype, name)
    }
  }

  it.each([
    ['Error', Error],
    ['TypeError', TypeError],
  ])('keeps no answer, whatever hangs on its prototype: %s', (_name, Own) => {
    expect(hung({ status: 429 }, () => statusOf(own(Own)))).toBeNull()
  })

  it('keeps no request either', () => {
    const url = 'https://api.thegrid.ai/v1/v1/chat/completions'
    const seen = { status: 404, error: own(Error) }
    expect(hung({ url }, () => diagnose(seen).certainty)).toBe('Guess')
  })

  it('is another where it has one more field', () => {
    const error = Object.assign(own(Error), { detail: 'x' })
    expect(hung({ status: 429 }, () => statusOf(error))).toBe(429)
  })
})
