import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Spread } from '../cost/stats.js'
import { repo } from '../size/groups.js'
import { type ImportRow, imports } from './imports.js'
import { type WorkerRow, workerStarts } from './workers.js'

/**
 * What it takes to load the library in a fresh process, as a multiple of an empty module, beside the peers. All are
 * loaded once a round, in a new order each time. Ratios hold on a shared machine; times do not.
 *
 *     run.mjs               21 rounds, 7 of them with the peers
 *     run.mjs --quick       3 rounds
 *     run.mjs --json file   all figures for a program as well
 */
const { values } = parseArgs({
  options: {
    consumer: { type: 'string', default: '' },
    workerd: { type: 'string', default: '' },
    'no-workerd': { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})

const bench = join(repo, 'bench')
const rounds = values.quick ? 3 : 21
const print = (text: string): void => console.log(text)

const ms = (spread: Spread | null): string =>
  (spread === null ? '–' : spread.p50.toFixed(2)).padStart(9)

const times = (spread: Spread | null): string => {
  if (spread === null) return ''
  const [median, p10, p90] = [spread.p50, spread.p10, spread.p90].map((x) => x.toFixed(2))
  return `${`${median}`.padStart(9)}  (${p10} to ${p90})`
}

const importLine = ({ name, kind, form, ms: took, timesEmpty, heapKb }: ImportRow): string =>
  `${name.padEnd(40)}${kind.padEnd(9)}${form.padEnd(10)}${ms(took)}` +
  `${(heapKb === null ? '–' : heapKb.toFixed(0)).padStart(9)}${times(timesEmpty)}`

const workerLine = ({ name, ms: took, timesEmpty }: WorkerRow): string =>
  `${name.padEnd(59)}${ms(took)}${''.padStart(9)}${times(timesEmpty)}`

print(
  `Node ${process.version}, a fresh process each, median of ${rounds} rounds (peers: a third); + kB: heap after gc; –: cannot be loaded so\n`,
)
print(
  `${'import'.padEnd(59)}${'ms'.padStart(9)}${'+ kB'.padStart(9)}${'× empty'.padStart(9)}  (p10 to p90)`,
)
const loaded = await imports(values.consumer, bench, rounds)
for (const row of loaded) print(importLine(row))

print(`\n${'workerd, from its start to the first answer'.padEnd(59)}`)
if (values.workerd === '') print(`skipped: ${values['no-workerd']}`)
const started =
  values.workerd === '' ? [] : await workerStarts(values.workerd, values.consumer, bench, rounds)
for (const row of started) print(workerLine(row))

if (values.json !== undefined) {
  const date = new Date().toISOString().slice(0, 10)
  const all = { date, node: process.version, rounds, imports: loaded, workers: started }
  writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`)
}
