import type { AblationResult } from '../cost/ablate-result.js'
import type { CostResult } from '../cost/result.js'
import type { Line } from '../scale/figures.js'
import type { Row as ScaleRow } from '../scale/row.js'
import type { Budget } from '../size/budget.js'
import type { Weights } from '../size/targets.js'
import type { Worth } from '../size/worth.js'
import type { ImportRow } from '../start/imports.js'
import type { WorkerRow } from '../start/workers.js'

/** What the benches write with `--json`. */
interface Run {
  readonly date: string
  readonly node: string
}

export interface RawScaleRow extends Pick<ScaleRow, 'input' | 'unit' | 'sizes'> {
  readonly lines: readonly Line[]
}

interface RawScale extends Run {
  readonly results: readonly RawScaleRow[]
}

interface Weighed {
  readonly name: string
  readonly weights: Weights
}

export interface RawPeer extends Weighed {
  readonly versions: Readonly<Record<string, string>>
  readonly lacks: string
}

export interface RawSize extends Run {
  readonly esbuild: string
  readonly groups: readonly Weighed[]
  readonly peers: readonly RawPeer[]
}

export interface RawSizeParts extends Run {
  readonly all: Worth
  readonly whole: Budget & Worth
  readonly rows: readonly {
    readonly name: string
    readonly alone: Budget & Worth
    readonly soFar: Budget & Worth
  }[]
}

interface RawStart extends Run {
  readonly rounds: number
  readonly imports: readonly ImportRow[]
  readonly workers: readonly WorkerRow[]
}

/** By the bench that measures it, all runs of it. */
export interface Raw {
  readonly cost: { readonly costs: CostResult; readonly parts: AblationResult }
  readonly scale: { readonly scale: RawScale }
  readonly size: { readonly sizes: RawSize; readonly parts: RawSizeParts }
  readonly start: { readonly start: RawStart }
}
