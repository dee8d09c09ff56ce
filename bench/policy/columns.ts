import type { Figures } from './figures.js'

/** How a figure is written, and how far two of it may differ. */
export type Kind = 'success' | 'ratio' | 'recovery' | 'overshoot' | 'count'

export interface Column {
  readonly group: string
  readonly title: string
  readonly kind: Kind
  readonly scenarioId: string
  /** null: never. Not finite: there is nothing to say. */
  readonly of: (figures: Figures) => number | null
}

const column = (
  group: string,
  title: string,
  kind: Kind,
  scenarioId: string,
  of: Column['of'],
): Column => ({ group, title, kind, scenarioId, of })

const ok = (group: string, id: string, title = 'ok %'): Column =>
  column(group, title, 'success', id, ({ success }) => success)

const perSuccess = (group: string, id: string): Column =>
  column(group, 'calls', 'ratio', id, (figures) => figures.callsPerSuccessOfAll)

const peak = (group: string, id: string): Column =>
  column(group, 'peak', 'ratio', id, (figures) => figures.peak)

const recovery = (group: string, id: string): Column =>
  column(group, 'rec s', 'recovery', id, ({ recoveryS }) => recoveryS)

const outage = (id: string): readonly Column[] => [ok(id, id), perSuccess(id, id), recovery(id, id)]

export const columns: readonly Column[] = [
  ok('S1', 'S1 2 s', '2 s'),
  ok('S1', 'S1 5 s', '5 s'),
  ok('S1', 'S1 10 s', '10 s'),
  column('S1', 'calls', 'ratio', 'S1 5 s', ({ callsPerCall }) => callsPerCall),
  peak('S1', 'S1 5 s'),
  ...outage('S2 0.7'),
  ...outage('S2 0.85'),
  ok('S3', 'S3'),
  column('S3', 'calls', 'ratio', 'S3', ({ callsPerSuccess }) => callsPerSuccess),
  peak('S3', 'S3'),
  column('S3', 'early', 'ratio', 'S3', ({ earlyPerCall }) => earlyPerCall),
  ok('S4', 'S4'),
  perSuccess('S4', 'S4'),
  column('S4', 'over s', 'overshoot', 'S4', ({ overshootS }) => overshootS),
  column('S5', 'waste', 'count', 'S5 402 off', (figures) => figures.wastedPerPermanent),
  ...outage('S6 0.7'),
  ok('S7', 'S7'),
  perSuccess('S7', 'S7'),
  peak('S7', 'S7'),
]

export const written = (kind: Kind, value: number | null): string => {
  if (value === null) return 'never'
  if (!Number.isFinite(value)) return '-'
  if (kind === 'success') return value.toFixed(1)
  if (kind === 'recovery') return value.toFixed(0)
  if (kind === 'ratio') return value < 100 ? value.toFixed(2) : value.toFixed(0)
  return value.toFixed(1)
}
