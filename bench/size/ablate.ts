import { writeFileSync } from 'node:fs'
import { type Budget, budgetOf } from './budget.js'
import { CORE } from './groups.js'
import { type Part, parts } from './parts.js'
import { absentFrom, loaded, without } from './stubs.js'
import type { Bundle } from './weigh.js'
import { all, type Worth, worthOf } from './worth.js'

interface Row {
  readonly name: string
  readonly alone: (Budget & Worth) | null
  readonly soFar: Budget & Worth
}

const measured = async (bundle: Bundle): Promise<Budget & Worth> => ({
  ...budgetOf(bundle),
  ...worthOf(await loaded(bundle.code)),
})

const cell = (value: number): string => value.toLocaleString('en').padStart(8)
const share = (right: number, of: number): string =>
  `${Math.round((100 * right) / of)} %`.padStart(7)

const cells = ({ min, gzip, causes, waits, decisions }: Budget & Worth): string =>
  `${cell(min)}${cell(gzip)}${share(causes, all.causes)}${share(waits, all.waits)}` +
  share(decisions, all.decisions)

const HEAD = `${'min'.padStart(8)}${'gzip'.padStart(8)}${'cause'.padStart(7)}${'wait'.padStart(7)}${'decide'.padStart(7)}`

/**
 * What each part costs and buys: left out alone, as the difference to the whole; then one after the other, as what
 * remains. A part whose module is no more fails the study.
 */
export const ablate = async (
  json: string | undefined,
  print: (text: string) => void,
): Promise<void> => {
  const everything = await without([])
  const whole = await measured(everything)
  print(
    `${CORE.name}: what a part costs, in bytes, and which share of the vectors is right without it`,
  )
  print(`(${all.causes} causes, ${all.waits} waits, ${all.decisions} decisions)\n`)
  print(`${''.padEnd(42)}${'left out alone'.padEnd(39)}all so far left out`)
  print(`${''.padEnd(40)}${HEAD} |${HEAD}`)
  print(`${'(nothing)'.padEnd(40)}${cells(whole)} |${cells(whole)}`)
  const rows: Row[] = []
  const left: Part[] = []
  for (const part of parts) {
    try {
      const absent = absentFrom(everything, part)
      if (absent.length > 0) throw new Error(`nothing of ${absent.join(', ')} is in it any more`)
      const alone = await measured(await without([part]))
      left.push(part)
      const soFar = await measured(await without(left))
      const saved = { ...alone, min: alone.min - whole.min, gzip: alone.gzip - whole.gzip }
      print(`${part.name.padEnd(40)}${cells(saved)} |${cells(soFar)}`)
      rows.push({ name: part.name, alone, soFar })
    } catch (error) {
      if (left.at(-1) === part) left.pop()
      process.exitCode = 1
      print(`${part.name}: FAILED: ${error instanceof Error ? error.message : error}`)
    }
  }
  if (json === undefined) return
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(
    json,
    `${JSON.stringify({ date, node: process.version, all, whole, rows }, null, 2)}\n`,
  )
}
