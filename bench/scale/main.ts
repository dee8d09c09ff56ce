import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { diagnose, explain, preflight, type Seen } from 'grid-triage'
import { answers } from './answers.js'
import { errors } from './errors.js'
import { type Line, lineOf } from './figures.js'
import { type Effort, measure } from './measure.js'
import { peers } from './peers.js'
import { requests } from './requests.js'
import { MB, type Row } from './row.js'
import { summaryOf } from './summary.js'
import { headOf, legend, textOf } from './table.js'

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
  },
})

const FULL: Effort = { rounds: 11, sliceMs: 2.5, longRounds: 4 }
const QUICK: Effort = { rounds: 5, sliceMs: 0.5, longRounds: 0 }
const effort = flags.quick ? QUICK : FULL

/** Calls that take all paths: what is measured first would else be compiled for its own input alone. */
const WARMING_CALLS = 40

/** The greatest sizes take most of the time: a quick run goes without. */
const QUICK_MOST = MB

const rows = [...answers, ...requests, ...errors]
  .filter(({ input }) => input.includes(flags.only))
  .map((row) =>
    flags.quick ? { ...row, sizes: row.sizes.filter((size) => size <= QUICK_MOST) } : row,
  )

type Prepare = (seen: Seen) => () => unknown

const ours: readonly (readonly [who: string, isOfRequest: boolean, prepare: Prepare])[] = [
  ['diagnose', false, (seen) => () => diagnose(seen)],
  [
    'preflight',
    true,
    ({ request }) =>
      () =>
        preflight(request ?? ''),
  ],
  [
    'explain',
    true,
    (seen) => {
      const diagnosis = diagnose(seen)
      return () => explain(diagnosis)
    },
  ],
]

const warmUp = (): void => {
  for (const row of rows) {
    for (const size of row.sizes.slice(0, 2)) {
      const seen = row.make(size)
      for (const [, isOfRequest, prepare] of ours) {
        if (isOfRequest && !row.isRequest) continue
        const call = prepare(seen)
        for (let i = 0; i < WARMING_CALLS; i++) call()
      }
    }
  }
}

const linesOf = (row: Row): readonly Line[] => {
  const seen = row.sizes.map(row.make)
  const line = (who: string, isOurs: boolean, prepare: Prepare): Line =>
    lineOf(row, who, isOurs, measure(row.sizes, seen.map(prepare), effort))
  return [
    ...ours
      .filter(([, isOfRequest]) => row.isRequest || !isOfRequest)
      .map(([who, , prepare]) => line(who, true, prepare)),
    ...row.peers.map((name) => line(peers[name].label, false, peers[name].prepare)),
  ]
}

console.log(legend.join('\n'))

// The peers' delays end in a timer, which is to end nothing here.
Object.assign(globalThis, { setTimeout: () => 0 })

warmUp()
const measured = rows.map((row) => {
  const lines = linesOf(row)
  console.log([headOf(row), ...lines.map(textOf), ''].join('\n'))
  return { row, lines }
})
console.log(summaryOf(measured).join('\n'))

if (flags.json !== undefined) {
  const results = measured.map(({ row: { input, unit, sizes }, lines }) => ({
    input,
    unit,
    sizes,
    lines,
  }))
  const about = { date: new Date().toISOString(), node: process.version, isQuick: flags.quick }
  writeFileSync(flags.json, `${JSON.stringify({ ...about, results }, null, 2)}\n`)
}
