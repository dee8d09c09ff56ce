// Installs the peers, and hands over to the main.ts of a folder.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { withTools } from '../test/tools.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

export const handOver = (folder, what) =>
  withTools(here('.'), what, () => {
    const { status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', here(`${folder}/main.ts`), ...process.argv.slice(2)],
      {
        cwd: here('..'),
        stdio: 'inherit',
        // Names the built package: a folder with a package.json of its own has no other way to it.
        env: { ...process.env, TSX_TSCONFIG_PATH: here('tsconfig.json') },
      },
    )
    process.exitCode = status ?? 1
  })
