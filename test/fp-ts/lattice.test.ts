import fc from 'fast-check'
import { constant, exponential, never, type Turn, waitMs } from 'grid-triage'
import { latticeBackoff, ordWaitAt } from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { anyBackoff, anyTurn } from '../backoff/arbitrary-backoff.js'
import { latticeLaws, ordLaws } from './laws.js'

const [turn = { attempt: 1, random: 0.5 }, ...turns]: readonly Turn[] = fc.sample(anyTurn, 20)

describe('the order of backoffs at a turn', () => {
  ordLaws(anyBackoff, ordWaitAt({ attempt: 2, random: 0.25 }))

  it('puts a short wait before a long one, and giving up last', () => {
    const { compare } = ordWaitAt({ attempt: 1, random: 0.5 })
    expect(compare(constant(1), constant(2))).toBe(-1)
    expect(compare(constant(2), constant(1))).toBe(1)
    expect(compare(constant(2_147_483_647), never)).toBe(-1)
    expect(compare(never, constant(0))).toBe(1)
    expect(compare(never, never)).toBe(0)
    expect(compare(constant(2), exponential(2, 9))).toBe(0)
  })
})

describe('the lattice of backoffs, at any turn', () => {
  latticeLaws(anyBackoff, latticeBackoff, (a, b) => {
    for (const at of [turn, ...turns]) expect(ordWaitAt(at).compare(a, b)).toBe(0)
  })

  it('is the one whose join waits longer', () => {
    const { join, meet, zero, one } = latticeBackoff
    const at = { attempt: 1, random: 0.5 }
    expect(waitMs(join(constant(5), constant(8)), at)).toBe(8)
    expect(waitMs(meet(constant(5), constant(8)), at)).toBe(5)
    expect(waitMs(zero, at)).toBe(0)
    expect(waitMs(one, at)).toBe(null)
  })
})
