import type { BuildOptions } from 'esbuild'
import { asCommonJs, asModule, type Take } from './groups.js'
import { type Bundle, bundle, type Weight, weightOf } from './weigh.js'

const TARGETS = ['browser', 'worker', 'node', 'node, CommonJS'] as const
export type Target = (typeof TARGETS)[number]

const optionsOf: Readonly<Record<Target, BuildOptions>> = {
  browser: { platform: 'browser' },
  worker: {
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*', 'cloudflare:*'],
  },
  node: { platform: 'node', mainFields: ['module', 'main'] },
  'node, CommonJS': { platform: 'node', format: 'cjs' },
}

/** `null`: it cannot be bundled for this target. */
export type Weights = Readonly<Record<Target, Weight | null>>

export const bundleText = (target: Target, contents: string, resolveDir: string): Promise<Bundle> =>
  bundle(contents, resolveDir, optionsOf[target])

/** Some imports for a target, resolved as from a folder. */
export const bundleFor = (
  target: Target,
  takes: readonly Take[],
  resolveDir: string,
): Promise<Bundle> =>
  bundleText(target, target === 'node, CommonJS' ? asCommonJs(takes) : asModule(takes), resolveDir)

const weighed = (
  takes: readonly Take[],
  resolveDir: string,
  target: Target,
): Promise<Weight | null> =>
  bundleFor(target, takes, resolveDir).then(
    ({ code }) => weightOf(code),
    () => null,
  )

/** What some imports weigh for each target, resolved as from a folder. */
export const weightsOf = async (takes: readonly Take[], resolveDir: string): Promise<Weights> => ({
  browser: await weighed(takes, resolveDir, 'browser'),
  worker: await weighed(takes, resolveDir, 'worker'),
  node: await weighed(takes, resolveDir, 'node'),
  'node, CommonJS': await weighed(takes, resolveDir, 'node, CommonJS'),
})

/** The names that an entry exports, asked of its bundle, so that a new one is not forgotten. */
export const namesOf = async (entry: string, resolveDir: string): Promise<readonly string[]> =>
  (await bundleFor('browser', [[entry, 'everything']], resolveDir)).exports
