import { type Line, line, WIDTH } from './layout.js'

/** Of a URL that is longer than a row, so many characters in front of the caret stay. */
const BEFORE = 24
const MORE = '…'

/** So that a caret stays below what it points to, long URLs are shown around it. */
const around = (text: string, from: number, width: number): string => {
  const rest = from === 0 ? text : MORE + text.slice(from + 1)
  return rest.length <= width ? rest : rest.slice(0, width - 1) + MORE
}

/** The URL that was sent, the right one, and a caret: each begins with a label of the same width. */
export const compared = (rows: readonly string[]): readonly Line[] => {
  const [sent = '', , caret = ''] = rows
  const label = sent.indexOf(sent.trimStart().replace(/^\S+\s+/, ''))
  const width = WIDTH - label
  const at = caret.length - 1 - label
  const isLong = rows.some((row) => row.length > WIDTH)
  const from = isLong ? Math.max(at - BEFORE, 0) : 0
  return rows.map((row) =>
    line(
      row.slice(0, label) +
        (row === caret ? `${' '.repeat(at - from)}^` : around(row.slice(label), from, width)),
      row === caret ? 'Wrong' : 'Plain',
    ),
  )
}
