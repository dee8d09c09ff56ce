import type { Spread } from '../../cost/stats.js'
import { CORE } from '../../size/groups.js'
import type { ImportRow } from '../../start/imports.js'
import type { WorkerRow } from '../../start/workers.js'
import { rounded, roundedSpread } from '../figures.js'
import type { Goal } from '../goal.js'
import type { Raw } from '../raw.js'
import type { Installed, Start, Started } from '../results.js'
import { runOf } from './run.js'

const spreadOf = (spread: ImportRow['timesEmpty']): Spread | null =>
  spread === null ? null : roundedSpread(spread)

const heapOf = (heapKb: number | null): number | null =>
  heapKb === null ? null : Math.round(heapKb)

const installedOf = (rows: readonly ImportRow[]): readonly Installed[] => {
  const installed = rows.filter(({ form }) => form === 'installed')
  const names = [...new Set(installed.map(({ name }) => name))]
  return names.map((name) => {
    const by = (kind: ImportRow['kind']): ImportRow | undefined =>
      installed.find((row) => row.name === name && row.kind === kind)
    return {
      name,
      imported: spreadOf(by('import')?.timesEmpty ?? null),
      required: spreadOf(by('require')?.timesEmpty ?? null),
      heapKb: heapOf(by('import')?.heapKb ?? null),
    }
  })
}

const startedOf = ({ name, timesEmpty }: WorkerRow, heapKb: number | null): readonly Started[] => {
  const times = spreadOf(timesEmpty)
  return times === null ? [] : [{ name, times, heapKb: heapOf(heapKb) }]
}

const TIMES_EMPTY = 2

const goal = (id: string, what: string, times: Spread | null | undefined): Goal => {
  if (times === null || times === undefined) throw new Error(`${what} could not be loaded`)
  const { p10, p50, p90 } = times
  return { id, what, unit: '×', most: TIMES_EMPTY, measured: rounded(p50), p10, p90 }
}

export const reduceStart = ({ start }: Raw['start'], command: string): Start => {
  const installed = installedOf(start.imports)
  const files = start.imports
    .filter(
      ({ form, kind, name }) =>
        form === 'one file' && !(kind === 'require' && name === 'an empty module'),
    )
    .flatMap((row) => startedOf(row, row.heapKb))
  const core = files.find(({ name }) => name === CORE.name)
  const whole = installed.find(({ name }) => name === 'grid-triage')
  return {
    ...runOf(start, command),
    goals: [
      goal('file', `import of ${CORE.name} as one file ÷ of an empty module`, core?.times),
      goal('package', 'import of the package as installed ÷ of an empty module', whole?.imported),
    ],
    rounds: start.rounds,
    installed,
    files,
    workers: start.workers.flatMap((row) => startedOf(row, null)),
  }
}
