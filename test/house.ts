import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

const root = new URL('../', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** Files of src, by their names without an ending, that stand on one floor of the house. */
export interface Layer {
  readonly name: string
  readonly files: readonly string[]
}

/** One file of src knows another. */
export interface Arrow {
  readonly from: string
  readonly to: string
}

const DIAGRAM = /^## How the house is laid out\n[\s\S]*?^```text\n([\s\S]*?)^```$/m
const LINE = /^([a-z]*) *│ (.+)$/

/** The drawing as it stands in CONTRIBUTING.md, line by line. */
export const drawing: readonly string[] = (DIAGRAM.exec(textOf('CONTRIBUTING.md'))?.[1] ?? '')
  .trimEnd()
  .split('\n')

/** The layers that a drawing shows, from the ground up. A line without a name goes on with the layer above it. */
export const layersIn = (lines: readonly string[]): readonly Layer[] =>
  lines
    .join('\n')
    .replace(/\n *│/g, '')
    .split('\n')
    .map((line) => {
      const [, name = '', written = ''] = LINE.exec(line) ?? []
      return { name, files: written.trim().split(/ +/) }
    })
    .toReversed()

/** The files of src. */
export const files: readonly string[] = readdirSync(new URL('src', root)).map((file) =>
  file.replace(/\.ts$/, ''),
)

/** What the files of src import of each other, for their types only as well. */
export const imports: readonly Arrow[] = files.flatMap((from) =>
  ts
    .preProcessFile(textOf(`src/${from}.ts`), true, true)
    .importedFiles.map(({ fileName }) => /^\.\/([\w-]+)\.js$/.exec(fileName)?.[1])
    .filter((to) => to !== undefined)
    .map((to) => ({ from, to })),
)

const namesIn = (glob: string): readonly string[] =>
  /(?:src|\.)\/\{?([a-z,-]+)\}?\.(?:js|ts)$/.exec(glob)?.[1]?.split(',') ?? []

const config: {
  readonly overrides: readonly {
    readonly includes: readonly string[]
    readonly linter: {
      readonly rules: {
        readonly style: {
          readonly noRestrictedImports: {
            readonly options: {
              readonly patterns: readonly { readonly group: readonly string[] }[]
            }
          }
        }
      }
    }
  }[]
} = JSON.parse(textOf('biome.json'))

/** What the linter lets the files of src import of each other. */
export const permitted: readonly Arrow[] = config.overrides.flatMap(({ includes, linter }) => {
  const { patterns } = linter.rules.style.noRestrictedImports.options
  const targets = patterns.flatMap(({ group }) =>
    group.filter((glob) => glob.startsWith('!./')).flatMap(namesIn),
  )
  return includes.flatMap(namesIn).flatMap((from) => targets.map((to) => ({ from, to })))
})

/** What is wrong with the places of the files, and what to do about it. */
export const misplaced = (
  layers: readonly Layer[],
  sources: readonly string[],
): readonly string[] => {
  const drawn = layers.flatMap((layer) => layer.files)
  return [
    ...sources
      .filter((file) => !drawn.includes(file))
      .map((file) => `${file} is not drawn: put it into the lowest layer above all it imports`),
    ...drawn
      .filter((file, i) => drawn.indexOf(file) !== i)
      .map((file) => `${file} is drawn more than once: leave it in one layer`),
    ...drawn
      .filter((file) => !sources.includes(file))
      .map((file) => `${file} is drawn and not in src: take it out`),
  ]
}

/** The arrows that lead up, and what to do about them. What is not drawn has no arrow here. */
export const upward = (layers: readonly Layer[], arrows: readonly Arrow[]): readonly string[] => {
  const floors = new Map(
    layers.flatMap((layer, floor) => layer.files.map((file) => [file, { ...layer, floor }])),
  )
  return arrows.flatMap(({ from, to }) => {
    const [above, below] = [floors.get(from), floors.get(to)]
    return above === undefined || below === undefined || above.floor >= below.floor
      ? []
      : [
          `${from} (${above.name}) knows ${to} (${below.name}), a layer above: do without it, or move one of them`,
        ]
  })
}
