/** What became of the calls at one size. */
export type Cell =
  | { readonly _tag: 'Timed'; readonly rounds: readonly number[] }
  | { readonly _tag: 'Threw'; readonly name: string }
  /** It would have taken too long, going by the sizes before. */
  | { readonly _tag: 'TooLong' }

/** How much time a cell gets. */
export interface Effort {
  readonly rounds: number
  readonly sliceMs: number
  /** How often a long call is repeated after the first time. */
  readonly longRounds: number
}

const TOO_LONG_NS = 2e9
const MOST_CALLS = 100_000
/** From this length on, the first tries count: to compile the code takes less. */
const LONG_NS = 2e7
/** Calls of this length are not repeated. */
const LONGEST_NS = 3e8

const now = (): number => Number(process.hrtime.bigint())

/** Results go somewhere, or no result need be made. */
const sink: { result: unknown } = { result: undefined }

/** Nanoseconds of one call, the mean over a slice. */
const sliceNs = (call: () => unknown, calls: number): number => {
  const start = now()
  for (let i = 0; i < calls; i++) sink.result = call()
  return (now() - start) / calls
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** The best of three: the first call of all compiles, and any may be held up. */
const tryOut = (call: () => unknown): number | string => {
  try {
    const first = sliceNs(call, 1)
    return first > LONGEST_NS ? first : Math.min(first, sliceNs(call, 1), sliceNs(call, 1))
  } catch (error) {
    return nameOf(error)
  }
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? Number.NaN

/** By the exponent of what was tried so far; nearby sizes alone would let noise decide. */
const expectedNs = (sizes: readonly number[], tried: readonly (number | string)[]): number => {
  const at = tried.length
  const [early, , last] = tried.slice(-3)
  const [small = 1, , size = 1, next = 1] = sizes.slice(Math.max(0, at - 3))
  if (typeof early !== 'number' || typeof last !== 'number') return 0
  return last * (next / size) ** (Math.log(last / early) / Math.log(size / small))
}

/** What one cell needs: how to call, how often in a slice, and how many rounds. */
interface Plan {
  readonly call: () => unknown
  readonly perSlice: number
  readonly rounds: number
}

const roundsOf = (ns: number, { rounds, longRounds }: Effort): number => {
  if (ns > LONGEST_NS) return 0
  return ns > LONG_NS ? longRounds : rounds
}

const planOf = (call: () => unknown, ns: number, effort: Effort): Plan => ({
  call,
  perSlice: Math.min(MOST_CALLS, Math.max(1, Math.ceil((effort.sliceMs * 1e6) / ns))),
  rounds: roundsOf(ns, effort),
})

/**
 * The same call at all sizes, in turns, so that a machine that changes its speed does so for all of them.
 *
 * Each round is a slice of calls at each size; the first try, which compiles, counts only for what is long.
 */
export const measure = (
  sizes: readonly number[],
  calls: readonly (() => unknown)[],
  effort: Effort,
): readonly Cell[] => {
  const tried: (number | string)[] = []
  for (const call of calls) {
    if (expectedNs(sizes, tried) > TOO_LONG_NS) break
    tried.push(tryOut(call))
  }
  const plans = calls.map((call, i) => planOf(call, Number(tried[i]), effort))
  const timings = tried.map((ns): number[] => (typeof ns === 'number' && ns > LONG_NS ? [ns] : []))
  for (let round = 0; round < effort.rounds; round++) {
    for (const [i, timing] of timings.entries()) {
      const plan = plans[i]
      if (plan === undefined || typeof tried[i] === 'string' || round >= plan.rounds) continue
      timing.push(sliceNs(plan.call, plan.perSlice))
    }
  }
  return calls.map((_, i): Cell => {
    const ns = tried[i]
    if (ns === undefined) return { _tag: 'TooLong' }
    return typeof ns === 'string'
      ? { _tag: 'Threw', name: ns }
      : { _tag: 'Timed', rounds: timings[i] ?? [] }
  })
}

export const medianNs = (cell: Cell | undefined): number | null =>
  cell?._tag === 'Timed' ? quantile(cell.rounds, 0.5) : null

/** How much longer one cell takes than another, round by round: three quarters of the rounds are above the quartile. */
export interface Ratio {
  readonly median: number
  readonly lowerQuartile: number
}

export const ratioOf = (larger: Cell | undefined, smaller: Cell | undefined): Ratio | null => {
  if (larger?._tag !== 'Timed' || smaller?._tag !== 'Timed') return null
  const ratios = larger.rounds.flatMap((ns, round) => {
    const other = smaller.rounds[round]
    return other === undefined ? [] : [ns / other]
  })
  return { median: quantile(ratios, 0.5), lowerQuartile: quantile(ratios, 0.25) }
}
