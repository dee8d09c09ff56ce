// `npm run test:package`: the tarball as it would be published, in every way in which it is used.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { here, must } from './shell.mjs'

/** The tools are installed where they are missing or not those of the lock file. */
const provide = async () => {
  const wanted = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).devDependencies
  const present = Object.entries(wanted).every(([name, version]) => {
    const path = join(here, 'node_modules', name, 'package.json')
    return existsSync(path) && version.endsWith(JSON.parse(readFileSync(path, 'utf8')).version)
  })
  if (present) return
  console.log('installing the tools of test/package')
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  await must('npm', ['install', ...quiet], here)
}

/** Without the tools nothing can be said of the package. */
const unavailable = await provide().then(
  () => '',
  (error) => error.message.split('\n', 2).join(': '),
)
if (unavailable !== '') {
  console.log(
    `skipped: all checks of the package, since their tools cannot be installed: ${unavailable}`,
  )
  console.log('\n0 passed, 0 failed, 1 skipped')
} else {
  const { checkAll } = await import('./checks.mjs')
  const { check, close } = await import('./tally.mjs')
  await checkAll().catch((error) => check('the checks come to their end', error.stack))
  close()
}
