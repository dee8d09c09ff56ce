import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reasonIn, run } from './process.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

/** What is installed is as pinned if these two files were so when it was. */
const pinned = (folder) =>
  ['package.json', 'package-lock.json']
    .reduce((hash, file) => hash.update(readFileSync(join(folder, file))), createHash('sha256'))
    .digest('hex')

const isComplete = (folder) => {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  return Object.keys({ ...dependencies, ...optionalDependencies }).every((name) =>
    existsSync(join(folder, 'node_modules', name)),
  )
}

/** `npm install` in a folder, unless it was done already. Gives why it failed, else null. */
export const install = async (name) => {
  const folder = join(here, name)
  const stamp = join(folder, 'node_modules', '.pinned')
  const now = pinned(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return null
  console.log(`# npm install in test/runtimes/${name}`)
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, stderr } = await run('npm', args, { cwd: folder, timeoutMs: 600_000 })
  if (code !== 0) return `npm install failed: ${reasonIn(stderr)}`
  if (isComplete(folder)) writeFileSync(stamp, now)
  return null
}
