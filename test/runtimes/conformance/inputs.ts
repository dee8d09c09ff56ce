import type { At, Grid, Policy, Seen, SeenRequest } from 'grid-triage'
import { seen } from './answers.js'
import type { Library } from './library.js'
import { policies } from './policies.js'
import { below, fraction, oneIn, oneOf, type Random, seeded } from './random.js'
import { request } from './requests.js'
import { NOON } from './waits.js'

/** One of the thousand. `seed` is for what is to be chosen with it later: the same in whatever order it is asked. */
export interface Input {
  readonly seed: number
  readonly seen: Seen
  readonly request: SeenRequest
  readonly at: At
  readonly policy: Policy
  readonly grid: Grid
}

const HOW_MANY = 1000

const at = (random: Random): At => ({
  attempt: oneIn(random, 2) ? 1 : 1 + below(random, 6),
  now: NOON + below(random, 86_400_000),
  random: fraction(random),
  elapsedMs: oneOf(random, [undefined, 0, below(random, 20_000), below(random, 90_000)]),
  replay: oneOf(random, [undefined, undefined, 'Once', 'Safe', 'Never']),
})

export const inputsOf = (core: Library['core']): readonly Input[] => {
  const known = policies(core, seeded(1), 24)
  const gateway = core.extendGrid({
    hosts: [
      'http://10.0.0.7:4000/v1',
      { baseUrl: 'https://api.thegrid.test', surface: 'Messages' },
    ],
    instruments: ['gpt-5.2'],
  })
  return Array.from({ length: HOW_MANY }, (_, i) => {
    const random = seeded(1000 + i)
    return {
      seed: 500_000 + i,
      seen: seen(random),
      request: request(random),
      at: at(random),
      policy: oneOf(random, known),
      grid: oneIn(random, 4) ? gateway : core.theGrid,
    }
  })
}
