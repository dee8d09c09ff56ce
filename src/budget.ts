import { finiteOr } from './number.js'
import { type BudgetRule, defaultPolicy, type Policy } from './policy.js'
import { isObject } from './read.js'

/**
 * What one client can still afford in retries, over all its calls: plain data, kept wherever the client's state is.
 *
 * Read it and assign it in one statement, never across an `await`.
 */
export interface Budget {
  /** What is left to pay retries from; seldom a whole number. */
  readonly tokens: number
  /** When the tokens were counted. */
  readonly asOfEpochMs: number
}

/**
 * A new budget, for one client and all its calls.
 *
 * It holds the policy's floor (4 tokens). A success earns 0.3, a retry costs what its pace says when it is sent, and
 * what lies idle returns to the floor. It holds no timer and names no call. `now` is in epoch ms, and 0 where it is no
 * number; a policy of any other shape gives the default's floor.
 *
 * Source: the retry throttling of gRPC proposal A6; the retry quota of the AWS SDKs.
 *
 * @example
 * openBudget(1000) // => { tokens: 4, asOfEpochMs: 1000 }
 */
export const openBudget = (now: number, policy: Policy = defaultPolicy): Budget => {
  const asOfEpochMs = finiteOr(now, 0)
  try {
    return { tokens: within(policy.budget.floor, policy.budget), asOfEpochMs }
  } catch {
    return { tokens: defaultPolicy.budget.floor, asOfEpochMs }
  }
}

/** From 0 to the most; tokens that are no number are none. */
export const within = (tokens: number, rule: BudgetRule): number =>
  Math.max(Math.min(finiteOr(tokens, 0), finiteOr(rule.most, 0)), 0)

/** The time constant, never less than a millisecond. */
export const relaxMsOf = ({ relaxMs }: BudgetRule): number => Math.max(finiteOr(relaxMs, 0), 1)

/**
 * The budget as of now: what is above the floor is forgotten, what is below grows back, both with one time constant. No
 * stretch of time counts twice: a clock that was set back takes nothing away, and gives nothing until it has caught up.
 */
const asOf = (budget: Budget, rule: BudgetRule, now: number): Budget => {
  const floor = within(rule.floor, rule)
  const tokens = within(budget.tokens, rule)
  const before = finiteOr(budget.asOfEpochMs, now)
  const asOfEpochMs = Math.max(before, now)
  const kept = Math.exp((before - asOfEpochMs) / relaxMsOf(rule))
  return { tokens: within(floor + (tokens - floor) * kept, rule), asOfEpochMs }
}

export const credited = ({ tokens, asOfEpochMs }: Budget, rule: BudgetRule): Budget => ({
  tokens: within(tokens + Math.max(finiteOr(rule.perSuccess, 0), 0), rule),
  asOfEpochMs,
})

export const halved = ({ tokens, asOfEpochMs }: Budget): Budget => ({
  tokens: tokens / 2,
  asOfEpochMs,
})

export const charged = ({ tokens, asOfEpochMs }: Budget, cost: number): Budget => ({
  tokens: tokens - cost,
  asOfEpochMs,
})

/** A budget from elsewhere; where there is none yet, a new one. */
export const counted = (budget: Budget, policy: Policy, now: number): Budget =>
  isObject(budget) ? asOf(budget, policy.budget, now) : openBudget(now, policy)
