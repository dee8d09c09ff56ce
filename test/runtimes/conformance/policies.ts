import type { Backoff, Policy, PolicyOptions } from 'grid-triage'
import type { Library } from './library.js'
import { below, fraction, maybe, oneOf, type Random } from './random.js'

type Core = Library['core']

const leaf = (core: Core, random: Random): Backoff =>
  oneOf<() => Backoff>(random, [
    () => core.constant(below(random, 5000)),
    () => core.exponential(below(random, 3000), 1 + fraction(random)),
    () => core.exponential(below(random, 3000) / 8, 1.7),
    () => core.ladder(below(random, 900), below(random, 9000), below(random, 500)),
    () => core.never,
  ])()

/** A backoff of up to so many layers. */
export const backoff = (core: Core, random: Random, layers: number): Backoff => {
  if (layers === 0) return leaf(core, random)
  const inner = backoff(core, random, layers - 1)
  return oneOf<() => Backoff>(random, [
    () => core.jitter(fraction(random), 1 + fraction(random))(inner),
    () => core.fullJitter(inner),
    () => core.equalJitter(inner),
    () => core.cap(below(random, 9000))(inner),
    () => core.limitAttempts(1 + below(random, 7))(inner),
    () => core.limitTotal(below(random, 60_000))(inner),
    () => core.both(inner, leaf(core, random)),
    () => core.either(inner, leaf(core, random)),
  ])()
}

const options = (core: Core, random: Random): PolicyOptions => {
  const limited = () => core.limitAttempts(1 + below(random, 9))(backoff(core, random, 3))
  return {
    totalMs: oneOf(random, [undefined, 60_000, 5_000, 600_000, -1, Number.NaN, 2 ** 31]),
    maxWaitMs: oneOf(random, [undefined, undefined, 1000, 30_000]),
    spread: oneOf(random, [undefined, undefined, 0, 1.5, -1]),
    leastSpreadMs: oneOf(random, [undefined, 0, 250]),
    onEmptyBudget: oneOf(random, [undefined, 'Postpone', 'Drop']),
    recheck: maybe(random, 2, () => backoff(core, random, 1)),
    paces: {
      Fault: { backoff: maybe(random, 2, limited), cost: oneOf(random, [undefined, 0, 3, -1]) },
      Throttled: maybe(random, 2, () => ({ backoff: backoff(core, random, 2) })),
      Overloaded: { halves: oneOf(random, [undefined, true, false]) },
      OutcomeUnknown: maybe(random, 2, () => ({ backoff: limited(), earned: limited() })),
    },
    budget: maybe(random, 2, () => ({ floor: below(random, 12), perSuccess: fraction(random) })),
  }
}

/** Options, most of them to be refused for one thing or another, and what became of them. */
export const made = (core: Core, random: Random) => core.policy(options(core, random))

/** The default policy and others that are accepted, so many in all. */
export const policies = (core: Core, random: Random, n: number): readonly [Policy, ...Policy[]] => {
  const accepted: [Policy, ...Policy[]] = [core.defaultPolicy]
  while (accepted.length < n) {
    const result = made(core, random)
    if (result._tag === 'Accepted') accepted.push(result.policy)
  }
  return accepted
}
