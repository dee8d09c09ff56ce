import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions, Plugin } from 'esbuild'
import { fromSource } from './budget.js'
import { CORE, repo } from './groups.js'
import type { Part } from './parts.js'
import { type Bundle, bundle } from './weigh.js'

const OPTIONS: BuildOptions = { platform: 'neutral', mainFields: ['module', 'main'] }

const specifier = (module: string): string =>
  module.includes('/') ? module : join(repo, 'src', `${module}.ts`)

const readExports = async (module: string): Promise<readonly string[]> => {
  const path = specifier(module)
  if (path !== module && !existsSync(path)) throw new Error(`there is no src/${module}.ts any more`)
  return (await bundle(`export * from '${path}'`, repo, OPTIONS)).exports
}

/** Asked for again with every part that follows. */
const known = new Map<string, Promise<readonly string[]>>()

const exportsOf = (module: string): Promise<readonly string[]> => {
  const names = known.get(module) ?? readExports(module)
  known.set(module, names)
  return names
}

/** Code with the exports of a module, each as short as can be. */
const standIn = async (
  module: string,
  given: Readonly<Record<string, string>>,
): Promise<string> => {
  const names = await exportsOf(module)
  const gone = Object.keys(given).filter((name) => !names.includes(name))
  if (gone.length > 0) throw new Error(`${module} exports no ${gone.join(', ')} any more`)
  // Of a library only what the study names is used.
  const wanted = module.includes('/') ? Object.keys(given) : names
  return wanted
    .map(
      (name) => `export const ${name} = /* @__PURE__ */ (() => (${given[name] ?? '() => null'}))()`,
    )
    .join('\n')
}

const literal = (value: unknown): string => {
  if (value instanceof RegExp) return `${value}`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).map(([key, field]) => `${key}: ${literal(field)}`)
  return `{ ${fields.join(', ')} }`
}

/** A bundle as a module that runs here. */
export const loaded = (code: Uint8Array): Promise<unknown> =>
  import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

/** The table of signals without some of its columns. */
const signalsWithout = async (columns: readonly string[]): Promise<string> => {
  const { code } = await bundle(`export { signals } from '${specifier('signals')}'`, repo, OPTIONS)
  const made = await loaded(code)
  const table: unknown =
    typeof made === 'object' && made !== null && 'signals' in made ? made.signals : null
  if (typeof table !== 'object' || table === null) throw new Error('signals is no table any more')
  const columnsThere = new Set(Object.values(table).flatMap((row) => Object.keys(row)))
  const gone = columns.filter((column) => !columnsThere.has(column))
  if (gone.length > 0) throw new Error(`signals has no column ${gone.join(', ')} any more`)
  const rows = Object.entries(table).map(([cause, row]) => [
    cause,
    Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column))),
  ])
  return `export const signals = ${literal(Object.fromEntries(rows))}`
}

/** `src/read.ts` is `read`, and `fp-ts/es6/Option.js` is `fp-ts/Option`. */
const moduleAt = (path: string): string | null => {
  const local = /(?:^|[\\/])src[\\/]([a-z-]+)\.ts$/.exec(path)?.[1]
  const library = /[\\/]fp-ts[\\/](?:es6|lib)[\\/]([A-Za-z]+)\.js$/.exec(path)?.[1]
  return local ?? (library === undefined ? null : `fp-ts/${library}`)
}

/** `diagnose` and `decide` with all the parts left out at once. */
export const without = async (parts: readonly Part[]): Promise<Bundle> => {
  const columns = parts.flatMap((part) => part.columns ?? [])
  const code = new Map<string, string>()
  if (columns.length > 0) code.set('signals', await signalsWithout(columns))
  for (const part of parts) {
    for (const [module, given] of Object.entries(part.stubs ?? {})) {
      code.set(module, await standIn(module, given))
    }
  }
  const plugin: Plugin = {
    name: 'stand-ins',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.[jt]s$/ }, ({ path }) => {
        const contents = code.get(moduleAt(path) ?? '')
        return contents === undefined ? null : { contents, loader: 'js' }
      })
    },
  }
  return fromSource(CORE, { plugins: [plugin] })
}

/** The modules of a part that a bundle holds nothing of. */
export const absentFrom = ({ bytesOf }: Bundle, { stubs = {} }: Part): readonly string[] => {
  const present = new Set(
    [...bytesOf].filter(([, bytes]) => bytes > 0).map(([path]) => moduleAt(path)),
  )
  return Object.keys(stubs).filter((module) => !present.has(module))
}
