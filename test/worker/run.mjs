// `npm run test:worker`: the Worker of examples/worker on workerd, against a Grid on loopback.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The tools are installed where they are missing or not those of the lock file. */
const provide = () => {
  const wanted = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).devDependencies
  const present = Object.entries(wanted).every(([name, version]) => {
    const path = join(here, 'node_modules', name, 'package.json')
    return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version
  })
  if (present) return true
  console.log('installing the tools of test/worker')
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  return spawnSync('npm', args, { cwd: here, stdio: 'inherit' }).status === 0
}

if (provide()) {
  const { checkAll } = await import('./checks.mjs')
  await checkAll()
} else {
  console.log('skipped: miniflare, for its packages could not be installed on this machine')
  console.log('\n0 passed, 0 failed, 1 skipped')
}
