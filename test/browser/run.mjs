// `npm run test:browser`: the page in Chromium. With `-- --screenshots` the pictures under docs are taken instead.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withTools } from '../tools.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

await withTools(here, 'the page in a browser', () => {
  const main = ['--import', 'tsx', join(here, 'main.ts'), ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, main, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: join(here, 'tsconfig.json') },
  })
  process.exitCode = status ?? 1
})
