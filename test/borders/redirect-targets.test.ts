import { type Diagnosis, diagnose, extendGrid, type Grid, type Seen } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'
import { at, auth, borders, ON_MESSAGES, RIGHT } from './borders.js'

const HTTP = at('http://api.thegrid.ai/v1/chat/completions')
const DOUBLED = at('https://api.thegrid.ai/v1/v1/chat/completions')

const to = (location: string, more: Seen = {}, grid?: Grid): Diagnosis =>
  diagnose({ status: 307, headers: { location }, request: RIGHT, ...more }, grid)
const codeOf = ({ evidence }: Diagnosis): unknown => evidence[0]?.code

describe('a redirect that was not followed', () => {
  it.each([
    ['https://thegrid.ai/'],
    ['https://synapse.thegrid.ai/v1'],
    ['/v2/chat/completions'],
    [''],
  ])('stays with The Grid: %j', (location) => {
    expect(to(location)).toMatchObject({
      cause: 'RedirectNotFollowed',
      certainty: 'Certain',
      evidence: [{ code: 'Status', values: { status: 307 } }],
    })
  })

  it('stays on a listed host', () => {
    const grid = extendGrid({ hosts: ['https://llm.example.com/v1'] })
    expect(to('https://llm.example.com/login', {}, grid).cause).toBe('RedirectNotFollowed')
    expect(to('http://llm.example.com/login', {}, grid).cause).toBe('CaptivePortal')
    expect(to('https://llm.example.com/login').cause).toBe('CaptivePortal')
  })

  it('may have been switched off', () => {
    const request = { ...RIGHT, followsRedirects: false }
    expect(to('https://thegrid.ai/', { request }).evidence).toEqual([
      { code: 'RedirectsOff', values: { status: 307 } },
    ])
    expect(codeOf(to('', { request: { ...RIGHT, followsRedirects: true } }))).toBe('Status')
    expect(codeOf(to('', { request: undefined }))).toBe('Status')
  })

  it('may only go from http to https', () => {
    const found = to(CHAT_URL, { request: HTTP, status: 301 })
    expect(found.cause).toBe('RedirectNotFollowed')
    expect(found.evidence).toEqual([{ code: 'HttpsRedirect', values: { status: 301 } }])
  })

  it.each([
    ['https', RIGHT, CHAT_URL, 'RedirectNotFollowed'],
    ['to http', HTTP, 'http://api.thegrid.ai/', 'WrongBaseUrl'],
    ['to another host', HTTP, 'https://portal.example/', 'WrongBaseUrl'],
    ['to who knows where', HTTP, '', 'WrongBaseUrl'],
  ])('does not only go from http to https: %s', (_what, request, location, cause) => {
    const found = to(location, { request })
    expect(found.cause).toBe(cause)
    expect(codeOf(found)).not.toBe('HttpsRedirect')
  })

  it('hides in a browser', () => {
    for (const seen of [{ type: 'opaqueredirect' }, { response: { type: 'opaqueredirect' } }]) {
      expect(diagnose({ ...seen, request: RIGHT })).toMatchObject({
        cause: 'RedirectNotFollowed',
        certainty: 'Likely',
        evidence: [{ code: 'RedirectTarget', values: {} }],
      })
    }
    expect(diagnose({ type: 'opaque', request: RIGHT }).cause).toBe('Unknown')
  })
})

describe('a redirect that leaves The Grid', () => {
  const POOL = 'https://pool.supplier.example/v1/chat/completions'

  it.each([
    ['307', 307, POOL, RIGHT],
    ['308', 308, POOL, RIGHT],
    ['with a query', 307, `${POOL}?token=0`, RIGHT],
    ['of a call that was not seen', 307, POOL, undefined],
    ['without a scheme', 307, '//pool.supplier.example/v1/chat/completions', RIGHT],
    [
      'without a scheme, of a call that was not seen',
      307,
      ' //pool.supplier.example/v1/chat/completions',
      undefined,
    ],
    ['on the Messages API', 307, 'https://pool.supplier.example/v1/messages', ON_MESSAGES],
  ])(
    'is routing, most likely, with the path of the call: %s',
    (_what, status, location, request) => {
      expect(to(location, { status, request })).toMatchObject({
        cause: 'RedirectNotFollowed',
        certainty: 'Likely',
        evidence: [{ code: 'Status', values: { status } }],
      })
    },
  )

  it.each([
    ['302', 302, POOL],
    ['to http', 307, 'http://pool.supplier.example/v1/chat/completions'],
    ['to another path', 307, 'https://pool.supplier.example/login'],
    ['to the other API', 307, 'https://pool.supplier.example/v1/messages'],
    ['to a page', 307, '//portal.example/login'],
    ['to a page behind blanks', 307, '  //portal.example/login'],
    ['to a look-alike', 307, 'https://notthegrid.ai/'],
    ['to one that only begins so', 307, 'https://.thegrid.ai.example/'],
  ])("is a network's: %s", (_what, status, location) => {
    expect(to(location, { status })).toMatchObject({
      cause: 'CaptivePortal',
      certainty: 'Likely',
      evidence: [{ code: 'RedirectTarget', values: {} }],
    })
  })

  it.each([
    'http://blockpage.example/',
    'http://proxy.example/',
    'http://x.example/denied',
    'http://x.example/policy.html',
    'http://x.example/a/web-filter',
    'http://x.example/Warning',
  ])("is a proxy's: %s", (location) => {
    expect(to(location)).toMatchObject({ cause: 'BlockedByProxy', certainty: 'Likely' })
  })

  it('is explained by a wrong host, but by no wrong path', () => {
    expect(to('http://portal.example/', { request: DOUBLED }).cause).toBe('CaptivePortal')
    expect(to('https://thegrid.ai/', { request: DOUBLED }).cause).toBe('DoubledVersionSegment')
    expect(to('', { request: DOUBLED }).cause).toBe('DoubledVersionSegment')
    const elsewhere = at('https://api.thegird.ai/v1/chat/completions')
    expect(to('http://portal.example/', { request: elsewhere }).cause).toBe('WrongHost')
  })
})

const UNSEEN = { url: CHAT_URL }

borders('a key that was lost on the way', [
  [
    'to another origin',
    { status: 401, url: 'https://pool.example/v1' },
    'AuthorizationLostOnRedirect',
    { certainty: 'Certain' },
  ],
  [
    'of a call whose headers were not seen',
    { status: 401, url: 'https://pool.example/v1', request: UNSEEN },
    'AuthorizationLostOnRedirect',
    { certainty: 'Likely' },
  ],
  [
    'to who knows where',
    { status: 401, redirected: true, request: UNSEEN },
    'AuthorizationLostOnRedirect',
    { certainty: 'Likely' },
  ],
  [
    'from who knows where',
    { status: 401, url: CHAT_URL, redirected: true, request: { headers: RIGHT.headers } },
    'AuthorizationLostOnRedirect',
    { certainty: 'Likely' },
  ],
  [
    'not within the origin',
    { status: 401, url: CHAT_URL, redirected: true },
    'InvalidApiKey',
    { certainty: 'Certain' },
  ],
  ['not without a redirect', { status: 401, redirected: false, request: UNSEEN }, 'InvalidApiKey'],
  [
    'not of a call that nobody saw',
    { status: 401, redirected: true, request: undefined },
    'InvalidApiKey',
  ],
  [
    'not in x-api-key, which clients keep',
    { status: 401, redirected: true, request: ON_MESSAGES },
    'InvalidApiKey',
    { certainty: 'Certain' },
  ],
  [
    'not a key of the wrong shape',
    { status: 401, redirected: true, request: auth('test-key') },
    'MissingBearerPrefix',
  ],
  [
    'not in headers that cannot be read',
    { status: 401, redirected: true, request: { url: CHAT_URL, headers: 'x' } },
    'InvalidApiKey',
  ],
  ['not to a page', { status: 401, redirected: true, body: '<html></html>' }, 'InvalidApiKey'],
  [
    'not one that is invalid',
    { status: 401, redirected: true, body: 'The key is invalid' },
    'InvalidApiKey',
  ],
  [
    'not one that is incorrect',
    { status: 401, redirected: true, body: 'Incorrect' },
    'InvalidApiKey',
  ],
  [
    'not one that has expired',
    { status: 401, redirected: true, body: 'It has expired' },
    'InvalidApiKey',
  ],
  [
    'not one that was revoked',
    { status: 401, redirected: true, body: 'It was revoked' },
    'InvalidApiKey',
  ],
  [
    'in other words',
    { status: 401, redirected: true, body: 'Who are you?' },
    'AuthorizationLostOnRedirect',
    { evidence: [{ code: 'AuthorizationDropped', values: {} }] },
  ],
])
