import { writeFileSync } from 'node:fs'
import { all } from '../size/worth.js'
import { bytesOf } from './ablate-garbage.js'
import { less } from './ablate-inputs.js'
import { platform } from './ablate-platform.js'
import { printedAblation } from './ablate-print.js'
import type { AblationResult, Line, Quality } from './ablate-result.js'
import { rowOf, seen, type Variant, variants, type Without } from './ablate-variants.js'
import { agree } from './agree.js'
import { meterOf } from './meter.js'
import type { Options } from './options.js'
import { againstEachOther, againstReference, type Timing } from './paired.js'
import { reference } from './reference.js'
import type { Row } from './row.js'
import type { Spread } from './stats.js'

/** All rows against the limit, with warm meters. */
const besideLimit = (
  rows: readonly Row[],
  { rounds, warmMs }: Options,
): ReadonlyMap<Row, Timing> => {
  const timings = againstReference(
    rows.map((row) => meterOf(row, warmMs)),
    meterOf(reference, warmMs),
    rounds,
  )
  return new Map([...timings].map(([{ row }, timing]) => [row, timing]))
}

const timingOf = (timings: ReadonlyMap<Row, Timing>, row: Row): Timing => {
  const timing = timings.get(row)
  if (timing === undefined) throw new Error(`${row.id} was not measured`)
  return timing
}

const lineOf = (name: string, row: Row, timings: ReadonlyMap<Row, Timing>): Line => ({
  name,
  ...timingOf(timings, row),
  bytes: bytesOf(row),
})

const qualityOf = ({ causes, same, unread }: Variant): Quality => ({ causes, same, unread })

/** What is left of the whole, turned into what is saved: the more of one the less of the other. */
const savedBy = (ratio: Spread, ns: number): Spread => ({
  p10: ns * (1 - ratio.p90),
  p50: ns * (1 - ratio.p50),
  p90: ns * (1 - ratio.p10),
})

interface OnSame {
  readonly part: Without
  readonly over: Row
  readonly under: Row
}

/**
 * Each part beside the whole, on those of the twelve that are answered the same: in place of another answer other code
 * runs, whose time is not that of the part. A row is counted as if it were of all twelve, so that what is saved is a
 * share of the whole.
 */
const pairsOf = (withouts: readonly Without[], whole: Variant): readonly OnSame[] => {
  const wholes = new Map<string, Row>()
  return withouts.map((part) => {
    const { core, steady } = part.alone
    const key = steady.map((one) => seen.indexOf(one)).join()
    const under = wholes.get(key) ?? rowOf(`(nothing), ${key}`, whole.core, steady)
    wholes.set(key, under)
    return { part, over: rowOf(part.part.name, core, steady), under }
  })
}

/**
 * Where the time of `diagnose` and `decide` goes: what the platform takes, what less input saves, and what each part
 * costs, left out alone (slice beside slice of the whole) and one after the other (beside the limit). The parts are
 * those of the study of bytes.
 */
export const ablate = async (options: Options, print: (text: string) => void): Promise<void> => {
  // Shows the limit all shapes.
  agree()
  const { whole, again, once, withouts, failed } = await variants()
  const controls: readonly Row[] = [
    rowOf('the same in a module of its own', await again(), seen),
    rowOf('the same, having seen no other shape', await once(), seen),
  ]
  const inputs: Row[] = []
  for (const { name, of } of less) inputs.push(rowOf(name, await again(), seen.map(of)))

  const pairs = pairsOf(withouts, whole)
  const { rounds, warmMs } = options
  const meters = pairs.map(({ part, over, under }) => ({
    part,
    over: meterOf(over, warmMs),
    under: meterOf(under, warmMs),
  }))
  const remains = againstEachOther(meters, rounds)
  const timings = besideLimit(
    [
      whole.row,
      ...new Set(pairs.map(({ under }) => under)),
      ...withouts.map(({ soFar }) => soFar.row),
      ...platform.map(({ row }) => row),
      ...controls,
      ...inputs,
    ],
    options,
  )

  const wholeLine = lineOf('diagnose + decide', whole.row, timings)
  const result: AblationResult = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    v8: process.versions.v8,
    rounds: options.rounds,
    vectors: all.causes,
    limit: lineOf('limit', reference, timings),
    whole: { ...wholeLine, ...qualityOf(whole) },
    platform: platform.map(({ name, of, times, row }) => ({
      of,
      times,
      ...lineOf(name, row, timings),
    })),
    controls: controls.map((row) => lineOf(row.id, row, timings)),
    inputs: inputs.map((row) => lineOf(row.id, row, timings)),
    parts: [...remains].map(([{ part, over, under }, ratio]) => ({
      name: part.part.name,
      alone: {
        ns: savedBy(ratio, timingOf(timings, under.row).ns),
        bytes: bytesOf(under.row) - bytesOf(over.row),
        ...qualityOf(part.alone),
      },
      soFar: { ...lineOf(part.part.name, part.soFar.row, timings), ...qualityOf(part.soFar) },
    })),
    failed,
  }
  for (const line of printedAblation(result)) print(line)
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`)
  if (failed.length > 0) process.exitCode = 1
}
