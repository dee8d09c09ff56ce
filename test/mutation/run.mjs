// `npm run mutation`: changes src in thousands of small ways, and looks which of them the tests notice.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { withTools } from '../tools.mjs'
import { killsIn, merged, readKnown, readRun, writeKnown } from './results.mjs'
import { account, isCounted, isSurvivor, isUnexplained, score } from './tally.mjs'

/** In per cent. */
const GOAL = 90

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const knownFile = join(here, '.known.json')

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    survivors: { type: 'boolean', default: false },
    share: { type: 'string', default: '0.12' },
    show: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
})

const allFiles = readdirSync(join(root, 'src'))
const wantedFiles =
  values.only === '' ? allFiles : values.only.split(',').map((name) => `${name}.ts`)
const known = readKnown(root, knownFile)

/** What the documents say of the last run over all of src. */
const writeScore = (results) => {
  const survivors = results.filter(isSurvivor).length
  const date = new Date().toISOString().slice(0, 10)
  const mutants = results.filter(isCounted).length
  const record = { date, mutants, survivors, score: Number(score(results).toFixed(2)) }
  writeFileSync(join(here, 'score.json'), `${JSON.stringify(record, null, 2)}\n`)
}

/** Lines count from 1 there, and columns from 0. */
const rangeOf = ({ file, location: { start, end } }) =>
  `src/${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`

const reasons = JSON.parse(readFileSync(join(here, 'survivors.json'), 'utf8'))

const misspelt = wantedFiles.filter((file) => !allFiles.includes(file))
if (misspelt.length > 0) throw new Error(`not in src: ${misspelt.join(', ')}`)

/** The results of some mutants, each on tests that take a share of the time of all. */
const tryMutants = async (mutate, share, before) => {
  const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-mutants-'))
  const resultsFile = join(scratch, 'results.jsonl')
  const plugins = ['runner', 'reporter', 'prose'].map((name) => join(here, `${name}.mjs`))
  process.chdir(root)
  process.env.MUTATION_SHARE = share
  process.env.MUTATION_KILLS = JSON.stringify(killsIn(before))
  const { Stryker } = await import('@stryker-mutator/core')
  const stryker = new Stryker({
    mutate,
    plugins,
    testRunner: 'in-process',
    testRunnerNodeArgs: ['--no-flush-bytecode', '--max-semi-space-size=32'],
    reporters: ['lines'],
    ignorers: ['prose'],
    resultsFile,
    coverageAnalysis: 'perTest',
    concurrency: 2,
    timeoutMS: 20_000,
    tempDirName: join(scratch, 'sandboxes'),
    ignorePatterns: ['dist', '.git', '/test/*/node_modules', '/bench/node_modules'],
    allowConsoleColors: false,
    logLevel: 'error',
    warnings: { unknownOptions: false },
  })
  await stryker.runMutationTest()
  const results = existsSync(resultsFile) ? readRun(root, resultsFile) : []
  rmSync(scratch, { recursive: true, force: true })
  return results
}

const unexplainedIn = (results) =>
  results.filter((result) => wantedFiles.includes(result.file) && isUnexplained(result, reasons))

/** All mutants on the best tests; then those that lived without a reason, on all tests. */
const tried = async () => {
  const files = wantedFiles.map((file) => `src/${file}`)
  const first = values.survivors
    ? known
    : merged(known, await tryMutants(files, values.share, known))
  writeKnown(knownFile, first)
  const left = unexplainedIn(first)
  return left.length === 0 ? first : merged(first, await tryMutants(left.map(rangeOf), '1', first))
}

await withTools(here, 'all mutants', async () => {
  const all = values.show ? known : await tried()
  writeKnown(knownFile, all)
  const results = all.filter(({ file }) => wantedFiles.includes(file))
  const { unexplained, stale } = account(results, reasons)
  for (const key of unexplained) console.log(`not noticed: ${key}`)
  const isWhole = values.only === ''
  if (isWhole) for (const key of stale) console.log(`noticed, though listed: ${key}`)
  console.log(
    `\nscore ${score(results).toFixed(2)} of 100: ${results.filter(isCounted).length} mutants, ` +
      `${results.filter(isSurvivor).length} survivors, ${unexplained.length} of them without a reason`,
  )
  if (values.record) writeScore(all)
  const isAccounted = unexplained.length === 0 && !(isWhole && stale.length > 0)
  process.exitCode = score(results) >= GOAL && isAccounted ? 0 : 1
})
