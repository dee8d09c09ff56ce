import { bytesRow, MOST_BYTES } from './goals.js'
import type { CostResult, GoalResult, ReadsResult, RowResult } from './result.js'
import type { Spread } from './stats.js'

const WIDTH = 110

/** Three figures, whatever the size. */
const figure = (value: number): string => {
  if (value >= 100) return Math.round(value).toString()
  return value.toFixed(value >= 10 ? 1 : 2)
}

const spread = ({ p10, p50, p90 }: Spread): string =>
  `${figure(p50).padStart(6)}  (${figure(p10)} to ${figure(p90)})`

/** Words in lines of a page's width, under an indent. */
const wrapped = (text: string): readonly string[] => {
  const lines: string[] = []
  let line = '   '
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = '     '
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

const rowLines = ({
  id,
  group,
  of,
  calls,
  lacks,
  ns,
  bytes,
  ratio,
}: RowResult): readonly string[] => {
  const cells = [
    id.padEnd(46),
    figure(ns).padStart(9),
    Math.round(bytes).toString().padStart(9),
    `  ${spread(ratio)}`,
  ]
  const what = group === 'peer' ? [`${of}: ${calls}`, `not: ${lacks}`] : []
  return [cells.join(''), ...what.flatMap(wrapped)]
}

const readLine = ({ id, headers, parses }: ReadsResult): string =>
  `${id.padEnd(46)}${figure(headers).padStart(9)}${figure(parses).padStart(9)}`

const wantedOf = ({ least, most }: GoalResult): string => {
  if (least !== undefined) return `at least ${least}`
  return most === undefined ? '' : `at most ${most}`
}

const goalLine = (goal: GoalResult): string => {
  const wanted = wantedOf(goal)
  const met = goal.isMet ? 'met' : 'NOT MET'
  const cells = [goal.what.padEnd(46), wanted.padEnd(16), spread(goal.ratio).padEnd(26)]
  return [...cells, wanted === '' ? '' : met].join('').trimEnd()
}

const checked = (quotient: Spread | null): readonly string[] =>
  quotient === null
    ? []
    : ['', `mitata's median of a row by that of the slices: ${spread(quotient)}`]

const bytesLine = (rows: readonly RowResult[]): readonly string[] =>
  rows
    .filter(({ id }) => id === bytesRow)
    .map(({ bytes }) => {
      const measured = figure(bytes).padStart(6).padEnd(26)
      const isMet = bytes <= MOST_BYTES ? 'met' : 'NOT MET'
      return `${'bytes, ours'.padEnd(46)}${`at most ${MOST_BYTES}`.padEnd(16)}${measured}${isMet}`
    })

const HEAD = `${''.padEnd(46)}${'ns'.padStart(9)}${'bytes'.padStart(9)}   × limit  (p10 to p90)`

export const printed = ({ date, node, v8, ...result }: CostResult): readonly string[] => {
  const { rounds, exchanges, agreed, rows, goals, reads, mitataBySlice } = result
  const section = (group: RowResult['group']): readonly string[] =>
    rows.filter((one) => one.group === group).flatMap(rowLines)
  return [
    `${date}, Node ${node}, V8 ${v8}: ${exchanges} failed calls, ${rounds} rounds; for one call`,
    `The limit and the library agree on all ${agreed} inputs (${exchanges} calls in 6 shapes).`,
    '',
    `${'reads of one call'.padEnd(46)}${'headers'.padStart(9)}${'parses'.padStart(9)}`,
    ...reads.map(readLine),
    '',
    HEAD,
    ...section('limit'),
    '',
    ...section('ours'),
    '',
    ...section('peer'),
    '',
    ...goals.map(goalLine),
    ...bytesLine(rows),
    ...checked(mitataBySlice),
  ]
}
