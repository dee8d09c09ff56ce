import { type Diagnosis, diagnose, type Grid, type Seen, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, auth, borders, detail, model, RIGHT } from './borders.js'

const found = (seen: Seen): Diagnosis => diagnose({ request: RIGHT, ...seen })
const codes = (seen: Seen): readonly string[] => found(seen).evidence.map(({ code }) => code)
const unseen = (seen: Seen): readonly string[] => diagnose(seen).evidence.map(({ code }) => code)

borders('at the edges of a class of statuses', [
  ['100', { status: 100 }, 'Unknown', { certainty: 'Guess' }],
  ['199', { status: 199 }, 'Unknown', { certainty: 'Guess' }],
  ['200', { status: 200, body: {} }, 'Healthy'],
  ['299', { status: 299 }, 'Healthy'],
  ['300', { status: 300 }, 'RedirectNotFollowed'],
  ['304', { status: 304 }, 'Healthy'],
  ['305', { status: 305 }, 'RedirectNotFollowed'],
  [
    '399, away from The Grid',
    { status: 399, headers: { location: 'http://portal.example/' } },
    'CaptivePortal',
  ],
  [
    '400, which no Location changes',
    { status: 400, headers: { location: 'http://portal.example/' } },
    'MalformedRequest',
  ],
])

it('an answer that is none yet shows its status', () => {
  expect(found({ status: 100 }).evidence).toEqual([{ code: 'Status', values: { status: 100 } }])
})

describe('that no request was handed in', () => {
  it.each([
    ['401', { status: 401 }, ['NoRequest']],
    [
      '401 by a code',
      { status: 401, body: { error: { code: 'invalid_api_key' } } },
      ['BodyCode', 'NoRequest'],
    ],
    ['404', { status: 404 }, ['NoRequest']],
    [
      '404 for the model',
      { status: 404, body: detail('Model not found') },
      ['BodyWords', 'NoRequest'],
    ],
    ['400', { status: 400 }, ['Status', 'NoRequest']],
    ['403', { status: 403 }, ['Status', 'NoRequest']],
    ['100', { status: 100 }, ['Status', 'NoRequest']],
  ])('is said once where it would tell more: %s', (_what, seen, evidence) => {
    expect(unseen(seen)).toEqual(evidence)
  })

  it.each([
    ['413', { status: 413 }, ['Status']],
    ['500', { status: 500 }, ['Status']],
    ['200', { status: 200, body: {} }, []],
    ['nothing at all', {}, []],
    ['an unknown error', { error: new TypeError('x') }, []],
  ])('is not said where it would not: %s', (_what, seen, evidence) => {
    expect(unseen(seen)).toEqual(evidence)
  })
})

describe('what the request shows beside', () => {
  const hot = { ...RIGHT, body: { ...RIGHT.body, temperature: 9 } }

  it('a parameter, where the body was refused', () => {
    expect(codes({ status: 400, request: hot })).toEqual(['Status', 'ParameterRange'])
    expect(codes({ status: 422, request: hot })).toEqual(['Status', 'ParameterRange'])
    expect(codes({ status: 413, request: hot })).toEqual(['Status'])
    expect(codes({ status: 500, request: hot })).toEqual(['Status'])
  })

  it('a body in text that was sent without a type', () => {
    const request = { ...auth('Bearer test-key'), body: JSON.stringify(RIGHT.body) }
    expect(codes({ status: 400, request })).toEqual(['Status', 'NoContentType'])
    expect(codes({ status: 400 })).toEqual(['Status'])
  })

  it('the letter case of the model, unless it is not known in any', () => {
    expect(codes({ status: 500, request: model('Text-Prime') })).toEqual(['Status', 'CaseDiffers'])
    expect(codes({ status: 404, request: model('GPT-4') })).toEqual(['ModelUnknown'])
  })

  it("another provider's key, where the key was refused", () => {
    const request = auth('Bearer sk-ant-test')
    expect(codes({ status: 401, request })).toEqual(['Status', 'ForeignKey'])
    expect(codes({ status: 500, request })).toEqual(['Status'])
    expect(codes({ status: 401 })).toEqual(['Status'])
  })

  it('nothing, where nothing is wrong', () => {
    const request = { ...RIGHT, clientRetries: 2 }
    expect(codes({ status: 500, request })).toEqual(['Status', 'NestedRetries'])
    expect(codes({ status: 200, body: {}, request })).toEqual([])
  })
})

describe('that the server says so', () => {
  it.each([
    [{ 'x-should-retry': 'true' }, ['Status', 'ServerSaysRetry']],
    [{ 'x-should-retry': 'false' }, ['Status']],
    [{}, ['Status']],
  ])('is told: %j', (headers, evidence) => {
    expect(codes({ status: 500, headers })).toEqual(evidence)
  })
})

describe('a wait', () => {
  it('is none after a success', () => {
    const headers = { 'retry-after': '7', 'x-should-retry': 'true' }
    const healthy = found({ status: 200, body: {}, headers })
    expect(healthy.pushback).toBeNull()
    expect(healthy.evidence).toEqual([])
  })
})

it('the instrument is shown without the blanks around it', () => {
  expect(found({ status: 500, request: model(' text-prime ') }).instrument).toBe('text-prime')
})

it('a call that the caller ended is certainly so', () => {
  expect(found({ status: 500, cancelled: true })).toMatchObject({
    cause: 'AbortedByCaller',
    certainty: 'Certain',
    evidence: [],
  })
})

it('where even reading fails, every field is absent', () => {
  const grid: Grid = JSON.parse('{}')
  const seen = { status: 404, request: at('https://llm.example.com/v1/chat/completions') }
  expect(diagnose(seen, grid)).toEqual({
    _tag: 'Unrecognised',
    cause: 'Unknown',
    culprit: 'Unclear',
    recovery: 'Unclear',
    pace: null,
    certainty: 'Guess',
    evidence: [],
    pushback: null,
    status: null,
    requestId: null,
    surface: null,
    instrument: null,
    autoTopUp: null,
    outputDelivered: false,
  })
  expect(diagnose({ status: 429 }, theGrid).cause).toBe('RateLimited')
})
