// Whether the digest would notice: the program is run with a library that differs in one value.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { differences } from './differences.mjs'

/** The function, but for the one result that is the `n`th of those that can be changed. */
const changedOnce = (f, n, change) => {
  let seen = 0
  return (...args) => {
    const result = f(...args)
    const changed = change(result)
    if (changed === null) return result
    seen++
    return seen === n ? changed : result
  }
}

const later = (decision) =>
  decision._tag === 'Retry' ? { ...decision, afterMs: decision.afterMs + 1 } : null

const CHANGES = [
  ['decide', 'one wait of decide is 1 ms longer', later],
  [
    'advance',
    'one wait of advance is 1 ms longer',
    ([session, budget, next]) => (later(next) === null ? null : [session, budget, later(next)]),
  ],
  [
    'advance',
    'one budget holds 0.00001 of a token more',
    ([session, { tokens, asOfEpochMs }, next]) => [
      session,
      { tokens: tokens + 0.00001, asOfEpochMs },
      next,
    ],
  ],
]

/** The entry with every function told of, those of its instances too. */
const watched = (entry, prefix, called, all) =>
  Object.fromEntries(
    Object.entries(entry).map(([name, value]) => {
      const full = `${prefix}${name}`
      if (typeof value === 'function') {
        all.add(full)
        const told = (...args) => {
          called.add(full)
          return value(...args)
        }
        return [name, told]
      }
      return prefix.includes('fp-ts') && typeof value === 'object'
        ? [name, watched(value, `${full}.`, called, all)]
        : [name, value]
    }),
  )

/** What this Node says of the installed library, and the checks of the digest itself. */
export const sensitivity = async (folder) => {
  const load = (file) => import(pathToFileURL(join(folder, file)).href)
  const json = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const dist = 'node_modules/grid-triage/dist'
  const entries = ['index', 'drive', 'fp-ts', 'io-ts'].map((name) => `${dist}/${name}.js`)
  const [core, drive, fpTs, ioTs, { run }] = await Promise.all(
    [...entries, 'program.mjs'].map(load),
  )
  const loaded = { core, drive, fpTs, ioTs }
  const vectors = json('node_modules/grid-triage/vectors/vectors.json')
  const corpus = json('corpus.json')

  const called = new Set()
  const all = new Set()
  const told = Object.entries({ core, drive, fpTs }).map(([name, entry]) => [
    name,
    watched(entry, name === 'fpTs' ? 'fp-ts ' : '', called, all),
  ])
  const reference = await run({ ...loaded, ...Object.fromEntries(told) }, vectors, corpus)
  const missed = [...all].filter((name) => !called.has(name))
  const checks = [
    {
      name: `all ${all.size} public functions are called`,
      isRight: missed.length === 0,
      detail: missed.join(', '),
    },
  ]
  for (const [name, what, change] of CHANGES) {
    const changed = { ...core, [name]: changedOnce(core[name], 50, change) }
    const { digest, sections } = await run({ ...loaded, core: changed }, vectors, corpus)
    const differs = differences(sections, reference.sections)
    checks.push({
      name: `${what}: another digest, by that of ${differs.join(', ') || 'nothing'}`,
      isRight: digest !== reference.digest && differs.length === 1,
      detail: digest,
    })
  }
  return { reference, checks }
}
