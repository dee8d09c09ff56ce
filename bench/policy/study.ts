import { type Figures, figures } from './figures.js'
import type { Rule } from './rule.js'
import { SMALL } from './scenario.js'
import { scenarios } from './scenarios.js'
import { simulate } from './simulate.js'

/** How much is simulated. */
export interface Tier {
  readonly name: string
  readonly callsPerS: number
  readonly seeds: readonly number[]
}

export const TIER_A: Tier = { name: 'A', callsPerS: 200, seeds: [1] }
export const TIER_B: Tier = { name: 'B', callsPerS: 1000, seeds: [1, 2, 3] }

/** Runs what is asked for, once. */
export interface Study {
  readonly tier: Tier
  readonly figures: (rule: Rule, scenarioId: string, callsPerSPerClient?: number) => Figures
  /** Everything that was run so far. */
  readonly done: () => readonly Figures[]
}

export const study = (tier: Tier, progress: (line: string) => void): Study => {
  const known = new Map<string, Figures>()
  return {
    tier,
    figures: (rule, scenarioId, callsPerSPerClient = SMALL) => {
      const key = `${scenarioId}, clients of ${callsPerSPerClient} calls/s, ${rule.name}`
      const before = known.get(key)
      if (before !== undefined) return before
      const scenario = scenarios.find(({ id }) => id === scenarioId)
      if (scenario === undefined) throw new Error(`No scenario ${scenarioId}`)
      const population = { callsPerS: tier.callsPerS, callsPerSPerClient }
      const made = figures(tier.seeds.map((seed) => simulate(rule, scenario, population, seed)))
      known.set(key, made)
      progress(`${key}: ${(made.coreMs / 1000).toFixed(2)} s`)
      return made
    },
    done: () => [...known.values()],
  }
}
