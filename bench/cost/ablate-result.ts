import type { Spread } from './stats.js'

/** One line: ns and bytes for one exchange, and the ratio to the limit with `Headers` and text. */
export interface Line {
  readonly name: string
  readonly ns: number
  readonly bytes: number
  readonly ratio: Spread
}

/** How good the answers still are. */
export interface Quality {
  /** Vectors whose cause is right. */
  readonly causes: number
  /** Of the twelve, those that are answered as before. Where it is another, other code may have run in its place. */
  readonly same: number
  /** Of the twelve, those of which nothing is left to read: a stub made the library throw. Their time means nothing. */
  readonly unread: number
}

/** A part left out alone: what is saved of the whole, on those of the twelve that are answered the same. */
export interface Saved extends Quality {
  readonly ns: Spread
  readonly bytes: number
}

interface PartResult {
  readonly name: string
  readonly alone: Saved
  readonly soFar: Line & Quality
}

/** What a call cannot do without: how often it is done for one exchange, and what that takes by itself. */
export interface PlatformResult extends Line {
  readonly of: 'limit' | 'ours'
  /** `null` for what is done once. */
  readonly times: number | null
}

export interface AblationResult {
  readonly date: string
  readonly node: string
  readonly v8: string
  readonly rounds: number
  /** How many vectors there are. */
  readonly vectors: number
  readonly limit: Line
  readonly whole: Line & Quality
  readonly platform: readonly PlatformResult[]
  /** The whole once more, which is the noise of all that follows; and the whole where it has seen one shape only. */
  readonly controls: readonly Line[]
  /** The whole on less input. */
  readonly inputs: readonly Line[]
  readonly parts: readonly PartResult[]
  /** Parts that could not be left out, and why. */
  readonly failed: readonly string[]
}
