import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/drive.ts', 'src/fp-ts.ts', 'src/io-ts.ts'],
  format: ['esm', 'cjs'],
  target: 'es2020',
  platform: 'neutral',
  clean: true,
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
  // tsup sets `baseUrl`, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
