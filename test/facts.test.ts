import { readFileSync } from 'node:fs'
import { type Cause, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { factsOf, rows } from './facts.js'

const { diagnose: vectors }: { readonly diagnose: readonly Vector[] } = JSON.parse(
  readFileSync(new URL('../vectors/vectors.json', import.meta.url), 'utf8'),
)
interface Vector {
  readonly seen: Seen
  readonly expect: { readonly cause: Cause }
}

describe('the facts of each cause, by its first vector', () => {
  it.each(rows)('%s is %s, %s, %s, %s', (cause, ...facts) => {
    const vector = vectors.find(({ expect: expected }) => expected.cause === cause)
    const found = diagnose(vector?.seen ?? {})
    expect([found.cause, ...factsOf(found, facts)]).toEqual([cause, ...facts])
  })
})
