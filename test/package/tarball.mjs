// The tarball as it would be published, and folders that hold nothing else.
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here, must } from './shell.mjs'

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'grid-triage-package-')))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** The path of the tarball, and the files in it. */
export const pack = async (folder, ...flags) => {
  const into = mkdtempSync(join(scratch, 'packed-'))
  const out = await must('npm', ['pack', '--json', '--pack-destination', into, ...flags], folder)
  // What a build prints comes before the report.
  const [report] = JSON.parse(out.slice(out.search(/^\[$/m)))
  return { tarball: join(into, report.filename), files: report.files.map(({ path }) => path) }
}

/** The optional peers: the newest, and the oldest that package.json allows. */
export const NEWEST = ['fp-ts', 'io-ts']
export const OLDEST = ['fp-ts-least', 'io-ts']

/** A fresh folder in which the tarball is installed: alone, or with peers beside it. */
export const install = async (tarball, peers = []) => {
  const folder = mkdtempSync(join(scratch, 'consumer-'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true }')
  const packages = [tarball, ...peers.map((name) => join(here, 'node_modules', name))]
  const quiet = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  await must('npm', ['install', '--install-links', ...quiet, ...packages], folder)
  return folder
}

export const installed = (folder) => join(folder, 'node_modules/grid-triage')

/** An installed package to break: the same, in a folder of its own. */
export const copyOf = (folder) => {
  const copy = mkdtempSync(join(scratch, 'copy-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}
