import { at, wider } from './cells.js'

/** A calendar queue: for each ms a list of call ids, in the order in which they were put there. */
export interface Wheel {
  /** At most `HORIZON_MS` ahead. An id stands in one list at a time. */
  readonly put: (id: number, atMs: number) => void
  /** The first id of this ms, taken out; `EMPTY` when there is none left. */
  readonly take: (atMs: number) => number
}

const SLOTS = 1 << 18
const HORIZON_MS = SLOTS - 1
export const EMPTY = -1

export const wheel = (): Wheel => {
  /** Of each slot the head and the tail, side by side. */
  const ends = new Int32Array(2 * SLOTS).fill(EMPTY)
  let follows = new Int32Array(1 << 12)

  const put = (id: number, atMs: number): void => {
    if (id >= follows.length) follows = wider(follows, Math.max(follows.length * 2, id + 1))
    const head = 2 * (atMs & HORIZON_MS)
    follows[id] = EMPTY
    if (ends[head] === EMPTY) ends[head] = id
    else follows[at(ends, head + 1)] = id
    ends[head + 1] = id
  }

  const take = (atMs: number): number => {
    const head = 2 * (atMs & HORIZON_MS)
    const id = at(ends, head)
    if (id !== EMPTY) ends[head] = at(follows, id)
    return id
  }

  return { put, take }
}
