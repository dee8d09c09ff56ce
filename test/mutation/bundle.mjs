// All tests and the mutated src in one script: to run it anew for each mutant takes a few ms, and no process.
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Tests of what is not in the script (the build, processes, tools, documents), and four that take as long as all others. */
const ELSEWHERE =
  /^(?:(?:api|benchmarks|compile|curl|docstrings|fuzz|guides|house|length|lint|package|patterns|simulation|size|survivors)\.|(?:api|command|examples|fuzz|mutation|page|types)\/|flow\/every-walk|io-ts\/secrets)/

/** The stand-in has no hooks, and no timers of its own making. A file that only names cases for another takes nothing. */
const isStoodIn = (text) =>
  !text.includes("from 'vitest'") ||
  /import \{ (?:describe|expect|it|, )+ \} from 'vitest'/.test(text)

const testFiles = (sandbox) =>
  readdirSync(join(sandbox, 'test'), { recursive: true })
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !ELSEWHERE.test(file))
    .filter((file) => isStoodIn(readFileSync(join(sandbox, 'test', file), 'utf8')))
    .toSorted()

const entry = (files) => `
import * as index from './src/index.ts'
import * as drive from './src/drive.ts'
import * as fp from './src/fp-ts.ts'
import * as io from './src/io-ts.ts'
import * as paste from './src/paste.ts'
import './test/setup.ts'
export const src = [index, drive, fp, io, paste]
export const files = {
${files.map((file) => `  ${JSON.stringify(file)}: () => require(${JSON.stringify(`./test/${file}`)}),`).join('\n')}
}`

/** A script has no URL of its own, so each file is told the one that it had. */
const ownUrls = {
  name: 'own URLs',
  setup: (build) => {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }))
  },
}

/** Writes the script of a sandbox. It has to be called as a function of `require` and `exports`. */
export const bundle = async (sandbox, outfile) => {
  const doors = ['drive', 'fp-ts', 'io-ts', 'paste'].map((name) => [
    `grid-triage/${name}`,
    join(sandbox, `src/${name}.ts`),
  ])
  await build({
    stdin: { contents: entry(testFiles(sandbox)), resolveDir: sandbox, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
    plugins: [ownUrls],
    alias: {
      ...Object.fromEntries(doors),
      'grid-triage': join(sandbox, 'src/index.ts'),
    },
    // These keep nothing that a mutant could spoil; two of them the runner replaces.
    external: [
      'vitest',
      'fast-check',
      'fp-ts/*',
      'io-ts',
      'io-ts/*',
      'ajv/*',
      '@eslint-community/*',
      'typescript',
    ],
  })
}
