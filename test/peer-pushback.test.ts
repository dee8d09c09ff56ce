import { readFileSync } from 'node:fs'
import { diagnose, type Pushback, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'

/** What the test suites of other systems expect of a server's wait: their inputs and outputs, as data. */
interface Case {
  readonly id: string
  readonly peer: string
  readonly in: {
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
    readonly text?: string
    readonly nowMs?: number
  }
  readonly expect: {
    readonly delayMs?: number
    readonly tolMs?: number
    readonly minMs?: number
    readonly maxMs?: number
    readonly invalid?: boolean
    readonly useBackoff?: boolean
    readonly useFallback?: boolean
  }
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('fixtures/peer-pushback.json', import.meta.url), 'utf8'),
)

/** Not about what we say of a wait. */
const LEFT_OUT: ReadonlyMap<string, string> = new Map([
  ['grpc-a6-005', 'the attempt limit is a matter of the decision'],
  ['ratelimit-header-parser-001', '42 are left: a bucket with something left says nothing'],
  ['ratelimit-header-parser-004', '10 are left: a bucket with something left says nothing'],
  ['ratelimit-header-parser-005', '25 are left: a bucket with something left says nothing'],
])

/** 2026-10-05 12:00:00 UTC, for the cases that name no time. */
const NOW = 1_791_201_600_000

const asctime = (epochMs: number): string => {
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(epochMs)
    .toUTCString()
    .split(' ')
  return `${day.slice(0, 3)} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`
}

/** The dates that a peer builds when its test runs. */
const BUILT: ReadonlyMap<string, (nowMs: number) => string> = new Map([
  ['<HTTP-date 5 ms ahead>', (now: number) => new Date(now + 5).toUTCString()],
  ['<IMF date, now + 10 s>', (now: number) => new Date(now + 10_000).toUTCString()],
  ['<asctime date, now + 2,000,000 ms>', (now: number) => asctime(now + 2_000_000)],
])

const built = (headers: Readonly<Record<string, string>>, nowMs: number) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, text]) => [name, BUILT.get(text)?.(nowMs) ?? text]),
  )

const waitMs = (pushback: Pushback | null, nowMs: number): number | null => {
  if (pushback === null || pushback._tag === 'Never') return null
  const spanMs = pushback._tag === 'At' ? 0 : pushback.ms
  return pushback._tag === 'In' ? spanMs : Math.max(spanMs, pushback.epochMs - nowMs)
}

const run = cases.filter(({ id }) => !LEFT_OUT.has(id))

describe('what other systems read as a wait', () => {
  it.each(run.map((one) => ({ ...one, name: `${one.id} ${JSON.stringify(one.in)}` })))(
    '$name',
    ({ in: { status, headers = {}, body, text, nowMs = NOW }, expect: expected }) => {
      const seen: Seen = {
        // A case without a status is about a limit.
        status: status ?? 429,
        headers: built(headers, nowMs),
        body: body ?? text,
      }
      const ms = waitMs(diagnose(seen).pushback, nowMs)
      const { delayMs, tolMs = 0, minMs = 0, maxMs = Number.POSITIVE_INFINITY } = expected
      if (expected.invalid || expected.useBackoff || expected.useFallback) {
        expect(ms).toBeNull()
        return
      }
      expect(ms).not.toBeNull()
      expect(ms).toBeGreaterThanOrEqual(delayMs === undefined ? minMs : delayMs - tolMs)
      expect(ms).toBeLessThanOrEqual(delayMs === undefined ? maxMs : delayMs + tolMs)
    },
  )

  it('is run or left out for a reason, every case of it', () => {
    expect(run.length + LEFT_OUT.size).toBe(cases.length)
    expect(cases.map(({ id }) => id)).toEqual(expect.arrayContaining([...LEFT_OUT.keys()]))
  })
})
