import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The text of a file, by its path from the root. */
export const textOf = (file: string): string => readFileSync(`${root}${file}`, 'utf8')

/** How src is compiled. */
const options: ts.CompilerOptions = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
  ts.sys,
  root,
).options

/** The text of files by their paths from the root, whether they are on the disk or not. */
export type Files = Readonly<Record<string, string>>

/** One thing that the compiler says against a file. `line` counts from 0. */
export interface Complaint {
  readonly line: number
  readonly text: string
}

export interface Compiled {
  readonly complaintsOf: (file: string) => readonly Complaint[]
  /** What an editor shows when the pointer is on the last place of `name` in a file. */
  readonly hoverOf: (file: string, name: string) => string
}

/**
 * Compiles all files at once.
 *
 * One compiler for many cases: what they share is read and understood once, which is most of the work. A case that is to
 * change a file of src is a file of another name beside it, so that the rest stays as it is.
 */
export const compile = (files: Files): Compiled => {
  const texts = new Map(Object.entries(files).map(([file, text]) => [`${root}${file}`, text]))
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = texts.get(path) ?? ts.sys.readFile(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => texts.has(path) || ts.sys.fileExists(path),
    readFile: (path) => texts.get(path) ?? ts.sys.readFile(path),
  }
  const service = ts.createLanguageService(host)
  return {
    complaintsOf: (file) => {
      const path = `${root}${file}`
      const found = [
        ...service.getSyntacticDiagnostics(path),
        ...service.getSemanticDiagnostics(path),
      ]
      return found.map(({ file: source, start = 0, messageText }) => ({
        line: source?.getLineAndCharacterOfPosition(start).line ?? 0,
        text: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }))
    },
    hoverOf: (file, name) => {
      const at = files[file]?.lastIndexOf(name) ?? -1
      const info = service.getQuickInfoAtPosition(`${root}${file}`, at)
      return ts.displayPartsToString(info?.displayParts)
    },
  }
}
