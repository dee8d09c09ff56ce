import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Each entry by the name that callers import, and the name of its file in `dist`. */
const entries = [
  ['grid-triage', 'index'],
  ['grid-triage/drive', 'drive'],
  ['grid-triage/fp-ts', 'fp-ts'],
  ['grid-triage/io-ts', 'io-ts'],
  ['grid-triage/paste', 'paste'],
] as const

type Extension = 'd.ts' | 'd.cts'

interface Surface {
  readonly name: string
  readonly path: string
  readonly source: ts.SourceFile
  readonly exported: readonly ts.Symbol[]
  /** What the exported ones name and nobody exports. */
  readonly hidden: readonly ts.Symbol[]
}

const byName = (a: ts.Symbol, b: ts.Symbol): number => (a.name < b.name ? -1 : 1)

/** A `const` is declared deep inside the statement that is to be shown. */
const statementsOf = (symbol: ts.Symbol): readonly ts.Node[] =>
  (symbol.declarations ?? []).map((it) => (ts.isVariableDeclaration(it) ? it.parent.parent : it))

/** Of the top of a file that was built here; a parameter is not, nor a module of others. */
const isOwn = (node: ts.Node): boolean =>
  !ts.isSourceFile(node) &&
  ts.isSourceFile(node.parent) &&
  node.getSourceFile().fileName.startsWith(`${root}dist/`)

const surfaces = (extension: Extension): readonly Surface[] => {
  const pathOf = (file: string): string => `${root}dist/${file}.${extension}`
  // Names are all that is asked for, so that no library needs to be read.
  const program = ts.createProgram(
    entries.map(([, file]) => pathOf(file)),
    {
      noLib: true,
      types: [],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  )
  const checker = program.getTypeChecker()
  const behind = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const opened = entries.map(([name, file]) => {
    const source = program.getSourceFile(pathOf(file))
    const module = source && checker.getSymbolAtLocation(source)
    if (source === undefined || module === undefined) throw new Error(`${pathOf(file)} is missing`)
    const exported = checker.getExportsOfModule(module).map(behind).sort(byName)
    return { name, path: `docs/api/${file}.md`, source, exported }
  })
  const known = new Set(opened.flatMap(({ exported }) => exported))
  const hiddenIn = (exported: readonly ts.Symbol[]): readonly ts.Symbol[] => {
    const hidden = new Set<ts.Symbol>()
    const visit = (node: ts.Node): void => {
      const named = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined
      const symbol = named && behind(named)
      if (symbol && !known.has(symbol) && !hidden.has(symbol) && statementsOf(symbol).some(isOwn)) {
        hidden.add(symbol)
        statementsOf(symbol).forEach(visit)
      }
      ts.forEachChild(node, visit)
    }
    exported.flatMap(statementsOf).forEach(visit)
    return [...hidden].sort(byName)
  }
  return opened.map((it) => ({ ...it, hidden: hiddenIn(it.exported) }))
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed })

const printed = (node: ts.Node): string =>
  printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())

/** As the sources are formatted, so that a long union is read, and changes, line by line. */
const formatted = (code: string): string =>
  execFileSync(`${root}node_modules/.bin/biome`, ['format', '--stdin-file-path=report.ts'], {
    cwd: root,
    input: code,
    encoding: 'utf8',
  })

const isForeign = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement) && !printed(statement.moduleSpecifier).startsWith("'.")

const codeOf = ({ source, exported, hidden }: Surface): string =>
  formatted(
    [
      ...source.statements.filter(isForeign).map(printed),
      ...exported.flatMap(statementsOf).map((node) => `export ${printed(node)}`),
      ...(hidden.length > 0 ? ['// Not exported, though named above.'] : []),
      ...hidden.flatMap(statementsOf).map(printed),
    ].join('\n\n'),
  )

/** The page of each entry: what it exports by its built types, without a word of prose, in the order of names. */
export const reports = (extension: Extension): readonly (readonly [path: string, page: string])[] =>
  surfaces(extension).map((surface) => {
    const head = `# ${surface.name}\n\nWritten by \`npm run api\` from the built types: do not edit.\n`
    return [surface.path, `${head}\n\`\`\`ts\n${codeOf(surface)}\`\`\`\n`]
  })
