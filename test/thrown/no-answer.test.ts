import { type Diagnosis, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, RIGHT } from '../borders/borders.js'

const MISSPELT = at('https://api.thegird.ai/v1/chat/completions')
const found = (seen: Seen): Diagnosis => diagnose({ request: RIGHT, ...seen })
const said = (seen: Seen): readonly unknown[] => {
  const { cause, certainty, evidence } = found(seen)
  return [cause, certainty, evidence.map(({ code }) => code)]
}

describe('a broken connection shows the host and the code, as far as they are known', () => {
  it.each([
    ['both', { error: { code: 'ECONNRESET' } }, { host: 'api.thegrid.ai', code: 'ECONNRESET' }],
    ['the host', { error: new Error('socket hang up') }, { host: 'api.thegrid.ai' }],
    ['the code', { error: { code: 'ECONNRESET' }, request: {} }, { code: 'ECONNRESET' }],
    ['neither', { error: new Error('socket hang up'), request: {} }, {}],
  ])('%s', (_what, seen, values) => {
    expect(found(seen)).toMatchObject({ cause: 'ConnectionReset', certainty: 'Certain' })
    expect(found(seen).evidence).toEqual([{ code: 'ConnectionCode', values }])
  })
})

describe('what is certain of a call without an answer', () => {
  it.each([
    [
      'refused',
      { error: { code: 'ECONNREFUSED' } },
      'ConnectionRefused',
      'Certain',
      'ConnectionCode',
    ],
    [
      'refused elsewhere',
      { error: { code: 'ECONNREFUSED' }, request: MISSPELT },
      'ConnectionRefused',
      'Certain',
      'UrlDiffers',
    ],
    [
      'refused, and nothing seen',
      { error: { code: 'ECONNREFUSED' }, request: {} },
      'ConnectionRefused',
      'Likely',
      'NoRequest',
    ],
    [
      'vague words',
      { error: new TypeError('fetch failed') },
      'NetworkFailure',
      'Likely',
      'ConnectionCode',
    ],
    [
      'a code beside vague words',
      { error: { code: 'ECONNRESET', message: 'fetch failed' } },
      'ConnectionReset',
      'Certain',
      'ConnectionCode',
    ],
    [
      'a key that cannot be sent',
      { error: { code: 'ERR_INVALID_CHAR' } },
      'MalformedKey',
      'Likely',
      'KeyShape',
    ],
    [
      "an abort that is not the caller's",
      { error: { name: 'AbortError' }, cancelled: false },
      'Timeout',
      'Likely',
      'ConnectionCode',
    ],
    [
      'an error event',
      { error: { message: 'no', code: 'server_error' } },
      'ServiceError',
      'Likely',
      'InnerError',
    ],
    [
      'a URL that is none',
      { error: new TypeError('x'), request: at('/v1/chat') },
      'WrongBaseUrl',
      'Likely',
      'UrlDiffers',
    ],
    [
      'a redirect that goes on and on',
      { error: { code: 'ERR_FR_TOO_MANY_REDIRECTS' } },
      'RedirectNotFollowed',
      'Certain',
      'ConnectionCode',
    ],
    [
      'an answer that broke off',
      { error: new TypeError('terminated', { cause: { code: 'UND_ERR_SOCKET' } }) },
      'StreamInterrupted',
      'Likely',
      'ConnectionCode',
    ],
  ] as const)('%s', (_what, seen, cause, certainty, code) => {
    expect(said(seen)).toEqual([cause, certainty, [code]])
  })

  it('an abort: only a signal that fired is proof', () => {
    expect(said({ error: { name: 'AbortError' } })).toEqual(['AbortedByCaller', 'Likely', []])
    expect(said({ error: { name: 'AbortError' }, cancelled: true })).toEqual([
      'AbortedByCaller',
      'Certain',
      [],
    ])
    expect(said({ cancelled: true })).toEqual(['AbortedByCaller', 'Certain', []])
  })

  it('the shape of a key that cannot be sent', () => {
    expect(found({ error: { code: 'ERR_INVALID_CHAR' } }).evidence).toEqual([
      { code: 'KeyShape', values: { shape: 'characters' } },
    ])
  })

  it('nothing, where nobody knows the error; what was sent is kept', () => {
    for (const seen of [{}, { error: { code: 'x_odd', message: 'no' } }, { error: 'x' }]) {
      expect(found(seen)).toMatchObject({
        cause: 'Unknown',
        certainty: 'Guess',
        evidence: [],
        instrument: 'text-prime',
      })
    }
  })
})
