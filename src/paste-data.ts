import { closedAt, parsed } from './paste-bracket.js'
import { readInspected } from './paste-inspect.js'
import { type SaidByData, saidByData } from './paste-json.js'
import { type Lines, lineBehind, type Piece, type PieceReader, partOf } from './paste-part.js'
import { isObject } from './read.js'

/** A record or a list, alone in its line but for its class. */
const STARTS =
  /^\s{0,256}(?:[A-Za-z_$][\w$]{0,64}(?:\(\d{1,9}\))? {1,2})?(?=\{|\[\s{0,64}(?:[{"]|$))/
/** The same behind what a logger writes before it. */
const INSIDE = /^[^{["'`]{0,256}(?=[{[])/
interface Data {
  /** `null` for what is whole and says nothing of a call. */
  readonly said: SaidByData | null
  readonly end: number
}

const asJson = (lines: Lines, from: number): Data | null => {
  const end = closedAt(lines.text, from)
  const value = end === -1 ? undefined : parsed(lines.text.slice(from, end))
  if (isObject(value)) return { said: saidByData(value), end }
  lines.patience -= (end === -1 ? lines.text.length : end) - from
  return null
}

const asInspected = (lines: Lines, from: number): Data | null => {
  const read = readInspected(lines.text, from)
  const said = read === null ? null : saidByData(read.value)
  if (read === null || said === null) {
    lines.patience -= (read?.end ?? from) - from
    return null
  }
  return { said, end: read.end }
}

const pieceOf = (lines: Lines, at: number, { said, end }: Data): Piece => {
  const next = lineBehind(lines, at, end)
  if (said === null) return { said, next }
  const { form, count, ...says } = said
  const body = lines.text.slice(lines.starts[at] ?? 0, end)
  const answer = says.answer === undefined ? {} : { answer: { ...says.answer, body } }
  return { said: { part: partOf(form, lines, at, next, count), body, ...says, ...answer }, next }
}

const dataAt =
  (place: RegExp): PieceReader =>
  (lines, at) => {
    const found = place.exec(lines.texts[at] ?? '')
    if (found === null || lines.patience <= 0) return null
    const from = (lines.starts[at] ?? 0) + found[0].length
    const read = asJson(lines, from) ?? asInspected(lines, from)
    return read === null ? null : pieceOf(lines, at, read)
  }

/** JSON, or a record as a console prints it, which says something of a call. */
export const data: PieceReader = /* @__PURE__ */ dataAt(STARTS)

/** The same in a line of a log. */
export const loggedData: PieceReader = /* @__PURE__ */ dataAt(INSIDE)
