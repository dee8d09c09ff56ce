import { spawn } from 'node:child_process'

/** Runs a program to its end, or for so long; never rejects. */
export const run = (file, args, { cwd, timeoutMs = 120_000, env = process.env } = {}) =>
  new Promise((resolve) => {
    const began = performance.now()
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const out = { stdout: '', stderr: '' }
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    child.stdout.on('data', (data) => {
      out.stdout += data
    })
    child.stderr.on('data', (data) => {
      out.stderr += data
    })
    const ended = (code) => {
      clearTimeout(timer)
      resolve({ ...out, code, ms: Math.round(performance.now() - began) })
    }
    child.on('error', (error) => {
      out.stderr += error.message
      ended(-1)
    })
    child.on('close', ended)
  })

/** The line of an output that says most about why it failed: the first that names an error, else the last. */
export const reasonIn = (output) => {
  const lines = output.trim().split('\n')
  return lines.find((line) => /error/i.test(line)) ?? lines.pop() ?? ''
}
