import { measure } from 'mitata'
import { exchanges } from './exchanges.js'
import type { Row } from './row.js'
import { quantile } from './stats.js'

const SLICE_MS = 12
/** One sample: long enough for the clock, short enough for many in a slice. */
const SAMPLE_MS = 0.06

/** A row, and how often it fits into one sample. */
export interface Meter {
  readonly row: Row
  readonly times: number
}

/** Runs a row for so long; gives the mean of one pass over the twelve, in ms. */
const ranFor = (row: Row, ms: number): number => {
  const start = performance.now()
  let times = 0
  while (performance.now() - start < ms) {
    row.run(8)
    times += 8
  }
  return (performance.now() - start) / times
}

/** Warms a row up, so that V8 has done with it, and counts. */
export const meterOf = (row: Row, warmMs: number): Meter => {
  ranFor(row, warmMs)
  return { row, times: Math.max(1, Math.round(SAMPLE_MS / ranFor(row, SLICE_MS))) }
}

/** Ns for one exchange: the median of the samples in a slice of 12 ms. */
export const slice = ({ row, times }: Meter): number => {
  const samples: number[] = []
  const start = performance.now()
  let before = start
  while (before - start < SLICE_MS) {
    row.run(times)
    const after = performance.now()
    samples.push(after - before)
    before = after
  }
  return (quantile(samples, 0.5) * 1e6) / (times * exchanges.length)
}

/**
 * Mitata's median by that of the slices around it, as a check on them. A call of its `measure` costs some 100 ms whatever
 * it measures, since it makes a new loop and an array of a million samples: too much for thousands of slices.
 */
export const mitataBySlice = async (meter: Meter): Promise<number> => {
  const { row, times } = meter
  const before = slice(meter)
  const { p50 } = await measure(() => row.run(times), { min_cpu_time: 30e6, batch_threshold: 0 })
  const after = slice(meter)
  return (2 * p50) / (times * exchanges.length * (before + after))
}
