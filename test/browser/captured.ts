import { readFile } from 'node:fs/promises'
import examples from '../../page/examples.json' with { type: 'json' }
import index from '../fixtures/pasted/index.json' with { type: 'json' }

export interface Captured {
  readonly file: string
  readonly text: string
  /** What its server brought about. */
  readonly cause: string
}

const folder = new URL('../fixtures/pasted/', import.meta.url)

export const captured: readonly Captured[] = await Promise.all(
  index.map(async ({ file, cause }) => ({
    file,
    cause,
    text: await readFile(new URL(file, folder), 'utf8'),
  })),
)

const byFile = new Map(captured.map((one) => [one.file, one]))

export const textOf = (file: string): string => {
  const found = byFile.get(file)
  if (found === undefined) throw new Error(`There is no ${file}.`)
  return found.text
}

/** Each row of The Grid's table, and what was captured for it. */
export const rows: readonly (readonly [row: string, file: string, cause: string])[] =
  Object.entries(examples).map(([row, file]) => [
    row,
    file,
    byFile.get(file)?.cause ?? 'not captured',
  ])

/** The keys that a run makes: of hex with or without a mark, and what is in base64 of a login. */
export const keysIn = (text: string): readonly string[] =>
  (text.match(/[A-Za-z0-9]{20,}|(?<=:\/\/[^\s/@:]+:)[^\s/@:]+(?=@)|(?<=Basic )\S+/g) ?? []).filter(
    (run) => /\d/.test(run) && /[A-Za-z]/.test(run),
  )
