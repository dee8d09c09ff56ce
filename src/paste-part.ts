import { closedAt, parsed } from './paste-bracket.js'
import type { Part } from './paste-reading.js'
import type { Seen, SeenRequest, SeenStream } from './seen.js'

/** One answer as it was written down. */
export interface WrittenAnswer {
  readonly status: number | null
  /** Pairs of name and value, in their order. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** The first header of that name, which is given in lower case. */
export const headerIn = (headers: WrittenAnswer['headers'], name: string): string | null =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null

/** One piece of a pasted text, and what it says of a call. */
export interface Said {
  readonly part: Part
  readonly request?: SeenRequest | undefined
  readonly answer?: WrittenAnswer
  readonly error?: unknown
  /** What of that which stands before it no longer counts beside the error. */
  readonly overrules?: 'Error' | 'Answer' | undefined
  /** The error came of the one before it, which is nearer to the cause. */
  readonly isBehind?: boolean
  /** How the connection of an answer that had begun came to its end. */
  readonly endedWith?: SeenStream['endedWith']
  /** The text of a body, where it stands alone. */
  readonly body?: string
  /** A call that stands there as a whole. */
  readonly seen?: Seen
}

/** A text by its lines. What one tool wrote behind another's without a line end counts as a line of its own. */
export interface Lines {
  readonly texts: readonly string[]
  /** Of each, counted from 1. */
  readonly numbers: readonly number[]
  /** All of them, and where each begins. */
  readonly text: string
  readonly starts: readonly number[]
  /** How many characters may still be looked at in vain: it bounds the work on a text that is nothing. */
  patience: number
}

/** So many lines are told apart: a file with more is a log, of which the first are read. */
export const MOST_LINES = 65_536
const PATIENCE = 8_388_608

/** curl writes what it says of the connection behind the body, which seldom ends its line. */
const GLUED =
  /\* (?:Connection #\d{1,6} to host |[Cc]losing connection|[Ss]hutting down connection|abort upload|[Tt]ransfer closed |Recv failure: )|curl: \(\d{1,3}\) /
const MARKED = /^[<>*] /

const JSON_LINE = /^(?:\{|\[\s{0,64}[[{"\]])/

/** Behind JSON that is whole: a shell writes its prompt there. */
const jsonEnd = (line: string): number => {
  const end = JSON_LINE.test(line) ? closedAt(line, 0) : -1
  const isGlued = end !== -1 && line.slice(end).trim() !== ''
  return isGlued && parsed(line.slice(0, end)) !== undefined ? end : 0
}

/** The line, in two where something is glued to it. */
const unglued = (line: string): readonly string[] => {
  if (line.length > 65_536 || MARKED.test(line)) return [line]
  const at = GLUED.exec(line)?.index ?? jsonEnd(line)
  return at === 0 ? [line] : [line.slice(0, at), line.slice(at)]
}

export const linesOf = (whole: string): Lines => {
  const texts: string[] = []
  const numbers: number[] = []
  const starts: number[] = []
  let length = 0
  whole.split('\n', MOST_LINES).forEach((line, i) => {
    for (const piece of unglued(line)) {
      texts.push(piece)
      numbers.push(i + 1)
      starts.push(length)
      length += piece.length + 1
    }
  })
  return { texts, numbers, starts, text: texts.join('\n'), patience: PATIENCE }
}

/** The first line that begins at or behind a place in the text, seen from another line. */
export const lineBehind = ({ starts }: Lines, at: number, end: number): number => {
  let next = at + 1
  while (next < starts.length && (starts[next] ?? 0) < end) next++
  return next
}

/** The part that takes the lines from one up to, and without, another. */
export const partOf = (
  form: Part['form'],
  { numbers }: Lines,
  from: number,
  to: number,
  count = 1,
): Part => ({ form, fromLine: numbers[from] ?? 1, toLine: numbers[to - 1] ?? 1, count })

/** A piece that was read, and the line behind it. */
export interface Piece {
  /** `null` where it is whole and says nothing of a call: no line of it is then read as anything else. */
  readonly said: Said | null
  readonly next: number
}

/** What reads a piece that begins at a line; `null` where none of its kind begins. */
export type PieceReader = (lines: Lines, at: number) => Piece | null
