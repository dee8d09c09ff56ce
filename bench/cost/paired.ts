import { type Meter, slice } from './meter.js'
import { type Spread, shuffled, spreadOf } from './stats.js'

/** What the rounds came to: ns for one exchange, and the ratio to the slices beside it. */
export interface Timing {
  readonly ns: number
  readonly ratio: Spread
}

/** Adds a value to the list of a key. */
const push = <K>(lists: Map<K, number[]>, key: K, value: number): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

const of = <K>(lists: ReadonlyMap<K, number[]>, key: K): readonly number[] => lists.get(key) ?? []

/** Rounds that only warm up: rows meet each other's inputs, and V8 compiles once more. */
const WARMING = 1

/**
 * Times every row against the reference. Each round has a new order, and each slice is held against the slices of the
 * reference right before and right after it: what slows the machine down slows both.
 */
export const againstReference = (
  meters: readonly Meter[],
  reference: Meter,
  rounds: number,
): ReadonlyMap<Meter, Timing> => {
  const ns = new Map<Meter, number[]>()
  const ratios = new Map<Meter, number[]>()
  for (let round = -WARMING; round < rounds; round++) {
    let before = slice(reference)
    if (round >= 0) push(ns, reference, before)
    for (const meter of shuffled(meters)) {
      const own = slice(meter)
      const after = slice(reference)
      if (round >= 0) {
        push(ns, meter, own)
        push(ns, reference, after)
        push(ratios, meter, (2 * own) / (before + after))
      }
      before = after
    }
  }
  const timing = (meter: Meter): Timing => ({
    ns: spreadOf(of(ns, meter)).p50,
    ratio: meter === reference ? { p10: 1, p50: 1, p90: 1 } : spreadOf(of(ratios, meter)),
  })
  return new Map([reference, ...meters].map((meter) => [meter, timing(meter)]))
}

/** Two rows of which one is to be so many times the other. */
export interface Pair {
  readonly over: Meter
  readonly under: Meter
}

/** `over / under`, slice beside slice: the quotient of two ratios to a third row would have the noise of both. */
export const againstEachOther = <A extends Pair>(
  pairs: readonly A[],
  rounds: number,
): ReadonlyMap<A, Spread> => {
  const ratios = new Map<A, number[]>()
  for (let round = 0; round < rounds; round++) {
    for (const pair of shuffled(pairs)) {
      const before = slice(pair.under)
      const own = slice(pair.over)
      const after = slice(pair.under)
      push(ratios, pair, (2 * own) / (before + after))
    }
  }
  return new Map(pairs.map((pair) => [pair, spreadOf(of(ratios, pair))]))
}
