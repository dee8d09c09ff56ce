import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { decide, diagnose } from '../../src/index.js'
import { type PolicyOptions, policy } from '../../src/policy-options.js'
import { repo } from './groups.js'

/** How many of the conformance vectors come out right. */
export interface Worth {
  readonly causes: number
  readonly waits: number
  readonly decisions: number
}

/** What a bundle of both exports. */
export interface Core {
  readonly diagnose: typeof diagnose
  readonly decide: typeof decide
}

interface Vector {
  readonly seen: Parameters<typeof diagnose>[0]
  readonly at: Parameters<typeof decide>[1]
  readonly policy?: PolicyOptions
  readonly expect: { readonly cause: string; readonly pushback: unknown }
}

interface Vectors {
  readonly diagnose: readonly Vector[]
  readonly pushback: readonly Vector[]
  readonly decide: readonly Vector[]
}

const vectors: Vectors = JSON.parse(readFileSync(join(repo, 'vectors/vectors.json'), 'utf8'))

export const all: Worth = {
  causes: vectors.diagnose.length,
  waits: vectors.pushback.length,
  decisions: vectors.decide.length,
}

const isCore = (made: unknown): made is Core =>
  typeof made === 'object' && made !== null && 'diagnose' in made && 'decide' in made

export const coreOf = (made: unknown): Core => {
  if (!isCore(made)) throw new Error('the bundle exports no diagnose and decide')
  return made
}

/** What a bundle of `diagnose` and `decide` gets right. */
export const worthOf = (bundled: unknown): Worth => {
  const made = coreOf(bundled)
  const isDecided = ({ seen, at, policy: options, expect }: Vector): boolean => {
    const result = policy(options)
    const followed = options === undefined || result._tag !== 'Accepted' ? undefined : result.policy
    return isDeepStrictEqual(made.decide(made.diagnose(seen), at, followed), expect)
  }
  return {
    causes: vectors.diagnose.filter(
      ({ seen, expect }) => made.diagnose(seen).cause === expect.cause,
    ).length,
    waits: vectors.pushback.filter(({ seen, expect }) =>
      isDeepStrictEqual(made.diagnose(seen).pushback, expect.pushback),
    ).length,
    decisions: vectors.decide.filter(isDecided).length,
  }
}
