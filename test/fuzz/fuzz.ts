import type { Doors } from './doors.js'
import { functionsOf } from './doors.js'
import { exerciser, type Tally } from './exercise.js'
import { type Input, inputOf } from './input.js'
import { poolsOf } from './pools.js'
import { properties } from './properties.js'
import { look, type Met, tried } from './tried.js'

/** Something that does not hold. */
export interface Finding {
  readonly property: string
  readonly row: string
  readonly input: number
  /** What is wrong, as far as it can be told. */
  readonly wrong: unknown
  readonly made: Input
}

/** What was tried, and what was found. */
export interface Outcome {
  readonly seed: number
  readonly inputs: number
  readonly seconds: number
  /** The first of each property and row. */
  readonly findings: readonly Finding[]
  /** How often each property was looked at. */
  readonly checks: ReadonlyMap<string, number>
  /** In how many inputs. */
  readonly inputsOf: ReadonlyMap<string, number>
  /** How often each public function was called. */
  readonly calls: ReadonlyMap<string, number>
}

export interface Options {
  readonly doors: Doors
  readonly seed: number
  readonly seconds: number
  /** The number of the first input. */
  readonly from?: number
  /** No further than so many inputs, whatever the clock says. */
  readonly most?: number
  /** Ends before its time with a finding of which this is true. */
  readonly isEnough?: (finding: Finding) => boolean
  readonly onProgress?: (outcome: Outcome) => void
}

/** So many inputs later an input is tried once more. */
export const LATER = 5

const PROGRESS_MS = 5000

/** Tries input after input on every function until the time is over. Everything but the time comes from the seed. */
export const fuzz = async ({
  doors,
  seed,
  seconds,
  from = 0,
  most = Number.POSITIVE_INFINITY,
  isEnough = () => false,
  onProgress = () => undefined,
}: Options): Promise<Outcome> => {
  const began = performance.now()
  const pools = poolsOf(seed)
  const calls: Tally = new Map([...functionsOf(doors).keys()].map((name) => [name, 0]))
  const exercise = exerciser(doors, calls)
  const checks = new Map(properties.map(({ name }) => [name, 0]))
  const inputsOf = new Map(checks)
  const findings = new Map<string, Finding>()
  const met: Met[] = []
  let number = from
  let toldAt = began
  let enough = false
  const outcome = (): Outcome => ({
    seed,
    inputs: number - from,
    seconds: (performance.now() - began) / 1000,
    findings: [...findings.values()],
    checks,
    inputsOf,
    calls,
  })
  while (number - from < most && performance.now() - began < seconds * 1000) {
    const input = inputOf(seed, number, pools)
    const old = met.length === LATER ? met.shift() : undefined
    const trial = await tried(exercise, input, number % 2 === 0 ? null : old)
    met.push({ input, before: trial.plain })
    const seen = new Set<string>()
    look(trial, (property, row, holds, wrong) => {
      seen.add(property)
      checks.set(property, (checks.get(property) ?? 0) + 1)
      const key = `${property}: ${row}`
      if (holds || findings.has(key)) return
      const finding = { property, row, input: number, wrong: wrong(), made: input }
      findings.set(key, finding)
      enough ||= isEnough(finding)
    })
    for (const property of seen) inputsOf.set(property, (inputsOf.get(property) ?? 0) + 1)
    number++
    if (enough) break
    if (performance.now() - toldAt >= PROGRESS_MS) {
      toldAt = performance.now()
      onProgress(outcome())
    }
  }
  return outcome()
}
