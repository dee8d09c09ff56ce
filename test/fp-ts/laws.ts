import assert from 'node:assert'
import fc from 'fast-check'
import type { BoundedDistributiveLattice } from 'fp-ts/BoundedDistributiveLattice'
import type { Eq } from 'fp-ts/Eq'
import type { Ord } from 'fp-ts/Ord'
import { expect, it } from 'vitest'

/** Several values of which some are equal: with arbitrary ones a law about equals would never be tried. */
const alike = <A>(values: fc.Arbitrary<A>): fc.Arbitrary<readonly [A, A, A]> =>
  fc.oneof(
    fc.tuple(values, values, values),
    values.chain((a) => {
      const copied = fc.constant<A>(structuredClone(a))
      return fc.tuple(fc.constant(a), fc.oneof(copied, values), fc.oneof(copied, values))
    }),
  )

type Check<A> = (a: A, b: A, c: A) => void

const lawsHold = <A>(values: fc.Arbitrary<A>, laws: Readonly<Record<string, Check<A>>>): void => {
  it.each(Object.entries(laws))('%s', (_name, law) => {
    fc.assert(
      fc.property(alike(values), ([a, b, c]) => {
        law(a, b, c)
      }),
    )
  })
}

export const eqLaws = <A>(values: fc.Arbitrary<A>, { equals }: Eq<A>): void => {
  lawsHold<A>(values, {
    'equals itself': (a) => {
      expect(equals(a, a)).toBe(true)
      expect(equals(a, structuredClone(a))).toBe(true)
    },
    'is symmetric': (a, b) => expect(equals(a, b)).toBe(equals(b, a)),
    'is transitive': (a, b, c) => {
      if (equals(a, b) && equals(b, c)) expect(equals(a, c)).toBe(true)
    },
    // Not `toEqual`, for which a negative zero is another number.
    'is what another comparison says': (a, b) => {
      const holds = equals(a, b) ? assert.deepEqual : assert.notDeepEqual
      expect(() => holds(a, b)).not.toThrow()
    },
  })
}

export const ordLaws = <A>(values: fc.Arbitrary<A>, { compare, equals }: Ord<A>): void => {
  lawsHold<A>(values, {
    'is reflexive': (a) => expect(compare(a, a)).toBe(0),
    'is antisymmetric': (a, b) => expect(compare(a, b) + compare(b, a)).toBe(0),
    'is transitive': (a, b, c) => {
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
    },
    'agrees with its equality': (a, b) => expect(compare(a, b) === 0).toBe(equals(a, b)),
  })
}

export const latticeLaws = <A>(
  values: fc.Arbitrary<A>,
  { join, meet, zero, one }: BoundedDistributiveLattice<A>,
  same: (a: A, b: A) => void,
): void => {
  lawsHold<A>(values, {
    'join is associative': (a, b, c) => same(join(a, join(b, c)), join(join(a, b), c)),
    'meet is associative': (a, b, c) => same(meet(a, meet(b, c)), meet(meet(a, b), c)),
    'join is commutative': (a, b) => same(join(a, b), join(b, a)),
    'meet is commutative': (a, b) => same(meet(a, b), meet(b, a)),
    'join is idempotent': (a) => same(join(a, a), a),
    'meet is idempotent': (a) => same(meet(a, a), a),
    'join absorbs meet': (a, b) => same(join(a, meet(a, b)), a),
    'meet absorbs join': (a, b) => same(meet(a, join(a, b)), a),
    'join distributes over meet': (a, b, c) =>
      same(join(a, meet(b, c)), meet(join(a, b), join(a, c))),
    'meet distributes over join': (a, b, c) =>
      same(meet(a, join(b, c)), join(meet(a, b), meet(a, c))),
    'zero is the unit of join': (a) => same(join(a, zero), a),
    'one is the unit of meet': (a) => same(meet(a, one), a),
  })
}
