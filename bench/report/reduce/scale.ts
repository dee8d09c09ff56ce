import { grows, isSlow, type Line, MOST_MS, MOST_RATIO, threw } from '../../scale/figures.js'
import { rounded } from '../figures.js'
import type { Goal } from '../goal.js'
import type { Raw, RawScaleRow } from '../raw.js'
import type { Excess, Grower, Scale } from '../results.js'
import { runOf } from './run.js'

/** One function on one input. */
interface Named extends Line, Pick<RawScaleRow, 'input' | 'unit' | 'sizes'> {}

const isQuick = ({ cells }: Named): boolean => !cells.some(isSlow)
const hasThrown = ({ cells }: Named): boolean => cells.some(threw)
/** A row whose greatest size was left out for its time grows as well. */
const isOpen = ({ cells, high }: Named): boolean => cells.includes(null) || grows(high)
const isToGreatest = ({ cells, high }: Named): boolean => cells.includes(null) || high !== null

const largestOf = ({ cells }: Named): { readonly ms: number; readonly at: number } =>
  cells.reduce(
    (most, cell, at) =>
      typeof cell === 'number' && cell / 1e6 > most.ms ? { ms: cell / 1e6, at } : most,
    { ms: 0, at: 0 },
  )

const excessOf = (line: Named): Excess => {
  const { ms, at } = largestOf(line)
  return {
    who: line.who,
    input: line.input,
    largestMs: rounded(ms),
    size: line.sizes[at] ?? 0,
    unit: line.unit,
    times: line.cells.includes(null) || line.high === null ? null : rounded(line.high.median),
  }
}

const growerOf = (who: string, lines: readonly Named[]): Grower => {
  const measured = lines.filter(isToGreatest)
  const [slowest] = lines.toSorted((a, b) => largestOf(b).ms - largestOf(a).ms)
  return {
    who,
    rows: lines.length,
    quick: lines.filter(isQuick).length,
    bounded: measured.filter((line) => !isOpen(line)).length,
    boundedOf: measured.length,
    threwAt: lines.filter(hasThrown).map(({ input }) => input),
    largestMs: slowest === undefined ? 0 : rounded(largestOf(slowest).ms),
    largestAt: slowest?.input ?? '',
  }
}

const growersOf = (lines: readonly Named[]): readonly Grower[] =>
  [...new Set(lines.map(({ who }) => who))].map((who) =>
    growerOf(
      who,
      lines.filter((line) => line.who === who),
    ),
  )

const goalsOf = (ours: readonly Named[]): readonly Goal[] => {
  const rows = (
    id: string,
    what: string,
    of: readonly Named[],
    keep: (one: Named) => boolean,
  ): Goal => ({
    id,
    what,
    unit: 'rows',
    least: of.length,
    measured: of.filter(keep).length,
  })
  const within = `input 64 × larger: within ${MOST_RATIO} × the time`
  return [
    rows(
      'growth',
      `${within}, to the greatest size`,
      ours.filter(isToGreatest),
      (one) => !isOpen(one),
    ),
    rows(
      'reading',
      `${within}, from the least size`,
      ours.filter(({ low }) => low !== null),
      ({ low }) => !grows(low),
    ),
    rows('slow', `no median over ${MOST_MS} ms, whatever the size`, ours, isQuick),
    rows('throws', 'nothing thrown', ours, (one) => !hasThrown(one)),
  ]
}

export const reduceScale = ({ scale }: Raw['scale'], command: string): Scale => {
  const lines: readonly Named[] = scale.results.flatMap(({ input, unit, sizes, lines: all }) =>
    all.map((line) => ({ ...line, input, unit, sizes })),
  )
  const ours = lines.filter((line) => line.isOurs)
  return {
    ...runOf(scale, command),
    goals: goalsOf(ours),
    excesses: ours.filter((line) => isOpen(line) || !isQuick(line)).map(excessOf),
    ours: growersOf(ours),
    peers: growersOf(lines.filter((line) => !line.isOurs)),
  }
}
