import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/drive.ts'],
  format: ['esm', 'cjs'],
  target: 'es2020',
  platform: 'neutral',
  clean: true,
  // A bare `fp-ts/Option` import fails in Node ESM, Deno and workerd, so fp-ts is inlined.
  noExternal: [/^fp-ts/],
  esbuildOptions: (options) => {
    options.mainFields = ['module', 'main']
  },
  // tsup sets `baseUrl`, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
