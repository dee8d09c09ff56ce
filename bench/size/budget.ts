import type { BuildOptions } from 'esbuild'
import {
  asModule,
  budgeted,
  DOOR,
  DOOR_AND_CODECS,
  type Group,
  published,
  repo,
  sources,
} from './groups.js'
import { type Bundle, bundle, gzipBytes } from './weigh.js'

/** Most bytes, minified and gzipped. */
export interface Budget {
  readonly min: number
  readonly gzip: number
}

/** For bundlers of any target; `fp-ts` is inlined and `io-ts` is not, as in the package. */
const NEUTRAL: BuildOptions = {
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['io-ts'],
}

/** A group bundled from `src/`, where the modules are still apart. */
export const fromSource = (group: Group, options: BuildOptions = {}): Promise<Bundle> =>
  bundle(asModule(group.takes), repo, { ...NEUTRAL, alias: sources, ...options })

/** A group bundled from `dist/`, as its users have it. */
export const fromPackage = (group: Group, options: BuildOptions = {}): Promise<Bundle> =>
  bundle(asModule(group.takes), repo, { ...NEUTRAL, alias: published, ...options })

/** What `./io-ts` adds to the whole door. */
const CODECS = './io-ts, on top of the door'

export const budgetedNames: readonly string[] = [...budgeted.map(({ name }) => name), CODECS]

export const budgetOf = ({ code }: Bundle): Budget => ({ min: code.length, gzip: gzipBytes(code) })

const weigh = async (group: Group): Promise<Budget> => budgetOf(await fromPackage(group))

const added = async (): Promise<Budget> => {
  const [door, both] = await Promise.all([weigh(DOOR), weigh(DOOR_AND_CODECS)])
  return { min: both.min - door.min, gzip: both.gzip - door.gzip }
}

/** What stands under a name of the budget, as it weighs now. */
export const weighed = async (name: string): Promise<Budget> => {
  if (name === CODECS) return added()
  const group = budgeted.find((one) => one.name === name)
  if (group === undefined) throw new Error(`nothing to weigh is named ${name}`)
  return weigh(group)
}

const over = (kind: keyof Budget, name: string, weight: Budget, budget: Budget): string[] => {
  const surplus = weight[kind] - budget[kind]
  if (surplus <= 0) return []
  return [
    `${name} has ${weight[kind]} bytes ${kind}, ${surplus} more than its budget of ${budget[kind]}. ` +
      'See where they are with `npm run bench:size -- --by-module`; ' +
      'if they are worth it, raise bench/size/budget.json and say why in the commit.',
  ]
}

/** What is over the budget, and what to do about it; empty when nothing is. */
export const overruns = (name: string, weight: Budget, budget: Budget): readonly string[] => [
  ...over('min', name, weight, budget),
  ...over('gzip', name, weight, budget),
]
