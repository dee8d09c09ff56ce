import type { Seen } from 'grid-triage'

/** The size in the unit of a row: bytes, headers, levels, errors. */
export interface Row {
  readonly input: string
  readonly unit: 'bytes' | 'count'
  /** In ascending order. */
  readonly sizes: readonly number[]
  readonly make: (size: number) => Seen
  /** Names of those peers that look at such an input at all. */
  readonly peers: readonly PeerName[]
  /** Whether `preflight` and `explain` are measured as well: the input is in the request. */
  readonly isRequest: boolean
}

export type PeerName =
  | 'openai error'
  | 'anthropic error'
  | 'ai error'
  | 'openai delay'
  | 'anthropic delay'
  | 'axios-retry delay'
  | 'undici delay'
  | 'langchain class'
  | 'smithy class'

/** The step that the goal is about. */
export const GROWTH = 64

export const KB = 1024
export const MB = 1024 * KB

/** Both ends, each with the size that is 64 times away from it, and where a bound of the library lies: there it costs most. */
export const ladder = (
  least: number,
  most: number,
  ...bounds: readonly number[]
): readonly number[] =>
  [...new Set([least, least * GROWTH, ...bounds, Math.floor(most / GROWTH), most])].toSorted(
    (a, b) => a - b,
  )

/** As text arrives: in one piece. What `repeat` and `+` give is a tree, which the first reader would have to flatten. */
export const flat = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')

/** The pattern over and over, to the length. */
export const filled = (pattern: string, length: number): string =>
  flat(pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length))

/** A pattern between two ends, as often as it fits into the length in all. */
export const between = (head: string, pattern: string, tail: string, length: number): string => {
  const room = Math.max(0, length - head.length - tail.length)
  return flat(`${head}${pattern.repeat(room / pattern.length)}${tail}`)
}

/** Innermost first: recursion would not survive the depth. */
export const nested = <A>(depth: number, innermost: A, wrap: (inner: A) => A): A => {
  let value = innermost
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}
