import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE, DOOR, type Take } from '../size/groups.js'
import { peers } from '../size/peers.js'
import { bundleFor } from '../size/targets.js'
import type { Measurable } from './rounds.js'

/** What is imported in a process of its own. */
export interface Subject extends Measurable<Subject> {
  readonly name: string
  readonly kind: 'import' | 'require'
  readonly form: 'installed' | 'one file'
  /** As it stands in the import, seen from the folder of the probe. */
  readonly specifier: string
  readonly folder: string
}

const OURS = [
  'grid-triage',
  'grid-triage/drive',
  'grid-triage/fp-ts',
  'grid-triage/io-ts',
  'grid-triage/paste',
]

const PEERS = [
  'retry-ts',
  'p-retry',
  'cockatiel',
  'effect',
  'effect-3',
  'axios-retry',
  'ky',
  'got',
  'undici',
  '@smithy/service-error-classification',
  '@smithy/util-retry',
  '@langchain/core/utils/async_caller',
  'openai',
  '@anthropic-ai/sdk',
  'ai',
]

/** CommonJS in an ES module asks for built-in modules through a `require` that it has to be given. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);\n`

const asFile = async (takes: readonly Take[], from: string, path: string): Promise<void> => {
  const { code } = await bundleFor('node', takes, from)
  const text = new TextDecoder().decode(code)
  writeFileSync(path, text.includes('Dynamic require of') ? `${REQUIRE}${text}` : text)
}

const fileName = (name: string): string => `${name.replace(/[^a-z0-9]+/gi, '-')}.mjs`

/** An empty package beside the others, and an empty file. */
const writeEmpty = (folder: string): void => {
  const installed = join(folder, 'node_modules/empty')
  mkdirSync(installed)
  writeFileSync(
    join(installed, 'package.json'),
    '{ "name": "empty", "exports": { "import": "./empty.mjs", "require": "./empty.cjs" } }',
  )
  for (const file of ['empty.mjs', 'empty.cjs']) {
    writeFileSync(join(installed, file), '')
    writeFileSync(join(folder, file), '')
  }
}

/** Everything that is imported, with its files written into the folder where the package is installed. */
export const prepared = async (consumer: string, bench: string): Promise<readonly Subject[]> => {
  writeEmpty(consumer)
  const empty = (kind: Subject['kind'], file: string): Subject => ({
    name: 'an empty module',
    kind,
    form: 'one file',
    specifier: `./${file}`,
    folder: consumer,
    reference: null,
    isInEveryRound: true,
  })
  const imported = empty('import', 'empty.mjs')
  const required = empty('require', 'empty.cjs')
  const installed = (name: string, folder: string): readonly Subject[] =>
    [imported, required].map((reference) => ({
      name,
      kind: reference.kind,
      form: 'installed',
      specifier: name,
      folder,
      reference,
      isInEveryRound: folder === consumer,
    }))
  const bundles = join(consumer, 'bundles')
  mkdirSync(bundles)
  const bundled = async (name: string, takes: readonly Take[], from: string): Promise<Subject> => {
    const file = fileName(name)
    await asFile(takes, from, join(bundles, file))
    const specifier = `./bundles/${file}`
    return {
      name,
      kind: 'import',
      form: 'one file',
      specifier,
      folder: consumer,
      reference: imported,
      isInEveryRound: from === consumer,
    }
  }
  const files: Subject[] = []
  for (const { name, takes } of [CORE, DOOR]) files.push(await bundled(name, takes, consumer))
  for (const { name, takes } of peers) files.push(await bundled(name, takes, bench))
  return [
    imported,
    required,
    ...installed('empty', consumer).map((one) => ({ ...one, name: 'an empty package' })),
    ...OURS.flatMap((name) => installed(name, consumer)),
    ...PEERS.flatMap((name) => installed(name, join(bench, 'start'))),
    ...files,
  ]
}
