import { type Diagnosis, diagnose, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, borders, detail, RIGHT } from './borders.js'

const page = (text: string): string => `<html><body>${text}</body></html>`
const found = (seen: Seen): Diagnosis => diagnose({ request: RIGHT, ...seen })
const signed = (seen: Seen): readonly unknown[] => {
  const { cause, certainty, evidence } = found(seen)
  return [cause, certainty, evidence[0]?.values.sign]
}

describe('a challenge', () => {
  it.each([
    [{ 'x-amzn-waf-action': 'block' }, 'waf'],
    [{ 'x-vercel-mitigated': 'deny' }, 'waf'],
    [{ 'cf-mitigated': 'challenge' }, 'challenge'],
    [{ 'cf-mitigated': ' Challenge ' }, 'challenge'],
  ])('is told by a header: %j', (headers, sign) => {
    for (const status of [403, 405, 202]) {
      for (const body of [page('no'), '', { id: 1 }]) {
        expect(signed({ status, headers, body })).toEqual(['BlockedByWaf', 'Certain', sign])
      }
    }
    for (const status of [503, 429, 200]) {
      expect(signed({ status, headers, body: page('no') })).toEqual([
        'BlockedByWaf',
        'Certain',
        sign,
      ])
    }
  })

  it.each([
    [403, { 'cf-mitigated': 'no' }, 'Unknown'],
    [404, { 'x-amzn-waf-action': 'block' }, 'Unknown'],
    [500, { 'x-amzn-waf-action': 'block' }, 'ServiceError'],
    [401, { 'x-amzn-waf-action': 'block' }, 'InvalidApiKey'],
  ])('is none under %s with %j', (status, headers, cause) => {
    for (const body of [page('no'), detail('no')]) {
      expect(found({ status, headers, body }).cause).toBe(cause)
    }
  })
})

borders('an envelope that something between wrote', [
  [
    'a filter, under 403',
    { status: 403, headers: { server: 'Zscaler' }, body: detail('no') },
    'BlockedByProxy',
    { certainty: 'Certain', evidence: [{ code: 'Intermediary', values: { sign: 'filter' } }] },
  ],
  [
    'a filter, under 405',
    { status: 405, headers: { server: 'Zscaler' }, body: detail('no') },
    'BlockedByProxy',
  ],
  [
    'no filter, under 500',
    { status: 500, headers: { server: 'Zscaler' }, body: detail('no') },
    'ServiceError',
  ],
  ['words of one, in an envelope', { status: 403, body: detail('Zscaler') }, 'Unknown'],
])

borders('what a status says whoever wrote the page', [
  ['407', { status: 407, body: page('Zscaler') }, 'ProxyAuthenticationRequired'],
  ['511', { status: 511, body: page('Zscaler') }, 'CaptivePortal'],
  ['451', { status: 451, body: page('Zscaler') }, 'GeoBlocked'],
  ['429', { status: 429, body: page('Zscaler') }, 'RateLimited'],
  ['401', { status: 401, body: page('Zscaler') }, 'InvalidApiKey'],
  [
    '503, its body lost, of a filter',
    { status: 503, headers: { server: 'Zscaler' } },
    'BlockedByProxy',
  ],
  [
    '500, in words of a policy',
    { status: 500, body: page('Blocked by our policy') },
    'ServiceError',
  ],
  [
    '500, in words of a law',
    { status: 500, body: page('No access from your country') },
    'ServiceError',
  ],
  [
    '499, in words of a policy',
    { status: 499, body: page('Blocked by our policy') },
    'BlockedByProxy',
  ],
])

describe('a login under 401', () => {
  const login = (headers: object, body = ''): unknown => found({ status: 401, headers, body }).cause

  it.each([
    [{ 'www-authenticate': 'Negotiate' }],
    [{ 'www-authenticate': ' NTLM' }],
    [{ 'www-authenticate': 'Bearer, NTLM' }],
    [{ 'www-authenticate': 'Bearer,Kerberos' }],
    [{ 'proxy-authenticate': 'Basic realm="x"' }],
    [{ via: '1.1 corp', 'www-authenticate': 'Basic realm="x"' }],
  ])('is a proxy’s: %j', (headers) => {
    expect(login(headers)).toBe('ProxyAuthenticationRequired')
    expect(signed({ status: 401, headers, body: '' })).toEqual([
      'ProxyAuthenticationRequired',
      'Certain',
      'login',
    ])
  })

  it.each([
    [{ 'www-authenticate': 'Bearer realm="ntlm"' }],
    [{ 'www-authenticate': 'Bearer realm="x" negotiate' }],
    [{ 'www-authenticate': 'Basic realm="x"' }],
    [{ via: '1.1 google', 'www-authenticate': 'Basic realm="x"' }],
    [{ via: '1.1 x (CloudFront)', 'www-authenticate': 'Basic realm="x"' }],
    [{ via: '1.1 corp', 'www-authenticate': 'Bearer, Basic' }],
    [{ via: '1.1 corp' }],
    [{}],
  ])('is none: %j', (headers) => {
    expect(login(headers)).toBe('InvalidApiKey')
  })

  it('is none in an envelope', () => {
    expect(login({ 'www-authenticate': 'Negotiate' }, detail('no'))).toBe('InvalidApiKey')
  })
})

describe('a name that a forward proxy does not find', () => {
  const seen = { status: 503, headers: { 'x-squid-error': 'ERR_DNS_FAIL 0' }, body: page('no') }
  const sign = [{ code: 'Intermediary', values: { sign: 'forward proxy' } }]

  it("is the network's where The Grid was called, or nobody knows", () => {
    for (const request of [RIGHT, undefined]) {
      expect(diagnose({ ...seen, request })).toMatchObject({
        cause: 'DnsFailure',
        certainty: 'Likely',
        culprit: 'Network',
        pace: 'Fault',
        evidence: sign,
      })
    }
  })

  it('is a wrong address elsewhere', () => {
    const request = at('https://api.thegird.ai/v1/chat/completions')
    expect(diagnose({ ...seen, request })).toMatchObject({
      cause: 'DnsFailure',
      culprit: 'CallerConfig',
      recovery: 'AfterFix',
      pace: null,
      evidence: sign,
    })
  })
})

describe('a page under a success', () => {
  it.each([
    ['Please login', 'Certain'],
    ['Please log in', 'Certain'],
    ['Please log-in', 'Certain'],
    ['Sign in here', 'Certain'],
    ['Sign-in here', 'Certain'],
    ['Signin here', 'Certain'],
    ['Free Wi-Fi', 'Certain'],
    ['Free wifi', 'Certain'],
    ['The hotspot', 'Certain'],
    ['A captive one', 'Certain'],
    ['<form action="/">', 'Certain'],
    ['Hello', 'Likely'],
    ['Reassign inputs', 'Likely'],
  ])("is a network's: %s", (text, certainty) => {
    expect(found({ status: 200, body: page(text) })).toMatchObject({
      cause: 'CaptivePortal',
      certainty,
      evidence: [{ code: 'HtmlAnswer', values: {} }],
    })
  })

  it('may stand for a redirect', () => {
    for (const text of [
      'You are being redirected',
      `You are being ${'x '.repeat(290)} redirected`,
    ]) {
      expect(found({ status: 200, body: page(text) })).toMatchObject({
        cause: 'RedirectNotFollowed',
        certainty: 'Likely',
        evidence: [{ code: 'HtmlAnswer', values: {} }],
      })
    }
  })

  it('may be of a filter', () => {
    expect(signed({ status: 200, body: page('Zscaler') })).toEqual([
      'BlockedByProxy',
      'Certain',
      'filter',
    ])
  })
})
