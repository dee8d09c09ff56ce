// Runs every check and ends with one plain line: what passed, what failed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-test-'))
const report = join(scratch, 'vitest.json')

const run = (name, tool, ...args) => {
  console.log(`\n# ${name}`)
  const { status } = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    stdio: 'inherit',
  })
  return status === 0
}

const checks = [
  run('types of src', 'tsc', '-p', 'tsconfig.json'),
  run('types of test, bench and examples', 'tsc', '-p', 'test', '--noEmit'),
  run('lint and format', 'biome', 'check', '--error-on-warnings', '.'),
  run('dead code', 'knip'),
  run('build', 'tsup', '--silent'),
]
run(
  'tests',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
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
