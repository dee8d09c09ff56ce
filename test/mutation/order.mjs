// Which tests are tried first: those that noticed most mutants of a file, then those that know most of it for their time.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const readSrc = (sandbox) =>
  readdirSync(join(sandbox, 'src')).map((file) => {
    const text = readFileSync(join(sandbox, 'src', file), 'utf8')
    return {
      file,
      mutants: [...text.matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].map(([, id]) => id),
      imports: [...text.matchAll(/from '\.\/([\w-]+)\.js'/g)].map(([, name]) => `${name}.ts`),
    }
  })

/** The mutants by which a file is known: its own, or, where no test comes by them, those of its importers. */
const knownBy = (file, sources, reachedBy, seen = new Set()) => {
  if (seen.has(file)) return []
  seen.add(file)
  const own = sources.find((source) => source.file === file)?.mutants ?? []
  if (own.some((mutant) => reachedBy.has(mutant))) return own
  return sources
    .filter(({ imports }) => imports.includes(file))
    .flatMap((importer) => knownBy(importer.file, sources, reachedBy, seen))
}

/** For each file of src the test files, best first; and how long each test takes. */
export const coverageOf = (sandbox, tests, { perTest }) => {
  const msOf = {}
  const reached = new Map()
  const reachedBy = new Map()
  for (const { file, id, ms } of tests) {
    msOf[file] ??= {}
    msOf[file][id] = ms
    const mutants = reached.get(file) ?? new Set()
    for (const mutant of Object.keys(perTest[id] ?? {})) mutants.add(mutant)
    reached.set(file, mutants)
  }
  for (const mutants of reached.values()) {
    for (const mutant of mutants) reachedBy.set(mutant, (reachedBy.get(mutant) ?? 0) + 1)
  }
  const worth = (file, mutants) => {
    const known = mutants.filter((mutant) => reached.get(file).has(mutant))
    const ms = Object.values(msOf[file]).reduce((sum, more) => sum + more, 0)
    return known.reduce((sum, mutant) => sum + 1 / reachedBy.get(mutant), 0) / Math.sqrt(ms + 20)
  }
  const sources = readSrc(sandbox)
  const order = Object.fromEntries(
    sources.map(({ file }) => {
      const mutants = knownBy(file, sources, reachedBy)
      const rated = Object.keys(msOf).map((test) => [test, worth(test, mutants)])
      return [file, rated.toSorted(([, a], [, b]) => b - a).map(([test]) => test)]
    }),
  )
  return { msOf, order }
}

/**
 * The test files for one mutant, of those that are wanted: those with most kills in the same file of src, and the best.
 *
 * They end where a share of the time of all tests is used up: a mutant that lives that long counts as a survivor, which
 * makes the score no better.
 */
export const filesInOrder = ({ msOf, order }, source, wanted, share, kills) => {
  const total = (tests) => Object.values(tests).reduce((sum, ms) => sum + ms, 0)
  let left = share * Object.values(msOf).reduce((sum, tests) => sum + total(tests), 0)
  const chosen = []
  const byWorth = order[source]
  const byKills = byWorth.toSorted((a, b) => (kills[b] ?? 0) - (kills[a] ?? 0))
  // In turn, so that a new file of tests is tried, too.
  for (const file of new Set(byKills.flatMap((file, i) => [file, byWorth[i]]))) {
    if (left <= 0 || !(wanted === null || wanted.has(file))) continue
    chosen.push(file)
    left -= total(msOf[file])
  }
  return chosen
}
