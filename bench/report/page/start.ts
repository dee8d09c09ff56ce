import type { Spread } from '../../cost/stats.js'
import { grouped, spreadText } from '../figures.js'
import { table, wrapped } from '../markdown.js'
import type { Start, Started } from '../results.js'

const times = (spread: Spread | null): string => (spread === null ? '–' : spreadText(spread))
const heap = (heapKb: number | null): string => (heapKb === null ? '–' : grouped(heapKb))

const installed = ({ installed: rows }: Start): string =>
  table(
    ['as installed', 'import, × empty', 'require, × empty', 'heap, kB'],
    [1, 2, 3],
    rows.map(({ name, imported, required, heapKb }) => [
      name,
      times(imported),
      times(required),
      heap(heapKb),
    ]),
  )

const started = (title: string, rows: readonly Started[]): string =>
  table(
    [title, '× empty', 'heap, kB'],
    [1, 2],
    rows.map(({ name, times: spread, heapKb }) => [name, times(spread), heap(heapKb)]),
  )

export const start = (starts: Start): string =>
  [
    '## Start',
    '',
    wrapped(
      `Each import in a fresh process of Node, as a multiple of an empty module loaded the same way (${starts.rounds} rounds, peers in a third of them), and the heap that stays. –: it cannot be loaded so. Versions are those above.`,
    ),
    '',
    installed(starts),
    '',
    started('bundled into one file', starts.files),
    ...(starts.workers.length === 0
      ? []
      : ['', started('workerd, until its first answer', starts.workers)]),
  ].join('\n')
