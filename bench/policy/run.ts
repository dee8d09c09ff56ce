import { printFuzz } from './fuzz.js'
import { printGoals } from './goals.js'
import { million } from './million.js'
import { ours } from './ours.js'
import { pareto } from './pareto.js'
import { plots } from './plot.js'
import { type Study, study, TIER_A, TIER_B } from './study.js'
import { lags, shapes, table } from './table.js'
import { verify } from './verify.js'

/**
 * How retry rules do against a service that fails, in a simulation.
 *
 *     run.ts            every rule at 200 calls/s: the table, the Pareto reading, the goals
 *     run.ts --full     the same at 1,000 calls/s, three seeds; Pareto reading in every shape
 *     run.ts --verify   this model's figures for the peers beside an earlier model's
 *     run.ts --million  a million clients
 *     run.ts --plots    docs/load-s2.svg and docs/load-s3.svg
 */
const asked = new Set(process.argv.slice(2))
const print = (line: string): void => console.log(line)

const speed = (made: Study): void => {
  const of = (name: string, isOurs: boolean): void => {
    const runs = made.done().filter(({ rule }) => rule.startsWith(ours.name) === isOurs)
    const events = runs.reduce((sum, run) => sum + run.events, 0)
    const coreMs = runs.reduce((sum, run) => sum + run.coreMs, 0)
    print(
      `${name.padEnd(12)} ${(events / 1e6).toFixed(1)} M events ` +
        `in ${(coreMs / 1000).toFixed(1)} s on a core: ` +
        `${(events / coreMs / 1000).toFixed(2)} M events/s`,
    )
  }
  of('peers', false)
  of(ours.name, true)
}

const report = (made: Study, everyShape: boolean): void => {
  table(made, print)
  print('')
  shapes(made, print)
  print('')
  lags(made, print)
  print('')
  pareto(made, everyShape, print)
  print('')
  printGoals(made, print)
  print('')
  printFuzz(print)
  print('')
  speed(made)
}

if (asked.has('--million')) {
  million(print)
} else {
  const tier =
    asked.has('--full') || asked.has('--verify') || asked.has('--plots') ? TIER_B : TIER_A
  const made = study(tier, (line) => console.error(line))
  print(
    `Node ${process.version}, tier ${tier.name}: ${tier.callsPerS} calls/s, ` +
      `seeds ${tier.seeds.join(', ')}\n`,
  )
  if (asked.has('--verify')) verify(made, print)
  else if (asked.has('--plots')) plots(made, print)
  else report(made, asked.has('--full'))
}
