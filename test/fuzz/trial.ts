import type { Pass } from './exercise.js'
import type { Input } from './input.js'

/** One input, and what came of it each time. */
export interface Trial {
  readonly input: Input
  readonly plain: Pass
  /** The same input once more, in one of several manners. */
  readonly manner: 'Frozen' | 'Stored' | 'Again'
  readonly other: Pass
  /** An input that was met before, and now that others came in between. */
  readonly later: { readonly input: Input; readonly before: Pass; readonly after: Pass } | null
}

/** Says of one row whether something holds, and if not, what is wrong. */
export type Holds = (row: string, holds: boolean, wrong: () => unknown) => void
