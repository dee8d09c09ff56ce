import { describe, expect, it } from 'vitest'
import { compile, textOf } from './types/compiler.js'

/** Changes the text, and fails when there was nothing to change. */
const changed = (file: string, from: string | RegExp, to: string): string => {
  const text = textOf(file)
  const result = text.replace(from, to)
  if (result === text) throw new Error(`nothing to change in ${file}: ${from}`)
  return result
}

const COLUMNS = ['causes', 'signals', 'words'] as const

/** The row of a cause that fits on one line, or its first line. */
const ROW = /^ {2}GeoBlocked:/m

const sabotaged = {
  ...Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const file = `src/${column}.ts`
      return [
        [file, textOf(file)],
        [`src/${column}-short.ts`, changed(file, ROW, '  Timeout:')],
        [
          `src/${column}-long.ts`,
          changed(file, /^ {2}Unknown:/m, '  Sabotage: undefined,\n  Unknown:'),
        ],
      ]
    }),
  ),
  'src/causes-tag.ts': changed(
    'src/causes.ts',
    "GeoBlocked: row('Intercepted'",
    "GeoBlocked: row('WrongUrl'",
  ),
  'src/causes-fact.ts': changed(
    'src/causes.ts',
    /(GeoBlocked: row\('Intercepted', 'Network', )'AfterFix', /,
    '$1',
  ),
}

const { complaintsOf } = compile(sabotaged)

const said = (file: string): string =>
  complaintsOf(file)
    .map(({ text }) => text)
    .join('\n')

describe.each(COLUMNS)('a column of the cause table: %s', (column) => {
  it('compiles as it is', () => {
    expect(said(`src/${column}.ts`)).toBe('')
  })

  it('does not compile without one of its cells', () => {
    expect(said(`src/${column}-short.ts`)).toMatch(/'?GeoBlocked'? is missing/)
  })

  it('does not compile with a cell too many', () => {
    expect(said(`src/${column}-long.ts`)).toContain("'Sabotage' does not exist")
  })
})

describe('the facts of a cause', () => {
  it('do not compile under the tag of another', () => {
    expect(said('src/causes-tag.ts')).toContain('to parameter of type \'"Intercepted"\'')
  })

  it('do not compile with one of them missing', () => {
    expect(said('src/causes-fact.ts')).toContain('Expected')
  })
})
