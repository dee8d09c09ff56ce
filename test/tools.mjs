// What is too heavy for every `npm install` stands in folders with pins of their own, and is installed when it is asked for.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The machine's, or its network's; anything else is a fault of the pins. */
const EXCUSED =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EBADPLATFORM|ENOSPC)\b/

const pinned = (folder) =>
  ['package.json', 'package-lock.json']
    .reduce((hash, file) => hash.update(readFileSync(join(folder, file))), createHash('sha256'))
    .digest('hex')

/** npm passes over an optional package that it cannot have; the next run tries again. */
const isComplete = (folder) => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).every(
    (name) => existsSync(join(folder, 'node_modules', name)),
  )
}

/** `npm install` in a folder, unless it was done already. Gives `null`, or why it failed and whose fault that is. */
export const install = (folder) => {
  const stamp = join(folder, 'node_modules', '.pinned')
  const now = pinned(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return null
  console.log(`# npm install in ${folder}`)
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stderr, error } = spawnSync('npm', ['install', ...quiet], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 600_000,
    shell: process.platform === 'win32',
  })
  if (status === 0) {
    if (isComplete(folder)) writeFileSync(stamp, now)
    return null
  }
  const said = error?.message ?? stderr
  const reason = said.trim().split('\n', 2).join(' ').slice(0, 300)
  return { reason: `npm install failed: ${reason}`, isExcused: EXCUSED.test(said) }
}

/** Goes on with the tools of a folder; without them says so, and fails unless the machine is to blame. */
export const withTools = async (folder, what, run) => {
  const failure = install(folder)
  if (failure === null) return run()
  const { reason, isExcused } = failure
  console.log(`${isExcused ? 'skipped' : 'FAILED'}: ${what}: ${reason}`)
  console.log(isExcused ? '\n0 passed, 0 failed, 1 skipped' : '\n0 passed, 1 failed')
  process.exitCode = isExcused ? 0 : 1
}
