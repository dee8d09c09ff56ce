import type { Backoff } from './backoff.js'
import { eachPace, type PaceRule, type Policy } from './policy.js'
import { MOST_DEPTH, ofSides, type Room } from './room.js'

/** Only numbers are printed: whatever else stands in their place might be secret. */
const number = (value: unknown): string => {
  if (typeof value !== 'number') return 'NaN'
  return Object.is(value, -0) ? '-0' : `${value}`
}

const MOST_STEPS = 1000

const steps = (stepsMs: readonly number[]): string =>
  Array.from({ length: Math.min(stepsMs.length, MOST_STEPS) }, (_, i) => number(stepsMs[i])).join(
    ', ',
  )

const shown = (backoff: Backoff, room: Room | null = null, depth = 0): string => {
  if (depth > MOST_DEPTH) return '…'
  const inner = (of: Backoff): string => shown(of, room, depth + 1)
  switch (backoff._tag) {
    case 'Never':
      return 'never'
    case 'Constant':
      return `constant(${number(backoff.ms)})`
    case 'Exponential':
      return `exponential(${number(backoff.baseMs)}, ${number(backoff.factor)})`
    case 'Ladder':
      return `ladder(${steps(backoff.stepsMs)})`
    case 'Jitter':
      return `jitter(${number(backoff.low)}, ${number(backoff.high)})(${inner(backoff.of)})`
    case 'Cap':
      return `cap(${number(backoff.capMs)})(${inner(backoff.of)})`
    case 'LimitAttempts':
      return `limitAttempts(${number(backoff.attempts)})(${inner(backoff.of)})`
    case 'LimitTotal':
      return `limitTotal(${number(backoff.totalMs)})(${inner(backoff.of)})`
    case 'Both':
    case 'Either': {
      const sides = ofSides(room, (side, inside) => shown(backoff.of[side], inside, depth + 1))
      if (sides === null) return '…'
      return `${backoff._tag === 'Both' ? 'both' : 'either'}(${sides.join(', ')})`
    }
    default:
      return 'never'
  }
}

const ruleOf = ({ backoff, earned, cost, halves }: PaceRule): string =>
  [
    '{',
    `      backoff: ${shown(backoff)},`,
    `      earned: ${earned === null ? 'null' : shown(earned)},`,
    `      cost: ${number(cost)},`,
    `      halves: ${halves === true},`,
    '    }',
  ].join('\n')

const policyOf = ({ paces, budget, ...limits }: Policy): string =>
  [
    'policy({',
    '  paces: {',
    ...eachPace((pace) => `    ${pace}: ${ruleOf(paces[pace])},`),
    '  },',
    '  budget: {',
    `    floor: ${number(budget.floor)},`,
    `    perSuccess: ${number(budget.perSuccess)},`,
    `    most: ${number(budget.most)},`,
    `    relaxMs: ${number(budget.relaxMs)},`,
    '  },',
    `  totalMs: ${number(limits.totalMs)},`,
    `  maxWaitMs: ${number(limits.maxWaitMs)},`,
    `  spread: ${number(limits.spread)},`,
    `  leastSpreadMs: ${number(limits.leastSpreadMs)},`,
    `  onEmptyBudget: '${limits.onEmptyBudget === 'Drop' ? 'Drop' : 'Postpone'}',`,
    `  recheck: ${shown(limits.recheck)},`,
    '})',
  ].join('\n')

/**
 * A backoff or a policy as the expression that builds it.
 *
 * For a log, or for a test that pins what is in force. What has any other shape is printed as `never`, which is
 * how it behaves; what is no number as `NaN`, and as `…` what is nested deeper than a policy allows, and more than 255
 * `both` and `either`.
 *
 * Source: the `Show` class of Haskell: what is shown can be pasted as source.
 *
 * @example
 * show(limitAttempts(3)(exponential(1000, 2))) // => 'limitAttempts(3)(exponential(1000, 2))'
 */
export const show = (value: Backoff | Policy): string => {
  try {
    return 'paces' in value ? policyOf(value) : shown(value)
  } catch {
    return 'never'
  }
}
