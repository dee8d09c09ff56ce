import { readFileSync } from 'node:fs'
import { decide, diagnose, explain, type Seen } from 'grid-triage'

interface Vector {
  readonly seen: Seen
  readonly expect: { readonly cause: string }
  readonly not?: string
}

const vectors: { readonly diagnose: readonly Vector[] } = JSON.parse(
  readFileSync(new URL('../vectors/vectors.json', import.meta.url), 'utf8'),
)

/** The first example of each cause, as a person would read it in a log at three in the morning. */
const first = new Map<string, Seen>()
for (const { seen, expect, not } of vectors.diagnose) {
  if (not === undefined && !first.has(expect.cause)) first.set(expect.cause, seen)
}

for (const seen of first.values()) {
  const diagnosis = diagnose(seen)
  const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0.5 })
  console.log(`${explain(diagnosis, decision).text}\n`)
}
console.log(`${first.size} causes`)
