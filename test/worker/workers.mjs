import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { Log, LogLevel, Miniflare } from 'miniflare'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const example = join(root, 'examples/worker')
const config = JSON.parse(readFileSync(join(example, 'wrangler.json'), 'utf8'))
const [binding] = config.durable_objects.bindings
const [migration] = config.migrations

/** How much faster time runs in here than outside: in every isolate, by the same clock. */
export const SPEED = 20

const FAST = `
const { now } = Date
const timer = globalThis.setTimeout
Date.now = () => now() * ${SPEED}
globalThis.setTimeout = (after, ms) => timer(after, ms / ${SPEED})
`

/** The library as it is published, but for its types. */
export const buildLibrary = (scratch) => {
  const installed = join(scratch, 'node_modules/grid-triage')
  const tsup = join(root, 'node_modules/.bin/tsup')
  const args = ['--silent', '--no-dts', '--out-dir', join(installed, 'dist')]
  execFileSync(tsup, args, { cwd: root })
  copyFileSync(join(root, 'package.json'), join(installed, 'package.json'))
  return join(installed, 'dist/index.js')
}

export const compile = () =>
  execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', here], {
    encoding: 'utf8',
  })

const bundle = async (scratch, contents, minify) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: example, loader: 'ts' },
    bundle: true,
    write: false,
    minify,
    format: 'esm',
    target: 'es2022',
    external: ['cloudflare:workers'],
    nodePaths: [join(scratch, 'node_modules')],
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  })
  return outputFiles[0].text
}

const whole = `export { default, ${binding.class_name} } from './${config.main}'`
const bare = `
import { decide, diagnose } from 'grid-triage'
export default {
  fetch: async (request: Request) => {
    const response = await fetch(request)
    const diagnosis = diagnose({ response })
    return Response.json(decide(diagnosis, { attempt: 1, now: Date.now(), random: Math.random() }))
  },
}`

/** What a Worker weighs when it is deployed, in bytes. */
export const sizes = async (scratch) => {
  const weigh = async (contents) => {
    const text = await bundle(scratch, contents, true)
    return { minified: Buffer.byteLength(text), gzipped: gzipSync(text, { level: 9 }).length }
  }
  return { example: await weigh(whole), diagnoseAndDecide: await weigh(bare) }
}

/** A Durable Object that cannot be asked. */
export const FAILING = `
import { DurableObject } from 'cloudflare:workers'
export class ${binding.class_name} extends DurableObject {
  settle() { throw new Error('away') }
  admit() { throw new Error('away') }
}
export default { fetch: () => new Response(null) }
`

/**
 * Workers, each in an isolate of its own. Its Durable Object is its own, too, unless it names another
 * `owner`.
 */
export const startWorkers = async (scratch, workers, persist) => {
  const script = `${FAST}\n${await bundle(scratch, whole, false)}`
  const optionsOf = ({ name, owner = name, key, baseUrl, contents = script }) => ({
    name,
    modules: [{ type: 'ESModule', path: `${name}.mjs`, contents }],
    compatibilityDate: config.compatibility_date,
    bindings: { ...config.vars, GRID_BASE_URL: baseUrl, GRID_API_KEY: key },
    durableObjects: {
      [binding.name]: {
        className: binding.class_name,
        useSQLite: migration.new_sqlite_classes.includes(binding.class_name),
        ...(owner === name ? {} : { scriptName: owner }),
      },
    },
  })
  const miniflare = new Miniflare({
    log: new Log(LogLevel.ERROR),
    // What it says of each connection that is refused on purpose would fill the screen.
    handleRuntimeStdio: (out, err) => {
      out.resume()
      err.resume()
    },
    ...(persist === undefined ? {} : { durableObjectsPersist: persist }),
    workers: workers.map(optionsOf),
  })
  await miniflare.ready
  return {
    chat: async (name, what) => {
      const worker = await miniflare.getWorker(name)
      const messages = [{ role: 'user', content: what }]
      const body = JSON.stringify({ model: 'text-prime', messages })
      return worker.fetch('http://worker.example/', { method: 'POST', body })
    },
    /** The tag of each gate, for a session each, which all ask at once. */
    admitted: async (names, sessions) => {
      const stubs = await Promise.all(
        names.map(async (name) => (await miniflare.getBindings(name))[binding.name]),
      )
      const asking = sessions.map(async (session, i) => {
        const { _tag } = await stubs[i % stubs.length].getByName('the-grid').admit(session)
        return _tag
      })
      return (await Promise.all(asking)).toSorted()
    },
    close: () => miniflare.dispose(),
  }
}
