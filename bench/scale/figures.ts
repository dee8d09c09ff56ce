import { type Cell, medianNs, type Ratio, ratioOf } from './measure.js'
import { GROWTH, type Row } from './row.js'

/** The goals, set by hand: `docs/benchmarks.md` says what is reached of them. */
export const MOST_RATIO = 1.2
export const MOST_MS = 0.5

/** What one function needs for one row. */
export interface Line {
  readonly who: string
  readonly isOurs: boolean
  /** Per size: the median in ns, the name of what was thrown, or `null` where it was not tried. */
  readonly cells: readonly (number | string | null)[]
  /** The time at 64 times the size, from the least size: below a bound it grows, as it must. */
  readonly low: Ratio | null
  /** The same to the greatest size, where all bounds are passed. */
  readonly high: Ratio | null
  /** Between the two greatest sizes: 0 is bounded, 1 linear, 2 quadratic. */
  readonly exponent: number | null
}

const shown = (cell: Cell): number | string | null =>
  cell._tag === 'Threw' ? cell.name : medianNs(cell)

/** The time at one size, as a multiple of that at another. */
const stepOf = ({ sizes }: Row, cells: readonly Cell[], from: number, to: number): Ratio | null =>
  ratioOf(cells[sizes.indexOf(to)], cells[sizes.indexOf(from)])

const exponentOf = ({ sizes }: Row, cells: readonly Cell[]): number | null => {
  const [size = 1, next = 1] = sizes.slice(-2)
  const ratio = ratioOf(cells[sizes.length - 1], cells[sizes.length - 2])
  return ratio === null ? null : Math.log(ratio.median) / Math.log(next / size)
}

export const lineOf = (row: Row, who: string, isOurs: boolean, cells: readonly Cell[]): Line => {
  const least = row.sizes[0] ?? Number.NaN
  const most = row.sizes.at(-1) ?? Number.NaN
  return {
    who,
    isOurs,
    cells: cells.map(shown),
    low: stepOf(row, cells, least, least * GROWTH),
    high: stepOf(row, cells, Math.floor(most / GROWTH), most),
    exponent: exponentOf(row, cells),
  }
}

export const isSlow = (cell: number | string | null): boolean =>
  typeof cell === 'number' && cell > MOST_MS * 1e6

/** Not by noise alone. */
export const grows = (ratio: Ratio | null): boolean =>
  ratio !== null && ratio.lowerQuartile > MOST_RATIO

export const threw = (cell: number | string | null): boolean => typeof cell === 'string'
