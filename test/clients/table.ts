import type { Client } from './client.js'
import { pageRows, type Trial } from './trial.js'

/** What became of every row with every client. */
export type Results = ReadonlyMap<Client, ReadonlyMap<string, Trial>>

const MARKS: Readonly<Record<Trial['_tag'], string>> = {
  AsThePage: 'ok',
  LessExact: '~',
  NotPossible: '·',
  Wrong: '!!',
}

const markOf = (trial: Trial | undefined): string =>
  trial === undefined ? '!!' : MARKS[trial._tag]

/** Rows of cells, the head first. */
const cellsOf = (results: Results): readonly (readonly string[])[] => [
  ['the page', 'row', ...[...results.keys()].map(({ name }) => name)],
  ...pageRows.map(({ id, page }) => [
    page,
    id,
    ...[...results.values()].map((trials) => markOf(trials.get(id))),
  ]),
]

const noteOf = (trial: Trial): string | null => {
  if (trial._tag === 'NotPossible') return `· ${trial.why}`
  if (trial._tag === 'LessExact') return `~ ${trial.deviation.is}: ${trial.deviation.why}`
  return trial._tag === 'Wrong' ? `!! ${trial.complaint}` : null
}

/** Each reason once, below it the clients and rows that it is of. */
const notesOf = (results: Results): readonly (readonly [string, readonly string[]])[] => {
  const notes = new Map<string, string[]>()
  for (const [{ name }, trials] of results) {
    const here = new Map<string, string[]>()
    for (const [id, trial] of trials) {
      const note = noteOf(trial)
      if (note !== null) here.set(note, [...(here.get(note) ?? []), id])
    }
    for (const [note, ids] of here) {
      notes.set(note, [...(notes.get(note) ?? []), `${name} (${ids.join(', ')})`])
    }
  }
  return [...notes]
}

const LEGEND = [
  'ok: tag, cause and culprit are those that the page has for the row; where it works, and the client hands out no response, that it did.',
  '~: the client keeps too little for that; what is said instead, and why, stands below.',
  '·: the row cannot be brought about with this client, for the reason below.',
]

const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

export const textOf = (results: Results): string =>
  [
    ...aligned(cellsOf(results)),
    '',
    ...LEGEND,
    '',
    ...notesOf(results).flatMap(([note, where]) => [note, `    ${where.join('; ')}`]),
  ].join('\n')

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

export const markdownOf = (results: Results): string => {
  const [head = [], ...rows] = cellsOf(results)
  return [
    '# Real clients, row by row',
    '',
    'Each row of the troubleshooting page, brought about with each client against the fake Grid of the demo, one attempt,',
    "the client's own retries off. What the client gave went to `diagnose` in the line that the README shows for it.",
    'Written by `npm run test:clients -- --markdown`.',
    '',
    ...LEGEND.map((line) => `- ${line}`),
    '',
    rowOf(head),
    rowOf(head.map(() => '---')),
    ...rows.map(rowOf),
    '',
    '## Why',
    '',
    ...notesOf(results).map(([note, where]) => `- **${note}** ${where.join('; ')}`),
    '',
  ].join('\n')
}
