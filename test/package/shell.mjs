// Runs a command and keeps what it printed.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const here = fileURLToPath(new URL('.', import.meta.url))
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** `out` and `err` apart, since what a program prints is compared. */
const run = (command, args, cwd) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const told = { out: '', err: '' }
    child.stdout.on('data', (chunk) => {
      told.out += chunk
    })
    child.stderr.on('data', (chunk) => {
      told.err += chunk
    })
    child.on('error', (error) => resolve({ ...told, err: error.message, status: 1 }))
    child.on('close', (status) => resolve({ ...told, status }))
  })

/** The same for a step without which there is nothing to check. */
export const must = async (command, args, cwd) => {
  const { out, err, status } = await run(command, args, cwd)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${out}${err}`)
  return out
}

export const node = (args, cwd) => run(process.execPath, args, cwd)
