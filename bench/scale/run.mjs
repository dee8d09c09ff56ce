// `npm run bench:scale`: installs the peers and hands over to main.ts.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { withTools } from '../../test/tools.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

await withTools(here('..'), 'how the time grows with the input', () => {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', here('main.ts'), ...process.argv.slice(2)],
    {
      cwd: here('../..'),
      stdio: 'inherit',
      // The package refers to itself by name only where no other package.json stands between.
      env: { ...process.env, TSX_TSCONFIG_PATH: here('../tsconfig.json') },
    },
  )
  process.exitCode = status ?? 1
})
