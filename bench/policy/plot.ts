import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ours } from './ours.js'
import { exponential } from './peers/classic.js'
import { recipeAsPrinted } from './peers/recipe.js'
import { openai } from './peers/sdks.js'
import type { Rule } from './rule.js'
import type { Study } from './study.js'

interface Line {
  readonly label: string
  readonly colour: string
  readonly dashes: string
  readonly width: number
  readonly load: readonly number[]
}

interface Plot {
  readonly file: string
  readonly title: string
  readonly note: string
  readonly scenarioId: string
  readonly fromS: number
  readonly untilS: number
  readonly stepS: number
}

const WIDTH = 760
const HEIGHT = 400
const LEFT = 62
const RIGHT = 20
const TOP = 92
const BOTTOM = 52
const INK = '#222222'
const FAINT = '#dddddd'
const FONT = 'system-ui, sans-serif'

const PEERS: readonly (readonly [rule: Rule, label: string, colour: string, dashes: string])[] = [
  [recipeAsPrinted, "The Grid's recipe, as printed", '#c0392b', ''],
  [exponential, 'exponential, no jitter', '#b9770e', '7 3'],
  [openai, 'OpenAI SDK for Node', '#7d3c98', '2 3'],
]

const PLOTS: readonly Plot[] = [
  {
    file: 'load-s2.svg',
    title: 'Load on the service during and after an outage of 60 s',
    note: 'Every call fails until 60 s, then the full capacity is back. Fresh calls are 0.7 of it.',
    scenarioId: 'S2 0.7',
    fromS: 0,
    untilS: 150,
    stepS: 15,
  },
  {
    file: 'load-s3.svg',
    title: 'Load on the service after all clients were told “Retry-After: 30”',
    note: '20 s of work arrive at 0 s. Whoever finds no room later is sent to the next 10 s mark.',
    scenarioId: 'S3',
    fromS: 20,
    untilS: 100,
    stepS: 10,
  },
]

const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${content}</text>`

const pen = (colour: string, width: number, dashes = ''): string =>
  `stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}"`

/** A tick for each of at most seven round steps. */
const tickOf = (most: number): number => [1, 2, 5, 10, 20].find((step) => most / step <= 7) ?? 50

const draw = (plot: Plot, lines: readonly Line[], population: string): string => {
  const { title, note, fromS, untilS, stepS } = plot
  const shown = lines.map((line) => ({ ...line, load: line.load.slice(fromS, untilS) }))
  const highest = Math.max(...shown.flatMap(({ load }) => load))
  const tick = tickOf(highest)
  const top = tick * Math.ceil(highest / tick)
  const x = (second: number): number =>
    LEFT + ((second - fromS) * (WIDTH - LEFT - RIGHT)) / (untilS - fromS)
  const y = (load: number): number => HEIGHT - BOTTOM - (load * (HEIGHT - TOP - BOTTOM)) / top
  const round = (value: number): string => String(Number(value.toFixed(1)))

  // Each bin is a step: a line between points would slope where the load jumps.
  const path = (load: readonly number[]): string =>
    load
      .map(
        (value, i) =>
          `${i === 0 ? 'M' : 'L'}${round(x(fromS + i))} ${round(y(value))}h${round(x(1) - x(0))}`,
      )
      .join('')

  const rows: readonly number[] = Array.from({ length: top / tick + 1 }, (_, i) => i * tick)
  const marks = Array.from({ length: (untilS - fromS) / stepS + 1 }, (_, i) => fromS + i * stepS)
  const entry = ({ label, colour, dashes, width }: Line, i: number): string => {
    const left = LEFT + (i % 2) * 330
    const level = 50 + Math.floor(i / 2) * 18
    return [
      `<path d="M${left} ${level}h28" ${pen(colour, width, dashes)}/>`,
      text(left + 36, level + 4, label, 'font-size="12.5"'),
    ].join('')
  }
  const capacity = y(1)
  const middle = (TOP + HEIGHT - BOTTOM) / 2

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"`,
    `  font-family="${FONT}" fill="${INK}">`,
    `<title>${title}</title>`,
    `<desc>${note} ${population}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(LEFT, 26, title, 'font-size="15" font-weight="600"'),
    ...rows.flatMap((load) => [
      `<path d="M${LEFT} ${round(y(load))}H${WIDTH - RIGHT}" stroke="${FAINT}"/>`,
      text(LEFT - 8, Number(round(y(load) + 4)), `${load}`, 'font-size="12" text-anchor="end"'),
    ]),
    ...marks.map((second) =>
      text(
        Number(round(x(second))),
        HEIGHT - BOTTOM + 18,
        `${second}`,
        'font-size="12" text-anchor="middle"',
      ),
    ),
    `<path d="M${LEFT} ${round(capacity)}H${WIDTH - RIGHT}" ${pen(INK, 1, '4 3')}/>`,
    text(
      WIDTH - RIGHT - 4,
      Number(round(capacity - 5)),
      'capacity',
      'font-size="12" text-anchor="end"',
    ),
    '<g fill="none" stroke-linejoin="round">',
    ...[...shown.slice(1), ...shown.slice(0, 1)].map(
      ({ colour, dashes, width, load }) =>
        `<path d="${path(load)}" ${pen(colour, width, dashes)}/>`,
    ),
    '</g>',
    ...lines.map(entry),
    text(
      (LEFT + WIDTH - RIGHT) / 2,
      HEIGHT - 10,
      'time in seconds',
      'font-size="12.5" text-anchor="middle"',
    ),
    text(
      0,
      0,
      'calls per second ÷ capacity',
      `font-size="12.5" text-anchor="middle" transform="translate(18 ${middle}) rotate(-90)"`,
    ),
    '</svg>',
  ].join('\n')
}

const DOCS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs')

export const plots = (study: Study, print: (line: string) => void): void => {
  mkdirSync(DOCS, { recursive: true })
  const { callsPerS, seeds } = study.tier
  const population = `Small clients, ${callsPerS} calls/s, bins of 1 s, seeds ${seeds.join(', ')}.`
  for (const plot of PLOTS) {
    const of = (rule: Rule): readonly number[] => study.figures(rule, plot.scenarioId).load
    const own: Line = {
      label: 'grid-triage',
      colour: '#1a6fb5',
      dashes: '',
      width: 2.6,
      load: of(ours),
    }
    const others = PEERS.map(([rule, label, colour, dashes]) => ({
      label,
      colour,
      dashes,
      width: 1.5,
      load: of(rule),
    }))
    const file = join(DOCS, plot.file)
    const svg = draw(plot, [own, ...others], population)
    writeFileSync(file, `${svg}\n`)
    print(`docs/${plot.file}: ${svg.length} characters`)
  }
}
