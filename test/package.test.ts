import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'grid-triage-package-'))
const consumer = join(scratch, 'consumer')

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
const send = async (attempt) => ({ value: attempt, seen: attempt === 1 ? seen : { status: 200 } })
drive({ send, sleep: async () => {}, now: () => 0, random: () => 0 }).then(({ value }) =>
  console.log(JSON.stringify([diagnosis._tag, decision, explain(diagnosis).blame, unread, value])),
)
`
const PRINTED = JSON.stringify([
  'RateLimited',
  { _tag: 'Retry', afterMs: 7000, reason: 'ServerAsked' },
  'Me',
  5,
  2,
])

describe('the packed tarball', () => {
  it('holds the build and what a reader needs, and nothing else', () => {
    // What both entries need is in files of its own, named after one of them and their contents.
    const named = packed.map((path) => path.replace(/\w+-[\w-]{8}\./, '*.'))
    expect(named.toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/*.d.cts',
      'dist/*.d.ts',
      'dist/*.js',
      'dist/drive.cjs',
      'dist/drive.d.cts',
      'dist/drive.d.ts',
      'dist/drive.js',
      'dist/index.cjs',
      'dist/index.d.cts',
      'dist/index.d.ts',
      'dist/index.js',
      'package.json',
      'vectors/schema.json',
      'vectors/vectors.json',
    ])
  })

  it('works in plain Node, as an ES module', () => {
    const load = `import { decide, diagnose, explain, extendGrid, triage } from 'grid-triage'
import { drive } from 'grid-triage/drive'`
    writeFileSync(join(consumer, 'esm.mjs'), program(load))
    expect(run(process.execPath, ['esm.mjs'], consumer).trim()).toBe(PRINTED)
  })

  it('works in plain Node, as CommonJS', () => {
    const load = `const { decide, diagnose, explain, extendGrid, triage } = require('grid-triage')
const { drive } = require('grid-triage/drive')`
    writeFileSync(join(consumer, 'cjs.cjs'), program(load))
    expect(run(process.execPath, ['cjs.cjs'], consumer).trim()).toBe(PRINTED)
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
    const list: { readonly dependencies: object } = JSON.parse(
      run('npm', ['ls', '--all', '--json'], consumer),
    )
    expect(Object.keys(list.dependencies)).toEqual(['grid-triage'])
    expect(list.dependencies).toMatchObject({
      'grid-triage': expect.not.objectContaining({ dependencies: expect.anything() }),
    })
  })

  it('imports nothing but its own files', () => {
    const dist = join(consumer, 'node_modules/grid-triage/dist')
    for (const file of readdirSync(dist)) {
      const text = readFileSync(join(dist, file), 'utf8')
      expect(text).not.toMatch(/\bfrom\s*["'](?!\.\/)|\brequire\(|\bimport\(|\bimport\s*["']/)
      if (file.includes('.d.')) expect(text).not.toMatch(/\b(?:fp-ts|io-ts)\b/)
    }
  })

  it.each([
    ['esm.mts', 'NodeNext', 'nodenext'],
    ['cjs.cts', 'NodeNext', 'nodenext'],
    ['bundled.ts', 'ESNext', 'bundler'],
  ])('has types for %s', (file, module, moduleResolution) => {
    writeFileSync(
      join(consumer, file),
      `import { decide, diagnose, type Diagnosis, openBudget } from 'grid-triage'
import { type Driven, drive } from 'grid-triage/drive'
const diagnosis: Diagnosis = diagnose({ status: 500 })
const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0 })
export const wait: number = decision._tag === 'Retry' ? decision.afterMs : 0
export const driven: Promise<Driven<string>> = drive({
  send: async () => ({ value: 'sent', seen: { status: 200 } }),
  sleep: async () => undefined,
  now: () => 0,
  random: () => 0,
  client: { budget: openBudget(0) },
})
`,
    )
    const compilerOptions = {
      strict: true,
      noEmit: true,
      lib: ['es2020'],
      types: [],
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
      module,
      moduleResolution,
    }
    writeFileSync(
      join(consumer, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: [file] }),
    )
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    expect(() => run(process.execPath, [tsc, '-p', '.'], consumer)).not.toThrow()
  })
})
