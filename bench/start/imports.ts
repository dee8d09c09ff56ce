import { execFile } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Spread, spreadOf } from '../cost/stats.js'
import { inRounds } from './rounds.js'
import { prepared, type Subject } from './subjects.js'

const run = promisify(execFile)

export interface ImportRow extends Pick<Subject, 'name' | 'kind' | 'form'> {
  /** `null`: it cannot be imported so. */
  readonly ms: Spread | null
  readonly timesEmpty: Spread | null
  /** More than the empty module leaves. */
  readonly heapKb: number | null
}

interface Probed {
  readonly ms: number
  readonly heapBytes: number
}

const PROBES = { import: 'probe.mjs', require: 'probe.cjs' }

const probe = async ({ kind, specifier, folder }: Subject): Promise<Probed | null> => {
  const args = ['--expose-gc', join(folder, PROBES[kind]), specifier]
  return run(process.execPath, args, { cwd: folder }).then(
    ({ stdout }): Probed => JSON.parse(stdout),
    () => null,
  )
}

/** How long each import takes in a fresh process. */
export const imports = async (
  consumer: string,
  bench: string,
  rounds: number,
): Promise<readonly ImportRow[]> => {
  for (const file of Object.values(PROBES)) {
    copyFileSync(fileURLToPath(new URL(file, import.meta.url)), join(consumer, file))
  }
  const subjects = await prepared(consumer, bench)
  const results = await inRounds(subjects, rounds, probe, ({ ms }) => ms)
  const heapOf = (subject: Subject): number =>
    spreadOf((results.get(subject)?.measured ?? []).map(({ heapBytes }) => heapBytes / 1024)).p50
  return subjects.map((subject) => {
    const { name, kind, form, reference } = subject
    const { measured = [], times = [] } = results.get(subject) ?? {}
    if (measured.length === 0) return { name, kind, form, ms: null, timesEmpty: null, heapKb: null }
    return {
      name,
      kind,
      form,
      ms: spreadOf(measured.map(({ ms }) => ms)),
      timesEmpty: spreadOf(times),
      heapKb: heapOf(subject) - heapOf(reference ?? subject),
    }
  })
}
