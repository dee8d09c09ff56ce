import { parseArgs } from 'node:util'
import { library } from './doors.js'
import { fuzz, LATER } from './fuzz.js'
import { progress, summary } from './print.js'
import { smaller } from './smaller.js'

/**
 * Tries random input on every public function, for as long as asked.
 *
 *     run.ts --seconds 60           with a seed of its own
 *     run.ts --seconds 60 --seed 7  the same inputs as last time
 *     run.ts --seed 7 --input 1234  one input again, and the few before it
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    input: { type: 'string' },
  },
})

/** What is found after that is mostly the same once more. */
const SHOWN = 20

const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const input = values.input === undefined ? null : Number(values.input)
const from = Math.max((input ?? 0) - LATER, 0)

console.log(`seed ${seed}`)
const outcome = await fuzz({
  doors: library,
  seed,
  seconds: Number(values.seconds),
  from,
  most: input === null ? Number.POSITIVE_INFINITY : input - from + 1,
  onProgress: (so) => console.log(progress(so)),
})
const findings = []
for (const finding of outcome.findings.slice(0, SHOWN)) {
  findings.push(await smaller(library, finding))
}
console.log(summary({ ...outcome, findings }))
process.exitCode = outcome.findings.length === 0 ? 0 : 1
