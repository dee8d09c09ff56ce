import type { AblationResult, Line, Saved } from '../../cost/ablate-result.js'
import { bytesRow, MOST_BYTES } from '../../cost/goals.js'
import type { CostResult, GoalResult, RowResult } from '../../cost/result.js'
import type { Spread } from '../../cost/stats.js'
import { rounded, roundedSpread } from '../figures.js'
import type { Goal } from '../goal.js'
import type { Raw } from '../raw.js'
import type { Cost, CostRow, TimeParts } from '../results.js'
import { runOf } from './run.js'

/** By its name in the bench: what each ratio is called on the page. */
const WORDS: Readonly<Record<string, readonly [id: string, what: string]>> = {
  'ours / limit': ['switch', 'diagnose + decide ÷ the switch written by hand'],
  'openai, whole / ours': ['openai', 'openai, error and decision ÷ ours'],
  'anthropic, whole / ours': ['anthropic', '@anthropic-ai/sdk, error and decision ÷ ours'],
  'ai, whole / ours': ['ai', 'ai, error and decision ÷ ours'],
  'axios + axios-retry, whole / ours': ['axios', 'axios + axios-retry, error and decision ÷ ours'],
  'decide / retry-ts applyPolicy': ['applyPolicy', '`decide` ÷ `applyPolicy` of retry-ts'],
  'decide / got calculateRetryDelay': ['got', '`decide` ÷ `calculateRetryDelay` of got'],
}

const goalOf = ({ what, least, most, ratio }: GoalResult): readonly Goal[] => {
  const words = WORDS[what]
  if (words === undefined) return []
  const { p10, p50, p90 } = roundedSpread(ratio)
  const bound = { ...(least !== undefined && { least }), ...(most !== undefined && { most }) }
  return [{ id: words[0], what: words[1], unit: '×', ...bound, measured: p50, p10, p90 }]
}

const inverse = ({ p10, p50, p90 }: Spread): Spread => ({
  p10: 1 / p90,
  p50: 1 / p50,
  p90: 1 / p10,
})

/** Slice beside slice where the bench has paired the two; else by way of the switch. */
const timesOurs = ({ id, ratio }: RowResult, goals: CostResult['goals'], ours: Spread): Spread => {
  const above = goals.find(({ over, under }) => over === id && under === bytesRow)
  if (above !== undefined) return above.ratio
  const below = goals.find(({ over, under }) => over === bytesRow && under === id)
  if (below !== undefined) return inverse(below.ratio)
  if (id === bytesRow) return { p10: 1, p50: 1, p90: 1 }
  return { p10: ratio.p10 / ours.p50, p50: ratio.p50 / ours.p50, p90: ratio.p90 / ours.p50 }
}

const found = <A>(one: A | undefined, what: string): A => {
  if (one === undefined) throw new Error(`the bench has no ${what} any more`)
  return one
}

const lineOf = <L extends Line>(line: L): L => ({
  ...line,
  ns: rounded(line.ns),
  bytes: Math.round(line.bytes),
  ratio: roundedSpread(line.ratio),
})

const savedOf = (saved: Saved): Saved => ({
  ...saved,
  ns: roundedSpread(saved.ns),
  bytes: Math.round(saved.bytes),
})

const partsOf = (result: AblationResult): TimeParts => ({
  vectors: result.vectors,
  limit: lineOf(result.limit),
  whole: lineOf(result.whole),
  platform: result.platform.map(lineOf),
  controls: result.controls.map(lineOf),
  inputs: result.inputs.map(lineOf),
  parts: result.parts.map(({ name, alone, soFar }) => ({
    name,
    alone: savedOf(alone),
    soFar: lineOf(soFar),
  })),
  failed: result.failed,
})

const MOST_BY_BARE = 1.6

export const reduceCost = ({ costs, parts }: Raw['cost'], command: string): Cost => {
  const { goals, rows } = costs
  const ours = found(
    rows.find(({ id }) => id === bytesRow),
    bytesRow,
  )
  const limitByBare = found(
    goals.find(({ over, under }) => over === 'limit' && under === 'bare'),
    'limit / bare',
  )
  const { p50 } = roundedSpread(limitByBare.ratio)
  // Now and then V8 leaves a module in code that is twice as slow; the switch tells, since it is held to this.
  if (p50 > MOST_BY_BARE) {
    throw new Error(`the switch takes ${p50} × its reads and parses: measure once more`)
  }
  const garbage: Goal = {
    id: 'garbage',
    what: 'diagnose + decide, bytes allocated',
    unit: 'B',
    most: MOST_BYTES,
    measured: Math.round(ours.bytes),
  }
  const row = (one: RowResult): CostRow => ({
    id: one.id,
    group: one.group,
    of: one.of,
    calls: one.calls,
    lacks: one.lacks,
    timesOurs: roundedSpread(timesOurs(one, goals, ours.ratio)),
    timesLimit: roundedSpread(one.ratio),
    bytes: Math.round(one.bytes),
    ns: rounded(one.ns),
  })
  return {
    ...runOf(costs, command),
    goals: [garbage, ...goals.flatMap(goalOf)],
    exchanges: costs.exchanges,
    inputs: costs.agreed,
    rounds: costs.rounds,
    limitByBare: roundedSpread(limitByBare.ratio),
    reads: costs.reads.map(({ id, headers, parses }) => ({
      id,
      headers: rounded(headers),
      parses: rounded(parses),
    })),
    rows: rows.map(row),
    parts: partsOf(parts),
  }
}
