import { type Backoff, both, constant, either, never } from 'grid-triage'

type Law = (a: Backoff, b: Backoff, c: Backoff) => readonly [Backoff, Backoff]

const retryNow = constant(0)

/** The axioms of a bounded distributive lattice, from `constant(0)` up to `never`. */
export const laws: readonly (readonly [string, Law])[] = [
  ['both is associative', (a, b, c) => [both(a, both(b, c)), both(both(a, b), c)]],
  ['either is associative', (a, b, c) => [either(a, either(b, c)), either(either(a, b), c)]],
  ['both is commutative', (a, b) => [both(a, b), both(b, a)]],
  ['either is commutative', (a, b) => [either(a, b), either(b, a)]],
  ['both is idempotent', (a) => [both(a, a), a]],
  ['either is idempotent', (a) => [either(a, a), a]],
  ['both absorbs either', (a, b) => [both(a, either(a, b)), a]],
  ['either absorbs both', (a, b) => [either(a, both(a, b)), a]],
  [
    'both distributes over either',
    (a, b, c) => [both(a, either(b, c)), either(both(a, b), both(a, c))],
  ],
  [
    'either distributes over both',
    (a, b, c) => [either(a, both(b, c)), both(either(a, b), either(a, c))],
  ],
  ['constant(0) is the unit of both', (a) => [both(retryNow, a), a]],
  ['never is the unit of either', (a) => [either(never, a), a]],
  ['never is the zero of both', (a) => [both(never, a), never]],
  ['constant(0) is the zero of either', (a) => [either(retryNow, a), retryNow]],
]
