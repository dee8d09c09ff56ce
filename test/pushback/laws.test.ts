import fc from 'fast-check'
import { decide, diagnose, type Pushback } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { headers } from '../arbitraries.js'
import { type Headers, inMs, said } from './said.js'

const digits = fc.nat({ max: 999_999_999 })
const number = fc.oneof(
  digits.map((n) => `${n}`),
  fc.tuple(digits, fc.nat({ max: 999_999 })).map(([whole, part]) => `${whole}.${part}`),
)
const two = (n: number) => `${n}`.padStart(2, '0')
const instant = fc
  .tuple(fc.integer({ min: 2001, max: 9998 }), fc.integer({ min: 1, max: 28 }), fc.nat({ max: 59 }))
  .map(([year, day, second]) => `${year}-02-${two(day)}T12:30:${two(second)}Z`)
const duration = fc.tuple(fc.nat(999), fc.nat(59)).map(([m, s]) => `${m}m${s}s`)

const NAMES = [
  'retry-after-ms',
  'x-ms-retry-after-ms',
  'grpc-retry-pushback-ms',
  'retry-after',
  'x-ratelimit-retry-after',
  'x-ratelimit-reset',
  'x-ratelimit-reset-requests',
  'x-rate-limit-reset',
  'anthropic-ratelimit-tokens-reset',
]

/** Headers of any kind that can be read, and what they say. */
const readable: fc.Arbitrary<Headers> = fc.oneof(
  fc.tuple(fc.constantFrom(...NAMES), number).map(([name, text]) => ({ [name]: text })),
  fc
    .tuple(fc.constantFrom('x-ratelimit-reset', 'x-ratelimit-reset-tokens'), duration)
    .map(([name, text]) => ({ [name]: text })),
  fc
    .tuple(fc.constantFrom('anthropic-ratelimit-requests-reset', 'ratelimit-reset'), instant)
    .map(([name, text]) => ({ [name]: text })),
  digits.map((t) => ({ ratelimit: `"default";r=0;t=${t}` })),
)

/** Text that no grammar takes: it has a character or a sign that none has. */
const garbage = fc.oneof(
  fc.constantFrom('', 'soon', '-5', '+5', '1e3', '0x10', 'NaN', 'null', '6m 0s', '5 seconds', '0.'),
  fc.string({ maxLength: 80 }).map((text) => `?${text.replaceAll(',', ';')}`),
)

describe('a hint that cannot be read', () => {
  it('changes nothing beside one that can', () => {
    fc.assert(
      fc.property(readable, fc.constantFrom(...NAMES, 'ratelimit'), garbage, (good, name, bad) => {
        fc.pre(good[name] === undefined)
        fc.pre(!(name === 'grpc-retry-pushback-ms' && bad === '-5'))
        expect(said(good)).not.toBeNull()
        expect(said({ ...good, [name]: bad })).toEqual(said(good))
      }),
    )
  })

  it('changes nothing on a line beside one that can', () => {
    fc.assert(
      fc.property(readable, garbage, fc.boolean(), (good, bad, first) => {
        const [name = '', text = ''] = Object.entries(good)[0] ?? []
        fc.pre(!(name === 'grpc-retry-pushback-ms' && bad === '-5'))
        fc.pre(text.length + bad.length < 60 && !(name === 'ratelimit' && bad.includes('"')))
        const lines = first ? `${bad}, ${text}` : `${text}, ${bad}`
        expect(said({ [name]: lines })).toEqual(said(good))
      }),
    )
  })

  it('is never a wait, nor 0', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES, 'ratelimit'), garbage, (name, bad) => {
        fc.pre(!(name === 'grpc-retry-pushback-ms' && bad === '-5'))
        expect(said({ [name]: bad })).toBeNull()
      }),
    )
  })
})

describe('spans and moments', () => {
  /** A line, and from when on it allows a call that is made now. */
  interface Line {
    readonly text: string
    readonly from: (now: number) => number
  }
  const span = fc
    .nat({ max: 999_999_999 })
    .map((seconds): Line => ({ text: `${seconds}`, from: (now) => now + seconds * 1000 }))
  const moment = fc
    .integer({ min: 1_000_000_000, max: 9_999_999_999 })
    .chain((seconds) =>
      fc
        .constantFrom(`${seconds}`, `${seconds}000`, new Date(seconds * 1000).toUTCString())
        .map((text): Line => ({ text, from: () => seconds * 1000 })),
    )
  const few = (least: number) =>
    fc.array(fc.oneof(span, moment), { minLength: least, maxLength: 5 })
  const now = fc.nat({ max: 12_000_000_000_000 })

  const textOf = (lines: readonly Line[]) => lines.map(({ text }) => text).join(', ')
  /** From when on a call is allowed, by what is decided. */
  const decided = (headers: Headers, at: number): number => {
    const diagnosis = diagnose({ status: 429, headers })
    const decision = decide(diagnosis, { attempt: 1, now: at, random: 0 })
    return decision._tag === 'Retry' ? at + decision.afterMs : (decision.untilEpochMs ?? Number.NaN)
  }
  const latest = (lines: readonly Line[], at: number): number =>
    Math.max(at, ...lines.map(({ from }) => from(at)))

  it.each(['retry-after', 'x-ratelimit-retry-after', 'x-ratelimit-reset', 'x-rate-limit-reset'])(
    'of %s: the latest of all is what is decided, and one more never shortens it',
    (name) => {
      fc.assert(
        fc.property(few(1), few(0), now, (lines, more, at) => {
          const before = decided({ [name]: textOf(lines) }, at)
          const after = decided({ [name]: textOf([...lines, ...more]) }, at)
          expect(before).toBe(latest(lines, at))
          expect(after).toBe(latest([...lines, ...more], at))
          expect(after).toBeGreaterThanOrEqual(before)
        }),
      )
    },
  )

  it('are merged in any order', () => {
    const shuffled = few(1).chain((lines) =>
      fc
        .shuffledSubarray(lines, { minLength: lines.length })
        .map((others): readonly [readonly Line[], readonly Line[]] => [lines, others]),
    )
    fc.assert(
      fc.property(shuffled, ([lines, others]) => {
        expect(said({ 'retry-after': textOf(others) })).toEqual(
          said({ 'retry-after': textOf(lines) }),
        )
      }),
    )
  })

  it('are merged in any groups: lines of one bucket, or of several', () => {
    fc.assert(
      fc.property(few(1), few(1), few(1), (a, b, c) => {
        const together = said({ 'x-ratelimit-reset': textOf([...a, ...b, ...c]) })
        const reset = (first: readonly Line[], ...others: readonly (readonly Line[])[]) =>
          said({
            'x-ratelimit-reset': textOf(first),
            'x-ratelimit-reset-tokens': textOf(others[0] ?? []),
            'x-ratelimit-reset-requests': textOf(others[1] ?? []),
          })
        expect(reset([...a, ...b], c)).toEqual(together)
        expect(reset(a, [...b, ...c])).toEqual(together)
        expect(reset(a, b, c)).toEqual(together)
        expect(reset(c, b, a)).toEqual(together)
        expect(reset([...a, ...a, ...b, ...b, ...c].slice(0, 16), b, c)).toEqual(together)
      }),
    )
  })

  it('are one span, the longer, when the answer says when it was sent', () => {
    const sent = fc.integer({ min: 0, max: 9_999_999_999 })
    fc.assert(
      fc.property(few(1), sent, (lines, seconds) => {
        const headers = {
          date: new Date(seconds * 1000).toUTCString(),
          'retry-after': textOf(lines),
        }
        expect(said(headers)).toEqual(inMs(latest(lines, seconds * 1000) - seconds * 1000))
      }),
    )
  })
})

const waited = (pushback: Pushback | null): number =>
  pushback?._tag === 'In' ? pushback.ms : Number.NaN

describe('a larger value', () => {
  const pairs = fc
    .tuple(digits, digits)
    .map(([a, b]): readonly [number, number] => (a <= b ? [a, b] : [b, a]))

  it.each([...NAMES, 'ratelimit'])('of %s is never a shorter wait', (name) => {
    const text = (n: number) => (name === 'ratelimit' ? `"default";r=0;t=${n}` : `${n}`)
    fc.assert(
      fc.property(pairs, ([less, more]) => {
        expect(waited(said({ [name]: text(less) }))).toBeLessThanOrEqual(
          waited(said({ [name]: text(more) })),
        )
      }),
    )
  })

  it('of a duration, or in words, is never a shorter wait', () => {
    const spans = fc.tuple(fc.nat(99), fc.nat(59), fc.nat(59), fc.nat(999))
    fc.assert(
      fc.property(spans, ([h, m, s, ms]) => {
        const exact = ((h * 60 + m) * 60 + s) * 1000 + ms
        expect(said({ 'x-ratelimit-reset': `${h}h${m}m${s}s${ms}ms` })).toEqual(inMs(exact))
        const words = `Try again in ${h} hours, ${m} minutes and ${s} seconds.`
        expect(said({}, 429, { error: { message: words } })).toEqual(inMs(exact - ms))
      }),
    )
  })

  it('on a second line is what counts', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(...NAMES), ([less, more], name) => {
        expect(said({ [name]: `${less}, ${more}` })).toEqual(said({ [name]: `${more}` }))
        expect(said({ [name]: `${more}, ${less}` })).toEqual(said({ [name]: `${more}` }))
      }),
    )
  })
})

describe('the case of names, their order and the container', () => {
  it('do not matter', () => {
    const pair = readable.chain((good) =>
      headers({ ...good, 'x-ratelimit-remaining': '0' }).map((seen) => ({ good, seen })),
    )
    fc.assert(
      fc.property(pair, ({ good, seen }) => {
        expect(diagnose({ status: 429, headers: seen }).pushback).toEqual(said(good))
      }),
    )
  })

  it.each([
    'X-RateLimit-Reset',
    'X-RateLimit-Reset-Requests',
    'RateLimit-Reset',
    'X-Rate-Limit-Reset',
    'X-RateLimit-Retry-After',
    'Anthropic-RateLimit-Tokens-Reset',
    'Grpc-Retry-Pushback-Ms',
  ])('%s, as it is usually written, is found in a record', (name) => {
    const ms = name === 'Grpc-Retry-Pushback-Ms' ? 7 : 7000
    expect(said({ [name]: '7' })).toEqual(inMs(ms))
  })

  it('RateLimit, as it is usually written, is found in a record', () => {
    expect(said({ RateLimit: '"default";r=0;t=30' })).toEqual(inMs(30_000))
  })
})
