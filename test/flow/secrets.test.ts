import fc from 'fast-check'
import { answer, curl, diagnose, extendGrid, flowSteps, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { stepIds } from '../../src/flow-state.js'
import { CHAT_URL } from '../arbitraries.js'
import { canary, leaks } from '../canary.js'
import { given } from '../session/hostile.js'
import { right, starts } from './starts.js'

describe('no secret comes out', () => {
  const plants: readonly ((secret: string) => object)[] = [
    (secret) => ({ request: { ...right, headers: { authorization: `Bearer ${secret}` } } }),
    (secret) => ({ request: { ...right, headers: { authorization: secret } } }),
    (secret) => ({ request: { ...right, headers: { 'x-api-key': secret, cookie: secret } } }),
    (secret) => ({ request: { ...right, url: `${CHAT_URL}?api_key=${secret}` } }),
    (secret) => ({ request: { ...right, url: `https://u:${secret}@api.thegrid.ai/v1` } }),
    (secret) => ({ request: { ...right, url: `https://api.thegrid.ai/v1/${secret}/chat` } }),
    (secret) => ({ request: { ...right, url: `https://${secret}.example/v1` } }),
    (secret) => ({ request: { ...right, body: { ...right.body, model: secret } } }),
    (secret) => ({ request: { ...right, body: `{"model":"${secret}` } }),
    (secret) => ({ request: { ...right, method: secret } }),
    (secret) => ({
      request: { ...right, body: { ...right.body, messages: [{ role: secret, content: secret }] } },
    }),
    (secret) => ({ headers: { 'x-request-id': secret, location: `https://a.example/${secret}` } }),
    (secret) => ({ body: { errors: { detail: secret, code: secret }, request_id: secret } }),
    (secret) => ({ body: `<html>${secret}</html>` }),
    (secret) => ({ error: Object.assign(new Error(secret), { code: secret }) }),
    (secret) => ({
      error: { config: { url: `${CHAT_URL}?key=${secret}`, headers: { authorization: secret } } },
    }),
    (secret) => ({ stream: { received: `data: {"error":{"message":"${secret}"}}\n\n` } }),
  ]
  const STATUSES = [undefined, 200, 307, 400, 401, 402, 403, 404, 407, 422, 429, 500, 503]
  const gateway = extendGrid({ hosts: ['https://llm.example.com/v1'] })

  it('of a flow, a step, a verdict or the curl, wherever it was planted', () => {
    fc.assert(
      fc.property(
        canary,
        fc.constantFrom(...plants),
        fc.constantFrom(...plants),
        fc.constantFrom(...STATUSES),
        (secret, plant, another, status) => {
          const seen = { status, ...another(secret), ...plant(secret) }
          for (const grid of [undefined, gateway]) {
            const flow = startFlow(seen, grid)
            const skipped = stepIds.reduce(
              (known, id) => answer(known, id, 'NotChecked'),
              answer(flow, 'Curl', 'SameError'),
            )
            const output = [
              flow,
              flowSteps(flow),
              verdict(flow),
              flowSteps(skipped),
              verdict(skipped),
            ]
            expect(leaks(JSON.stringify(output), secret)).toBe(false)
            expect(leaks(curl(Object(seen).request, grid), secret)).toBe(false)
          }
        },
      ),
      { numRuns: 800 },
    )
  })

  it('of a stored flow into which it was put', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        const flow = startFlow(starts['404 (path)'])
        const evidence = [{ code: 'UrlDiffers' as const, values: { got: secret, base: secret } }]
        const forged = { ...flow.diagnosis, evidence, requestId: secret, instrument: secret }
        const output = flowSteps({ ...flow, diagnosis: forged, findings: [] })
        expect(
          leaks(JSON.stringify([output, verdict({ ...flow, diagnosis: forged })]), secret),
        ).toBe(false)
      }),
    )
  })
})

describe('of a diagnosis that was stored and changed', () => {
  const asked = diagnose({ status: 429, headers: { 'retry-after': '7' } })
  const changes: readonly ((secret: string) => object)[] = [
    (secret) => ({ surface: secret }),
    (secret) => ({ instrument: secret, requestId: secret }),
    (secret) => ({ status: secret }),
    (secret) => ({ outputDelivered: secret }),
    (secret) => ({ pushback: { _tag: 'In', ms: 7000, note: secret } }),
    (secret) => ({ pushback: { _tag: 'In', ms: secret } }),
    (secret) => ({ pushback: { _tag: secret } }),
    (secret) => ({ note: secret }),
    (secret) => ({ evidence: [{ code: 'PerKey', values: { [secret]: secret }, note: secret }] }),
    (secret) => ({ evidence: [{ code: secret, values: {} }] }),
  ]

  it('nothing secret is kept', () => {
    fc.assert(
      fc.property(canary, fc.constantFrom(...changes), (secret, change) => {
        const flow = given(startFlow, { ...asked, ...change(secret) })
        const output = JSON.stringify([flow, given(flowSteps, flow), given(verdict, flow)])
        expect(leaks(output, secret)).toBe(false)
      }),
    )
  })
})
