import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { version as esbuild } from 'esbuild'
import { ablate } from './ablate.js'
import { byModule } from './by-module.js'
import { groups, repo, type Take } from './groups.js'
import { peers } from './peers.js'
import { head, line, peerHead, peerLine } from './print.js'
import { namesOf, type Weights, weightsOf } from './targets.js'

/**
 * What the library weighs in a consumer's bundle, beside its peers.
 *
 *     run.mjs                       every group, every function alone, the peers
 *     run.mjs --json file           the same for a program
 *     run.mjs --by-module [group]   where the bytes of a group are
 *     run.mjs --ablate              what each part of the diagnosis costs, and buys
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    consumer: { type: 'string', default: '' },
    json: { type: 'string' },
    'by-module': { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
  },
})

const bench = join(repo, 'bench')
const print = (text: string): void => console.log(text)

interface Row {
  readonly name: string
  readonly weights: Weights
}

const ENTRIES = [
  'grid-triage',
  'grid-triage/drive',
  'grid-triage/fp-ts',
  'grid-triage/io-ts',
  'grid-triage/paste',
]

const measured = async (name: string, takes: readonly Take[]): Promise<Row> => {
  const weights = await weightsOf(takes, values.consumer)
  print(line(name, weights))
  return { name, weights }
}

/** Each function that can be imported, alone. */
const functions = async (): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const entry of ENTRIES) {
    for (const name of await namesOf(entry, values.consumer)) {
      rows.push(await measured(`${entry.replace('grid-triage', '.')} ${name}`, [[entry, [name]]]))
    }
  }
  return rows
}

const versionOf = (packageName: string): string => {
  const path = join(bench, 'node_modules', packageName, 'package.json')
  const found: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
  return typeof found === 'object' && found !== null && 'version' in found
    ? `${found.version}`
    : '?'
}

/** `openai/core/error` is of the package `openai`. */
const packageOf = (entry: string): string =>
  entry
    .split('/')
    .slice(0, entry.startsWith('@') ? 2 : 1)
    .join('/')

const beside = async () => {
  print(peerHead())
  const rows = []
  for (const { name, takes, lacks } of peers) {
    const weights = await weightsOf(takes, bench)
    const packages = [...new Set(takes.map(([entry]) => packageOf(entry)))]
    const versions = Object.fromEntries(packages.map((one) => [one, versionOf(one)]))
    print(peerLine(name, weights, lacks))
    rows.push({ name, versions, lacks, weights })
  }
  const versions = Object.assign({}, ...rows.map((row) => row.versions))
  print(
    `\n${Object.entries(versions)
      .map((pair) => pair.join(' '))
      .join(', ')}`,
  )
  return rows
}

const sizes = async (): Promise<void> => {
  print(`Node ${process.version}, esbuild ${esbuild}; bytes; worker, node and node CJS: gzip`)
  print(head('groups'))
  const together: Row[] = []
  for (const { name, takes } of groups) together.push(await measured(name, takes))
  print(head('alone'))
  const alone = await functions()
  const others = await beside()
  if (values.json === undefined) return
  const date = new Date().toISOString().slice(0, 10)
  const all = { date, node: process.version, esbuild, groups: together, alone, peers: others }
  writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`)
}

if (values['by-module']) await byModule(positionals, print)
else if (values.ablate) await ablate(values.json, print)
else await sizes()
