import fc from 'fast-check'
import * as door from 'grid-triage'
import {
  type Backoff,
  both,
  cap,
  constant,
  defaultPolicy,
  either,
  equalJitter,
  exponential,
  fullJitter,
  jitter,
  ladder,
  limitAttempts,
  limitTotal,
  never,
  show,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { anyBackoff, goodPolicy } from './arbitrary-backoff.js'

/** What an expression means to somebody who has imported everything from the package. */
const evaluated = (expression: string): unknown =>
  new Function(...Object.keys(door), `return (${expression})`)(...Object.values(door))

const literals: readonly (readonly [Backoff, string])[] = [
  [never, 'never'],
  [constant(500), 'constant(500)'],
  [constant(0.1), 'constant(0.1)'],
  [constant(1e21), 'constant(1e+21)'],
  [constant(-0), 'constant(-0)'],
  [constant(Number.NEGATIVE_INFINITY), 'constant(-Infinity)'],
  [exponential(1000, 2), 'exponential(1000, 2)'],
  [ladder(3000, 1600, 2500), 'ladder(3000, 1600, 2500)'],
  [ladder(), 'ladder()'],
  [jitter(0.65, 1.35)(constant(1)), 'jitter(0.65, 1.35)(constant(1))'],
  [fullJitter(constant(1)), 'jitter(0, 1)(constant(1))'],
  [equalJitter(constant(1)), 'jitter(0.5, 1)(constant(1))'],
  [cap(20_000)(exponential(2200, 1.7)), 'cap(20000)(exponential(2200, 1.7))'],
  [limitAttempts(4)(limitTotal(9000)(never)), 'limitAttempts(4)(limitTotal(9000)(never))'],
  [both(constant(1), either(never, ladder(2))), 'both(constant(1), either(never, ladder(2)))'],
]

describe('show', () => {
  it.each(literals)('%o', (backoff, text) => {
    expect(show(backoff)).toBe(text)
  })

  const nested = (depth: number, wrap: (of: Backoff) => Backoff): string => {
    let backoff: Backoff = never
    for (let i = 0; i < depth; i++) backoff = wrap(backoff)
    return show(backoff)
  }

  it.each([
    ['cap(1)(', cap(1), 'cap(1)(…)'],
    ['both(never, ', (of: Backoff) => both(never, of), 'both(…, …)'],
    ['either(never, ', (of: Backoff) => either(never, of), 'either(…, …)'],
  ] as const)('prints what is 16 deep, and no deeper: %s', (start, wrap, end) => {
    expect(nested(16, wrap)).toBe(`${start.repeat(16)}never${')'.repeat(16)}`)
    expect(nested(17, wrap)).toBe(`${start.repeat(16)}${end}${')'.repeat(16)}`)
  })

  it('can be evaluated to what was shown', () => {
    fc.assert(
      fc.property(anyBackoff, (backoff) => {
        expect(evaluated(show(backoff))).toEqual(backoff)
      }),
      { numRuns: 500 },
    )
  })

  it('of an accepted policy can be evaluated to what was shown', () => {
    fc.assert(
      fc.property(goodPolicy, (policy) => {
        expect(evaluated(show(policy))).toEqual({ _tag: 'Accepted', policy })
      }),
    )
  })

  it('of the default policy is all that is in force', () => {
    expect(show(defaultPolicy)).toBe(
      `policy({
  paces: {
    Fault: {
      backoff: limitAttempts(4)(cap(20000)(jitter(0.65, 1.35)(exponential(2200, 1.7)))),
      earned: limitAttempts(6)(cap(20000)(jitter(0.65, 1.35)(exponential(2200, 1.7)))),
      cost: 1,
      halves: false,
    },
    Refill: {
      backoff: limitAttempts(7)(jitter(0.88, 1.12)(ladder(3000, 1600, 1600, 2500, 5000, 10000))),
      earned: null,
      cost: 1,
      halves: false,
    },
    RefillUnknown: {
      backoff: limitAttempts(3)(jitter(0.88, 1.12)(ladder(3300, 5300))),
      earned: null,
      cost: 0,
      halves: false,
    },
    Throttled: {
      backoff: limitAttempts(6)(cap(20000)(jitter(0.5, 1.5)(exponential(1000, 2)))),
      earned: null,
      cost: 1,
      halves: false,
    },
    Overloaded: {
      backoff: limitAttempts(4)(cap(30000)(jitter(0.5, 1.5)(exponential(5000, 2)))),
      earned: null,
      cost: 2,
      halves: true,
    },
    OutcomeUnknown: {
      backoff: limitAttempts(2)(cap(20000)(jitter(0.5, 1.5)(exponential(3000, 3)))),
      earned: null,
      cost: 4,
      halves: true,
    },
  },
  budget: {
    floor: 4,
    perSuccess: 0.3,
    most: 1000,
    relaxMs: 240000,
  },
  totalMs: 60000,
  maxWaitMs: 60000,
  spread: 0.5,
  leastSpreadMs: 1000,
  onEmptyBudget: 'Postpone',
  recheck: jitter(0.5, 1.5)(constant(3000)),
})`,
    )
  })

  it('prints what behaves as never so, and what is no number as NaN', () => {
    const shown = (json: string): string => show(JSON.parse(json))
    for (const json of ['null', '7', '"x"', '{}', '[]', '{"_tag":"Later"}', '{"paces":{}}']) {
      expect(shown(json)).toBe('never')
    }
    expect(shown('{"_tag":"Cap","capMs":"5","of":{"_tag":"Later"}}')).toBe('cap(NaN)(never)')
  })
})
