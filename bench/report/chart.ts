import type { Call } from './calls.js'
import { figure } from './figures.js'

export const CHART = 'docs/benchmarks.svg'

const WIDTH = 720
const LEFT = 324
/** Room for the figure after the longest bar. */
const RIGHT = 64
const TOP = 64
const STEP = 30
const BAR = 16
const BOTTOM = 44

const TITLE = 'Time for one failed call, as a multiple of ours'

/** Text, ground and bars change together, so that it reads the same on any page. */
const STYLE = `
.ground { fill: #ffffff } .ink { fill: #1f2328 } .faint { fill: #59636e } .grid { stroke: #d8dee4 }
.one { stroke: #1a6fb5; stroke-dasharray: 4 3 } .bar { fill: #9aa4af } .ours { fill: #1a6fb5 }
.whisker { stroke: #1f2328; stroke-width: 1.5; fill: none }
.figure { stroke: #ffffff; stroke-width: 4; paint-order: stroke }
@media (prefers-color-scheme: dark) {
  .figure { stroke: #0d1117 } .ground { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #2d333b }
  .one { stroke: #58a6ff } .bar { fill: #5c6773 } .ours { fill: #3b8eea } .whisker { stroke: #e6edf3 }
}`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)

/** An SVG has no code in its text, and its rows stand in another order than those of the table. */
export const chartLabel = ({ label }: Call): string =>
  label.replaceAll('`', '').replace(/^…/, 'ours')

const text = (x: number, y: number, content: string, more: string): string =>
  `<text x="${x}" y="${y}" ${more}>${escaped(content)}</text>`

/** One decimal is a tenth of a pixel. */
const px = (value: number): number => Number(value.toFixed(1))

/** A round step that gives at most eight lines. */
const stepOf = (most: number): number =>
  [0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 50].find((step) => most / step <= 8) ?? 100

/** What the chart shows, in a sentence. */
export const chartWords = (calls: readonly Call[]): string =>
  `${TITLE}: ${calls
    .filter(({ isUnit }) => !isUnit)
    .map((call) => `${chartLabel(call)} ${figure(call.times.p50)}`)
    .join('; ')}.`

/** Horizontal bars, the quickest at the top, each with a whisker for what eight in ten rounds lie between. */
export const chart = (calls: readonly Call[]): string => {
  const rows = calls.toSorted((a, b) => a.times.p50 - b.times.p50)
  const most = Math.max(...rows.map(({ times }) => times.p90))
  const step = stepOf(most)
  const lines = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
  const x = (times: number): number => px(LEFT + (times * (WIDTH - LEFT - RIGHT)) / most)
  const end = TOP + rows.length * STEP
  const height = end + BOTTOM

  const row = (call: Call, i: number): string => {
    const { isUnit, isOurs, times } = call
    const top = TOP + i * STEP + (STEP - BAR) / 2
    const middle = top + BAR / 2
    const [from, to] = [x(times.p10), x(times.p90)]
    const bar = `<rect class="bar${isOurs ? ' ours' : ''}" x="${LEFT}" y="${top}" width="${px(x(times.p50) - LEFT)}" height="${BAR}" rx="2"/>`
    const whisker = `<path class="whisker" d="M${from} ${middle - 4}v8M${from} ${middle}H${to}M${to} ${middle - 4}v8"/>`
    const weight = isUnit ? ' font-weight="600"' : ''
    return [
      '<g>',
      text(LEFT - 10, middle + 4.5, chartLabel(call), `class="ink" text-anchor="end"${weight}`),
      bar,
      ...(isUnit ? [] : [whisker]),
      text(
        Math.max(to, x(times.p50)) + 8,
        middle + 4.5,
        isUnit ? '1' : figure(times.p50),
        `class="ink figure"${weight}`,
      ),
      '</g>',
    ].join('')
  }

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">`,
    `<title id="title">${TITLE}</title>`,
    `<desc id="desc">${escaped(chartWords(calls))} Whiskers: what eight in ten rounds lie between.</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}"/>`,
    text(16, 28, TITLE, 'class="ink" font-size="15" font-weight="600"'),
    text(
      16,
      48,
      'Shorter is better. Whiskers: what eight in ten rounds lie between.',
      'class="faint" font-size="12"',
    ),
    ...lines.flatMap((times) => [
      `<path class="grid" d="M${x(times)} ${TOP}V${end}"/>`,
      text(
        x(times),
        end + 18,
        `${px(times * 10) / 10}`,
        'class="faint" font-size="12" text-anchor="middle"',
      ),
    ]),
    `<path class="one" d="M${x(1)} ${TOP}V${end}"/>`,
    ...rows.map(row),
    text(
      px((LEFT + WIDTH - RIGHT) / 2),
      end + 36,
      'times ours',
      'class="faint" font-size="12" text-anchor="middle"',
    ),
    '</svg>',
    '',
  ].join('\n')
}
