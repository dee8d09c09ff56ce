// What compilers say of programs that use the package.
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { here, node } from './shell.mjs'

const BASE = {
  strict: true,
  noEmit: true,
  target: 'es2020',
  lib: ['es2020'],
  types: [],
  skipLibCheck: false,
}

/** A compiler that stays: from its second program on it takes half the time. */
const staying = (alias) => {
  const workerData = { compiler: join(here, 'node_modules', alias, 'lib/typescript.js') }
  const worker = new Worker(new URL('compiler.mjs', import.meta.url), { workerData })
  worker.unref()
  return (folder, compilerOptions, files) =>
    new Promise((resolve) => {
      worker.ref()
      worker.once('message', (text) => {
        worker.unref()
        resolve(text)
      })
      worker.postMessage({ folder, compilerOptions, files })
    })
}

/** 7 has no API to call: a process for each program, which is quick. */
const native = async (folder, compilerOptions, files) => {
  const project = `tsconfig-${files[0]}.json`
  writeFileSync(join(folder, project), JSON.stringify({ compilerOptions, files }))
  const tsc = join(here, 'node_modules/ts7/bin/tsc')
  const { out, err, status } = await node([tsc, '-p', project, '--pretty', 'false'], folder)
  return `${out}${err}` || (status === 0 ? '' : `exit ${status}`)
}

const compilers = { ts5: staying('ts5'), ts6: staying('ts6'), ts7: native }

/** Errors, one a line, of files in a folder. */
export const compile = (folder, alias, options, files) =>
  compilers[alias](folder, { ...BASE, ...options }, files)

/** What is wrong with the programs `names` in a folder with the package installed. */
export const types = (folder, { alias, kinds, options }, names) => {
  const files = names.flatMap((name) => kinds.map((kind) => `${name}.${kind}`))
  for (const file of files) {
    copyFileSync(join(here, 'programs', file.replace(/\w+$/, 'ts')), join(folder, file))
  }
  return compile(folder, alias, options, files)
}
