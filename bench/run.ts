import { decide, diagnose, explain } from 'grid-triage'
import { exchanges } from './exchanges.js'

/**
 * What one failed exchange costs, as a multiple of the least that any answer costs: two headers read and the body
 * parsed. All rows run in one process in short slices, in a new order each round; every slice is held against the
 * slice of the least work beside it. Ratios hold on a shared machine; times do not.
 */
const ROUNDS = 31
const SLICE_MS = 12

const AT = { attempt: 1, now: 1_791_201_600_000, random: 0.5 }
const seen = exchanges.map((exchange) => exchange.seen)
const diagnoses = seen.map((one) => diagnose(one))

/** Keeps the compiler from dropping what is measured. */
let kept: unknown

const least = (): void => {
  for (const { headers, body } of seen) {
    if (!(headers instanceof Headers) || typeof body !== 'string') continue
    kept = [headers.get('x-request-id'), headers.get('retry-after'), JSON.parse(body)]
  }
}

const each = <A>(values: readonly A[], run: (value: A) => unknown): void => {
  for (const value of values) kept = run(value)
}

const rows: readonly (readonly [name: string, run: () => void])[] = [
  ['diagnose', () => each(seen, (one) => diagnose(one))],
  ['decide', () => each(diagnoses, (one) => decide(one, AT))],
  ['diagnose + decide', () => each(seen, (one) => decide(diagnose(one), AT))],
  ['explain', () => each(diagnoses, (one) => explain(one))],
]

/** Ns for one exchange, over a slice. */
const slice = (run: () => void): number => {
  const start = performance.now()
  let times = 0
  while (performance.now() - start < SLICE_MS) {
    for (let i = 0; i < 20; i++) run()
    times += 20 * exchanges.length
  }
  return ((performance.now() - start) * 1e6) / times
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN

const shuffled = <A>(values: readonly A[]): readonly A[] =>
  values
    .map((value) => ({ value, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value)

const results = new Map(rows.map(([name]) => [name, { ns: [0], ratios: [0] }]))
for (const result of results.values()) {
  result.ns.length = 0
  result.ratios.length = 0
}
for (let round = -3; round < ROUNDS; round++) {
  for (const [name, run] of shuffled(rows)) {
    const before = slice(least)
    const ns = slice(run)
    const after = slice(least)
    // The first rounds only warm the engine up.
    if (round < 0) continue
    results.get(name)?.ns.push(ns)
    results.get(name)?.ratios.push((2 * ns) / (before + after))
  }
}

console.log(`Node ${process.version}, ${exchanges.length} exchanges, median of ${ROUNDS} rounds\n`)
console.log('                        ns    × least work (p10 to p90)')
for (const [name, { ns, ratios }] of results) {
  const spread = [0.5, 0.1, 0.9].map((share) => quantile(ratios, share).toFixed(2))
  console.log(
    `${name.padEnd(20)}${quantile(ns, 0.5).toFixed(0).padStart(6)}    ${spread[0]} (${spread[1]} to ${spread[2]})`,
  )
}
if (kept === undefined) process.exitCode = 1
