import fc from 'fast-check'
import { type Cause, diagnose, preflight, type SeenRequest } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { ON_MESSAGES, RIGHT } from './requests.js'

/** A wrong URL is redirected, refused or not found; a fault of the service it never is. */
const BY_URL = [404, 301, 302, 303, 307, 308, 400, 401, 403, 405]

/** What a call with a fault may come back with: the page's statuses, the one of each row first. */
const STATUSES: Readonly<Partial<Record<Cause, readonly number[]>>> = {
  WrongBaseUrl: BY_URL,
  WrongHost: BY_URL,
  DoubledVersionSegment: BY_URL,
  MissingVersionSegment: BY_URL,
  ExtraPathSegment: BY_URL,
  TrailingSlash: BY_URL,
  WrongEndpointForSurface: BY_URL,
  MissingCredentials: [401, 403, 400],
  MissingBearerPrefix: [401, 403, 400],
  WrongAuthHeader: [401, 403, 400],
  MalformedKey: [401, 403, 400],
  InvalidApiKey: [401],
  MethodNotAllowed: [405, 404],
  UnknownInstrument: [404, 400],
  MalformedRequest: [400],
  ValidationFailed: [422],
  RedirectNotFollowed: [307],
}

const URLS = [
  'http://api.thegrid.ai/v1/chat/completions',
  'api.thegrid.ai/v1/chat/completions',
  'https://api.thegrid.ai/v1/v1/chat/completions',
  'https://api.thegrid.ai/chat/completions',
  'https://api.thegrid.ai/api/v1/chat/completions',
  'https://api.thegrid.ai/v1/chat/completions/chat/completions',
  'https://api.thegrid.ai/v1/chat/completions/',
  'https://api.thegrid.ai/v1//chat/completions',
  'https://api.thegrid.ai/v1/chat/completions ',
  'https://api.thegird.ai/v1/chat/completions',
  'https://messages-beta.api.thegrid.ai/v1/chat/completions',
]
const AUTHORIZATIONS = [
  '',
  'Bearer ',
  'Bearer null',
  'test-key',
  'Bearer:test-key',
  'Basic dGVzdA==',
  'Bearer "test-key"',
  'Bearer YOUR_API_KEY',
  'Bearer sk-proj-test',
]
const MORE = [
  { messages: [] },
  { messages: 'ping' },
  { temperature: 2.5 },
  { temperature: 'hot' },
  { n: 0 },
  { stream: 'yes' },
  { response_format: { type: 'yaml' } },
]

/** A right value most of the time, so that each fault is often the only one. */
const mostly = <A, B>(right: A, wrong: readonly B[]): fc.Arbitrary<A | B> =>
  fc.oneof({ arbitrary: fc.constant(right), weight: 3 }, fc.constantFrom(...wrong))

const requests: fc.Arbitrary<SeenRequest> = fc
  .record({
    right: fc.constantFrom(RIGHT, ON_MESSAGES),
    url: mostly(null, URLS),
    authorization: mostly(null, AUTHORIZATIONS),
    method: mostly('POST', ['GET', 'PUT']),
    model: mostly('text-prime', ['gpt-5.2', 'text-prim', ' code-max']),
    more: mostly({}, MORE),
    redirect: mostly('follow', ['manual', 'error']),
    type: mostly('application/json', ['text/plain']),
    asText: fc.boolean(),
  })
  .map(({ right, url, authorization, method, model, more, redirect, type, asText }) => {
    const body = { ...right.body, model, ...more }
    const headers = authorization === null ? right.headers : { authorization }
    return {
      method,
      url: url ?? right.url,
      headers: { ...headers, 'content-type': type },
      body: asText ? JSON.stringify(body) : body,
      redirect,
    }
  })

const answered = (status: number, request: SeenRequest) => ({
  status,
  request,
  headers: status === 307 ? { location: 'https://pool.thegrid.ai/v1/x' } : {},
  body: '{"errors":{"detail":"Something is wrong"}}',
})

describe('a finding with a cause', () => {
  it('is what a call that fails by it is diagnosed with', () => {
    const found = new Set<Cause>()
    fc.assert(
      fc.property(requests, (request) => {
        const [first] = preflight(request)
        if (first === undefined || first.cause === null) return
        const statuses = STATUSES[first.cause]
        expect(statuses).toBeDefined()
        for (const status of statuses ?? []) {
          const diagnosis = diagnose(answered(status, request))
          expect(diagnosis.cause).toBe(first.cause)
          expect(diagnosis.evidence.map(({ code }) => code)).toContain(first.code)
        }
        found.add(first.cause)
      }),
      { numRuns: 3000 },
    )
    // Every caller-side cause that a request can show was met.
    expect([...found].toSorted()).toEqual(Object.keys(STATUSES).toSorted())
  })

  it('is what a call is diagnosed with, when it is the first that can be the reason', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(400, 401, 404, 405, 422, 307), (request, status) => {
        const findings = preflight(request)
        const able = findings.find(
          ({ cause }) => cause !== null && (STATUSES[cause] ?? []).includes(status),
        )
        if (able === undefined || able.cause === null) return
        expect(diagnose(answered(status, request)).cause).toBe(able.cause)
      }),
      { numRuns: 3000 },
    )
  })

  it('is found again in the same order, and survives JSON', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const findings = preflight(request)
        expect(preflight(request)).toEqual(findings)
        expect(JSON.parse(JSON.stringify(findings))).toEqual(findings)
        const severities = findings.map(({ severity }) => severity)
        expect(severities).toEqual(severities.toSorted())
        for (const { code, cause, severity, evidence } of findings) {
          expect(evidence[0]?.code).toBe(code)
          expect(severity).toBe(cause === null ? 'Warning' : 'Error')
        }
      }),
    )
  })

  it('is not there when there is no fault', () => {
    const right = fc.constantFrom(RIGHT, ON_MESSAGES)
    fc.assert(
      fc.property(right, fc.constantFrom(400, 401, 404, 422), (request, status) => {
        expect(preflight(request)).toEqual([])
        expect(diagnose(answered(status, request)).evidence.map(({ code }) => code)).not.toContain(
          'UrlDiffers',
        )
      }),
    )
  })
})
