import ts from 'typescript'
import { type Files, root } from './compiler.js'

interface Docblock {
  /** All before the first tag. */
  readonly prose: string
  readonly tags: readonly (readonly [name: string, text: string])[]
}

/** A field of a public type. */
export interface Field extends Docblock {
  readonly name: string
  /** The prose of what holds it, where it is written inline: it may tell of its fields, each by name. */
  readonly around: string | null
}

/** Something that an entry exports. */
export interface Item extends Docblock {
  readonly name: string
  readonly kind: 'value' | 'type'
  readonly fields: readonly Field[]
}

/** A program over these files, some of which need not be on the disk. Docblocks need no library. */
const programOver = (paths: readonly string[], texts: Files): ts.Program => {
  const options = { noLib: true, types: [], moduleResolution: ts.ModuleResolutionKind.Bundler }
  const host = ts.createCompilerHost(options, true)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (path, target, ...rest) => {
    const text = texts[path.slice(root.length)]
    return text === undefined
      ? read(path, target, ...rest)
      : ts.createSourceFile(path, text, target, true)
  }
  return ts.createProgram(
    paths.map((path) => `${root}${path}`),
    options,
    host,
  )
}

const docblockOf = (checker: ts.TypeChecker, symbol: ts.Symbol): Docblock => ({
  prose: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
  tags: symbol
    .getJsDocTags(checker)
    .map(({ name, text }) => [name, ts.displayPartsToString(text)] as const),
})

/** A tag whose type is one text is its own meaning. */
const isLiteral = ({ type }: ts.PropertySignature | ts.MethodSignature): boolean =>
  type !== undefined && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)

const fieldsOf = (checker: ts.TypeChecker, item: ts.Symbol): readonly Field[] => {
  const found: Field[] = []
  const { prose } = docblockOf(checker, item)
  const visit = (node: ts.Node, around: string | null): void => {
    if (!ts.isPropertySignature(node) && !ts.isMethodSignature(node)) {
      ts.forEachChild(node, (inner) => visit(inner, around))
      return
    }
    const symbol = checker.getSymbolAtLocation(node.name)
    if (symbol === undefined) throw new Error(`${node.getText()} has no symbol`)
    const docblock = docblockOf(checker, symbol)
    if (!isLiteral(node)) found.push({ ...docblock, name: `${item.name}.${symbol.name}`, around })
    if (node.type) visit(node.type, docblock.prose)
  }
  for (const declaration of item.declarations ?? []) {
    if (ts.isInterfaceDeclaration(declaration)) {
      for (const member of declaration.members) visit(member, null)
    } else if (ts.isTypeAliasDeclaration(declaration)) {
      const { type } = declaration
      visit(type, ts.isTypeLiteralNode(type) ? null : prose)
    }
  }
  return found
}

/** All that the entries export, with their docblocks as an editor shows them. */
export const itemsOf = (entries: readonly string[], texts: Files = {}): readonly Item[] => {
  const program = programOver(entries, texts)
  const checker = program.getTypeChecker()
  return entries.flatMap((entry) => {
    const source = program.getSourceFile(`${root}${entry}`)
    const module = source && checker.getSymbolAtLocation(source)
    if (module === undefined) throw new Error(`${entry} exports nothing`)
    return checker.getExportsOfModule(module).map((exported): Item => {
      const symbol =
        exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      return {
        ...docblockOf(checker, symbol),
        name: exported.name,
        kind: symbol.flags & ts.SymbolFlags.Value ? 'value' : 'type',
        fields: fieldsOf(checker, symbol),
      }
    })
  })
}
