import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import contents from './package/contents.json' with { type: 'json' }

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-package-'))
/** The package alone. */
const consumer = join(scratch, 'consumer')
/** The package beside the fp-ts and io-ts of this repository. */
const reader = join(scratch, 'reader')

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

let packed: readonly string[] = []

beforeAll(() => {
  const report: readonly {
    readonly filename: string
    readonly files: readonly { readonly path: string }[]
  }[] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], root),
  )
  packed = report[0]?.files.map(({ path }) => path) ?? []
  mkdirSync(consumer)
  writeFileSync(join(consumer, 'package.json'), '{ "name": "consumer", "private": true }')
  const tarball = join(scratch, report[0]?.filename ?? '')
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--offline', '--ignore-scripts', tarball],
    consumer,
  )
  const modules = join(reader, 'node_modules')
  cpSync(consumer, reader, { recursive: true })
  for (const name of ['fp-ts', 'io-ts']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction')
  }
})

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

/** A program that prints what it got, in the two ways to load a package. */
const program = (load: string): string => `
${load}
const seen = { status: 429, headers: { 'retry-after': '7' } }
const diagnosis = diagnose(seen)
const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0 })
const unread = [diagnose(), explain(), decide(), triage(), extendGrid()].length
const { status } = readPasted('HTTP/1.1 402 Payment Required')
const send = async (attempt) => ({ value: attempt, seen: attempt === 1 ? seen : { status: 200 } })
drive({ send, sleep: async () => {}, now: () => 0, random: () => 0 }).then(({ value }) =>
  console.log(JSON.stringify([diagnosis._tag, decision, explain(diagnosis).blame, unread, value, status])),
)
`
const PRINTED = JSON.stringify([
  'RateLimited',
  { _tag: 'Retry', afterMs: 7000, reason: 'ServerAsked' },
  'Me',
  5,
  2,
  402,
])

describe('the packed tarball', () => {
  it('holds the build and what a reader needs, and nothing else', () => {
    // What several entries need is in files of its own, named after one of them and their contents.
    const named = packed.map((path) => path.replace(/\w[\w-]*-[\w-]{8}\./, '*.'))
    // The page is made when the package is packed to be published, and not by the build.
    const built = contents.filter((path) => path !== 'dist/page.html')
    expect([...new Set(named)].filter((path) => path !== 'dist/page.html').toSorted()).toEqual(
      built,
    )
  })

  it('works in plain Node, as an ES module', () => {
    const load = `import { decide, diagnose, explain, extendGrid, triage } from 'grid-triage'
import { drive } from 'grid-triage/drive'
import { readPasted } from 'grid-triage/paste'`
    writeFileSync(join(consumer, 'esm.mjs'), program(load))
    expect(run(process.execPath, ['esm.mjs'], consumer).trim()).toBe(PRINTED)
  })

  it('works in plain Node, as CommonJS', () => {
    const load = `const { decide, diagnose, explain, extendGrid, triage } = require('grid-triage')
const { drive } = require('grid-triage/drive')
const { readPasted } = require('grid-triage/paste')`
    writeFileSync(join(consumer, 'cjs.cjs'), program(load))
    expect(run(process.execPath, ['cjs.cjs'], consumer).trim()).toBe(PRINTED)
  })

  it.each([
    ['fp.mjs', 'as an ES module', "import { stopOrRetry } from 'grid-triage/fp-ts'"],
    ['fp.cjs', 'as CommonJS', "const { stopOrRetry } = require('grid-triage/fp-ts')"],
  ])('works for fp-ts without fp-ts, %s', (file, _kind, load) => {
    const body = `console.log(stopOrRetry({ _tag: 'Retry', afterMs: 7000, reason: 'Backoff' })._tag)`
    writeFileSync(join(consumer, file), `${load}\n${body}`)
    expect(run(process.execPath, [file], consumer).trim()).toBe('Right')
  })

  it.each([
    ['io.mjs', "import { decisionCodec } from 'grid-triage/io-ts'\nimport * as t from 'io-ts'"],
    [
      'io.cjs',
      "const { decisionCodec } = require('grid-triage/io-ts')\nconst t = require('io-ts')",
    ],
  ])("works for io-ts with the reader's own, %s", (file, load) => {
    const body = `const stored = t.type({ decision: decisionCodec })
const tagOf = (afterMs) =>
  stored.decode({ decision: { _tag: 'Retry', afterMs, reason: 'Backoff' } })._tag
console.log(decisionCodec instanceof t.Type, tagOf(7000), tagOf(-1))`
    writeFileSync(join(reader, file), `${load}\n${body}`)
    expect(run(process.execPath, [file], reader).trim()).toBe('true Right Left')
  })

  it('publishes the vectors and their schema', () => {
    const print = `const { format, diagnose } = require('grid-triage/vectors.json')
const { $schema } = require('grid-triage/vectors.schema.json')
console.log(JSON.stringify([format, diagnose[0].id, $schema]))`
    writeFileSync(join(consumer, 'vectors.cjs'), print)
    expect(JSON.parse(run(process.execPath, ['vectors.cjs'], consumer))).toEqual([
      1,
      'diagnose/invalid-api-key/1',
      'https://json-schema.org/draft/2020-12/schema',
    ])
  })

  it('needs nothing else at run time', () => {
    const installed: { readonly packages: object } = JSON.parse(
      readFileSync(join(consumer, 'node_modules/.package-lock.json'), 'utf8'),
    )
    expect(Object.keys(installed.packages)).toEqual(['node_modules/grid-triage'])
  })

  /** What a file in `dist`, and all that it reaches, imports of other packages. */
  const outside = (file: string, reached = new Set<string>()): readonly string[] => {
    if (reached.has(file)) return []
    reached.add(file)
    const text = readFileSync(join(consumer, 'node_modules/grid-triage/dist', file), 'utf8')
    const names = text.matchAll(/\b(?:from|require\(|import\(|import)\s*["']([^"']+)["']/g)
    return [...names].flatMap(([, name = '']) => {
      const next = file.includes('.d.') ? name.replace(/\.(c?)js$/, '.d.$1ts') : name
      return name.startsWith('./') ? outside(basename(next), reached) : [name]
    })
  }

  it.each([
    ...['index.js', 'index.cjs', 'index.d.ts', 'index.d.cts'],
    ...['drive.js', 'drive.cjs', 'drive.d.ts', 'drive.d.cts'],
    ...['fp-ts.js', 'fp-ts.cjs'],
    ...['paste.js', 'paste.cjs', 'paste.d.ts', 'paste.d.cts'],
  ])('%s imports nothing but files of its own', (file) => {
    expect(outside(file)).toEqual([])
  })

  it.each(['io-ts.js', 'io-ts.cjs'])('%s imports io-ts by its root, and nothing else', (file) => {
    expect([...new Set(outside(file))]).toEqual(['io-ts'])
  })

  it.each([
    ['main', 'bundler', ['ts'], consumer],
    ['main', 'nodenext', ['mts', 'cts'], consumer],
    ['entries', 'nodenext', ['mts', 'cts'], reader],
  ] as const)('has types: %s, %s %s', (program, moduleResolution, kinds, folder) => {
    const files = kinds.map((kind) => `${program}.${kind}`)
    for (const file of files) {
      copyFileSync(join(root, `test/package/programs/${program}.ts`), join(folder, file))
    }
    const compilerOptions = {
      strict: true,
      noEmit: true,
      lib: ['es2020'],
      types: [],
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
      moduleResolution,
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    expect(() => run(process.execPath, [tsc, '-p', '.'], folder)).not.toThrow()
  })
})
