import { inspect } from 'node:util'
import type { Finding, Outcome } from './fuzz.js'

const SHORT = { depth: 6, maxStringLength: 300, maxArrayLength: 20, breakLength: 110 }

export const progress = ({ seconds, inputs, findings }: Outcome): string =>
  `${seconds.toFixed(0).padStart(5)} s  ${`${inputs}`.padStart(8)} inputs  ` +
  `${(inputs / seconds).toFixed(0).padStart(6)}/s  ${findings.length} findings`

const present = (world: object): object =>
  Object.fromEntries(Object.entries(world).filter(([, value]) => value !== undefined))

const told = ({ property, row, input, wrong, made }: Finding, seed: number): string =>
  [
    `${property}: ${row}`,
    `  again with: npm run fuzz -- --seed ${seed} --input ${input}`,
    `  wrong: ${inspect(wrong, SHORT)}`,
    `  input: ${inspect(present(made.make()), { ...SHORT, depth: 4 })}`,
  ].join('\n')

/** One row for each property, the findings, and the seed to find them again with. */
export const summary = (outcome: Outcome): string => {
  const { seed, inputs, seconds, findings, checks, inputsOf } = outcome
  const lines = [...checks].map(([name, looked]) => {
    const found = findings.filter(({ property }) => property === name).length
    return [name, `${inputsOf.get(name) ?? 0}`, `${looked}`, `${found}`]
  })
  const table = [['property', 'inputs', 'checks', 'findings'], ...lines].map(
    ([name = '', ...figures]) =>
      name.padEnd(48) + figures.map((figure) => figure.padStart(12)).join(''),
  )
  return [
    ...findings.map((finding) => told(finding, seed)),
    ...table,
    `${inputs} inputs in ${seconds.toFixed(1)} s, ${findings.length} findings, seed ${seed}`,
  ].join('\n')
}
