import { constant, type Diagnosis, defaultPolicy, diagnose, report } from 'grid-triage'
import {
  backoffCodec,
  decisionCodec,
  diagnosisCodec,
  evidenceCodec,
  findingCodec,
  gridErrorCodec,
  openAiErrorCodec,
  policyCodec,
  pushbackCodec,
  reportCodec,
} from 'grid-triage/io-ts'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const found = diagnose({ status: 429 })
const reported = report(found, { moment: { now: 0, random: 0.5 } })

class Values {
  readonly a = 'b'
}

/** A list that says of itself how long it is. */
const lying = (length: unknown): unknown =>
  new Proxy([], { get: (_list, key) => (key === 'length' ? length : undefined) })

describe('a zero below zero', () => {
  it.each<readonly [codec: t.Mixed, value: object, read: object]>([
    [
      decisionCodec,
      { _tag: 'Retry', afterMs: -0, reason: 'Backoff' },
      { _tag: 'Retry', afterMs: 0, reason: 'Backoff' },
    ],
    [pushbackCodec, { _tag: 'At', epochMs: -0 }, { _tag: 'At', epochMs: 0 }],
    [backoffCodec, constant(-0), { _tag: 'Constant', ms: 0 }],
    [backoffCodec, { _tag: 'Ladder', stepsMs: [-0, 1] }, { _tag: 'Ladder', stepsMs: [0, 1] }],
    [policyCodec, { ...defaultPolicy, spread: -0 }, { ...defaultPolicy, spread: 0 }],
    [evidenceCodec, { code: 'Status', values: { a: -0 } }, { code: 'Status', values: { a: 0 } }],
    [
      openAiErrorCodec,
      { error: { message: 'Slow down', code: -0 } },
      { error: { message: 'Slow down', code: 0 } },
    ],
  ])('is read as 0: %#', (codec, value, read) => {
    expect(codec.decode(value)).toStrictEqual({ _tag: 'Right', right: read })
    expect(codec.encode(value)).toStrictEqual(read)
  })
})

describe('what is no list', () => {
  const withEvidence = (evidence: unknown): object => ({ ...found, evidence })

  it.each([
    null,
    0,
    '',
    {},
    { length: 0 },
    lying(-1),
    lying(Number.NaN),
    lying('0'),
    lying(2 ** 60),
  ])('is no evidence: %#', (evidence) => {
    expect(diagnosisCodec.is(withEvidence(evidence))).toBe(false)
  })

  it.each([null, 0, {}, { length: 1, 0: 5 }, lying(-1), lying(Number.NaN), lying(2 ** 60), []])(
    'is no ladder: %#',
    (stepsMs) => {
      expect(backoffCodec.is({ _tag: 'Ladder', stepsMs })).toBe(false)
    },
  )
})

describe('what is no record of braces', () => {
  it.each([
    [[]],
    [new Values()],
    [Object.create({ a: 'b' })],
    [new Map()],
    [null],
    ['b'],
    [() => 1],
  ])('holds neither values nor complaints: %#', (value) => {
    expect(evidenceCodec.is({ code: 'Status', values: value })).toBe(false)
    expect(gridErrorCodec.is({ errors: { detail: value } })).toBe(value === 'b')
  })

  it('may be one all the same where its own fields are asked for by name', () => {
    const decision: object = Object.create({ _tag: 'Retry', afterMs: 5, reason: 'Backoff' })
    expect(decisionCodec.decode(decision)).toStrictEqual({
      _tag: 'Right',
      right: { _tag: 'Retry', afterMs: 5, reason: 'Backoff' },
    })
  })
})

describe('a field that would change what a record is', () => {
  it('is left out', () => {
    const spoilt = JSON.parse('{"errors":{"detail":{"__proto__":["x"]}}}')
    const decoded = gridErrorCodec.decode(spoilt)
    const { detail } = decoded._tag === 'Right' ? decoded.right.errors : { detail: null }
    expect(Object.getPrototypeOf(detail)).toBe(Object.prototype)
  })
})

describe('a time in a report', () => {
  const UTC = '2026-10-05 12:00:30 UTC'

  it.each([
    [UTC, true],
    [null, true],
    [`x${UTC}`, false],
    [`1${UTC}`, false],
    [` ${UTC}`, false],
    [`${UTC} `, false],
    [`${UTC}\n`, false],
    [`${UTC}C`, false],
    ['226-10-05 12:00:30 UTC', false],
    ['2026-1-05 12:00:30 UTC', false],
    ['2026-10-5 12:00:30 UTC', false],
    ['2026-10-05 2:00:30 UTC', false],
    ['2026-10-05 12:0:30 UTC', false],
    ['2026-10-05 12:00:3 UTC', false],
    ['202x-10-05 12:00:30 UTC', false],
    ['2026-xx-05 12:00:30 UTC', false],
    ['2026-10-xx 12:00:30 UTC', false],
    ['2026-10-05 xx:00:30 UTC', false],
    ['2026-10-05 12:xx:30 UTC', false],
    ['2026-10-05 12:00:xx UTC', false],
    ['2026-10-05T12:00:30Z', false],
  ])('is one: %j', (at, isRight) => {
    expect(reportCodec.is({ ...reported, at })).toBe(isRight)
  })
})

describe('a finding', () => {
  const evidence: Diagnosis['evidence'] = [{ code: 'CaseDiffers', values: {} }]
  const finding = (severity: string, cause: string | null): object => ({
    code: 'CaseDiffers',
    cause,
    severity,
    certainty: 'Likely',
    evidence,
  })

  it.each([
    ['Warning', null, true],
    ['Warning', 'WrongHost', false],
    ['Error', 'WrongHost', true],
    ['Error', null, false],
  ])('that is a %s of the cause %j', (severity, cause, isRight) => {
    expect(findingCodec.is(finding(severity, cause))).toBe(isRight)
  })
})
