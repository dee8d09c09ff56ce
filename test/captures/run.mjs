// `npm run captures`: what people paste, taken down from the tools themselves. Main.ts does it, in a network of its own.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withTools } from '../tools.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * New namespaces of network, mounts and host name: port 443 is free, each name leads where the script says, nothing
 * that is mounted or named stays behind, and no call can leave the machine.
 */
const apart = [
  '--net',
  '--mount',
  '--uts',
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
]

/** Why they can't be had here, or `null`. */
const obstacle = () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'they want Linux on x64'
  const { error, status, stderr } = spawnSync('unshare', [...apart, 'true'], { encoding: 'utf8' })
  return error === undefined && status === 0
    ? null
    : `no namespaces: ${error?.message ?? stderr.trim()}`
}

await withTools(here, 'the captures', () => {
  const why = obstacle()
  if (why !== null) {
    console.log(`FAILED: the captures: ${why}`)
    process.exitCode = 1
    return
  }
  const main = [process.execPath, '--import', 'tsx', join(here, 'main.ts')]
  const { status } = spawnSync('unshare', [...apart, ...main, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'test/tsconfig.json') },
  })
  process.exitCode = status ?? 1
})
