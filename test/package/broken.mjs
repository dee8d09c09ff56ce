// Packages broken on purpose, each in one place: a check that lets one pass checks nothing.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundled, MOST_LEFT, untold, unused } from './bundles.mjs'
import { contents, notices } from './contents.mjs'
import { asks, unreached } from './graph.mjs'
import { EXACT } from './matrix.mjs'
import { FP_TS, MAIN, purity, runs } from './runs.mjs'
import { finds } from './tally.mjs'
import { copyOf, install, installed, NEWEST, pack } from './tarball.mjs'
import { types } from './types.mjs'

const LEFT_OUTSIDE =
  "import { some as taken } from 'fp-ts/Option'\nexport const leftOutside = taken\n"
const [BUNDLER] = EXACT.filter(({ alias, kinds }) => alias === 'ts7' && kinds[0] === 'ts')

/** A copy of a consumer's folder in which a file of the package is rewritten. */
const edited = (folder, path, rewrite) => {
  const copy = copyOf(folder)
  const file = join(installed(copy), path)
  writeFileSync(file, rewrite(readFileSync(file, 'utf8')))
  return copy
}

/** The file in which most of the library is: no use of an entry can do without it. */
const sharedBy = (folder) => {
  const dist = join(installed(folder), 'dist')
  const size = (file) => statSync(join(dist, file)).size
  const chunks = readdirSync(dist).filter((file) => /-[\w-]{8}\.js$/.test(file))
  return chunks.reduce((most, file) => (size(file) > size(most) ? file : most))
}

const first = (text) => (rest) => text + rest

/** What the bundler of this package does with fp-ts if it is not told otherwise. Compilers and linters pass it. */
const leftOutside = async (folder) => {
  const copy = edited(folder, `dist/${sharedBy(folder)}`, first(LEFT_OUTSIDE))
  const { tarball } = await pack(installed(copy), '--ignore-scripts')
  const broken = await install(tarball, NEWEST)
  finds(
    'fp-ts left outside, by plain Node',
    await runs(broken, 'mjs', MAIN),
    /UNSUPPORTED_DIR_IMPORT/,
  )
  finds(
    'fp-ts left outside, by webpack',
    await bundled(broken, 'webpack 5', FP_TS),
    /fully specified/,
  )
  finds(
    'fp-ts left outside, by what is imported',
    await asks(installed(broken), 'index.js', []),
    /fp-ts\/Option/,
  )
}

const required = async (folder) => {
  const broken = edited(folder, 'dist/index.cjs', first("const kept = require('fp-ts/Option')\n"))
  finds(
    'fp-ts required, by plain Node',
    await runs(broken, 'cjs', MAIN),
    /Cannot find module 'fp-ts\/Option'/,
  )
  finds(
    'fp-ts required, by what is imported',
    await asks(installed(broken), 'index.cjs', []),
    /fp-ts\/Option/,
  )
}

/** In a file that the main door shares with other entries. */
const declaredBehind = async (folder) => {
  const door = readFileSync(join(installed(folder), 'dist/index.d.ts'), 'utf8')
  const [, shared] = door.match(/["']\.\/([\w-]+)\.js["']/)
  const text = "export type Kept = import('fp-ts/Option').Option<string>\n"
  const broken = edited(folder, `dist/${shared}.d.ts`, first(text))
  finds(
    'fp-ts in the types behind the main door, by the compiler',
    await types(broken, BUNDLER, ['main']),
    /TS2307.*fp-ts\/Option/,
  )
  finds(
    'fp-ts in the types behind the main door, by what is imported',
    await asks(installed(broken), 'index.d.ts', []),
    /fp-ts\/Option/,
  )
}

const impure = async (folder) => {
  const broken = edited(
    folder,
    'dist/index.js',
    first(`Array.prototype.kept = '${'x'.repeat(6000)}'\n`),
  )
  finds('a side effect, by what it changed', await purity(broken, 'grid-triage'), /changed/)
  finds(
    'a side effect, by what a bundle keeps',
    await unused(untold(broken), 'grid-triage', MOST_LEFT),
    /bytes are left/,
  )
}

const lacking = async (folder) => {
  const untyped = copyOf(folder)
  rmSync(join(installed(untyped), 'dist/index.d.cts'))
  const [way] = EXACT.filter(({ alias, kinds }) => alias === 'ts7' && kinds.includes('cts'))
  finds('no types for CommonJS, by the compiler', await types(untyped, way, ['main']), /TS7016/)
  const unlicensed = edited(folder, 'LICENSE', (text) => text.slice(0, text.indexOf('-----')))
  finds('a licence left out', notices(installed(unlicensed)), /Giulio Canti/)
}

const surplus = async (folder, files, entries) => {
  finds('a file too many', contents([...files, 'test/setup.ts']), /test\/setup\.ts/)
  const stale = copyOf(folder)
  writeFileSync(join(installed(stale), 'dist/chunk-AAAAAAAA.js'), 'export {}\n')
  finds('a chunk left from another build', await unreached(installed(stale), entries), /AAAAAAAA/)
}

/** `bare`: a folder with the package alone. */
export const breakAll = async (bare, files, entries) => {
  await leftOutside(bare)
  await required(bare)
  await declaredBehind(bare)
  await impure(bare)
  await lacking(bare)
  await surplus(bare, files, entries)
}
