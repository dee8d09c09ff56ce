// Runs every check and ends with one plain line: what passed, what failed.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-test-'))
const report = join(scratch, 'vitest.json')

const pathOf = (tool) => join(root, 'node_modules/.bin', tool)

/** Runs one tool; what it says is shown when it has ended, so that two of them do not talk at once. */
const check = (name, tool, ...args) =>
  new Promise((resolve) => {
    const said = []
    const child = spawn(pathOf(tool), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text))
    const end = (isGood) => {
      console.log(`\n# ${name}\n${Buffer.concat(said)}`.trimEnd())
      resolve(isGood)
    }
    child.on('error', () => end(false))
    child.on('close', (status) => end(status === 0))
  })

/** One after the other; the longest begins, so that two such lines end at about the same time. */
const inTurn = async (...checks) => {
  const results = []
  for (const one of checks) results.push(await one())
  return results
}

const lines = await Promise.all([
  inTurn(
    () => check('types of test, bench and examples', 'tsc', '-p', 'test', '--noEmit'),
    () => check('lint and format', 'biome', 'check', '--error-on-warnings', '.'),
  ),
  inTurn(
    () => check('build', 'tsup', '--silent'),
    () => check('types of src', 'tsc', '-p', 'tsconfig.json'),
    () => check('types of the page', 'tsc', '-p', 'page', '--noEmit'),
    () => check('dead code', 'knip'),
  ),
])
const checks = lines.flat()

console.log('\n# tests')
spawnSync(
  pathOf('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { cwd: root, stdio: 'inherit' },
)

/** A run that left no report, or tests that never ran, count as one failure. */
const counted = () => {
  try {
    const { numPassedTests, numFailedTests, numTotalTests, success } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const lost = success || numFailedTests > 0 ? 0 : 1
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests + lost }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const { passed, failed } = counted()
rmSync(scratch, { recursive: true })
const good = checks.filter((ok) => ok).length
const bad = failed + checks.length - good
console.log(`\n${passed + good} passed, ${bad} failed`)
process.exitCode = bad === 0 ? 0 : 1
