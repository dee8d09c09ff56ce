import {
  type Backoff,
  both,
  cap,
  constant,
  either,
  exponential,
  jitter,
  ladder,
  limitAttempts,
  limitTotal,
  never,
} from 'grid-triage'
import { LONGEST } from './arbitrary-backoff.js'

const thrice = limitAttempts(3)
const fault = (backoff: unknown): object => ({ paces: { Fault: { backoff } } })
const deep = (levels: number): Backoff => (levels === 0 ? constant(1) : thrice(deep(levels - 1)))
/** Deep on the second side only. */
const wide = (levels: number): Backoff =>
  levels === 0 ? constant(1) : both(never, wide(levels - 1))
const at = (field: string): string => `paces.Fault.backoff${field}`

const { proxy: revoked, revoke } = Proxy.revocable([], {})
revoke()

/** A backoff in the options, and the code and place of all that is refused in it. */
export const backoffCases: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['null for a backoff', fault(null), [`UnknownBackoff ${at('')}`]],
  ['a backoff of another kind', fault({ _tag: 'Later' }), [`UnknownBackoff ${at('')}`]],
  ['no inner backoff', fault({ _tag: 'Cap', capMs: 1 }), [`UnknownBackoff ${at('.of')}`]],
  [
    'one side only',
    fault({ _tag: 'Both', of: [thrice(constant(1))] }),
    [`UnknownBackoff ${at('.of.1')}`],
  ],
  [
    'shares that are no numbers',
    fault({ _tag: 'Jitter', low: Symbol('0'), high: '1', of: never }),
    [`NotANumber ${at('.low')}`, `NotANumber ${at('.high')}`],
  ],
  ['a base below 0', fault(thrice(exponential(-1, 2))), [`Negative ${at('.of.baseMs')}`]],
  ['a factor below 0', fault(thrice(exponential(1, -2))), [`Negative ${at('.of.factor')}`]],
  ['a cap below 0', fault(thrice(cap(-1)(constant(1)))), [`Negative ${at('.of.capMs')}`]],
  ['a total below 0', fault(thrice(limitTotal(-1)(never))), [`Negative ${at('.of.totalMs')}`]],
  [
    'a step above the longest wait',
    fault(thrice(ladder(1, LONGEST + 1))),
    [`TooLarge ${at('.of.stepsMs.1')}`],
  ],

  ['half an attempt', fault(limitAttempts(2.5)(constant(1))), [`NotWhole ${at('.attempts')}`]],
  ['whole attempts', fault(limitAttempts(2)(constant(1))), []],
  [
    'attempts without end',
    fault(limitAttempts(1 / 0)(constant(1))),
    [`TooLarge ${at('.attempts')}`],
  ],
  ['no attempts', fault(limitAttempts(0)(constant(1))), []],

  ['low above high', fault(thrice(jitter(1.1, 1)(constant(1)))), [`LowAboveHigh ${at('.of')}`]],
  ['low at high', fault(thrice(jitter(1, 1)(constant(1)))), []],
  ['low below high', fault(thrice(jitter(0.9, 1)(constant(1)))), []],

  ['no steps', fault(thrice(ladder())), [`NoSteps ${at('.of.stepsMs')}`]],
  [
    'a hole among the steps',
    fault({ _tag: 'Ladder', stepsMs: Object.assign(new Array(3), [3000], { 2: 1600 }) }),
    [`NotANumber ${at('.stepsMs.1')}`],
  ],
  ['500 steps', fault(thrice(ladder(...Array.from({ length: 500 }, () => 1)))), []],
  [
    '501 steps',
    fault(thrice(ladder(...Array.from({ length: 501 }, () => 1)))),
    [`TooLarge ${at('.of.stepsMs')}`],
  ],
  [
    'a million holes',
    fault({ _tag: 'Ladder', stepsMs: new Array(1e6) }),
    [`TooLarge ${at('.stepsMs')}`],
  ],
  ['steps that throw', fault({ _tag: 'Ladder', stepsMs: revoked }), [`NoSteps ${at('.stepsMs')}`]],
  ['steps that are no list', fault({ _tag: 'Ladder', stepsMs: 5 }), [`NoSteps ${at('.stepsMs')}`]],
  ['one step', fault(thrice(ladder(0))), []],

  ['15 levels', fault(deep(15)), []],
  ['16 levels', fault(deep(16)), []],
  ['17 levels', fault(deep(17)), [`TooDeep ${at('.of'.repeat(17))}`]],
  ['16 levels of two sides', fault(thrice(wide(15))), []],
  [
    '17 levels of two sides',
    fault(thrice(wide(16))),
    [`TooDeep ${at(`.of${'.of.1'.repeat(15)}.of.0`)}`],
  ],
  [
    'two sides that are both too deep: said of the first',
    fault(both(deep(16), deep(16))),
    [`TooDeep ${at(`.of.0${'.of'.repeat(16)}`)}`],
  ],
  [
    'a side that is wrong, and one that is too deep',
    fault(both(constant(-1), deep(16))),
    [`Negative ${at('.of.0.ms')}`, `TooDeep ${at(`.of.1${'.of'.repeat(16)}`)}`],
  ],
  [
    'two sides that are wrong',
    fault(either(constant(-1), exponential(-2, 2))),
    [`Negative ${at('.of.0.ms')}`, `Negative ${at('.of.1.baseMs')}`],
  ],

  ['no limit of attempts', fault(exponential(1, 2)), [`Endless ${at('')}`]],
  ['a limit of time alone', fault(limitTotal(1000)(constant(0))), [`Endless ${at('')}`]],
  [
    'an end on one side of either',
    fault(either(thrice(constant(1)), constant(2))),
    [`Endless ${at('')}`],
  ],
  ['an end on both sides of either', fault(either(thrice(constant(1)), never)), []],
  ['an end on one side of both', fault(both(thrice(constant(1)), constant(2))), []],
  ['never', fault(never), []],
]
