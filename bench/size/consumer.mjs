// The package in an empty folder, as npm lays it out, with its optional peers beside it.
import { spawn } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, pack } from '../../test/package/tarball.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const bench = join(root, 'bench')

/** What was built already: packing builds nothing. */
export const consumer = async () => {
  const { tarball } = await pack(root, '--ignore-scripts')
  const folder = await install(tarball)
  for (const peer of ['fp-ts', 'io-ts']) {
    symlinkSync(join(root, 'node_modules', peer), join(folder, 'node_modules', peer), 'junction')
  }
  return folder
}

/** Runs a measurement to its end, and ends as it ended. */
export const measure = (main, ...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
      cwd: root,
      stdio: 'inherit',
    })
    child.on('close', (code) => {
      process.exitCode = code ?? 1
      resolve()
    })
  })
