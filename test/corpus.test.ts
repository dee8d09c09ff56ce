import { readFileSync } from 'node:fs'
import { decide, diagnose, explain, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'

interface Case {
  readonly id: string
  readonly kind: 'response' | 'transport' | 'stream' | 'preflight'
  readonly why: string
  readonly now: string
  readonly request: Readonly<Record<string, unknown>>
  readonly response?: Readonly<Record<string, unknown>>
  readonly failure?: object
  readonly stream?: Readonly<Record<string, unknown>>
  readonly expect: {
    readonly cause: string
    readonly alsoAccept?: readonly string[]
    readonly fault: string
    readonly alsoAcceptFault?: readonly string[]
    readonly retry: string
    readonly alsoAcceptRetry?: readonly string[]
    readonly minDelayMs?: number
    readonly maxDelayMs?: number
    readonly mustMention?: readonly string[]
  }
}

const corpus: readonly Case[] = JSON.parse(
  readFileSync(new URL('fixtures/corpus-examples.json', import.meta.url), 'utf8'),
)
/** The file writes what JSON cannot hold as `{ $special }`. */
const special = (value: unknown): unknown =>
  JSON.stringify(value) === '{"$special":"NaN"}' ? Number.NaN : value

/** A fault that is found before the call is the one that explains the 404 after it. */
const seenIn = ({ kind, request, response, failure, stream }: Case, asText: boolean): Seen => {
  if (kind === 'preflight') return { status: 404, request }
  const { autoTopUp, ...sent } = request
  const { status, headers, ...events } = stream ?? {}
  const fields = Object.entries(response ?? {}).map(([name, value]) => [name, special(value)])
  const seen = { ...Object.fromEntries(fields), request: sent, error: failure }
  return {
    ...seen,
    ...(asText && typeof seen.body === 'object' && seen.body !== null
      ? { body: JSON.stringify(seen.body) }
      : {}),
    ...(typeof autoTopUp === 'boolean' ? { autoTopUp } : {}),
    ...(stream === undefined ? {} : { status, headers, stream: events }),
  }
}

const kebab = (name: string): string =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()

/** The file's own words for culprit and recovery, mapped by hand. */
const FAULTS: Readonly<Record<string, string>> = { Nobody: 'none', Unclear: 'none' }
const RETRIES: Readonly<Record<string, readonly string[]>> = {
  AfterFix: ['after-fix'],
  Transient: ['yes', 'if-auto-top-up'],
  WhileRefilling: ['yes', 'if-auto-top-up'],
}

describe.each([true, false])('the corpus, bodies as text: %s', (asText) => {
  it.each(corpus)('$id: $why', (example) => {
    const { now, expect: page } = example
    const diagnosis = diagnose(seenIn(example, asText))
    const decision = decide(diagnosis, { attempt: 1, now: Date.parse(now), random: 0 })
    const cause = diagnosis.cause === 'Healthy' ? 'none' : kebab(diagnosis.cause)
    expect([page.cause, ...(page.alsoAccept ?? [])]).toContain(cause)
    const fault = FAULTS[diagnosis.culprit] ?? kebab(diagnosis.culprit)
    expect([page.fault, ...(page.alsoAcceptFault ?? [])]).toContain(fault)
    const retries = RETRIES[diagnosis.recovery] ?? ['no']
    const accepted = [page.retry, ...(page.alsoAcceptRetry ?? [])]
    expect(retries.some((retry) => accepted.includes(retry))).toBe(true)
    const text = explain(diagnosis).text.toLowerCase()
    for (const word of page.mustMention ?? []) expect(text).toContain(word.toLowerCase())
    if (page.minDelayMs !== undefined) {
      expect(decision).toMatchObject({ _tag: 'Retry' })
      const afterMs = decision._tag === 'Retry' ? decision.afterMs : 0
      expect(afterMs).toBeGreaterThanOrEqual(page.minDelayMs)
      expect(afterMs).toBeLessThanOrEqual(page.maxDelayMs ?? Number.POSITIVE_INFINITY)
    }
  })
})

it('the corpus has the 51 cases that it had when this was written', () => {
  expect(corpus).toHaveLength(51)
})
