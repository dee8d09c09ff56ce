import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { reasonIn, run } from './process.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')

const must = async (file, args, options) => {
  const { code, stdout, stderr } = await run(file, args, { ...options, timeoutMs: 300_000 })
  if (code !== 0) throw new Error(`${file} ${args.join(' ')}: ${reasonIn(stderr)}`)
  return stdout
}

const packed = async (folder) => {
  await must('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  return join(
    folder,
    readdirSync(folder).find((file) => file.endsWith('.tgz')),
  )
}

const installed = async (folder, tarball) => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  await must('npm', ['install', ...quiet, tarball], { cwd: folder })
  for (const peer of ['fp-ts', 'io-ts']) {
    cpSync(join(here, 'node_modules', peer), join(folder, 'node_modules', peer), {
      recursive: true,
    })
  }
}

const common = {
  bundle: true,
  target: 'es2020',
  platform: 'neutral',
  // io-ts is a package from before `exports`.
  mainFields: ['module', 'main'],
  logLevel: 'silent',
}

/** The program alone: the library that it runs on is imported beside it. */
const compiled = async (folder) => {
  const entry = (name) => join(folder, name)
  const program = [join(here, 'entries/program.mjs')]
  await build({ ...common, entryPoints: program, format: 'esm', outfile: entry('program.mjs') })
  await build({ ...common, entryPoints: program, format: 'cjs', outfile: entry('program.cjs') })
}

/** Makes of a folder one in which the packed library is installed as by anybody, with what is run beside it. */
export const prepare = async (folder, tarball) => {
  await installed(folder, tarball ?? (await packed(folder)))
  cpSync(join(here, 'entries'), folder, { recursive: true })
  cpSync(join(root, 'test/fixtures/corpus-examples.json'), join(folder, 'corpus.json'))
  mkdirSync(join(folder, 'bundle'))
  for (const file of ['conformance.capnp', 'smallest.capnp']) {
    cpSync(join(here, 'entries', file), join(folder, 'bundle', file))
  }
  await compiled(folder)
}

/** The program and the library in one file, as a script and as a Worker. */
export const bundle = async (folder) => {
  const entry = (name) => join(folder, name)
  await build({
    ...common,
    entryPoints: [entry('self-contained.mjs')],
    format: 'iife',
    globalName: 'conformance',
    outfile: entry('bundle/conformance.js'),
  })
  await build({
    ...common,
    entryPoints: [entry('worker.mjs'), entry('ask-worker.mjs')],
    format: 'esm',
    outdir: entry('bundle'),
    outExtension: { '.js': '.mjs' },
  })
  await build({
    ...common,
    entryPoints: [entry('smallest-worker.mjs')],
    format: 'esm',
    minify: true,
    conditions: ['workerd', 'worker', 'browser'],
    outfile: entry('bundle/smallest-worker.mjs'),
  })
}
