// What the files of an entry import, followed through every file that they share.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import ts from 'ts6'
import { same } from './tally.mjs'

/** The files of an entry, and the packages that they ask for, by `import` or `require`. */
const script = async (library, file) => {
  const { metafile } = await build({
    entryPoints: [join(library, 'dist', file)],
    absWorkingDir: library,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    format: 'esm',
    logLevel: 'silent',
  })
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports)
  const packages = imports.filter(({ external }) => external).map(({ path }) => path)
  return {
    files: Object.keys(metafile.inputs).map((path) => join(library, path)),
    packages: [...new Set(packages)].sort(),
  }
}

/** The module that a node names: one that is imported or exported from, a type imported in place, one extended. */
const nameIn = (node) => {
  if (ts.isImportTypeNode(node)) return node.argument.literal
  if (ts.isModuleDeclaration(node)) return node.name
  return ts.isExternalModuleReference(node) ? node.expression : node.moduleSpecifier
}

const namesIn = (path) => {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2020)
  const names = source.typeReferenceDirectives.map(({ fileName }) => fileName)
  const visit = (node) => {
    const name = nameIn(node)
    if (name !== undefined && ts.isStringLiteral(name)) names.push(name.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

/** `./chunk.js` is declared in `./chunk.d.ts`, `./chunk.cjs` in `./chunk.d.cts`. */
const declared = (from, name) => join(dirname(from), name.replace(/\.(c?)js$/, '.d.$1ts'))

const declaration = (library, file) => {
  const files = [join(library, 'dist', file)]
  const packages = new Set()
  for (const path of files) {
    for (const name of namesIn(path)) {
      const next = declared(path, name)
      if (!name.startsWith('.')) packages.add(name)
      else if (!files.includes(next)) files.push(next)
    }
  }
  return { files, packages: [...packages].sort() }
}

const follow = (library, file) =>
  file.includes('.d.') ? declaration(library, file) : script(library, file)

/** The packages that a file in `dist` and all that it reaches ask for. */
export const asks = async (library, file, allowed) => {
  try {
    return same((await follow(library, file)).packages, allowed)
  } catch (error) {
    return [error.message]
  }
}

/** Files in `dist` that no entry reaches. */
export const unreached = async (library, entries) => {
  const followed = await Promise.all(entries.map((file) => follow(library, file)))
  const reached = followed.flatMap(({ files }) => files)
  // The page stands alone: it is opened, and not imported.
  const parts = readdirSync(join(library, 'dist')).filter((file) => file !== 'page.html')
  const all = parts.map((file) => join(library, 'dist', file))
  return all.filter((path) => !reached.includes(path)).map((path) => `not reached: ${path}`)
}
