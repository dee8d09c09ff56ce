import { constant, defaultPolicy, jitter, ladder, limitAttempts, policy } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { backoffCases } from './refused-backoffs.js'

/** Code and place of all that is refused; nothing when the options are accepted. */
const refusedFor = (options: unknown): readonly string[] => {
  // A caller without types may hand over anything.
  const result = Reflect.apply(policy, undefined, [options])
  return result._tag === 'Accepted'
    ? []
    : result.refusals.map(({ code, at }: { code: string; at: string }) => `${code} ${at}`)
}

const options: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['no options', undefined, []],
  ['empty options', {}, []],
  ['fields that are absent in words', { totalMs: undefined, paces: { Fault: undefined } }, []],
  ['null for the options', null, ['NotAnObject options']],
  ['a number for the options', 7, ['NotAnObject options']],
  ['a list for the options', [], ['NotAnObject options']],
  ['null for the paces', { paces: null }, ['NotAnObject paces']],
  ['text for a pace', { paces: { Refill: 'fast' } }, ['NotAnObject paces.Refill']],
  ['null for a pace', { paces: { Refill: null } }, ['NotAnObject paces.Refill']],
  ['a list for the budget', { budget: [4] }, ['NotAnObject budget']],

  ['an unknown option', { total: 1 }, ['UnknownField options']],
  ['an unknown pace', { paces: { Faults: {} } }, ['UnknownField paces']],
  ['an unknown field of a pace', { paces: { Fault: { max: 1 } } }, ['UnknownField paces.Fault']],
  ['an unknown field of the budget', { budget: { least: 1 } }, ['UnknownField budget']],
  [
    'an unknown option beside a wrong one',
    { total: 1, spread: -1 },
    ['UnknownField options', 'Negative spread'],
  ],
  ['a name that every object has', { toString: 1 }, ['UnknownField options']],
  ['null to look again', { recheck: null }, ['UnknownBackoff recheck']],

  ['another choice', { onEmptyBudget: 'Later' }, ['UnknownChoice onEmptyBudget']],
  ['null for a choice', { onEmptyBudget: null }, ['UnknownChoice onEmptyBudget']],
  ['text for yes', { paces: { Fault: { halves: 'yes' } } }, ['UnknownChoice paces.Fault.halves']],
  ['null for no', { paces: { Fault: { halves: null } } }, ['UnknownChoice paces.Fault.halves']],

  ['NaN', { totalMs: Number.NaN }, ['NotANumber totalMs']],
  ['text for a number', { totalMs: '60000' }, ['NotANumber totalMs']],
  ['null for a number', { maxWaitMs: null }, ['NotANumber maxWaitMs']],
  ['null for a cost', { paces: { Fault: { cost: null } } }, ['NotANumber paces.Fault.cost']],
  ['null for the most', { budget: { most: null } }, ['NotANumber budget.most']],
  ['text for a cost', { paces: { Fault: { cost: '2000' } } }, ['NotANumber paces.Fault.cost']],
  ['a symbol', { paces: { Fault: { cost: Symbol('1') } } }, ['NotANumber paces.Fault.cost']],
  ['a big integer', { budget: { floor: 4n } }, ['NotANumber budget.floor']],

  ['just below 0', { spread: -1e-9 }, ['Negative spread']],
  ['at 0', { spread: 0 }, []],
  ['minus 0', { spread: -0 }, []],
  ['just above 0', { spread: 1e-9 }, []],
  ['a deadline below 0', { totalMs: -1 }, ['Negative totalMs']],
  ['a budget below 0', { budget: { perSuccess: -1 } }, ['Negative budget.perSuccess']],

  ['just below the longest wait', { totalMs: 2_147_483_646 }, []],
  ['the longest wait', { totalMs: 2_147_483_647 }, []],
  ['just above the longest wait', { totalMs: 2_147_483_648 }, ['TooLarge totalMs']],
  ['a wait without end', { leastSpreadMs: Number.POSITIVE_INFINITY }, ['TooLarge leastSpreadMs']],
  [
    'an endless backoff once earned',
    { paces: { Fault: { earned: constant(1) } } },
    ['Endless paces.Fault.earned'],
  ],
  ['nothing earned', { paces: { Fault: { earned: null } } }, []],
  ['looking again without end', { recheck: constant(500) }, []],

  ['a floor below the most', { budget: { floor: 999 } }, []],
  ['a floor at the most', { budget: { floor: 1000 } }, []],
  ['a floor above the most', { budget: { floor: 1001 } }, ['FloorAboveMost budget.floor']],
  ['a cost below the most', { paces: { Fault: { cost: 999 } } }, []],
  ['a cost at the most', { paces: { Fault: { cost: 1000 } } }, []],
  [
    'a cost above the most',
    { paces: { Fault: { cost: 1001 } } },
    ['CostAboveMost paces.Fault.cost'],
  ],
  [
    'a budget too small for the default',
    { budget: { most: 3 } },
    ['CostAboveMost paces.OutcomeUnknown.cost', 'FloorAboveMost budget.floor'],
  ],

  [
    'many things at once',
    {
      paces: {
        Fault: { backoff: constant(-1), cost: Number.NaN },
        Overloaded: { backoff: limitAttempts(3)(jitter(2, 1)(ladder())), halves: 0 },
      },
      budget: { relaxMs: -1 },
      totalMs: '1',
      maxWaitMs: -1,
      onEmptyBudget: 'drop',
    },
    [
      'Negative paces.Fault.backoff.ms',
      'NotANumber paces.Fault.cost',
      'LowAboveHigh paces.Overloaded.backoff.of',
      'NoSteps paces.Overloaded.backoff.of.of.stepsMs',
      'UnknownChoice paces.Overloaded.halves',
      'Negative budget.relaxMs',
      'NotANumber totalMs',
      'Negative maxWaitMs',
      'UnknownChoice onEmptyBudget',
    ],
  ],
  [
    'many names at once',
    { a: 1, paces: { Fault: { b: 1 }, Refill: { c: 1 } }, budget: { d: 1 } },
    [
      'UnknownField options',
      'UnknownField paces.Fault',
      'UnknownField paces.Refill',
      'UnknownField budget',
    ],
  ],
  [
    'an unknown pace beside an unknown field of a pace',
    { paces: { Faults: {}, Fault: { max: 1 } } },
    ['UnknownField paces', 'UnknownField paces.Fault'],
  ],
]

const cases = [...options, ...backoffCases]

describe('what is wrong with options', () => {
  it.each(cases)('%s', (_what, options, refusals) => {
    expect([...refusedFor(options)].sort()).toEqual([...refusals].sort())
  })

  it.each(Object.keys(defaultPolicy.paces))('is found in every pace: %s', (pace) => {
    const rule = { backoff: constant(1), earned: constant(-1), cost: 2000, halves: 1 }
    expect([...refusedFor({ paces: { [pace]: rule } })].sort()).toEqual([
      `CostAboveMost paces.${pace}.cost`,
      `Endless paces.${pace}.backoff`,
      `Negative paces.${pace}.earned.ms`,
      `UnknownChoice paces.${pace}.halves`,
    ])
  })

  it('has an example of every code', () => {
    const codes = new Set(cases.flatMap(([, , refusals]) => refusals.map((r) => r.split(' ')[0])))
    expect([...codes].sort()).toEqual([
      'CostAboveMost',
      'Endless',
      'FloorAboveMost',
      'LowAboveHigh',
      'Negative',
      'NoSteps',
      'NotANumber',
      'NotAnObject',
      'NotWhole',
      'TooDeep',
      'TooLarge',
      'UnknownBackoff',
      'UnknownChoice',
      'UnknownField',
    ])
  })
})
