import { rmSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const both: Options = {
  format: ['esm', 'cjs'],
  target: 'es2020',
  platform: 'neutral',
  // A bare `fp-ts/Option` import fails in Node ESM, Deno and workerd, so fp-ts is inlined. io-ts, whose root can be
  // imported anywhere, stays outside: a codec has to be of the same class as those that it is composed with.
  noExternal: [/^fp-ts/],
  external: ['io-ts'],
  // fp-ts makes functions when it is loaded, which a bundler of the package could not drop any more.
  treeshake: true,
  esbuildOptions: (options) => {
    options.mainFields = ['module', 'main']
    // V8 reads the functions of a module a third faster when they are not arrows: 4 ms of a cold start, for 0.4 kB gzipped.
    options.supported = { arrow: false }
  },
}

const entry = ['src/index.ts', 'src/drive.ts', 'src/fp-ts.ts', 'src/io-ts.ts']
const paste = ['src/paste.ts']

const library: readonly Options[] = [
  { ...both, entry },
  // By itself: files that it shared with the others would cut theirs elsewhere, and a bundle of the main door would have
  // other bytes. Who bundles both has some 7 kB twice, 3 gzipped.
  { ...both, entry: paste },
]

/** Types have no weight, so that these are shared. tsup sets `baseUrl`, which TypeScript 6 reports as deprecated. */
const types: Options = {
  format: ['esm', 'cjs'],
  entry: [...entry, ...paste],
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
}

/** It uses the library as any caller does: through the doors of the package. */
const command: Options = {
  entry: { command: 'command/main.ts' },
  format: ['esm'],
  target: 'node18',
  platform: 'node',
  external: [/^grid-triage/],
}

export default defineConfig(({ outDir, dts }) => {
  // All are built at once: to clean up is not left to one of them, which might be the later one.
  rmSync(outDir ?? 'dist', { recursive: true, force: true })
  return dts === false ? [...library, command] : [...library, types, command]
})
