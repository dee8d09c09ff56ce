import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      'grid-triage/drive': fileURLToPath(new URL('src/drive.ts', import.meta.url)),
      'grid-triage/fp-ts': fileURLToPath(new URL('src/fp-ts.ts', import.meta.url)),
      'grid-triage/io-ts': fileURLToPath(new URL('src/io-ts.ts', import.meta.url)),
      'grid-triage/paste': fileURLToPath(new URL('src/paste.ts', import.meta.url)),
      'grid-triage': fileURLToPath(new URL('src/index.ts', import.meta.url)),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 120_000,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true },
    // The tests keep nothing that another file could trip over, and to load src anew for each takes longer than they do.
    isolate: false,
    maxWorkers: '100%',
  },
})
