import { writeFileSync } from 'node:fs'
import { ablate } from './ablate.js'
import { agree } from './agree.js'
import { countReads } from './counts.js'
import { exchanges } from './exchanges.js'
import { goals, isMet } from './goals.js'
import { countBytes } from './heap.js'
import { type Meter, meterOf, mitataBySlice } from './meter.js'
import { type Options, optionsOf } from './options.js'
import { againstEachOther, againstReference } from './paired.js'
import { printed } from './print.js'
import { reference } from './reference.js'
import type { CostResult, GoalResult, RowResult } from './result.js'
import { rowsOf } from './rows.js'
import { spreadOf } from './stats.js'

/**
 * What one failed call costs, beside what it would cost by hand and what the peers charge for less.
 *
 *     npm run bench                     all rows
 *     npm run bench -- --quick          fewer rounds
 *     npm run bench -- --only openai    rows whose name holds this
 *     npm run bench -- --json file      the results as JSON as well
 *     npm run bench -- --programs       what a program does with it
 *     npm run bench -- --ablate         what each part of the diagnosis takes
 */
const costs = async (options: Options): Promise<void> => {
  const { rounds, warmMs, heapExchanges, checks, only, json, programs } = options

  const agreed = agree()
  const reads = countReads()

  const rows = rowsOf(programs).filter((row) => row === reference || row.id.includes(only))
  const bytes = countBytes(
    rows.map(({ id }) => id),
    heapExchanges,
  )

  const meters = rows.map((row) => meterOf(row, warmMs))
  const [limit, ...others] = meters
  if (limit === undefined) throw new Error('The reference is always measured')
  const timings = againstReference(others, limit, rounds)

  const byId = new Map(meters.map((meter): [string, Meter] => [meter.row.id, meter]))
  const pairs = goals.flatMap((goal) => {
    const [over, under] = [byId.get(goal.over), byId.get(goal.under)]
    return over === undefined || under === undefined ? [] : [{ goal, over, under }]
  })
  const ratios = againstEachOther(pairs, rounds)

  const rowResults: readonly RowResult[] = [...timings].map(([{ row }, timing]) => {
    const { run: _, ...about } = row
    return { ...about, ...timing, bytes: bytes.get(row.id) ?? Number.NaN }
  })

  const quotients: number[] = []
  if (checks) for (const meter of meters) quotients.push(await mitataBySlice(meter))

  const goalResults: readonly GoalResult[] = [...ratios].map(([{ goal }, ratio]) => ({
    ...goal,
    ratio,
    isMet: isMet(goal, ratio.p50),
  }))

  const result: CostResult = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    v8: process.versions.v8,
    rounds,
    exchanges: exchanges.length,
    agreed,
    reads,
    mitataBySlice: checks ? spreadOf(quotients) : null,
    rows: rowResults,
    goals: goalResults,
  }
  for (const line of printed(result)) console.log(line)
  if (json !== null) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`)
}

const options = optionsOf(process.argv.slice(2))
if (options.ablates) await ablate(options, (text) => console.log(text))
else await costs(options)
