import type { FakeGrid } from '../../examples/fake-grid.js'
import type { Place } from './addresses.js'
import type { answers } from './answers.js'

/** What the fake Grid, and the network before it, are told to do during one capture. */
export interface Told {
  /** One of `examples/scenarios.ts`. */
  readonly scenario?: string
  /** An answer that the fake Grid doesn't know, instead of it. */
  readonly answer?: keyof typeof answers
  /** Where the names of The Grid lead meanwhile. */
  readonly leadTo?: Place
  /** The name server does not find the names of The Grid out. */
  readonly namesFail?: true
  /** A browser may read the answer. */
  readonly isOpenToPages?: true
}

/** What is behind the names just now; another one for each capture. */
export interface World {
  grid: FakeGrid
  told: Told
}
