import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { type MinifyOptions, minify } from 'terser'

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const options: BuildOptions = {
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  alias: { 'grid-triage': pathOf('src/index.ts'), 'grid-triage/paste': pathOf('src/paste.ts') },
  // So that nothing in the bundle depends on where it was made.
  absWorkingDir: pathOf('.'),
}

/** Packed, what terser leaves is 2.5 kB smaller than what esbuild does: its short names come back more often. */
const again: MinifyOptions = { ecma: 2020, compress: { ecma: 2020, passes: 2 } }

/** One file of the page and all that it imports, as text. */
export const bundled = async (
  file: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const { outputFiles } = await build({ ...options, entryPoints: [file], define: { ...define } })
  return (outputFiles?.[0]?.text ?? '').trim()
}

export const bundledScript = async (
  file: string,
  define: Readonly<Record<string, string>>,
): Promise<string> => {
  const { code } = await minify(await bundled(file, define), again)
  if (code === undefined) throw new Error(`There is nothing in ${file}.`)
  return code
}
