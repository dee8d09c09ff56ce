import { LONGEST_MS } from './answer.js'
import type { Backoff } from './backoff.js'
import { attemptsOf } from './bounds.js'
import { type BudgetRule, eachPace, type PaceRule, type Policy } from './policy.js'
import { isArray, prop } from './read.js'
import { MOST_DEPTH, ofSides, type Room } from './room.js'

/** Why a policy is refused. */
export type RefusalCode =
  | 'NotAnObject'
  | 'UnknownField'
  | 'UnknownBackoff'
  | 'UnknownChoice'
  | 'NotANumber'
  | 'Negative'
  | 'TooLarge'
  | 'NotWhole'
  | 'LowAboveHigh'
  | 'NoSteps'
  | 'TooDeep'
  | 'Endless'
  | 'FloorAboveMost'
  | 'CostAboveMost'

/** One thing that is wrong with the options, and where: `paces.Fault.cost`. */
export interface Refusal {
  /** What is wrong. */
  readonly code: RefusalCode
  /** The path of the field; `options` where it is the whole. */
  readonly at: string
}

/** More than any ladder that a person writes, and few enough to say of each what is wrong. */
const MOST_STEPS = 500

export type Refusals = readonly Refusal[]
export const NONE: Refusals = []
export const refuse = (code: RefusalCode, at: string): Refusals => [{ code, at }]

const numberIn = (value: unknown, at: string, most = LONGEST_MS): Refusals => {
  if (typeof value !== 'number' || Number.isNaN(value)) return refuse('NotANumber', at)
  if (value < 0) return refuse('Negative', at)
  return value > most ? refuse('TooLarge', at) : NONE
}

const wholeIn = (value: unknown, at: string): Refusals => {
  const refused = numberIn(value, at)
  return refused === NONE && !Number.isInteger(value) ? refuse('NotWhole', at) : refused
}

/** Whether two limits cross. What is no number crosses none: it is refused for itself. */
const above = (value: unknown, limit: unknown): boolean =>
  typeof value === 'number' && typeof limit === 'number' && value > limit

const backoffIn = (value: unknown, at: string, room: Room | null = null, depth = 0): Refusals => {
  if (depth > MOST_DEPTH) return refuse('TooDeep', at)
  const field = (name: string): unknown => prop(value, name)
  const inner = (): Refusals => backoffIn(field('of'), `${at}.of`, room, depth + 1)
  switch (field('_tag')) {
    case 'Never':
      return NONE
    case 'Constant':
      return numberIn(field('ms'), `${at}.ms`)
    case 'Exponential':
      return [
        ...numberIn(field('baseMs'), `${at}.baseMs`),
        ...numberIn(field('factor'), `${at}.factor`),
      ]
    case 'Ladder': {
      const steps = field('stepsMs')
      if (!isArray(steps) || steps.length === 0) return refuse('NoSteps', `${at}.stepsMs`)
      if (steps.length > MOST_STEPS) return refuse('TooLarge', `${at}.stepsMs`)
      // By place, since `flatMap` passes over what is missing.
      return Array.from(steps, (step, i) => numberIn(step, `${at}.stepsMs.${i}`)).flat()
    }
    case 'Jitter': {
      const [low, high] = [field('low'), field('high')]
      const refused = [...numberIn(low, `${at}.low`), ...numberIn(high, `${at}.high`)]
      const crossed = above(low, high) ? refuse('LowAboveHigh', at) : NONE
      return [...(refused.length === 0 ? crossed : refused), ...inner()]
    }
    case 'Cap':
      return [...numberIn(field('capMs'), `${at}.capMs`), ...inner()]
    case 'LimitAttempts':
      return [...wholeIn(field('attempts'), `${at}.attempts`), ...inner()]
    case 'LimitTotal':
      return [...numberIn(field('totalMs'), `${at}.totalMs`), ...inner()]
    case 'Both':
    case 'Either': {
      const sides = field('of')
      const refused = ofSides(room, (side, inside) =>
        backoffIn(prop(sides, `${side}`), `${at}.of.${side}`, inside, depth + 1),
      )
      if (refused === null) return refuse('TooLarge', at)
      const [first, second] = refused
      // Said once: what is too deep on one side mostly is on the other.
      return first.some(({ code }) => code === 'TooDeep') ? first : [...first, ...second]
    }
    default:
      return refuse('UnknownBackoff', at)
  }
}

const choiceIn = (value: unknown, choices: readonly unknown[], at: string): Refusals =>
  choices.includes(value) ? NONE : refuse('UnknownChoice', at)

const endingIn = (value: Backoff, at: string): Refusals => {
  const refused = backoffIn(value, at)
  if (refused.length > 0) return refused
  return attemptsOf(value) === Number.POSITIVE_INFINITY ? refuse('Endless', at) : NONE
}

const ruleIn = (
  { backoff, earned, cost, halves }: PaceRule,
  most: number,
  at: string,
): Refusals => [
  ...endingIn(backoff, `${at}.backoff`),
  ...(earned === null ? NONE : endingIn(earned, `${at}.earned`)),
  ...numberIn(cost, `${at}.cost`),
  ...(above(cost, most) ? refuse('CostAboveMost', `${at}.cost`) : NONE),
  ...choiceIn(halves, [true, false], `${at}.halves`),
]

const budgetIn = ({ floor, perSuccess, most, relaxMs }: BudgetRule): Refusals => [
  ...numberIn(floor, 'budget.floor'),
  ...numberIn(perSuccess, 'budget.perSuccess'),
  ...numberIn(most, 'budget.most'),
  ...numberIn(relaxMs, 'budget.relaxMs'),
  ...(above(floor, most) ? refuse('FloorAboveMost', 'budget.floor') : NONE),
]

/** All that is wrong with a policy. */
export const refusalsOf = (policy: Policy): Refusals => {
  const { paces, budget } = policy
  return [
    ...eachPace((pace) => ruleIn(paces[pace], budget.most, `paces.${pace}`)).flat(),
    ...budgetIn(budget),
    ...numberIn(policy.totalMs, 'totalMs'),
    ...numberIn(policy.maxWaitMs, 'maxWaitMs'),
    ...numberIn(policy.spread, 'spread'),
    ...numberIn(policy.leastSpreadMs, 'leastSpreadMs'),
    ...choiceIn(policy.onEmptyBudget, ['Postpone', 'Drop'], 'onEmptyBudget'),
    ...backoffIn(policy.recheck, 'recheck'),
  ]
}
