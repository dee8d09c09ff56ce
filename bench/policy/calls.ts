import { at, wider, widerFloats } from './cells.js'

/** The calls that are under way, as columns. An id is given out again once its call is over. */
export interface Calls {
  readonly open: (client: number, nowMs: number) => number
  readonly close: (id: number) => void
  readonly client: (id: number) => number
  readonly bornMs: (id: number) => number
  readonly attempts: (id: number) => number
  readonly sent: (id: number) => number
  readonly kind: (id: number) => number
  readonly hintMs: (id: number) => number
  readonly notBeforeMs: (id: number) => number
  readonly isAnswer: (id: number) => boolean
  readonly answer: (id: number, kind: number, hintMs: number, notBeforeMs: number) => void
  readonly planned: (id: number) => void
  readonly memo: (id: number) => number
  readonly remember: (id: number, memo: number) => void
  /** When the client's balance will be full again, or was; 0 when it was never empty. */
  readonly refilledMs: (id: number) => number
  readonly refills: (id: number, atMs: number) => void
  /** Why no retry can help: an index into `answers`, or 0. */
  readonly permanent: (id: number) => number
  readonly condemn: (id: number, kind: number) => void
}

/** The columns of small whole numbers, side by side: what one event touches lies together. */
const WIDTH = 8
const CLIENT = 0
const BORN = 1
const ATTEMPTS = 2
const KIND = 3
const HINT = 4
const NOT_BEFORE = 5
const PHASE = 6
const PERMANENT = 7

export const calls = (): Calls => {
  let size = 1 << 12
  let rows = new Int32Array(size * WIDTH)
  let memos = new Float64Array(size)
  let refilled = new Float64Array(size)
  const free: number[] = []
  let used = 0

  const open = (client: number, nowMs: number): number => {
    const id = free.pop() ?? used++
    if (id >= size) {
      size *= 2
      rows = wider(rows, size * WIDTH)
      memos = widerFloats(memos, size)
      refilled = widerFloats(refilled, size)
    }
    const row = id * WIDTH
    rows[row + CLIENT] = client
    rows[row + BORN] = nowMs
    rows[row + ATTEMPTS] = 0
    rows[row + NOT_BEFORE] = 0
    rows[row + PERMANENT] = 0
    memos[id] = 0
    refilled[id] = 0
    return id
  }

  return {
    open,
    close: (id) => {
      free.push(id)
    },
    client: (id) => at(rows, id * WIDTH + CLIENT),
    bornMs: (id) => at(rows, id * WIDTH + BORN),
    attempts: (id) => at(rows, id * WIDTH + ATTEMPTS),
    sent: (id) => {
      const attempts = at(rows, id * WIDTH + ATTEMPTS) + 1
      rows[id * WIDTH + ATTEMPTS] = attempts
      return attempts
    },
    kind: (id) => at(rows, id * WIDTH + KIND),
    hintMs: (id) => at(rows, id * WIDTH + HINT),
    notBeforeMs: (id) => at(rows, id * WIDTH + NOT_BEFORE),
    isAnswer: (id) => at(rows, id * WIDTH + PHASE) === 1,
    answer: (id, kind, hintMs, notBeforeMs) => {
      const row = id * WIDTH
      rows[row + KIND] = kind
      rows[row + HINT] = hintMs
      rows[row + NOT_BEFORE] = notBeforeMs
      rows[row + PHASE] = 1
    },
    planned: (id) => {
      rows[id * WIDTH + PHASE] = 0
    },
    memo: (id) => at(memos, id),
    remember: (id, memo) => {
      memos[id] = memo
    },
    refilledMs: (id) => at(refilled, id),
    refills: (id, atMs) => {
      refilled[id] = atMs
    },
    permanent: (id) => at(rows, id * WIDTH + PERMANENT),
    condemn: (id, kind) => {
      rows[id * WIDTH + PERMANENT] = kind
    },
  }
}
