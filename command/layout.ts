/** How a piece of text is meant; `colour.ts` says how it looks. */
export type Style =
  | 'Plain'
  | 'Strong'
  | 'Soft'
  | 'Wrong'
  | 'Me'
  | 'TheGrid'
  | 'Between'
  | 'Nobody'
  | 'Unclear'

/** A piece of one line. */
export interface Span {
  readonly style: Style
  readonly text: string
}

export type Line = readonly Span[]

/** Columns that every terminal has. */
export const WIDTH = 80

export const line = (text: string, style: Style = 'Plain'): Line => [{ style, text }]

export const blank: Line = []

/** Words in rows of at most so many characters; a longer word has a row of its own, since a cut URL is no URL. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(/\s+/).filter((found) => found !== '')) {
    if (row !== '' && row.length + 1 + word.length > width) {
      rows.push(row)
      row = word
    } else {
      row = row === '' ? word : `${row} ${word}`
    }
  }
  return row === '' ? rows : [...rows, row]
}

/** Text with something in front of its first row, and as much space in front of the others. */
export const hanging = (lead: Span, text: string, style: Style = 'Plain'): readonly Line[] =>
  wrapped(text, WIDTH - lead.text.length).map((row, i) =>
    i === 0 ? [lead, { style, text: row }] : line(`${' '.repeat(lead.text.length)}${row}`, style),
  )

/** A paragraph that stands so far from the left. */
export const paragraph = (indent: number, text: string, style: Style = 'Plain'): readonly Line[] =>
  hanging({ style: 'Plain', text: ' '.repeat(indent) }, text, style)
