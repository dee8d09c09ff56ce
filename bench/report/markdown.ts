const WIDTH = 120

/** Lines of prose, broken as those written by hand are. */
export const wrapped = (text: string, indent = ''): string => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = `${indent}${word}`
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].join('\n')
}

export const bullet = (text: string): string => wrapped(`- ${text}`, '  ')

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A table; `right` has the columns of figures. */
export const table = (
  head: readonly string[],
  right: readonly number[],
  rows: readonly (readonly string[])[],
): string =>
  [
    rowOf(head),
    `|${head.map((_, column) => (right.includes(column) ? '---:' : '---')).join('|')}|`,
    ...rows.map(rowOf),
  ].join('\n')
