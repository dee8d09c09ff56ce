import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('makes the reference without a warning', () => {
  // All that `npm run docs` does but the pages, and what the compiler says of the types: `npm test` asks it anyway.
  const short = ['--emit', 'none', '--skipErrorChecking', '--logLevel', 'Warn']
  const { status, stdout, stderr } = spawnSync(
    `${root}node_modules/.bin/typedoc`,
    ['--options', 'docs/typedoc.json', ...short],
    { cwd: root, encoding: 'utf8' },
  )
  expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' })
})
