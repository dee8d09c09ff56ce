import { RADIUS, type Row, type Timeline } from '../model/timeline.js'
import { svg } from './el.js'

const BAR = 12

const bar = (name: string, fromX: number, toX: number, y: number): SVGElement =>
  svg('rect', { class: name, x: fromX, y: y - BAR / 2, width: toX - fromX, height: BAR, rx: 2 })

const label = (text: string, x: number, y: number, anchor: string): SVGElement =>
  svg('text', { x, y, 'text-anchor': anchor }, text)

const attempt = (n: number, x: number, y: number, name: string): SVGElement =>
  svg(
    'g',
    { class: name },
    svg('circle', { cx: x, cy: y, r: RADIUS }),
    label(String(n), x, y + 4, 'middle'),
  )

const rowOf = (row: Row, belowY: number): SVGElement =>
  svg(
    'g',
    {},
    svg('path', { class: 'way', d: `M${row.startX} ${row.y}H${row.middleX}V${belowY}` }),
    row.floorX === null ? null : bar('floor', row.startX, row.floorX, row.y),
    bar('band', row.leastX, row.mostX, row.y),
    attempt(row.attempt, row.startX, row.y, 'dot'),
    label(row.label, row.labelX, row.y - RADIUS - 5, row.anchor),
  )

/** The waits to scale. Its numbers stand in the table below it, too. */
export const drawing = (line: Timeline, said: string): SVGSVGElement => {
  const { width, height, rows, end, axisY, ticks, deadlineX } = line
  return svg(
    'svg',
    { role: 'img', 'aria-label': said, width, height, viewBox: `0 0 ${width} ${height}` },
    svg('path', { class: 'axis', d: `M${RADIUS} ${axisY}H${deadlineX}` }),
    ...ticks.map(({ x, label: text }) =>
      svg(
        'g',
        { class: 'tick' },
        svg('path', { class: 'axis', d: `M${x} ${axisY}v5` }),
        label(text, x, axisY + 20, x > width - 2 * RADIUS ? 'end' : 'middle'),
      ),
    ),
    svg('path', { class: 'deadline', d: `M${deadlineX} 18V${axisY}` }),
    label('deadline', deadlineX + RADIUS, 12, 'end'),
    ...rows.map((row, i) => rowOf(row, rows[i + 1]?.y ?? end.y)),
    attempt(end.attempt, end.x, end.y, 'dot end'),
  )
}
