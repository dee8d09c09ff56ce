import { ours } from './ours.js'
import { exponential } from './peers/classic.js'
import { SMALL } from './scenario.js'
import { scenarios } from './scenarios.js'
import { simulate } from './simulate.js'

const CLIENTS = 1_000_000
const SEED = 1

/** A million clients, with no model of its own. */
export const million = (print: (line: string) => void): void => {
  print(`${CLIENTS} clients of ${SMALL} calls/s, seed ${SEED}`)
  print(
    'scenario rule                      ok %  calls/call   peak   seconds    events   M/s    MB',
  )
  const population = { callsPerS: CLIENTS * SMALL, callsPerSPerClient: SMALL }
  for (const id of ['S1 5 s', 'S3']) {
    for (const rule of [exponential, ours]) {
      const scenario = scenarios.find((one) => one.id === id)
      if (scenario === undefined) continue
      const run = simulate(rule, scenario, population, SEED)
      const cells = [
        id.padEnd(8),
        rule.name.padEnd(24),
        ((100 * run.judgedSuccesses) / run.judged).toFixed(2).padStart(6),
        (run.judgedAttempts / run.judged).toFixed(2).padStart(11),
        (run.peak / run.capacityPerS).toFixed(2).padStart(6),
        (run.coreMs / 1000).toFixed(1).padStart(9),
        `${run.events}`.padStart(9),
        (run.events / run.coreMs / 1000).toFixed(1).padStart(5),
        (process.memoryUsage().rss / 1_048_576).toFixed(0).padStart(5),
      ]
      print(cells.join(' '))
    }
  }
}
