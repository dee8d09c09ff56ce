import type { Figures } from './figures.js'
import { ours } from './ours.js'
import { peers } from './peers/index.js'
import { LARGE, SMALL, TINY } from './scenario.js'
import type { Study } from './study.js'

/** Less is better in each; what differs by less than `noise` is the same. */
interface Aim {
  readonly name: string
  readonly of: (figures: Figures) => number
  readonly noise: (value: number) => number
}

const POINTS = 1
const SHARE = 0.02
const SECONDS = 2

const aims: readonly Aim[] = [
  { name: 'success', of: ({ success }) => -success, noise: () => POINTS },
  {
    name: 'calls per success',
    of: ({ callsPerSuccessOfAll }) => callsPerSuccessOfAll,
    noise: (value) => value * SHARE,
  },
  { name: 'peak', of: ({ peak }) => peak, noise: (value) => value * SHARE },
  {
    name: 'time to recover',
    of: ({ recoveryS }) => recoveryS ?? Number.POSITIVE_INFINITY,
    noise: () => SECONDS,
  },
]

/** Negative when `a` is better, 0 within the noise. */
const compared = (aim: Aim, a: Figures, b: Figures): number => {
  const left = aim.of(a)
  const right = aim.of(b)
  if (left === right) return 0
  return Math.abs(left - right) <= aim.noise(Math.min(left, right)) ? 0 : left - right
}

const dominates = (a: Figures, b: Figures): boolean => {
  const signs = aims.map((aim) => compared(aim, a, b))
  return signs.every((sign) => sign <= 0) && signs.some((sign) => sign < 0)
}

const SCENARIOS = [
  'S1 5 s',
  'S2 0.7',
  'S2 0.85',
  'S3',
  'S3b',
  'S4',
  'S6 0.7',
  'S6 0.85',
  'S7',
  'S8 10 %',
  'S8 30 %',
  'S8 50 %',
]

/** Outages and hangs are read in every shape when there is time. */
const SHAPED = SCENARIOS.slice(1, 3).concat(['S6 0.7', 'S6 0.85'])

export const pareto = (study: Study, everyShape: boolean, print: (line: string) => void): void => {
  print(
    `Pareto: success (${POINTS} point), calls per success and peak (${100 * SHARE} %), ` +
      `time to recover (${SECONDS} s)`,
  )
  const read = (scenarioId: string, rate: number, shape: string): void => {
    const own = study.figures(ours, scenarioId, rate)
    const others = peers.map((rule) => study.figures(rule, scenarioId, rate))
    const above = others.filter((other) => dominates(other, own)).map(({ rule }) => rule)
    const below = others.filter((other) => dominates(own, other)).length
    const verdict = above.length === 0 ? 'on the front' : `dominated by ${above.join('; ')}`
    print(
      `${`${scenarioId}, ${shape}`.padEnd(16)} ${verdict}; dominates ${below} of ${others.length}`,
    )
  }
  for (const scenarioId of SCENARIOS) read(scenarioId, SMALL, 'small')
  if (!everyShape) return
  for (const scenarioId of SHAPED) {
    read(scenarioId, TINY, 'tiny')
    read(scenarioId, LARGE, 'large')
  }
}
