import { written } from './columns.js'
import type { Figures } from './figures.js'
import { ours } from './ours.js'
import { none } from './peers/classic.js'
import { LARGE, SMALL, TINY } from './scenario.js'
import type { Study } from './study.js'

interface Part {
  readonly wanted: string
  readonly got: string
  readonly met: boolean
}

interface Goal {
  readonly id: string
  readonly parts: readonly Part[]
}

/** What prints as 100 %. */
const ALL = 99.9

const least = (what: string, limit: number, value: number, digits = 1): Part => ({
  wanted: `${what} >= ${limit}`,
  got: value.toFixed(digits),
  met: value >= limit,
})

const most = (what: string, limit: number, value: number, digits = 2): Part => ({
  wanted: `${what} <= ${limit}`,
  got: value.toFixed(digits),
  met: value <= limit,
})

const within = (what: string, limitS: number, recoveryS: number | null): Part => ({
  wanted: `${what} recovers in <= ${limitS.toFixed(0)} s`,
  got: written('recovery', recoveryS),
  met: recoveryS !== null && recoveryS <= limitS,
})

const SHAPES: readonly (readonly [shape: string, rate: number, points: number])[] = [
  ['tiny', TINY, 4],
  ['small', SMALL, 0],
  ['large', LARGE, 0],
]

const SLOWER = 1.6

export const goals = (study: Study): readonly Goal[] => {
  const of = (scenarioId: string, rate?: number): Figures => study.figures(ours, scenarioId, rate)
  const s3 = of('S3')
  const s3b = of('S3b')
  const s4 = of('S4')
  const s7 = of('S7')
  const slow = (scenarioId: string): readonly Part[] =>
    SHAPES.flatMap(([shape, rate, points]) => {
      const own = of(scenarioId, rate)
      const bare = study.figures(none, scenarioId, rate)
      const limit = Number((bare.success - points).toFixed(1))
      return [
        least(`${scenarioId} ${shape} ok %`, limit, own.success),
        within(`${scenarioId} ${shape}`, SLOWER * (bare.recoveryS ?? 0), own.recoveryS),
      ]
    })
  return [
    {
      id: 'G3',
      parts: [
        least('S3 ok %', ALL, s3.success, 2),
        most('peak', 4, s3.peak),
        most('calls', 2.8, s3.callsPerSuccess),
        most('early', 0, s3.earlyPerCall),
      ],
    },
    {
      id: 'G4',
      parts: [least('S3b ok %', ALL, s3b.success, 2), most('early', 0, s3b.earlyPerCall)],
    },
    {
      id: 'G5',
      parts: [
        least('S4 ok %', 99.99, s4.success, 3),
        most('calls', 1.14, s4.callsPerSuccessOfAll, 3),
        most('overshoot s', 1.6, s4.overshootS),
        most('p99 s', 7.5, s4.p99S),
      ],
    },
    {
      id: 'G6',
      parts: [
        most('S5 permanent waste', 0, of('S5 permanent').wastedPerPermanent),
        most('402 off', 0, of('S5 402 off').wastedPerPermanent),
        most('402 unknown', 2, of('S5 402 unknown').wastedPerPermanent),
      ],
    },
    { id: 'G7', parts: [...slow('S6 0.7'), ...slow('S6 0.85')] },
    {
      id: 'G8',
      parts: [
        least('S2 0.7 ok %', 32, of('S2 0.7').success),
        most('calls', 2.2, of('S2 0.7').callsPerSuccessOfAll),
        within('S2 0.7', 0, of('S2 0.7').recoveryS),
      ],
    },
    {
      id: 'G9',
      parts: SHAPES.flatMap(([shape, rate]) => [
        within(`S2 0.85 ${shape}`, 0, of('S2 0.85', rate).recoveryS),
        least(`${shape} all %`, 74, of('S2 0.85', rate).successOfAll),
      ]),
    },
    {
      id: 'G10',
      parts: [
        least('S1 2 s ok %', ALL, of('S1 2 s').success, 2),
        least('5 s', ALL, of('S1 5 s').success, 2),
        least('10 s', 99.5, of('S1 10 s').success, 2),
        most('calls (5 s)', 2.4, of('S1 5 s').callsPerCall),
        most('peak (5 s)', 1.75, of('S1 5 s').peak),
      ],
    },
    {
      id: 'G11',
      parts: [
        least('S7 ok %', 98, s7.success),
        most('calls', 1.35, s7.callsPerSuccessOfAll),
        most('peak', 2.5, s7.peak),
      ],
    },
    {
      id: 'G12',
      parts: [
        least('S8 30 % small ok %', 99, of('S8 30 %').success),
        least('large', 99, of('S8 30 %', LARGE).success),
      ],
    },
  ]
}

export const printGoals = (study: Study, print: (line: string) => void): void => {
  print('Goals')
  for (const { id, parts } of goals(study)) {
    print(`${id.padEnd(4)} ${parts.every(({ met }) => met) ? 'met' : 'NOT MET'}`)
    for (const { wanted, got, met } of parts) {
      print(`     ${wanted.padEnd(34)} ${got.padStart(7)} ${met ? '' : 'no'}`.trimEnd())
    }
  }
}
