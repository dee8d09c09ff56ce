import type { AblationResult } from '../cost/ablate-result.js'
import type { ReadsResult, RowResult } from '../cost/result.js'
import type { Spread } from '../cost/stats.js'
import type { Worth } from '../size/worth.js'
import type { Goal } from './goal.js'

/** What every bench says of its run. Goals come first: they are ratios and bytes, which hold on other machines. */
export interface Measured {
  readonly date: string
  readonly node: string
  readonly command: string
  readonly goals: readonly Goal[]
}

export interface CostRow extends Pick<RowResult, 'id' | 'group' | 'of' | 'calls' | 'lacks'> {
  readonly timesOurs: Spread
  readonly timesLimit: Spread
  readonly bytes: number
  readonly ns: number
}

/** Where the time goes, without what says only how it was measured. */
export type TimeParts = Omit<AblationResult, 'date' | 'node' | 'v8' | 'rounds'>

export interface Cost extends Measured {
  readonly exchanges: number
  readonly inputs: number
  readonly rounds: number
  /** The hand-written switch by the reads, parses and objects in it. */
  readonly limitByBare: Spread
  readonly reads: readonly ReadsResult[]
  readonly rows: readonly CostRow[]
  readonly parts: TimeParts
}

/** One of our functions on one input that breaks a bound. */
export interface Excess {
  readonly who: string
  readonly input: string
  readonly largestMs: number
  /** At the size where it is the largest. */
  readonly size: number
  readonly unit: 'bytes' | 'count'
  /** At 64 times the size; `null`: the greatest size would have taken seconds. */
  readonly times: number | null
}

export interface Grower {
  readonly who: string
  readonly rows: number
  /** Rows in which no median is over the bound. */
  readonly quick: number
  /** Rows that do not grow to the greatest size, of those where that could be measured. */
  readonly bounded: number
  readonly boundedOf: number
  readonly threwAt: readonly string[]
  readonly largestMs: number
  readonly largestAt: string
}

export interface Scale extends Measured {
  readonly excesses: readonly Excess[]
  readonly ours: readonly Grower[]
  readonly peers: readonly Grower[]
}

/** Of a bundle for a browser. */
export interface Bytes {
  readonly name: string
  readonly min: number
  readonly gzip: number
  readonly brotli: number
}

export interface PeerBytes extends Bytes {
  readonly of: string
  readonly lacks: string
  readonly isForNode: boolean
}

/** What remains of the vectors that come out right, and of the bytes. */
export interface Left extends Worth {
  readonly gzip: number
}

export interface SizePart {
  readonly name: string
  readonly alone: Left
  readonly soFar: Left
}

interface SizeParts {
  readonly vectors: Worth
  readonly whole: Left
  readonly rows: readonly SizePart[]
}

export interface Size extends Measured {
  readonly esbuild: string
  readonly limitGzip: number
  readonly requiredGzip: number
  /** By which bundles of ours for other targets differ from those for a browser, gzipped, at most. */
  readonly differenceBytes: number
  readonly groups: readonly Bytes[]
  readonly peers: readonly PeerBytes[]
  readonly parts: SizeParts
}

/** As a multiple of an empty module loaded the same way. */
export interface Installed {
  readonly name: string
  readonly imported: Spread | null
  readonly required: Spread | null
  readonly heapKb: number | null
}

export interface Started {
  readonly name: string
  readonly times: Spread
  readonly heapKb: number | null
}

export interface Start extends Measured {
  readonly rounds: number
  readonly installed: readonly Installed[]
  readonly files: readonly Started[]
  /** Empty where workerd could not be installed. */
  readonly workers: readonly Started[]
}

/** All that the page, the chart and the block of the README show. */
export interface Results {
  readonly cost: Cost
  readonly scale: Scale
  readonly size: Size
  readonly start: Start
}

export const goalsOf = ({ cost, scale, size, start }: Results): readonly Goal[] =>
  [cost, scale, size, start].flatMap(({ goals }) => goals)
