import { type Diagnosis, diagnose, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'

const made = diagnose({ status: 429, headers: { 'retry-after': '7' } })

/** Without the header that asks for a wait. */
const plain = diagnose({ status: 429 })

/** The diagnosis of a flow that begins with one from elsewhere. */
const taken = (more: object): Diagnosis => Object(given(startFlow, { ...made, ...more })).diagnosis

const letters = (n: number): string => 'a'.repeat(n)
const numbered = (n: number): object =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [letters(i + 1), i]))
const valuesOf = (values: object): unknown =>
  taken({ evidence: [{ code: 'Status', values }] }).evidence[0]?.values

describe('a diagnosis from elsewhere', () => {
  it('that is one of ours is taken over as it is', () => {
    expect(taken({})).toStrictEqual(made)
  })

  it('leaves behind what is none of its own', () => {
    const { evidence } = made
    const more = {
      more: 1,
      evidence: evidence.map((seen) => ({ ...seen, more: 1 })),
      pushback: { ...made.pushback, more: 1 },
    }
    expect(taken(more)).toStrictEqual(made)
  })

  it.each([
    [letters(1), true],
    [letters(32), true],
    [letters(33), false],
    ['', false],
    ['a1', false],
    ['1a', false],
    ['Status ', false],
    [' Status', false],
    ['AZaz', true],
  ])('has evidence of a code made of letters: %j', (code, isKept) => {
    expect(taken({ evidence: [{ code, values: {} }] }).evidence).toStrictEqual(
      isKept ? [{ code, values: {} }] : [],
    )
  })

  it('has values under names made of letters', () => {
    const values = { [letters(32)]: 1, AZ: 'b', [letters(33)]: 2, a1: 3, '1a': 4, 'a b': 5 }
    expect(valuesOf(values)).toStrictEqual({ [letters(32)]: 1, AZ: 'b' })
  })

  it.each([
    [429, 429],
    [-1.5, -1.5],
    ['429', '429'],
    ['application/json', 'application/json'],
    ['sk-proj-abcdefgh12345678', '…'],
    ['<b>', '…'],
  ])('has a value of %j as %j', (value, shown) => {
    expect(valuesOf({ seen: value })).toStrictEqual({ seen: shown })
  })

  it('has no value that is empty', () => {
    expect(valuesOf({ a: '', b: 'c' })).toStrictEqual({ b: 'c' })
  })

  it('has the first 16 values of a piece', () => {
    expect(valuesOf(numbered(16))).toStrictEqual(numbered(16))
    expect(valuesOf(numbered(17))).toStrictEqual(numbered(16))
  })

  it('has 64 pieces of evidence, though the list may grow while it is read', () => {
    const pieces = Array.from({ length: 65 }, () => ({ code: 'Status', values: {} }))
    let reads = 0
    const growing = new Proxy(pieces, {
      get: (list, key) => {
        if (key !== 'length') return Reflect.get(list, key)
        reads += 1
        return reads > 2 ? 65 : 1
      },
    })
    expect(taken({ evidence: growing }).evidence).toHaveLength(64)
    expect(taken({ evidence: pieces.slice(1) }).evidence).toHaveLength(64)
  })

  it.each([
    [
      { _tag: 'In', ms: -0 },
      { _tag: 'In', ms: 0 },
    ],
    [
      { _tag: 'At', epochMs: 7 },
      { _tag: 'At', epochMs: 7 },
    ],
    [
      { _tag: 'Later', ms: 7, epochMs: -0 },
      { _tag: 'Later', ms: 7, epochMs: 0 },
    ],
    [{ _tag: 'Never', ms: 7 }, { _tag: 'Never' }],
    [null, null],
  ])('asks for the wait %j', (pushback, read) => {
    expect(taken({ pushback }).pushback).toStrictEqual(read)
  })

  it.each([
    [{ requestId: 'req-7' }, { requestId: 'req-7' }],
    [{ requestId: 'two words' }, { requestId: '…' }],
    [{ requestId: '' }, { requestId: null }],
    [{ instrument: 'text-max' }, { instrument: 'text-max' }],
    [{ instrument: 'text max' }, { instrument: '…' }],
    [{ instrument: '' }, { instrument: null }],
  ])('shows %j as %j', (more, shown) => {
    expect(taken(more)).toStrictEqual({ ...made, ...shown })
  })
})

describe('a record with one field that no diagnosis has', () => {
  it.each<readonly [field: string, values: readonly unknown[]]>([
    ['cause', ['None', 'toString', null]],
    ['_tag', ['Healthy', null]],
    ['culprit', ['You', null]],
    ['recovery', ['Soon', null]],
    ['pace', ['Slow', 7]],
    ['certainty', ['Sure', null]],
    ['evidence', [{}, [null]]],
    ['evidence', [[{ values: {} }], [{ code: 7, values: {} }]]],
    ['evidence', [[{ code: 'Status' }], [{ code: 'Status', values: null }]]],
    ['evidence', [[{ code: 'Status', values: [] }], [{ code: 'Status', values: { x: {} } }]]],
    ['evidence', [[{ code: 'Status', values: { x: Number.NaN } }]]],
    ['pushback', [7, {}, { _tag: 'Soon', ms: 7 }]],
    ['pushback', [{ _tag: 'In' }, { _tag: 'In', ms: '7' }]],
    [
      'pushback',
      [
        { _tag: 'In', ms: Number.POSITIVE_INFINITY },
        { _tag: 'At', epochMs: null },
      ],
    ],
    [
      'pushback',
      [
        { _tag: 'Later', ms: 7 },
        { _tag: 'Later', epochMs: 7 },
      ],
    ],
    ['requestId', [7]],
    ['surface', ['Responses']],
    ['instrument', [7]],
    ['autoTopUp', ['on', 1]],
    ['outputDelivered', [null, 0]],
  ])('is what was seen, of which the status is read: %s %j', (field, values) => {
    for (const value of values) expect(taken({ [field]: value })).toStrictEqual(plain)
  })
})

describe('an error in a stream from elsewhere, of which nothing says what it was', () => {
  const inStream = diagnose({ status: 200, body: 'data: {"error":{"message":"no"}}\n\n' })

  it('is the diagnosis all the same', () => {
    expect(verdict(startFlow({ ...inStream, evidence: [] }))).toMatchObject({
      culprit: 'Service',
      cause: 'StreamErrorEvent',
      ruledOut: ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody'],
    })
  })

  it("has to do with the balance when it is the account's", () => {
    const ofAccount: Diagnosis = { ...inStream, culprit: 'CallerAccount', evidence: [] }
    expect(verdict(startFlow(ofAccount))).toMatchObject({
      ruledOut: ['AuthHeader', 'BaseUrl', 'Model', 'RequestBody'],
      open: ['StatusPage', 'Curl', 'Balance', 'RequestId'],
    })
  })
})
