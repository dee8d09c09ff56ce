import { readFileSync } from 'node:fs'
import type { Diagnosis, Seen } from 'grid-triage'
import type { Scope } from './client.js'

const START = '<!-- client lines -->'
const END = '<!-- end of the client lines -->'

/** Code of the table's row, the client's name aside: what has to be at hand, if that is code, and the line. */
export type Lines = ReadonlyMap<string, string>

const codeIn = (cell: string | undefined): string => /`([^`]+)`/.exec(cell ?? '')?.[1] ?? ''

const rowOf = (row: string): readonly (readonly [string, string])[] => {
  const [, name = '', line, atHand] = row.split(/(?<!\\)\|/)
  const before = codeIn(atHand)
  const code = [before.startsWith('const ') ? before : '', codeIn(line)].join('\n')
  return code.includes('diagnose(') ? [[name.replaceAll('`', '').trim(), code]] : []
}

/** The lines as the README shows them; none where it has no such table. */
export const readLines = (file: URL): Lines => {
  const text = readFileSync(file, 'utf8')
  const start = text.indexOf(START)
  const end = text.indexOf(END)
  if (start === -1) return new Map()
  return new Map(text.slice(start, end).split('\n').flatMap(rowOf))
}

const isDiagnosis = (value: unknown): value is Diagnosis =>
  typeof value === 'object' && value !== null && '_tag' in value && 'cause' in value

/** Run a line just as it stands, with what is at hand. */
export const runLine = async (
  code: string,
  scope: Scope,
  diagnose: (seen: Seen) => Diagnosis,
): Promise<Diagnosis> => {
  const names = ['diagnose', ...Object.keys(scope)]
  const made = new Function(...names, `return (async () => {\n${code}\nreturn diagnosis\n})()`)
  const diagnosis: unknown = await made(diagnose, ...Object.values(scope))
  if (!isDiagnosis(diagnosis)) throw new Error(`no diagnosis: ${code}`)
  return diagnosis
}
