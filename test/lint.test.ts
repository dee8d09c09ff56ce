import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const repo = fileURLToPath(new URL('..', import.meta.url))

/**
 * The house from its ground up: an arrow goes from a later file to an earlier one, so there can be no cycle.
 *
 * Which of these arrows there are is said once, in `biome.json`.
 */
const FLOORS =
  'read same number url seen redact nearest calendar http-date date-time duration quoted utc backoff room answer header body grid pushback hint retry-after rate-limit-field rate-limit header-wait body-wait stream thrown-chain thrown sent-body request diagnosis causes signals evidence recognise shown-url url-fault auth-fault instrument method-fault parameters parameter-fault body-fault request-fault outcome limits intermediary redirect not-found inner-error said unauthorized unavailable failure transport success interrupted request-aside nothing-found diagnose decision policy plan decide budget bounds waits refusals policy-options show finding names known attempt session gate triage effects running-clock pause drive blame subject shell curl flow-state flow-evidence flow-conclusion flow-moot words explain attributes called flow-settled flow-doubt flow-curl conclude walked flow-steps verdict preflight regated flow followed version replay reported markdown safe-text report codec-error codec-shape codec-number codec-backoff codec-budget codec-name codec-decision codec-evidence codec-pushback codec-diagnosis codec-envelope codec-finding codec-policy codec-report codec-session fp-either fp-eq fp-last fp-lattice fp-ord fp-show fp-state fp-task fp-ts io-ts paste-bracket paste-phrase paste-reading paste-credential paste-secret-value paste-hide paste-part paste-shell paste-curl paste-curl-message paste-http paste-har paste-inspect paste-json paste-data paste-stack paste-console paste-text paste-call paste'.split(
    ' ',
  )
const sources = [...FLOORS, 'index', 'newcomer']

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
} = JSON.parse(readFileSync(join(repo, 'biome.json'), 'utf8'))

/** `./{a,b}.js` or `./a.js`, as its names. */
const namesIn = (glob: string): readonly string[] =>
  (/(?:src|\.)\/\{?([a-z,-]+)\}?\.(?:js|ts)$/.exec(glob)?.[1] ?? '')
    .split(',')
    .filter((name) => name !== '')

const ARROWS: ReadonlyMap<string, readonly string[]> = new Map(
  config.overrides.flatMap(({ includes, linter }) =>
    includes
      .flatMap(namesIn)
      .map((name): [string, readonly string[]] => [
        name,
        linter.rules.style.noRestrictedImports.options.patterns.flatMap(({ group }) =>
          group.filter((glob) => glob.startsWith('!')),
        ),
      ]),
  ),
)

/** Known to entries of their own only, so that the main one brings none of it. */
const isInterop = (name: string): boolean => /^(?:fp-|codec-|io-ts$|paste)/.test(name)

const allowed = (name: string): readonly string[] =>
  name === 'index'
    ? [...FLOORS.filter((target) => !isInterop(target)), 'newcomer']
    : (ARROWS.get(name) ?? []).filter((glob) => glob.startsWith('!./')).flatMap(namesIn)

const mayImportIoTs = (name: string): boolean => ARROWS.get(name)?.includes('!io-ts') === true

const local = (name: string): string => `./${name}.js`

/** A file that imports these modules, for their types only. */
const importing = (modules: readonly string[]): string =>
  [
    'export type T = string',
    ...modules.map((module, i) => `export type { T as T${i} } from '${module}'`),
  ].join('\n')

/** Every module that a file may not import; itself is one. */
const forbidden = (name: string): readonly string[] => [
  ...sources.filter((target) => !allowed(name).includes(target)).map(local),
  '../outside.js',
  'fp-ts',
  ...(mayImportIoTs(name) ? [] : ['io-ts']),
  'node:fs',
]

interface Violation {
  readonly what: string
  readonly file: string
  readonly source: string
  readonly expected: string
  /** Other files that the violation needs. */
  readonly beside?: Readonly<Record<string, string>>
}

const GLOBALS =
  'Date setTimeout setInterval setImmediate queueMicrotask clearTimeout clearInterval requestAnimationFrame fetch process console globalThis global window self crypto performance Buffer URL URLSearchParams Headers Request Response AbortController AbortSignal TextEncoder TextDecoder require navigator document localStorage structuredClone Intl eval Function'
const SLOW = 'chain flatMap alt orElse filterOrElse tap as chainW chainFirst chainFirstW'
const IMPURE = 'Console Date Random'

const anywhere = (what: string, source: string, expected: string): Violation => ({
  what,
  file: 'examples/demo.ts',
  source,
  expected,
})
const inSrc = (what: string, source: string, expected: string): Violation => ({
  what,
  file: 'src/seen.ts',
  source,
  expected,
})
const isGlobal = 'lint/style/noRestrictedGlobals: Do not use the global variable'
const isRandom = "lint/nursery/noJsRestrictedProperties: Do not use 'Math.random'."
const isSlow = 'plugin: fp-ts builds this on dual'
const notImported = (module: string): string =>
  `lint/style/noRestrictedImports: Do not import '${module}'.`

const VIOLATIONS: readonly Violation[] = [
  anywhere('any', 'export const x: any = 1', 'lint/suspicious/noExplicitAny'),
  anywhere(
    'non-null assertion',
    'export const f = (x: string | null) => x!.length',
    'lint/style/noNonNullAssertion',
  ),
  anywhere('ts-ignore', '// @ts-ignore\nexport const x = 1', 'lint/suspicious/noTsIgnore'),
  anywhere('unused import', "import { x } from './x.js'", 'lint/correctness/noUnusedImports'),
  anywhere(
    'unused variable',
    'export const f = () => {\n  const x = 1\n}',
    'lint/correctness/noUnusedVariables',
  ),
  anywhere(
    'reassigned parameter',
    'export const f = (x: number) => {\n  x = 1\n  return x\n}',
    'lint/style/noParameterAssign',
  ),
  anywhere(
    'import of a type without `type`',
    "import { T } from './x.js'\nexport const f = (x: T) => x",
    'lint/style/useImportType',
  ),
  {
    ...anywhere(
      'cycle of values',
      "import { y } from './y.js'\nexport const x = () => y",
      'lint/suspicious/noImportCycles',
    ),
    beside: { 'examples/y.ts': "import { x } from './demo.js'\nexport const y = () => x" },
  },
  {
    ...anywhere(
      'cycle of types',
      "import type { Y } from './y.js'\nexport type X = Y | null",
      'lint/suspicious/noImportCycles',
    ),
    beside: { 'examples/y.ts': "import type { X } from './demo.js'\nexport type Y = X | null" },
  },

  ...GLOBALS.split(' ').map((name) =>
    inSrc(`global ${name}`, `export const x = ${name}`, `${isGlobal} ${name}.`),
  ),
  inSrc('Date()', 'export const x = Date()', isGlobal),
  inSrc('new Date()', 'export const x = new Date()', isGlobal),
  inSrc('Date.now()', 'export const x = Date.now()', isGlobal),
  inSrc('unknown global', 'export const x = EdgeHost', 'lint/correctness/noUndeclaredVariables'),
  inSrc('Math.random', 'export const x = Math.random()', isRandom),
  inSrc("Math['random']", "export const x = Math['random']()", isRandom),
  inSrc('{ random } = Math', 'export const { random } = Math', isRandom),

  ...['fs', 'node:fs'].map((module) =>
    inSrc(module, `export { x } from '${module}'`, 'lint/correctness/noNodejsModules'),
  ),
  ...['fp-ts', 'fp-ts/lib/Option', 'io-ts', 'node:fs', '../package.json', './read.js'].flatMap(
    (module) => [
      inSrc(`value of ${module}`, `export { x } from '${module}'`, notImported(module)),
      inSrc(`type of ${module}`, `export type { X } from '${module}'`, notImported(module)),
      inSrc(`effects of ${module}`, `import '${module}'`, notImported(module)),
    ],
  ),
  {
    ...inSrc('nested file', "export * from './read.js'", notImported('./read.js')),
    file: 'src/a/b.ts',
  },
  inSrc('import()', "export const x = import('fp-ts/Option')", 'plugin: src does not import'),
  inSrc(
    'import type',
    "export type X = import('./read.js').X",
    'plugin: Import the type at the top',
  ),
  inSrc('throw', "export const f = () => {\n  throw 'x'\n}", 'plugin: src does not throw'),

  ...SLOW.split(' ').flatMap((name) => [
    inSrc(`O.${name}`, `import * as O from 'fp-ts/Option'\nexport const x = O.${name}`, isSlow),
    inSrc(
      `import of ${name}`,
      `import { ${name} } from 'fp-ts/Either'\nexport const x = ${name}`,
      isSlow,
    ),
    inSrc(
      `renamed import of ${name}`,
      `import { ${name} as x } from 'fp-ts/Either'\nexport const y = x`,
      isSlow,
    ),
    inSrc(`re-export of ${name}`, `export { ${name} as x } from 'fp-ts/Either'`, isSlow),
  ]),
  inSrc(
    "O['chain']",
    "import * as O from 'fp-ts/Option'\nexport const x = O['chain']",
    'lint/performance/noDynamicNamespaceImportAccess',
  ),
  ...IMPURE.split(' ').map((name) =>
    inSrc(`fp-ts/${name}`, `export * from 'fp-ts/${name}'`, 'plugin: src is pure'),
  ),
]

/** What every rule must let pass. The files of src have all their arrows, which so make no cycle. */
const CLEAN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    sources.map((name) => [
      `src/${name}.ts`,
      importing([...allowed(name).map(local), 'fp-ts/Option']),
    ]),
  ),
  'src/seen.ts': `import * as O from 'fp-ts/Option'
import { last } from 'fp-ts/ReadonlyArray'

export const f = (xs: readonly number[]): number =>
  O.match(
    () => 0,
    (x: number) => Math.max(x, 1),
  )(last(xs.flatMap((x) => [x])))

// Their names only resemble the slow ones.
export const resembling = [last, O.asUnit, O.tapEither, O.altW]
`,
  // A name of our own is not fp-ts's.
  'src/header.ts': "export { tap } from './read.js'\nexport type T = string\n",
  'examples/free.ts': `import { readFileSync } from 'node:fs'
import * as t from 'io-ts'
import { f } from '../src/seen.js'

export const now = async (): Promise<number> => {
  const { random } = await import('fp-ts/Random')
  if (Date.now() < f([])) throw new Error(t.string.name)
  return readFileSync(process.cwd()).length + random() + Math.random()
}
`,
  'dist/index.ts': 'export const x: any = 1',
  'test/fixtures/x.ts': 'export const x: any = 1',
}

/** Written by hand, and forbidden whatever else changes: who may never know of whom. */
const NEVER = [
  ['seen', 'grid'],
  ['grid', 'request'],
  ['pushback', 'diagnosis'],
  ['request', 'diagnosis'],
  ['diagnosis', 'causes'],
  ['causes', 'outcome'],
  ['thrown', 'grid'],
  ['diagnose', 'decide'],
  ['diagnose', 'policy'],
  ['diagnose', 'words'],
  ['decide', 'diagnose'],
  ['decide', 'words'],
  ['policy', 'decide'],
  ['words', 'diagnose'],
  ['explain', 'diagnose'],
] as const

/** Lints the files in a folder of their own, under the configuration of the repository. */
const lint = (files: Readonly<Record<string, string>>) => {
  const root = mkdtempSync(join(tmpdir(), 'grid-triage-lint-'))
  for (const part of ['biome.json', 'lint']) {
    cpSync(join(repo, part), join(root, part), { recursive: true })
  }
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), source)
  }
  const options = ['--colors=off', '--reporter=concise', '--max-diagnostics=none']
  const { status, stderr } = spawnSync(
    join(repo, 'node_modules/.bin/biome'),
    ['lint', ...options],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 },
  )
  rmSync(root, { recursive: true })
  return { status, findings: stderr.split('\n').filter((line) => /^[×!i] /.test(line)) }
}

// One process sees all violations; folders of their own keep them apart.
const bad = lint({
  ...Object.fromEntries(
    VIOLATIONS.flatMap(({ file, source, beside = {} }, i) =>
      Object.entries({ [file]: source, ...beside }).map(([path, text]) => [`${i}/${path}`, text]),
    ),
  ),
  ...Object.fromEntries(
    sources.map((name) => [
      `${name}/src/${name}.ts`,
      importing([...forbidden(name), ...allowed(name).map(local), 'fp-ts/Option']),
    ]),
  ),
})
const errorsOf = (path: string): readonly string[] =>
  bad.findings.filter((finding) => finding.startsWith(`× ${path}:`))

describe('the linter', () => {
  it('fails when there is a violation', () => {
    expect(bad.status).toBe(1)
  })

  it.each(VIOLATIONS.map((violation, i) => ({ ...violation, path: `${i}/${violation.file}` })))(
    'forbids in $file: $what',
    ({ path, expected }) => {
      expect(errorsOf(path)).toContainEqual(expect.stringContaining(`: ${expected}`))
    },
  )

  it.each(sources)('forbids %s every import that is no arrow of it', (name) => {
    const reported = errorsOf(`${name}/src/${name}.ts`).flatMap(
      (error) => /Do not import '(.+)'\.$/.exec(error)?.[1] ?? [],
    )
    expect(reported.toSorted()).toEqual(forbidden(name).toSorted())
  })

  it.each(FLOORS)('lets the arrows of %s go down only', (name) => {
    const floor = FLOORS.indexOf(name)
    expect(allowed(name).filter((target) => !FLOORS.slice(0, floor).includes(target))).toEqual([])
  })

  it('keeps the interop entries apart from all else', () => {
    const rest = [...FLOORS, 'index'].filter((name) => !isInterop(name))
    expect(rest.filter((name) => allowed(name).some(isInterop) || mayImportIoTs(name))).toEqual([])
    expect(FLOORS.filter((name) => mayImportIoTs(name) && !/^codec-/.test(name))).toEqual([])
  })

  it.each(NEVER)('has no arrow from %s to %s', (from, to) => {
    expect(allowed(from)).not.toContain(to)
  })

  it('knows every file of src', () => {
    const files = readdirSync(join(repo, 'src')).map((file) => file.replace(/\.ts$/, ''))
    expect(files.toSorted()).toEqual([...FLOORS, 'index'].toSorted())
  })

  it('lets everything else pass', () => {
    expect(lint(CLEAN)).toEqual({ status: 0, findings: [] })
  })

  // A comment can switch any check off, and Biome has no rule against most of them.
  it.each(['src', 'examples', 'bench'])('is switched off by no comment in %s', (folder) => {
    const path = join(repo, folder)
    const files = existsSync(path) ? readdirSync(path, { encoding: 'utf8', recursive: true }) : []
    const suppressing = files
      .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
      .filter((file) =>
        /@ts-(?:ignore|expect-error|nocheck)|biome-ignore/.test(
          readFileSync(join(path, file), 'utf8'),
        ),
      )
    expect(suppressing).toEqual([])
  })
})
