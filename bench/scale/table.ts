import { grows, isSlow, type Line, MOST_MS, MOST_RATIO } from './figures.js'
import type { Ratio } from './measure.js'
import { GROWTH, KB, MB, type Row } from './row.js'

export const legend: readonly string[] = [
  `Node ${process.version}: the time per call, by the size of the input. Medians of slices.`,
  `!    over ${MOST_MS} ms`,
  `*    over ${MOST_RATIO} × the time at ${GROWTH} × the size, in three rounds of four: from the least size (low),`,
  '     where bounds are not reached yet; to the greatest size (high), where all are passed',
  'k    the exponent between the two greatest sizes: 0 is bounded, 1 linear, 2 quadratic',
  '–    not tried: it would take seconds',
  '',
]

const NAME_WIDTH = 39
const CELL_WIDTH = 10
const RATIO_WIDTH = 7

const sizeText = (size: number, unit: Row['unit']): string => {
  if (unit === 'count') return size.toLocaleString('en')
  if (size >= MB) return `${size / MB} MB`
  return size >= KB ? `${size / KB} KB` : `${size} B`
}

const timeText = (ns: number): string => {
  if (ns >= 1e9) return `${(ns / 1e9).toPrecision(3)} s`
  if (ns >= 1e6) return `${(ns / 1e6).toPrecision(3)} ms`
  return ns >= 1e3 ? `${(ns / 1e3).toPrecision(3)} µs` : `${ns.toFixed(0)} ns`
}

const cellText = (cell: number | string | null): string => {
  if (cell === null) return '– '
  if (typeof cell === 'string') return 'throws '
  return `${timeText(cell)}${isSlow(cell) ? '!' : ' '}`
}

const ratioText = (ratio: Ratio | null): string =>
  ratio === null
    ? ''
    : `${ratio.median.toFixed(ratio.median < 9.95 ? 2 : 0)}${grows(ratio) ? '*' : ' '}`

/** Every row names its sizes: they differ from input to input. */
export const headOf = ({ input, unit, sizes }: Row): string =>
  [
    input.padEnd(NAME_WIDTH),
    ...sizes.map((size) => `${sizeText(size, unit)} `.padStart(CELL_WIDTH)),
    '64× low'.padStart(RATIO_WIDTH),
    'high '.padStart(RATIO_WIDTH),
    'k'.padStart(RATIO_WIDTH - 1),
  ].join('')

export const textOf = ({ who, cells, low, high, exponent }: Line): string =>
  [
    `  ${who}`.padEnd(NAME_WIDTH),
    ...cells.map((cell) => cellText(cell).padStart(CELL_WIDTH)),
    ...[low, high].map((ratio) => ratioText(ratio).padStart(RATIO_WIDTH)),
    (exponent === null ? '' : exponent.toFixed(2)).padStart(RATIO_WIDTH - 1),
  ].join('')
