import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { check } from './tally.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Here, since who has not installed these tools cannot check them. */
export const types = (): Promise<void> =>
  check('types', async () => {
    const tsc = [`${root}node_modules/typescript/bin/tsc`, '-p', 'test/browser', '--noEmit']
    await promisify(execFile)(process.execPath, tsc, { cwd: root }).catch(({ stdout, message }) => {
      throw new Error(stdout || message)
    })
  })
