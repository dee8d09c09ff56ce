import * as t from 'io-ts'
import { attemptsOf } from './bounds.js'
import { backoffCodec } from './codec-backoff.js'
import { setting } from './codec-number.js'
import { type Codec, nameOf, nullable, published, record, where } from './codec-shape.js'
import { type BudgetRule, byPace, eachPace, type PaceRule, type Policy } from './policy.js'

const paceRule = (): Codec<PaceRule> => {
  const ending = where(
    backoffCodec,
    'EndingBackoff',
    (backoff) => attemptsOf(backoff) < Number.POSITIVE_INFINITY,
  )
  return record('PaceRule', {
    backoff: ending,
    earned: nullable(ending),
    cost: setting,
    halves: t.boolean,
  })
}

const budgetRule = (): Codec<BudgetRule> => {
  const rule: Codec<BudgetRule> = record('BudgetRule', {
    floor: setting,
    perSuccess: setting,
    most: setting,
    relaxMs: setting,
  })
  return where(rule, rule.name, ({ floor, most }) => floor <= most)
}

/**
 * A `Policy` that was stored or sent.
 *
 * By the rules of `policy`: numbers from 0 to 2147483647, backoffs as `backoffCodec` has them that give up at some time,
 * a floor and costs not above the most tokens. Fields that are none of its own are left out, and -0 is read as 0;
 * anything else is a `Left` without any value in its errors. Nothing is filled in from the default policy: options are
 * what `policy` reads.
 *
 * Source: gRPC proposal A6, "Validation of retryPolicy".
 *
 * @example
 * policyCodec.is(JSON.parse(JSON.stringify(defaultPolicy))) // => true
 * policyCodec.is({ ...defaultPolicy, totalMs: -1 }) // => false
 */
export const policyCodec: Codec<Policy> = /* @__PURE__ */ published('Policy', (name) => {
  const rule = paceRule()
  const policy: Codec<Policy> = record(name, {
    paces: record(
      'Paces',
      byPace(() => rule),
    ),
    budget: budgetRule(),
    totalMs: setting,
    maxWaitMs: setting,
    spread: setting,
    leastSpreadMs: setting,
    onEmptyBudget: nameOf('OnEmptyBudget', { Postpone: null, Drop: null }),
    recheck: backoffCodec,
  })
  return where(policy, name, ({ paces, budget }) =>
    eachPace((pace) => paces[pace].cost <= budget.most).every(Boolean),
  )
})
