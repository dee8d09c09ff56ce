import { grows, isSlow, type Line, MOST_MS, MOST_RATIO, threw } from './figures.js'
import type { Ratio } from './measure.js'
import { GROWTH, type Row } from './row.js'

interface Measured {
  readonly row: Row
  readonly lines: readonly Line[]
}

interface Named extends Line {
  readonly input: string
}

const largestMs = ({ cells }: Line): number =>
  Math.max(...cells.map((cell) => (typeof cell === 'number' ? cell / 1e6 : 0)))

const shareOf = <A>(all: readonly A[], breaks: (one: A) => boolean): string =>
  `${all.filter((one) => !breaks(one)).length} of ${all.length}`

const isMeasured = (ratio: Ratio | null): ratio is Ratio => ratio !== null

const isSlowLine = ({ cells }: Line): boolean => cells.some(isSlow)
const hasThrown = ({ cells }: Line): boolean => cells.some(threw)

const whoThrew = (lines: readonly Named[]): readonly string[] =>
  lines
    .filter(hasThrown)
    .map(({ who, input, cells }) => `  ${who}: ${cells.find(threw)} at ${input}`)

/** How our functions, and then the peers, stand to the goals. */
export const summaryOf = (measured: readonly Measured[]): readonly string[] => {
  const all: readonly Named[] = measured.flatMap(({ row: { input }, lines }) =>
    lines.map((line) => ({ ...line, input })),
  )
  const ours = all.filter(({ isOurs }) => isOurs)
  const theirs = all.filter(({ isOurs }) => !isOurs)
  const slowest = ours.toSorted((a, b) => largestMs(b) - largestMs(a))[0]
  const about = (who: string, lines: readonly Named[]): readonly string[] => [
    `${who}: ${shareOf(lines, isSlowLine)} rows within ${MOST_MS} ms; ${lines.filter(hasThrown).length} threw`,
    `  within ${MOST_RATIO} × the time at ${GROWTH} × the size: ${[
      `${shareOf(lines.map(({ high }) => high).filter(isMeasured), grows)} to the greatest`,
      `${shareOf(lines.map(({ low }) => low).filter(isMeasured), grows)} from the least`,
    ].join(', ')}`,
  ]
  return [
    ...about('grid-triage', ours),
    ...about('peers', theirs),
    ...whoThrew(all),
    ...(slowest === undefined
      ? []
      : [`our largest: ${largestMs(slowest).toFixed(3)} ms, ${slowest.who} of ${slowest.input}`]),
    'Not here: got, which reads Retry-After inside a request only; cockatiel, effect and retry-ts,',
    'which read no input. No peer reads the request, or a stream that was cut.',
  ]
}
