import fc from 'fast-check'
import {
  attributes,
  curl,
  decide,
  diagnose,
  explain,
  extendGrid,
  flowSteps,
  preflight,
  report,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { canary, leaks } from './canary.js'

type Plant = (secret: string) => unknown

const chat = 'https://api.thegrid.ai/v1/chat/completions'
const json = (value: unknown): string => JSON.stringify(value)

const inRequest: readonly Plant[] = [
  (secret) => ({ url: chat, headers: { authorization: `Bearer ${secret}` } }),
  (secret) => ({ url: chat, headers: { authorization: secret } }),
  (secret) => ({ url: chat, headers: { authorization: `Basic ${secret}` } }),
  (secret) => ({ url: chat, headers: { 'x-api-key': secret, 'api-key': secret, cookie: secret } }),
  (secret) => ({ url: `${chat}?api_key=${secret}#${secret}` }),
  (secret) => ({ url: `https://user:${secret}@api.thegrid.ai/v1/chat/completions` }),
  (secret) => ({ url: `https://${secret}@api.thegird.ai/v1/chat/completions` }),
  (secret) => ({ url: `https://api.thegrid.ai/v1/${secret}/chat/completions` }),
  (secret) => ({ url: `https://${secret}.example/v1/chat/completions` }),
  (secret) => ({ url: `${secret}/v1/chat/completions` }),
  (secret) => ({ url: `https://api.thegrid.ai:${secret}/v1/chat/completions` }),
  (secret) => ({ url: chat, body: { model: secret } }),
  (secret) => ({ url: chat, body: json({ model: `openai/${secret}`, messages: [] }) }),
  (secret) => ({ url: chat, body: json({ messages: [{ role: 'user', content: secret }] }) }),
  (secret) => ({ url: chat, method: secret }),
  (secret) => ({ url: ` ${chat}/${secret} ` }),
  (secret) => ({ url: `api.thegrid.ai/v1/${secret}?key=${secret}` }),
  (secret) => ({ url: `//user:${secret}@api.thegrid.ai/v1/chat/completions` }),
  (secret) => ({ url: chat, headers: { 'content-type': secret }, body: { messages: [secret] } }),
  (secret) => ({ url: chat, body: { messages: [], temperature: secret, response_format: secret } }),
  (secret) => ({ url: chat, body: { messages: secret, response_format: { type: secret } } }),
  (secret) => ({ url: chat, body: { messages: [{}], service_tier: secret, tool_choice: secret } }),
]

const inAnswer: readonly Plant[] = [
  (secret) => ({ headers: { 'x-request-id': secret } }),
  (secret) => ({ headers: { 'x-grid-request-id': secret, 'retry-after': secret } }),
  (secret) => ({ headers: { location: `https://api.thegrid.ai/r/v1?token=${secret}` } }),
  (secret) => ({ headers: { location: `https://portal.example/${secret}` } }),
  (secret) => ({ headers: { server: secret, 'www-authenticate': secret, 'set-cookie': secret } }),
  (secret) => ({ body: json({ errors: { detail: `Invalid API key: ${secret}` } }) }),
  (secret) => ({ body: json({ errors: { code: secret, message: secret } }) }),
  (secret) => ({ body: json({ error: { message: secret, type: secret, code: secret } }) }),
  (secret) => ({ body: json({ request_id: secret, type: 'error', error: { message: secret } }) }),
  (secret) => ({ body: `<html>You are being <a href="/r?token=${secret}">redirected</a></html>` }),
  (secret) => ({ body: secret }),
  (secret) => ({ url: `https://pool.thegrid.ai/${secret}?token=${secret}`, redirected: true }),
  (secret) => ({ type: secret }),
  (secret) => ({ stream: { received: `data: {"error":{"message":"${secret}"}}\n\n` } }),
  (secret) => ({ stream: { received: `data: ${secret}`, endedWith: secret } }),
]

const inError: readonly Plant[] = [
  (secret) => new Error(secret),
  (secret) => Object.assign(new Error(`307 <html>token=${secret}`), { name: secret, code: secret }),
  (secret) => ({ status: 401, error: { message: secret }, headers: { 'x-request-id': secret } }),
  (secret) => ({ config: { url: `${chat}?key=${secret}`, headers: { authorization: secret } } }),
  (secret) => ({ response: { status: 404, url: secret, data: { errors: { detail: secret } } } }),
  (secret) => ({ message: 'fetch failed', cause: { code: 'ECONNREFUSED', address: secret } }),
  (secret) => ({ errors: [{ message: secret, code: 'ENOTFOUND' }], lastError: new Error(secret) }),
]

const STATUSES = [
  undefined,
  200,
  202,
  301,
  307,
  400,
  401,
  402,
  403,
  404,
  405,
  407,
  422,
  429,
  500,
  503,
]
const plants: readonly Plant[] = [
  ...inRequest.map(
    (plant): Plant =>
      (secret) => ({ request: plant(secret) }),
  ),
  ...inAnswer,
  ...inError.map(
    (plant): Plant =>
      (secret) => ({ error: plant(secret) }),
  ),
]

const AT = { attempt: 1, now: 0, random: 0.5 }

const outputs = (seen: object, secret: string): string => {
  const diagnosis = diagnose(seen)
  const decision = decide(diagnosis, AT)
  const grid = extendGrid({
    hosts: [`https://llm.example.com/${secret}/v1`, `https://user:${secret}@api.thegrid.ai/v1`],
  })
  const elsewhere = diagnose(seen, grid)
  const findings = [seen, Reflect.get(seen, 'request')].flatMap((request) => [
    ...preflight(Object(request)),
    ...preflight(Object(request), grid),
  ])
  const flows = [startFlow(seen), startFlow(seen, grid)]
  const request = Object(Reflect.get(seen, 'request'))
  const reported = { moment: AT, at: AT, request, expected: secret, got: `got ${secret}` }
  expect(secret).not.toBe('')
  return JSON.stringify([
    diagnosis,
    decision,
    explain(diagnosis, decision),
    elsewhere,
    explain(elsewhere),
    findings,
    findings.map((finding) => explain(finding)),
    flows.map((flow) => [flow, flowSteps(flow), verdict(flow)]),
    curl(request),
    curl(request, grid),
    report(diagnosis, reported),
    report(elsewhere, { ...reported, grid }),
    attributes(diagnosis),
  ])
}

describe('no secret comes out', () => {
  it('planted in one place', () => {
    fc.assert(
      fc.property(
        canary,
        fc.constantFrom(...plants),
        fc.constantFrom(...STATUSES),
        (secret, plant, status) => {
          const seen = { status, ...Object(plant(secret)) }
          expect(leaks(outputs(seen, secret), secret)).toBe(false)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('planted everywhere at once', () => {
    fc.assert(
      fc.property(
        canary,
        fc.constantFrom(...inRequest),
        fc.constantFrom(...inAnswer),
        fc.constantFrom(...inError),
        fc.constantFrom(...STATUSES),
        (secret, request, answer, error, status) => {
          const seen = {
            status,
            request: request(secret),
            error: error(secret),
            ...Object(answer(secret)),
          }
          expect(leaks(outputs(seen, secret), secret)).toBe(false)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('from a diagnosis that was made elsewhere', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        const made = diagnose({ status: 404, request: { url: 'https://api.thegrid.ai/v1/v1/x' } })
        const evidence = [
          { code: 'UrlDiffers' as const, values: { got: secret, expected: secret } },
          { code: 'ModelUnknown' as const, values: { model: secret, suggestion: secret } },
          { code: 'OtherHeader' as const, values: { sent: secret, host: secret, header: secret } },
          { code: 'ParameterRange' as const, values: { parameter: secret, sent: secret } },
        ]
        const forged = { ...made, evidence, requestId: secret, instrument: secret }
        expect(leaks(JSON.stringify(explain(forged)), secret)).toBe(false)
        for (const cause of ['WrongAuthHeader', 'MalformedRequest', 'WrongBaseUrl'] as const) {
          const finding = {
            code: 'UrlDiffers',
            cause,
            severity: 'Error',
            certainty: 'Certain',
            evidence,
          } as const
          expect(leaks(JSON.stringify(explain(finding)), secret)).toBe(false)
        }
      }),
    )
  })

  it('the search finds one that is there', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        expect(leaks(`before ${secret} after`, secret)).toBe(true)
      }),
    )
  })
})

describe('an instrument that a grid lists by a key', () => {
  it('is not offered in the place of a misspelt one', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        const grid = extendGrid({ instruments: [secret] })
        const findings = preflight({ url: chat, body: { model: `${secret}a` } }, grid)
        expect(findings.map(({ code }) => code)).toContain('ModelUnknown')
        expect(
          leaks(json(findings) + json(findings.map((finding) => explain(finding))), secret),
        ).toBe(false)
      }),
    )
  })
})
