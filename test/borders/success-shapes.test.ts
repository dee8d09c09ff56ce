import { type Diagnosis, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'
import { at, borders, detail, ON_MESSAGES, RIGHT } from './borders.js'

const found = (seen: Seen): Diagnosis => diagnose({ status: 200, request: RIGHT, ...seen })
const said = (seen: Seen): readonly unknown[] => {
  const { cause, certainty, evidence } = found(seen)
  return [cause, certainty, ...evidence.map(({ code }) => code)]
}
const HEALTHY = ['Healthy', 'Certain']

describe('a success without JSON', () => {
  it.each([
    ['text', 'ok'],
    ['nothing', ''],
    ['blanks', ' \n'],
  ])('is no answer to a call: %s', (_what, body) => {
    for (const request of [RIGHT, ON_MESSAGES, { ...RIGHT, method: 'post' }]) {
      expect(said({ body, request })).toEqual(['MalformedResponse', 'Likely', 'BodyNotJson'])
    }
  })

  it.each([
    ['by GET', { request: { ...RIGHT, method: 'GET' } }],
    ['by who knows what', { request: { url: CHAT_URL } }],
    ['of another endpoint', { request: at('https://api.thegrid.ai/v1/models') }],
    ['of who knows what', { request: undefined }],
    ['under another status', { status: 201 }],
    ['under 204', { status: 204 }],
    ['in words of a filter, under 201', { status: 201, headers: { server: 'Zscaler' } }],
    ['of who knows what, by POST', { request: { method: 'POST' } }],
  ])('may be one %s', (_what, seen) => {
    for (const body of ['ok', '']) expect(said({ body, ...seen })).toEqual(HEALTHY)
  })

  it('may be lost', () => {
    expect(said({})).toEqual(HEALTHY)
    expect(said({ error: null })).toEqual(HEALTHY)
    expect(said({ error: undefined })).toEqual(HEALTHY)
  })
})

describe('a success that is none', () => {
  it.each([
    ['cut JSON', { body: '{"id":"x","cho' }, 'MalformedResponse', 'Certain', 'BodyNotJson'],
    ['an error that says nothing', { body: { error: {} } }, 'ServiceError', 'Likely', 'InnerError'],
    ['an error', { body: detail('Overloaded') }, 'ServiceOverloaded', 'Likely', 'InnerError'],
    [
      'an unknown error',
      { error: new TypeError('x') },
      'MalformedResponse',
      'Likely',
      'ConnectionCode',
    ],
    ['a reset', { error: { code: 'ECONNRESET' } }, 'StreamInterrupted', 'Likely', 'ConnectionCode'],
    [
      'an abort',
      { error: { name: 'AbortError' } },
      'StreamInterrupted',
      'Likely',
      'ConnectionCode',
    ],
    [
      'broken JSON',
      { error: new SyntaxError('Unexpected end of JSON input') },
      'MalformedResponse',
      'Certain',
      'ConnectionCode',
    ],
    ['words of a filter', { body: 'Zscaler' }, 'MalformedResponse', 'Likely', 'BodyNotJson'],
    ['a page', { body: '<html></html>' }, 'CaptivePortal', 'Likely', 'HtmlAnswer'],
    [
      'a page of a wrong host',
      { body: '<html></html>', request: at('https://api.thegird.ai/v1/chat/completions') },
      'WrongHost',
      'Likely',
      'UrlDiffers',
    ],
  ])('%s', (_what, seen, ...is) => {
    expect(said(seen)).toEqual(is)
  })

  it.each([
    ['no error', { error: null, errors: [] }],
    ['an empty one', { error: '' }],
    ['one inside', { choices: [{ error: { message: 'no' } }] }],
    ['nothing', {}],
  ])('is not one with %s', (_what, body) => {
    expect(said({ body })).toEqual(HEALTHY)
  })
})

borders('a success, and then the caller ended the call', [
  [
    'that broke off',
    { status: 200, error: { code: 'ECONNRESET' }, cancelled: true },
    'AbortedByCaller',
    { certainty: 'Certain' },
  ],
  ['whole, before', { status: 200, body: { choices: [] }, cancelled: true }, 'Healthy'],
])

borders('a challenge under a success', [
  ['202', { status: 202, headers: { 'x-amzn-waf-action': 'challenge' }, body: '' }, 'BlockedByWaf'],
  [
    '202, with its body lost',
    { status: 202, headers: { 'x-amzn-waf-action': 'challenge' } },
    'BlockedByWaf',
  ],
  ['not 200', { status: 200, headers: { 'x-amzn-waf-action': 'challenge' }, body: {} }, 'Healthy'],
  ['not 202 without one', { status: 202, body: '' }, 'Healthy'],
])

describe('an answer that began as a stream', () => {
  const CHUNK = 'data: {"choices":[{"delta":{"content":"a"}}]}\n\n'
  const streamed = (stream: object, more: Seen = {}): readonly unknown[] =>
    said({ stream: { received: CHUNK, ...stream }, ...more })
  const CUT = ['StreamInterrupted', 'Certain', 'NoEndMark']

  it.each([
    ['closed', { endedWith: 'Close' }, {}, CUT],
    ['after a silence', { endedWith: 'Close', silentMs: 5000 }, {}, [...CUT, 'Silence']],
    ['by an abort', { endedWith: 'Abort' }, {}, ['AbortedByCaller', 'Likely']],
    ['by an abort that is not the caller’s', { endedWith: 'Abort' }, { cancelled: false }, CUT],
    ['by the caller', { endedWith: 'Close' }, { cancelled: true }, ['AbortedByCaller', 'Certain']],
    [
      'by the caller’s abort',
      { endedWith: 'Abort' },
      { cancelled: true },
      ['AbortedByCaller', 'Certain'],
    ],
    ['somehow', {}, {}, CUT],
    [
      'somehow, with an abort',
      {},
      { error: { name: 'AbortError' } },
      ['AbortedByCaller', 'Likely'],
    ],
    ['somehow, with a reset', {}, { error: { code: 'ECONNRESET' } }, CUT],
    [
      'by a time-out, with an abort',
      { endedWith: 'Timeout' },
      { error: { name: 'AbortError' } },
      CUT,
    ],
    ['whole', { received: 'data: [DONE]\n\n' }, { cancelled: true }, HEALTHY],
    [
      'with an error',
      { received: 'event: error\ndata: no\n\n' },
      { cancelled: false },
      ['StreamErrorEvent', 'Certain', 'InnerError'],
    ],
  ])('and ended %s', (_how, stream, more, is) => {
    expect(streamed(stream, more)).toEqual(is)
  })

  it('shows a status that the error in it bears', () => {
    const received = 'data: {"error":{"code":500,"message":"no"}}\n\n'
    expect(found({ stream: { received } }).evidence).toEqual([
      { code: 'InnerError', values: { cause: 'ServiceError' } },
    ])
  })

  it('shows which error came in it', () => {
    const received = 'data: {"error":{"code":"rate_limit_exceeded","message":"no"}}\n\n'
    expect(found({ stream: { received } })).toMatchObject({
      culprit: 'CallerRequest',
      recovery: 'Transient',
      pace: 'Throttled',
      evidence: [{ code: 'InnerError', values: { cause: 'RateLimited' } }],
    })
  })

  it('has output, which only a stream has', () => {
    expect(found({ stream: { received: CHUNK } }).outputDelivered).toBe(true)
    expect(found({ body: 'x' }).outputDelivered).toBe(false)
  })
})
