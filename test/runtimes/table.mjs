import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const inBinaries = (...path) => join(here, 'binaries/node_modules', ...path)
const tool = (name) => inBinaries('.bin', name)
const host = (name) => join(here, 'hosts', `${name}.mjs`)

const isRunnable = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (...names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isRunnable)

const chromium = () =>
  process.env.CHROMIUM || onPath('chromium', 'chromium-browser', 'google-chrome')

const versionOf = (name, folder = '.') =>
  JSON.parse(readFileSync(join(here, folder, 'node_modules', name, 'package.json'), 'utf8')).version

/** The first Node that miniflare takes. */
const newNode = () => {
  const isNew = Number(process.versions.node.split('.')[0]) >= 22
  return (isNew ? [process.execPath] : []).concat(inBinaries('node24/bin/node')).find(isRunnable)
}

const byNode = (id, name, file, isCi) =>
  [
    ['import', 'esm.mjs'],
    ['require', 'commonjs.cjs'],
  ].map(([how, entry]) => ({
    id,
    name,
    how: `${how}, installed`,
    isCi,
    folders: file === process.execPath ? [] : ['binaries'],
    file: () => file,
    args: [entry],
    versionArgs: ['--version'],
  }))

const nodes = [18, 20, 22, 24, 26].flatMap((major) =>
  byNode(`node${major}`, 'Node', inBinaries(`node${major}/bin/node`), true),
)

/**
 * Every runtime. `file` is what is started with `args` in the prepared folder, if there is any; it prints a line of JSON.
 */
export const runtimes = [
  ...byNode('node', 'Node, this one', process.execPath, false),
  ...nodes,
  {
    id: 'deno',
    name: 'Deno',
    how: 'import, installed',
    isCi: true,
    folders: ['binaries'],
    file: () => tool('deno'),
    args: ['run', '--no-remote', '--node-modules-dir=manual', 'esm.mjs'],
    versionArgs: ['--version'],
  },
  {
    id: 'bun',
    name: 'Bun',
    how: 'import, installed',
    isCi: true,
    folders: ['binaries'],
    file: () => tool('bun'),
    args: ['esm.mjs'],
    versionArgs: ['--version'],
  },
  {
    id: 'workerd',
    name: 'workerd, bare',
    how: 'one module',
    isCi: true,
    folders: ['binaries'],
    file: () => tool('workerd'),
    args: ['test', 'bundle/conformance.capnp'],
    versionArgs: ['--version'],
  },
  {
    id: 'miniflare',
    name: 'miniflare',
    how: 'one module',
    isCi: false,
    folders: ['binaries', 'miniflare'],
    file: newNode,
    absent: 'it needs Node 22 or newer',
    args: [host('miniflare'), 'bundle/worker.mjs'],
    version: () => versionOf('miniflare', 'miniflare'),
  },
  {
    id: 'edge',
    name: 'Edge runtime',
    how: 'one script, no eval',
    isCi: true,
    folders: [],
    file: () => process.execPath,
    args: [host('edge'), 'bundle/conformance.js'],
    version: () => versionOf('@edge-runtime/vm'),
  },
  {
    id: 'vm',
    name: 'empty vm context',
    how: 'one script, no eval',
    isCi: true,
    folders: [],
    file: () => process.execPath,
    args: [host('empty-context'), 'bundle/conformance.js'],
    version: () => process.versions.node,
  },
  {
    id: 'quickjs',
    name: 'QuickJS',
    how: 'one script',
    isCi: false,
    folders: [],
    file: () => process.execPath,
    args: [host('quickjs'), 'bundle/conformance.js'],
    version: () => versionOf('quickjs-emscripten'),
  },
  {
    id: 'chromium',
    name: 'Chromium',
    how: 'one script',
    isCi: false,
    folders: [],
    file: () => (chromium() === undefined ? undefined : process.execPath),
    absent: 'no Chromium on the path, nor in CHROMIUM',
    args: [host('chromium'), 'bundle/conformance.js', chromium()],
  },
]
