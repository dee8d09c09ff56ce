import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Semi-spaces of so many MB, so that nothing is collected while it is counted. */
const YOUNG_MB = 128

/** Bytes that an exchange allocates, by row: counted in a process of its own by `bytes.ts`. */
export const countBytes = (
  ids: readonly string[],
  mostExchanges: number,
): ReadonlyMap<string, number> => {
  const young = [`--min-semi-space-size=${YOUNG_MB}`, `--max-semi-space-size=${YOUNG_MB}`]
  const file = fileURLToPath(new URL('bytes.ts', import.meta.url))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', ...young, '--import', 'tsx', file, `${mostExchanges}`, ...ids],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`bytes.ts failed: ${stderr}`)
  const counted: Readonly<Record<string, number>> = JSON.parse(stdout)
  return new Map(Object.entries(counted))
}
