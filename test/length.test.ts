import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const MOST_LINES = 265

/** Tables, and the union of all diagnoses, each of which is one thing. */
const LONGER = [
  'src/diagnosis.ts',
  'src/signals.ts',
  'src/words.ts',
  'test/examples.ts',
  'test/lint.test.ts',
  'test/page.test.ts',
]

const root = new URL('../', import.meta.url)

const NOT_OURS = /^(?:node_modules|dist|fixtures|\.)/

const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.test(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    )
    .filter((file) => /\.(?:ts|mjs|cjs)$/.test(file))

describe('a file is about one thing', () => {
  const lengths = ['src', 'test', 'bench'].flatMap(filesIn).map((file) => {
    const lines = readFileSync(new URL(file, root), 'utf8').split('\n').length - 1
    return { file, lines }
  })

  it('in not much more than 250 lines, unless that is a table', () => {
    expect(lengths.length).toBeGreaterThan(500)
    const long = lengths.filter(({ lines }) => lines > MOST_LINES)
    expect(long.map(({ file }) => file).toSorted()).toEqual(LONGER)
  })
})
