import { type Line, line } from './layout.js'
import { begins, type PlannedWait } from './waits.js'

/** Columns behind the numbers. */
const WIDE = 40

const seconds = (ms: number): string => (ms / 1000).toFixed(1)

/** The attempt, its earliest and its latest moment. */
const span = ({ attempt, fromMs, toMs }: PlannedWait, width: number): string => {
  const from = seconds(fromMs).padStart(width)
  const to = seconds(toMs).padStart(width)
  return `  attempt ${attempt}  ${from}–${to} s later`
}

/** The waits below each other, drawn to scale: a full line up to the earliest moment, a broken one to the latest. */
export const timeline = (waits: readonly PlannedWait[]): readonly Line[] => {
  const beginMs = begins(waits)
  const endMs = Math.max(...waits.map(({ toMs }, i) => (beginMs[i] ?? 0) + toMs))
  const width = Math.max(...waits.map(({ toMs }) => seconds(toMs).length))
  const column = (ms: number): number => Math.round((ms / endMs) * WIDE)
  return waits.map((wait, i) => {
    const begin = column(beginMs[i] ?? 0)
    const earliest = Math.max(column((beginMs[i] ?? 0) + wait.fromMs), begin + 1)
    const latest = Math.max(column((beginMs[i] ?? 0) + wait.toMs), earliest)
    return [
      ...line(span(wait, width)),
      {
        style: 'Soft',
        text: `   ${' '.repeat(begin)}${'━'.repeat(earliest - begin)}${'╌'.repeat(latest - earliest)}`,
      },
    ]
  })
}
