import fc from 'fast-check'
import { constant, jitter, ladder, limitAttempts, never } from 'grid-triage'
import { backoffCodec, decisionCodec, policyCodec, sessionCodec } from 'grid-triage/io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, it } from 'vitest'
import { hostile, spoilt, trap } from '../session/hostile.js'
import { type Case, cases, parsed } from './values.js'

/** Decodes, asks and encodes; what is said of one value is the same each time. */
const tried = ({ codec }: Case, value: unknown): void => {
  const decoded = codec.decode(value)
  expect(codec.is(value)).toBe(decoded._tag === 'Right')
  expect(PathReporter.report(decoded).length).toBeGreaterThan(0)
  expect(decoded._tag === 'Right' || decoded.left.length > 0).toBe(true)
  codec.encode(value)
}

describe.each(cases)('$name', (one) => {
  it('of anything at all throws nothing', () => {
    fc.assert(
      fc.property(hostile, (make) => tried(one, make())),
      { numRuns: 500 },
    )
  })

  it('of a right record with fields that are anything, or throw, throws nothing', () => {
    const objects = one.value.map((value) => Object(parsed(value)))
    fc.assert(
      fc.property(
        objects.chain((right) => spoilt(right)),
        (make) => tried(one, make()),
      ),
    )
  })

  it('of what throws at every touch is a Left', () => {
    const { proxy, revoke } = Proxy.revocable([], {})
    revoke()
    for (const value of [trap, proxy, [trap], { _tag: trap }]) {
      expect(one.codec.decode(value)._tag).toBe('Left')
    }
  })

  it('hands what it cannot encode back as it is', () => {
    expect(one.codec.encode(trap)).toBe(trap)
  })
})

describe('a getter', () => {
  it('is read once, so that what was judged is what is given', () => {
    let reads = 0
    const value = {
      _tag: 'Retry',
      reason: 'Backoff',
      get afterMs() {
        reads += 1
        return reads === 1 ? 5 : 'five'
      },
    }
    expect(decisionCodec.decode(value)).toStrictEqual({
      _tag: 'Right',
      right: { _tag: 'Retry', afterMs: 5, reason: 'Backoff' },
    })
  })
})

describe('the limits of a backoff', () => {
  const nested = (levels: number, inner: unknown = constant(1)): unknown =>
    Array.from({ length: levels }).reduce((of: unknown) => ({ _tag: 'Cap', capMs: 1, of }), inner)
  const doubled = (levels: number): unknown =>
    Array.from({ length: levels }).reduce(
      (of: unknown) => ({ _tag: 'Both', of: [of, of] }),
      constant(1),
    )
  const steps = (length: number): unknown => ladder(...Array.from({ length }, () => 1))

  it.each([
    ['16 levels', nested(16), true],
    ['17 levels', nested(17), false],
    ['511 parts', doubled(8), true],
    ['1023 parts', doubled(9), false],
    ['a ladder of 511 steps', steps(511), true],
    ['a ladder of 512 steps', steps(512), false],
    ['numbers up to the longest wait', constant(2_147_483_647), true],
    ['numbers beyond it', constant(2_147_483_648), false],
    ['no spread', jitter(1, 1)(never), true],
    ['no attempt', limitAttempts(0)(never), true],
  ])('%s: %#', (_, value, isRight) => {
    expect(backoffCodec.is(value)).toBe(isRight)
  })

  it('leave out what stands in a field that is not its own, however large', () => {
    const value = { _tag: 'Both', of: [{ ...constant(1), of: doubled(16) }, never] }
    expect(backoffCodec.decode(value)).toStrictEqual({
      _tag: 'Right',
      right: { _tag: 'Both', of: [{ _tag: 'Constant', ms: 1 }, { _tag: 'Never' }] },
    })
  })
})

describe('a large value', () => {
  const deep = (() => {
    let value: object = constant(1)
    for (let i = 0; i < 100_000; i++) value = { _tag: 'Either', of: [value, value] }
    return value
  })()
  const long = Array.from({ length: 1_000_000 }, () => deep)
  const cycle: { _tag: string; of: unknown[] } = { _tag: 'Both', of: [] }
  cycle.of = [cycle, cycle]

  it.each([
    ['that is deep', deep],
    ['that is long', long],
    ['that holds itself', cycle],
  ])('%s costs little anywhere', (_, part) => {
    const started = performance.now()
    for (const one of cases) {
      const right = Object(parsed(fc.sample(one.value, { numRuns: 1, seed: 7 })[0]))
      for (const name of Object.keys(right)) tried(one, { ...right, [name]: part })
      tried(one, part)
    }
    // Some 120 values, of which none is walked: a walk through one would take longer.
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it.each([
    ['a policy', policyCodec],
    ['a session', sessionCodec],
  ])('%s of such parts is a Left', (_, codec) => {
    for (const part of [deep, long, cycle]) {
      expect(codec.is({ recheck: part, paces: part, policy: part, history: part })).toBe(false)
    }
  })
})
