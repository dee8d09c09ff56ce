import type { Complaint, Files } from './compiler.js'
import { type Union, unions } from './unions.js'

/** A `switch` over these names, and a line that takes nothing that is left. */
const over = ({ type, on }: Union, names: readonly string[], i: number): readonly string[] => [
  `export const f${i} = (it: ${type}): number => {`,
  `  switch (it${on === null ? '' : `.${on}`}) {`,
  `    ${names.map((name, arm) => `case '${name}': return ${arm}`).join('; ')}`,
  '    default: {',
  '      const left: never = it',
  '      return left',
  '    }',
  '  }',
  '}',
]

const HEIGHT = 9
const NEVER_LINE = 4

const fileOf = (home: string, i: number): string => `test/types/switch-${home}-${i}.ts`

/** For each union a file: one `switch` that is whole, and one without each of its arms in turn. */
export const switchesOf = (home: string): Files =>
  Object.fromEntries(
    unions.map((union, i) => {
      const { names, entry = 'index' } = union
      const short = names.map((name) => names.filter((other) => other !== name))
      const switches = [names, ...short].flatMap((arms, nth) => over(union, arms, nth))
      return [
        fileOf(home, i),
        [`import type * as T from '../../${home}/${entry}.js'`, ...switches].join('\n'),
      ]
    }),
  )

/** What was said of a union: of each name that was left out, whether the line that takes nothing was refused for it. */
export const leftOut = (
  complaintsOf: (file: string) => readonly Complaint[],
  home: string,
  union: Union,
): readonly string[] =>
  complaintsOf(fileOf(home, unions.indexOf(union))).map(({ line, text }) => {
    const nth = Math.floor((line - 1) / HEIGHT)
    const name = nth === 0 ? '(whole)' : union.names[nth - 1]
    const isNever = (line - 1) % HEIGHT === NEVER_LINE && text.includes("to type 'never'")
    return isNever && text.includes(`${name}`) ? `${name}` : `${name}: ${text}`
  })
