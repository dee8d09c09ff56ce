import { type Column, columns, type Kind, written } from './columns.js'
import { peers } from './peers/index.js'
import { reference } from './reference.js'
import type { Study } from './study.js'

const POINTS = 1
const RATIO = 0.02
const RECOVERY_S = 2
const OVERSHOOT_S = 0.1
const COUNT = 0.05

/** What the printed digits leave open. */
const halfUnit = (digits: string): number => 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0)

const allowed = (kind: Kind, value: number): number => {
  switch (kind) {
    case 'success':
      return POINTS
    case 'ratio':
      return RATIO * value
    case 'recovery':
      return RECOVERY_S
    case 'overshoot':
      return OVERSHOOT_S
    case 'count':
      return COUNT
  }
}

interface Check {
  readonly agrees: boolean
  readonly line: string
}

const check = (rule: string, column: Column, digits: string, ours: number | null): Check => {
  const name = `${column.group} ${column.title}`
  const line = (difference: string, agrees: boolean): Check => ({
    agrees,
    line: [
      rule.padEnd(33),
      name.padEnd(16),
      digits.padStart(7),
      written(column.kind, ours).padStart(7),
      difference.padStart(9),
      agrees ? 'agrees' : 'DIFFERS',
    ].join(' '),
  })
  if (digits === 'never') return line('', ours === null)
  const value = Number(digits)
  if (ours === null) return line('', false)
  const difference = ours - value
  const shown =
    column.kind === 'ratio' ? `${((100 * difference) / value).toFixed(1)} %` : difference.toFixed(2)
  // A rate of nothing against nothing has no ratio.
  const within = Math.abs(difference) <= allowed(column.kind, value) + halfUnit(digits)
  return line(`${difference < 0 ? '' : '+'}${shown}`, within)
}

/** Each cell of the peers in the earlier model beside this one's. */
export const verify = (study: Study, print: (line: string) => void): void => {
  print(
    `Agreement with the earlier model: within ${POINTS} point of success, ` +
      `${100 * RATIO} % of a ratio,`,
  )
  print(
    `${RECOVERY_S} s to recover and ${OVERSHOOT_S} s of overshoot, beyond the digits printed.\n`,
  )
  print('rule                              cell           reference    here difference')
  const checks = peers.flatMap((rule) =>
    columns.flatMap((column, index) => {
      const digits = reference.get(rule.name)?.[index] ?? '-'
      if (digits === '-') return []
      const ours = column.of(study.figures(rule, column.scenarioId))
      return [check(rule.name, column, digits, ours)]
    }),
  )
  for (const { line } of checks) print(line)
  const agreeing = checks.filter(({ agrees }) => agrees).length
  print(`\n${agreeing} of ${checks.length} cells agree`)
}
