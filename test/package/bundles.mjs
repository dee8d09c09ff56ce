// The package in other people's bundlers.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import webpack from 'webpack'
import { printed, written } from './runs.mjs'
import { copyOf, installed } from './tarball.mjs'

const bundle = async (folder, text) => {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: folder },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    logLevel: 'silent',
  })
  return outputFiles[0].text
}

/** What an import of which nothing is used leaves in a bundle. */
export const unused = async (folder, entry, most = 0) => {
  const left = await bundle(folder, `import * as all from '${entry}'`)
  return left.length <= most ? [] : [`${left.length} bytes are left: ${left.slice(0, 200)}`]
}

/** In bytes, minified: constants that a bundler dares not drop by itself. */
export const MOST_LEFT = 6000

/** The package as it is for a bundler that is not told that it may drop whole files. */
export const untold = (folder) => {
  const copy = copyOf(folder)
  const path = join(installed(copy), 'package.json')
  const { sideEffects, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify(rest))
  return copy
}

const packed = (entry, folder) =>
  new Promise((resolve, reject) => {
    const output = { path: folder, filename: 'webpack.cjs' }
    webpack(
      { mode: 'production', optimization: { minimize: false }, context: folder, entry, output },
      (error, stats) =>
        error !== null || stats.hasErrors()
          ? reject(error ?? new Error(stats.toString('errors-only')))
          : resolve(join(folder, output.filename)),
    )
  })

const rolled = async (input, folder) => {
  const file = join(folder, 'rollup.mjs')
  const app = await rollup({
    input,
    plugins: [nodeResolve()],
    onwarn: (warning) => {
      throw new Error(warning.message)
    },
  })
  await app.write({ file, format: 'es' })
  return file
}

export const BUNDLERS = { 'webpack 5': packed, 'rollup 4': rolled }

/** What goes wrong when a program is bundled and the bundle run. */
export const bundled = async (folder, bundler, program) => {
  try {
    const file = await BUNDLERS[bundler](written(folder, 'mjs', program), folder)
    return await printed(file, program)
  } catch (error) {
    return [error.message]
  }
}
