import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { CHAT_URL } from '../cost/exchanges.js'
import { repo } from '../size/groups.js'
import { bundle, gzipBytes } from '../size/weigh.js'
import type { Raw } from './raw.js'
import { reduceCost } from './reduce/cost.js'
import { reduceScale } from './reduce/scale.js'
import { reduceSize } from './reduce/size.js'
import { reduceStart } from './reduce/start.js'
import type { Results } from './results.js'

export const SECTIONS = ['cost', 'scale', 'size', 'start'] as const

/** How a section of the results is measured anew. */
type Measure = { readonly [K in keyof Results]: () => Promise<Pick<Results, K>> }

/** What the bench writes; where it was skipped there is nothing to report. */
const runBench = <A>(folder: string, args: readonly string[]): A => {
  const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-report-'))
  const file = join(scratch, 'results.json')
  const script = join(repo, 'bench', folder, 'run.mjs')
  console.log(`\n# ${[folder, ...args].join(' ')}`)
  const { status } = spawnSync(process.execPath, [script, ...args, '--json', file], {
    cwd: repo,
    stdio: 'inherit',
  })
  if (status !== 0 || !existsSync(file)) throw new Error(`bench/${folder} came to no result`)
  const results: A = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(scratch, { recursive: true })
  return results
}

/** Of the exchanges the switch takes one address, and not the bodies that it is measured on. */
const addressAlone: Plugin = {
  name: 'the address alone',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]exchanges\.ts$/ }, () => ({
      contents: `export const CHAT_URL = ${JSON.stringify(CHAT_URL)}`,
    }))
  },
}

/** The hand-written switch as a bundler would ship it. */
const weighLimit = async (): Promise<number> => {
  const made = await bundle(`export { limit } from './limit.js'`, join(repo, 'bench/cost'), {
    platform: 'neutral',
    plugins: [addressAlone],
  })
  return gzipBytes(made.code)
}

type Costs = Raw['cost']['costs']

/** The rows and pairs of both: what is in the first stays as it is. */
const together = (costs: Costs, programs: Costs): Costs => ({
  ...costs,
  rows: [
    ...costs.rows,
    ...programs.rows.filter(({ id }) => costs.rows.every((row) => row.id !== id)),
  ],
  goals: [
    ...costs.goals,
    ...programs.goals.filter(({ what }) => costs.goals.every((goal) => goal.what !== what)),
  ],
})

/** All benches of the report, one after the other: two at once would disturb each other. */
export const measureOf = (isQuick: boolean): Measure => {
  const quick = isQuick ? ['--quick'] : []
  const command = ['npm run bench:report', ...(isQuick ? ['-- --quick'] : [])].join(' ')
  return {
    cost: async () => {
      const costs = runBench<Raw['cost']['costs']>('cost', quick)
      const programs = runBench<Raw['cost']['costs']>('cost', ['--programs', ...quick])
      const parts = runBench<Raw['cost']['parts']>('cost', ['--ablate', ...quick])
      return { cost: reduceCost({ costs: together(costs, programs), parts }, command) }
    },
    scale: async () => ({ scale: reduceScale({ scale: runBench('scale', quick) }, command) }),
    size: async () => {
      const sizes = runBench<Raw['size']['sizes']>('size', [])
      const parts = runBench<Raw['size']['parts']>('size', ['--ablate'])
      return { size: reduceSize({ sizes, parts }, await weighLimit(), command) }
    },
    start: async () => ({ start: reduceStart({ start: runBench('start', quick) }, command) }),
  }
}
