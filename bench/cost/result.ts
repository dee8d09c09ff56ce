import type { Goal } from './goals.js'
import type { Spread } from './stats.js'

/** One row as measured. `ratio` is to the limit with `Headers` and text. */
export interface RowResult {
  readonly id: string
  readonly group: 'ours' | 'limit' | 'peer'
  readonly of: string
  readonly calls: string
  readonly lacks: string
  readonly ns: number
  readonly bytes: number
  readonly ratio: Spread
}

export interface GoalResult extends Goal {
  readonly ratio: Spread
  readonly isMet: boolean
}

/** Header reads and parses for one exchange, the mean of the twelve. */
export interface ReadsResult {
  readonly id: string
  readonly headers: number
  readonly parses: number
}

/** All that a run came to; ratios hold on any machine, times on the one that ran it. */
export interface CostResult {
  readonly date: string
  readonly node: string
  readonly v8: string
  readonly rounds: number
  readonly exchanges: number
  readonly agreed: number
  readonly reads: readonly ReadsResult[]
  /** Mitata's median of each row by that of the slices; `null` where it was not asked. */
  readonly mitataBySlice: Spread | null
  readonly rows: readonly RowResult[]
  readonly goals: readonly GoalResult[]
}
