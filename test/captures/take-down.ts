import { spawn } from 'node:child_process'
import type { Capture } from './capture.js'
import type { Certificates } from './certificates.js'
import { APP } from './machine.js'
import { CHROMIUM, PROGRAMS } from './tools.js'

const TIMEOUT_MS = 60_000

/** What a terminal keeps to itself when its text is copied: colours, and links behind the text. */
const ESCAPES = /[^\P{Cc}\n\r\t](?:\[[0-9;?]*[A-Za-z]|\]8;;.*?[^\P{Cc}\n\r\t]\\)/gu

const printed = (text: string, { onTerminal }: Capture): string =>
  onTerminal ? text.replaceAll(ESCAPES, '').replaceAll(/\r+\n/g, '\n') : text

/** Bash starts each further line of a command with its second prompt. */
const typed = (command: string): string => `$ ${command.replaceAll('\n', '\n> ')}\n`

export interface Keys {
  readonly KEY: string
  readonly OTHER: string
  readonly PASSWORD: string
}

const withKeys = (command: string, keys: Keys): string =>
  Object.entries(keys).reduce(
    (text, [name, value]) => text.replace(new RegExp(`\\b${name}\\b`, 'g'), value),
    command,
  )

const environment = ({ KEY }: Keys, { authorityFile, trustedSpki }: Certificates) => ({
  PATH: process.env.PATH,
  HOME: APP,
  LANG: 'C.UTF-8',
  TERM: 'xterm',
  NO_COLOR: '1',
  GRID_API_KEY: KEY,
  NODE_EXTRA_CA_CERTS: authorityFile,
  DENO_CERT: authorityFile,
  TRUSTED_SPKI: trustedSpki,
  CHROMIUM,
  DENO_NO_UPDATE_CHECK: '1',
  ...Object.fromEntries(Object.entries(PROGRAMS).map(([name, file]) => [name.toUpperCase(), file])),
})

/** Runs the command as a person would, and gives what that person would copy. */
export const takeDown = (
  capture: Capture,
  keys: Keys,
  certificates: Certificates,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const command = withKeys(capture.command, keys)
    const both = `exec 2>&1\n${command}`
    const [file, args] = capture.onTerminal
      ? ['script', ['--quiet', '--flush', '--command', command, '/dev/null']]
      : ['bash', ['-c', capture.shows === 'Stdout' ? command : both]]
    const child = spawn(file, args, {
      cwd: APP,
      env: environment(keys, certificates),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
    })
    const chunks: Buffer[] = []
    const aside: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => aside.push(chunk))
    child.once('error', reject)
    child.once('close', (_, signal) => {
      if (signal !== null) return reject(new Error(`${capture.name}: ended by ${signal}`))
      const output = printed(Buffer.concat(chunks).toString('utf8'), capture)
      if (output.trim() === '') {
        return reject(new Error(`${capture.name}: nothing was printed. ${Buffer.concat(aside)}`))
      }
      resolve(capture.shows === 'CommandToo' ? `${typed(command)}${output}` : output)
    })
  })
