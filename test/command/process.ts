import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What `npm test` builds before the tests run. */
const COMMAND = fileURLToPath(new URL('../../dist/command.js', import.meta.url))

/** How a run ended. */
export interface Ended {
  /** `null` when a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Beside {
  /** What stands in front of the command: options of Node. */
  readonly node?: readonly string[]
  /** The environment, beside the path. */
  readonly env?: Readonly<Record<string, string>>
}

/** Options of Node that make a stream of the process look like a terminal. */
export const asTerminal = (stream: 'stdin' | 'stdout'): readonly string[] => [
  '--import',
  `data:text/javascript,process.${stream}.isTTY=true`,
]

const started = (args: readonly string[], { node = [], env = {} }: Beside = {}) =>
  spawn(process.execPath, [...node, COMMAND, ...args], {
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', ...env },
  })

/** Runs the command on what comes in through standard input. */
export const run = async (
  input: string | Uint8Array,
  args: readonly string[] = [],
  beside?: Beside,
): Promise<Ended> => {
  const child = started(args, beside)
  // The command may have read enough before all is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, stdout, stderr }
}

/** Runs the command as `command | head -1` does: nobody reads on behind the first of what it prints. */
export const runUnread = async (input: string, args: readonly string[] = []): Promise<Ended> => {
  const child = started(args)
  child.stdout.destroy()
  child.stdin.end(input)
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  return { code, stdout: '', stderr }
}

/** An input without an end would make a test without one of a command that reads on. */
const ENDLESS = 64 * 1024 * 1024

/** How much of an endless input the command takes in, in bytes. */
export const takenOf = async (
  chunk: Uint8Array,
): Promise<{ readonly bytes: number; readonly ended: Ended }> => {
  const child = started(['--json'])
  let bytes = 0
  let isOpen = true
  child.stdin.on('error', () => {
    isOpen = false
  })
  const fed = async (): Promise<void> => {
    while (isOpen && bytes < ENDLESS) {
      await new Promise((resolve) => child.stdin.write(chunk, resolve))
      if (isOpen) bytes += chunk.length
    }
    child.stdin.end()
  }
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
    fed(),
  ])
  return { bytes, ended: { code, stdout, stderr } }
}
