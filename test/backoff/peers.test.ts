import { readFileSync } from 'node:fs'
import {
  type Backoff,
  both,
  cap,
  constant,
  exponential,
  fullJitter,
  jitter,
  ladder,
  limitAttempts,
  limitTotal,
  type PolicyOptions,
  policy,
  waitMs,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'

/** What the test suites of other systems expect of their waits and limits, as data. */
interface Case {
  readonly id: string
  readonly peer: string
  readonly kind: 'backoff' | 'stop' | 'policy' | 'config'
  readonly in: {
    readonly kind?: string
    readonly baseMs?: number
    readonly factor?: number
    readonly capMs?: number
    readonly floorMs?: number
    readonly jitter?: string
    readonly errorType?: string
    readonly rand?: number
    readonly retryIndex?: number
    readonly attempt?: number
    readonly historyLength?: number
    readonly elapsedMs?: number
    readonly upcomingMs?: number
    readonly times?: number
  }
  readonly expect: {
    readonly delayMs?: number
    readonly delay?: string
    readonly minMs?: number
    readonly maxMs?: number
    readonly delays?: readonly (number | null)[]
    readonly stop?: boolean
    readonly valid?: boolean
    readonly iterNumber?: number
    readonly cumulativeDelay?: number
    readonly previousDelay?: number | null
  }
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../fixtures/peer-backoff.json', import.meta.url), 'utf8'),
)

const DECORRELATED = 'decorrelated jitter draws on the wait before, which a backoff does not know'

/** What we cannot say with our constructors, and why. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['polly-030', DECORRELATED],
  ['polly-036', DECORRELATED],
])

/** Cases that are told in words. */
const IN_WORDS: ReadonlyMap<string, Backoff> = new Map([
  ['tenacity-040', limitAttempts(3)(constant(0))],
  ['tenacity-042', limitTotal(1000)(constant(0))],
  ['tenacity-043', limitTotal(1000)(constant(0))],
  ['tenacity-048', limitTotal(1000)(constant(0))],
  ['tenacity-049', limitTotal(1000)(constant(0))],
  // Its empty policy retries at once for ever, and to join two policies is to take both.
  ['retry-ts-002', both(constant(0), constant(1))],
  // Retries are attempts but the first.
  ['retry-ts-004', limitAttempts(3)(constant(0))],
  // It limits each wait for itself, as a limit of the total does before any time has passed.
  ['retry-ts-006', limitTotal(3)(ladder(1, 2, 3))],
  ['retry-ts-009', exponential(2, 2)],
  ['backon-002', limitAttempts(4)(exponential(1000, 1.5))],
])

const CONFIGS: ReadonlyMap<string, PolicyOptions> = new Map([
  ['polly-039', { paces: { Fault: { backoff: limitAttempts(4)(constant(-1)) } } }],
  ['finagle-006', { budget: { perSuccess: -1 } }],
  [
    'tower-007',
    {
      paces: {
        Fault: { backoff: limitAttempts(4)(jitter(1, Number.NEGATIVE_INFINITY)(constant(1000))) },
      },
    },
  ],
])

const growthOf = ({ kind, baseMs = 0, factor = 2 }: Case['in']): Backoff => {
  if (kind === 'constant') return constant(baseMs)
  if (kind === 'linear') return ladder(baseMs, 2 * baseMs, 3 * baseMs)
  return exponential(baseMs, factor)
}

/** AWS caps first and spreads then, from nothing to all of it; the others do not spread. */
const schemeOf = (given: Case['in']): Backoff => {
  const growth = growthOf(given)
  const capped = given.capMs === undefined ? growth : cap(given.capMs)(growth)
  const spread =
    given.jitter === 'full' || given.errorType !== undefined ? fullJitter(capped) : capped
  return given.floorMs === undefined ? spread : both(constant(given.floorMs), spread)
}

/** A retry index counts from 0, an attempt and the failures of a history from 1. */
const attemptOf = ({ attempt, historyLength, retryIndex = 0 }: Case['in']): number =>
  attempt ?? historyLength ?? retryIndex + 1

const RANDOMS = [0, 0.25, 0.5, 0.75, 1]

const waitsOf = ({ id, in: given }: Case): readonly (number | null)[] =>
  (given.rand === undefined ? RANDOMS : [given.rand]).map((random) =>
    waitMs(IN_WORDS.get(id) ?? schemeOf(given), {
      attempt: attemptOf(given),
      random,
      elapsedMs: given.elapsedMs,
    }),
  )

/** The waits after so many attempts; the first that is none is the last. */
const listed = (backoff: Backoff, times: number): readonly (number | null)[] =>
  Array.from({ length: times }, (_, i) => waitMs(backoff, { attempt: i + 1, random: 0.5 }))

const run = cases.filter(({ id }) => !LEFT_OUT.has(id))
const of = (kind: Case['kind']): readonly Case[] => run.filter((one) => one.kind === kind)

describe('the waits of other systems', () => {
  it.each(of('backoff').map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const { delayMs, delay, minMs, maxMs } = one.expect
    const waits = waitsOf(one)
    const longest = delay === 'maximum representable' ? 2_147_483_647 : delayMs
    if (longest !== undefined) {
      expect(waits).toEqual(waits.map(() => longest))
    } else {
      expect(waits[0]).toBe(minMs)
      expect(waits.at(-1)).toBe(maxMs)
      for (const wait of waits) {
        expect(wait).toBeGreaterThanOrEqual(minMs ?? Number.NaN)
        expect(wait).toBeLessThanOrEqual(maxMs ?? Number.NaN)
      }
    }
  })

  it.each(of('stop').map((one) => [one.id, one] as const))('end: %s', (_id, one) => {
    expect(one.expect.stop).toBe(true)
    expect(new Set(waitsOf(one))).toEqual(new Set([null]))
  })

  it.each(of('policy').map((one) => [one.id, one] as const))('in turn: %s', (id, one) => {
    const { delays, iterNumber, cumulativeDelay, previousDelay } = one.expect
    const backoff = IN_WORDS.get(id) ?? constant(Number.NaN)
    if (delays !== undefined) {
      expect(listed(backoff, delays.length)).toEqual(delays)
      return
    }
    const waits = listed(backoff, one.in.times ?? 1)
    expect(waits).toHaveLength(iterNumber ?? Number.NaN)
    expect(waits.at(-1)).toBe(previousDelay)
    expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBe(cumulativeDelay)
  })

  it.each(of('config').map((one) => [one.id, one] as const))('refused: %s', (id, one) => {
    expect(one.expect.valid).toBe(false)
    expect(policy(CONFIGS.get(id))).toMatchObject({ _tag: 'Refused' })
  })

  it('are all run but for those that are listed', () => {
    expect(run.length + LEFT_OUT.size).toBe(cases.length)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(87)
    const ids = new Set(cases.map(({ id }) => id))
    for (const table of [LEFT_OUT, IN_WORDS, CONFIGS]) {
      for (const id of table.keys()) expect(ids).toContain(id)
    }
    const told = ['backoff', 'stop', 'policy', 'config'] as const
    expect(told.reduce((sum, kind) => sum + of(kind).length, 0)).toBe(run.length)
    // Words that nobody turned into a backoff or options would be run as something else.
    for (const { id } of [...of('stop'), ...of('policy')]) expect(IN_WORDS.has(id)).toBe(true)
    for (const { id } of of('config')) expect(CONFIGS.has(id)).toBe(true)
  })
})
