import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'

/** Bytes of a minified bundle: as it is, and as a server sends it. */
export interface Weight {
  readonly min: number
  readonly gzip: number
  readonly brotli: number
}

/** A minified bundle, and the bytes that each input file has in it. */
export interface Bundle {
  readonly code: Uint8Array
  readonly bytesOf: ReadonlyMap<string, number>
  readonly exports: readonly string[]
}

const SMALLEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }

export const gzipBytes = (code: Uint8Array): number => gzipSync(code, { level: 9 }).length

export const weightOf = (code: Uint8Array): Weight => ({
  min: code.length,
  gzip: gzipBytes(code),
  brotli: brotliCompressSync(code, SMALLEST).length,
})

/**
 * A few lines of code with all that they import, as a consumer's bundler makes it.
 *
 * No tsconfig is read, lest its `paths` lead from the package to its source.
 */
export const bundle = async (
  contents: string,
  resolveDir: string,
  options: BuildOptions,
): Promise<Bundle> => {
  const { metafile, outputFiles } = await build({
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    tsconfigRaw: '{}',
    logLevel: 'silent',
    ...options,
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    treeShaking: true,
    write: false,
    metafile: true,
  })
  const [file] = outputFiles
  const [output] = Object.values(metafile.outputs)
  if (file === undefined || output === undefined) throw new Error(`no bundle of ${contents}`)
  const bytes = Object.entries(output.inputs).map(([path, { bytesInOutput }]): [string, number] => [
    path,
    bytesInOutput,
  ])
  return { code: file.contents, bytesOf: new Map(bytes), exports: output.exports }
}
