// Every check, in the order in which it is told.
import { join } from 'node:path'
import { breakAll } from './broken.mjs'
import { BUNDLERS, bundled, MOST_LEFT, untold, unused } from './bundles.mjs'
import { contents, inlined, notices } from './contents.mjs'
import { asks, unreached } from './graph.mjs'
import { COMPILERS, EVERY, EXACT } from './matrix.mjs'
import { FP_TS, MAIN, missing, PEERS, purity, runs } from './runs.mjs'
import { here, node, root } from './shell.mjs'
import { check } from './tally.mjs'
import { install, installed, NEWEST, OLDEST, pack } from './tarball.mjs'
import { types } from './types.mjs'
import { wrong } from './wrong.mjs'

const ENTRIES = {
  index: 'grid-triage',
  drive: 'grid-triage/drive',
  'fp-ts': 'grid-triage/fp-ts',
  'io-ts': 'grid-triage/io-ts',
  paste: 'grid-triage/paste',
}
/** `bin` in package.json: nobody imports it, and it takes the library by its names, as anybody does. */
const COMMAND = 'command.js'
const files = (...kinds) =>
  Object.keys(ENTRIES).flatMap((name) => kinds.map((kind) => `${name}.${kind}`))
const everyEntry = () => [...files('js', 'cjs', 'd.ts', 'd.cts'), COMMAND]

const linted = async (tool, args) => {
  const { out, err, status } = await node([join(here, 'node_modules', tool), ...args], here)
  return status === 0 ? [] : [out, err]
}

const checkTarball = async (tarball, packed, bare) => {
  const library = installed(bare)
  check('holds what it should, and nothing else', contents(packed))
  check('every file in dist belongs to an entry', await unreached(library, everyEntry()))
  check('inlines fp-ts, and nothing else', inlined(library))
  check('LICENSE holds the notices of what is inlined', notices(library))
  check('publint --strict', await linted('publint/src/cli.js', ['--strict', tarball]))
  check(
    'attw, all entries, node10 included',
    await linted('@arethetypeswrong/cli/dist/index.js', [
      '--no-color',
      '--format',
      'ascii',
      tarball,
    ]),
  )
}

const checkImports = async (library) => {
  for (const file of files('js', 'cjs')) {
    const allowed = file.startsWith('io-ts') ? ['io-ts'] : []
    check(`${file} asks for ${allowed[0] ?? 'nothing'}`, await asks(library, file, allowed))
  }
  for (const kind of ['d.ts', 'd.cts']) {
    check(`index.${kind} asks for nothing`, await asks(library, `index.${kind}`, []))
    check(`drive.${kind} asks for nothing`, await asks(library, `drive.${kind}`, []))
    check(`paste.${kind} asks for nothing`, await asks(library, `paste.${kind}`, []))
  }
}

const checkRuns = async (bare, peers) => {
  for (const kind of ['mjs', 'cjs']) {
    check(`., ./drive and ./paste alone, .${kind}`, await runs(bare, kind, MAIN))
    check(`./fp-ts without fp-ts, .${kind}`, await runs(bare, kind, FP_TS))
    check(
      `./io-ts without io-ts names what is missing, .${kind}`,
      await missing(bare, kind, 'grid-triage/io-ts', 'io-ts'),
    )
    check(`., ./drive and ./paste beside the peers, .${kind}`, await runs(peers, kind, MAIN))
    check(`./fp-ts and ./io-ts with the reader's own, .${kind}`, await runs(peers, kind, PEERS))
  }
  for (const entry of Object.values(ENTRIES)) {
    check(`${entry} changes nothing that others see`, await purity(peers, entry))
  }
}

/** The oldest peers that package.json allows. */
const checkOldest = async (folder) => {
  check('./fp-ts and ./io-ts with the oldest peers, .mjs', await runs(folder, 'mjs', PEERS))
  const [way] = EXACT.filter(({ alias }) => alias === 'ts6')
  check('types with the oldest peers', await types(folder, way, ['entries']))
}

const ALONE = { what: '., ./drive and ./paste alone', programs: ['main'] }
const ALL = { what: 'all entries', programs: ['main', 'entries'] }

/** The programs of one compiler, one after the other. */
const typed = async (alias, bare, peers) => {
  const told = []
  const tasks = [
    ...EXACT.map((way) => ({ ...ALONE, folder: bare, way })),
    ...EVERY.map((way) => ({ ...ALL, folder: peers, way })),
  ]
  for (const { what, programs, folder, way } of tasks.filter(({ way }) => way.alias === alias)) {
    told.push([`types of ${what}: ${way.name}`, await types(folder, way, programs)])
  }
  return [...told, [`${COMPILERS[alias]} refuses every wrong use`, await wrong(peers, alias)]]
}

const allTypes = (bare, peers) =>
  Promise.all(Object.keys(COMPILERS).map((alias) => typed(alias, bare, peers)))

const checkBundles = async (bare, peers) => {
  const not = untold(peers)
  for (const entry of Object.values(ENTRIES)) {
    check(`${entry}: unused, it is gone from a bundle`, await unused(peers, entry))
    check(`${entry}: the same without "sideEffects"`, await unused(not, entry, MOST_LEFT))
  }
  for (const bundler of Object.keys(BUNDLERS)) {
    check(`an app by ${bundler}, . and ./fp-ts`, await bundled(bare, bundler, FP_TS))
  }
}

export const checkAll = async () => {
  const { tarball, files: packed } = await pack(root)
  const bare = await install(tarball)
  const peers = await install(tarball, NEWEST)
  // The compilers take the longest, so they begin first.
  const compiled = allTypes(bare, peers)
  await checkTarball(tarball, packed, bare)
  await checkImports(installed(bare))
  await checkRuns(bare, peers)
  await checkBundles(bare, peers)
  for (const [name, faults] of (await compiled).flat()) check(name, faults)
  // Not before the compiler is done with the others: it answers one at a time.
  await checkOldest(await install(tarball, OLDEST))
  await breakAll(bare, packed, everyEntry())
}
