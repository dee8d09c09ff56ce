import { columns, written } from './columns.js'
import { ours, oursNew } from './ours.js'
import { exponential, none } from './peers/classic.js'
import { peers } from './peers/index.js'
import type { Rule } from './rule.js'
import { LARGE, SMALL, TINY } from './scenario.js'
import type { Study } from './study.js'

const NAME = 33

const groups = [...new Set(columns.map(({ group }) => group))]

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(NAME) + cells.map((cell, i) => (i === 0 ? cell : ` | ${cell}`)).join('')

const cellsOf = (study: Study, rule: Rule): readonly string[] =>
  groups.map((group) =>
    columns
      .filter((column) => column.group === group)
      .map(({ kind, scenarioId, of }) => {
        const cell = written(kind, of(study.figures(rule, scenarioId)))
        return cell.padStart(6)
      })
      .join(''),
  )

const heads = (of: (group: string) => string): readonly string[] =>
  groups.map((group) => {
    const width = 6 * columns.filter((column) => column.group === group).length
    return of(group).padStart(width)
  })

/** Every rule in every scenario, clients small. */
export const table = (study: Study, print: (line: string) => void): void => {
  print(
    row(
      '',
      heads((group) => group),
    ),
  )
  const titles = (group: string): string =>
    columns
      .filter((column) => column.group === group)
      .map(({ title }) => title.padStart(6))
      .join('')
  print(row('rule', heads(titles)))
  for (const rule of [...peers, ours]) print(row(rule.name, cellsOf(study, rule)))
}

const seconds = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '-')

const SHAPED = ['S2 0.7', 'S2 0.85', 'S6 0.7', 'S6 0.85', 'S7', 'S8 30 %', 'S8 50 %']

/** Ours again, where the size of a client matters, or its past; beside it who never gives up early. */
const AGAIN: readonly (readonly [name: string, rule: Rule, callsPerSPerClient: number])[] = [
  ['tiny', ours, TINY],
  ['small', ours, SMALL],
  ['large', ours, LARGE],
  ['small and new', oursNew, SMALL],
  ['small, exponential', exponential, SMALL],
  ['small, no retry', none, SMALL],
]

export const shapes = (study: Study, print: (line: string) => void): void => {
  print(
    `${'grid-triage, by client'.padEnd(28)}  ok %  all %  calls/success  peak  back s  gives up s`,
  )
  for (const scenarioId of SHAPED) {
    for (const [name, rule, rate] of AGAIN) {
      const { success, successOfAll, callsPerSuccessOfAll, peak, recoveryS, giveUpS } =
        study.figures(rule, scenarioId, rate)
      const cells = [
        `${scenarioId}, ${name}`.padEnd(28),
        success.toFixed(1).padStart(5),
        successOfAll.toFixed(1).padStart(6),
        callsPerSuccessOfAll.toFixed(2).padStart(14),
        peak.toFixed(2).padStart(5),
        written('recovery', recoveryS).padStart(7),
        seconds(giveUpS).padStart(11),
      ]
      print(cells.join(' '))
    }
  }
  const { success, callsPerSuccess, peak, p50S, p99S } = study.figures(ours, 'S3b')
  print(
    `S3b, small: ${success.toFixed(2)} % ok, ${callsPerSuccess.toFixed(2)} calls each, ` +
      `peak ${peak.toFixed(2)}, p50 ${p50S.toFixed(0)} s, p99 ${p99S.toFixed(0)} s`,
  )
}

/** How long the callers wait, and how the herd looks from nearby. */
export const lags = (study: Study, print: (line: string) => void): void => {
  print(`${''.padEnd(NAME)}   S1 5 s        S3              peak of   S4    S2 0.7`)
  print(`${'rule'.padEnd(NAME)}  p50   p99    p50    p99     0.1 s    p99   gives up after, s`)
  for (const rule of [...peers, ours]) {
    const s1 = study.figures(rule, 'S1 5 s')
    const s3 = study.figures(rule, 'S3')
    const cells = [
      rule.name.padEnd(NAME - 1),
      seconds(s1.p50S).padStart(5),
      seconds(s1.p99S).padStart(5),
      seconds(s3.success === 0 ? Number.NaN : s3.p50S).padStart(6),
      seconds(s3.success === 0 ? Number.NaN : s3.p99S).padStart(6),
      s3.peakTenth.toFixed(1).padStart(9),
      seconds(study.figures(rule, 'S4').p99S).padStart(6),
      seconds(study.figures(rule, 'S2 0.7').giveUpS).padStart(10),
    ]
    print(cells.join(' '))
  }
}
