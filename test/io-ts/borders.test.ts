import fc from 'fast-check'
import { begin, constant, defaultPolicy, diagnose, limitAttempts } from 'grid-triage'
import {
  attemptCodec,
  budgetCodec,
  decisionCodec,
  diagnosisCodec,
  evidenceCodec,
  gridErrorCodec,
  policyCodec,
  sessionCodec,
} from 'grid-triage/io-ts'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { examples } from '../examples.js'

const found = diagnose({ status: 429 })
const seen = { code: 'Status', values: {} }
const retry = (afterMs: number): unknown => ({ _tag: 'Retry', afterMs, reason: 'Backoff' })
const attempt = (more: object): unknown => ({
  attempt: 1,
  atEpochMs: -1,
  random: 0.5,
  elapsedMs: 0,
  mayReplay: true,
  earned: false,
  cause: null,
  status: null,
  recovery: null,
  pace: null,
  pushback: null,
  outputDelivered: false,
  requestId: null,
  decision: retry(0),
  ...more,
})
const times = <A>(length: number, value: A): readonly A[] => Array.from({ length }, () => value)
const named = (length: number, value: unknown): object =>
  Object.fromEntries(Array.from({ length }, (_, i) => ['x'.repeat(i + 1), value]))
const costing = (cost: number): unknown => ({
  ...defaultPolicy,
  paces: {
    ...defaultPolicy.paces,
    Fault: { backoff: limitAttempts(2)(constant(1)), earned: null, cost, halves: false },
  },
})
const floored = (floor: number): unknown => ({
  ...defaultPolicy,
  budget: { ...defaultPolicy.budget, floor },
})
const session = (more: object): unknown => ({ ...begin({ now: 0, random: 0 }), ...more })
const detailed = (detail: unknown): unknown => ({ errors: { detail } })

/** The last value on this side of a limit, and the first on the other. */
const LIMITS: readonly (readonly [what: string, codec: t.Mixed, last: unknown, first: unknown])[] =
  [
    ['the least wait', decisionCodec, retry(0), retry(-1)],
    ['the longest wait', decisionCodec, retry(2_147_483_647), retry(2_147_483_648)],
    ['whole waits', decisionCodec, retry(1), retry(1.5)],
    ['the least status', diagnosisCodec, { ...found, status: 100 }, { ...found, status: 99 }],
    ['the greatest status', diagnosisCodec, { ...found, status: 599 }, { ...found, status: 600 }],
    ['a whole status', diagnosisCodec, { ...found, status: 200 }, { ...found, status: 200.5 }],
    [
      'a list of evidence',
      diagnosisCodec,
      { ...found, evidence: times(64, seen) },
      { ...found, evidence: times(65, seen) },
    ],
    [
      'an instrument',
      diagnosisCodec,
      { ...found, instrument: 'text-max' },
      { ...found, instrument: 'text max' },
    ],
    ['a request ID', diagnosisCodec, { ...found, requestId: '…' }, { ...found, requestId: '' }],
    [
      'the values of evidence',
      evidenceCodec,
      { ...seen, values: named(16, 1) },
      { ...seen, values: named(17, 1) },
    ],
    [
      'the name of a value',
      evidenceCodec,
      { ...seen, values: { ['x'.repeat(32)]: 1 } },
      { ...seen, values: { ['x'.repeat(33)]: 1 } },
    ],
    [
      'the letters of a name',
      evidenceCodec,
      { ...seen, values: { aZ: 'b' } },
      { ...seen, values: { a1: 'b' } },
    ],
    [
      'a number of a value',
      evidenceCodec,
      { ...seen, values: { a: -1.5 } },
      { ...seen, values: { a: Number.NaN } },
    ],
    ['tokens', budgetCodec, { tokens: 0, asOfEpochMs: -1 }, { tokens: -0.1, asOfEpochMs: -1 }],
    [
      'a time',
      budgetCodec,
      { tokens: 0, asOfEpochMs: 1e308 },
      { tokens: 0, asOfEpochMs: Number.POSITIVE_INFINITY },
    ],
    ['the first attempt', attemptCodec, attempt({ attempt: 1 }), attempt({ attempt: 0 })],
    ['whole attempts', attemptCodec, attempt({ attempt: 2 }), attempt({ attempt: 2.5 })],
    [
      'countable attempts',
      attemptCodec,
      attempt({ attempt: 2 ** 53 - 1 }),
      attempt({ attempt: 2 ** 53 }),
    ],
    ['the least share', attemptCodec, attempt({ random: 0 }), attempt({ random: -0.1 })],
    ['the greatest share', attemptCodec, attempt({ random: 1 }), attempt({ random: 1.1 })],
    ['time gone by', attemptCodec, attempt({ elapsedMs: 0 }), attempt({ elapsedMs: -1 })],
    ['no attempt', sessionCodec, session({ attempts: 0 }), session({ attempts: -1 })],
    ['whole replays', sessionCodec, session({ replays: 2 }), session({ replays: 1.5 })],
    [
      'a history',
      sessionCodec,
      session({ history: times(16, attempt({})) }),
      session({ history: times(17, attempt({})) }),
    ],
    ['a cost', policyCodec, costing(1000), costing(1000.5)],
    ['a floor', policyCodec, floored(1000), floored(1000.5)],
    [
      'a deadline',
      policyCodec,
      { ...defaultPolicy, totalMs: 2_147_483_647 },
      { ...defaultPolicy, totalMs: 2_147_483_648 },
    ],
    [
      'no deadline',
      policyCodec,
      { ...defaultPolicy, totalMs: 0 },
      { ...defaultPolicy, totalMs: -1 },
    ],
    ['fields', gridErrorCodec, detailed(named(64, [])), detailed(named(65, []))],
    [
      'complaints',
      gridErrorCodec,
      detailed({ a: times(64, 'b') }),
      detailed({ a: times(65, 'b') }),
    ],
    ['a complaint', gridErrorCodec, detailed({ a: [''] }), detailed({ a: [null] })],
  ]

describe('the limit of', () => {
  it.each(LIMITS.map(([what, codec, last, first]) => ({ what, codec, last, first })))(
    '$what',
    ({ codec, last, first }) => {
      expect(codec.is(last)).toBe(true)
      expect(codec.is(first)).toBe(false)
    },
  )
})

describe('a cause', () => {
  const diagnoses = Object.values(examples).map(({ gets }) =>
    diagnose(fc.sample(gets, { numRuns: 1 })[0] ?? {}),
  )
  const tags = [...new Set(diagnoses.map(({ _tag }) => _tag))]

  it('is right under its own tag, and under none of the other sixteen', () => {
    expect(diagnoses).toHaveLength(45)
    expect(tags).toHaveLength(17)
    for (const diagnosis of diagnoses) {
      for (const _tag of tags) {
        expect(diagnosisCodec.is({ ...diagnosis, _tag })).toBe(_tag === diagnosis._tag)
      }
    }
  })
})
