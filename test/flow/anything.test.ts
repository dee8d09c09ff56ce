import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { isRight } from 'fp-ts/Either'
import * as door from 'grid-triage'
import {
  answer,
  curl,
  currentStep,
  diagnose,
  extendGrid,
  flowSteps,
  startFlow,
  verdict,
} from 'grid-triage'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { results, stepIds } from '../../src/flow-state.js'
import { CHAT_URL } from '../arbitraries.js'
import { canary, leaks } from '../canary.js'
import { examplesIn, runExample } from '../docs.js'
import { examples } from '../examples.js'
import { given, hostile, spoilt } from '../session/hostile.js'
import { evidences, places, right, starts } from './starts.js'

const stepList = t.readonlyArray(
  t.strict({
    id: t.string,
    number: t.number,
    title: t.string,
    state: t.union([t.literal('Open'), t.literal('Answered'), t.literal('Skipped')]),
    by: t.union([t.literal('Evidence'), t.literal('You'), t.null]),
    found: t.union([t.string, t.null]),
    findings: t.readonlyArray(t.UnknownRecord),
    question: t.string,
    how: t.string,
    answers: t.readonlyArray(t.strict({ result: t.string, means: t.string })),
  }),
)
const verdictRecord = t.strict({
  culprit: t.string,
  cause: t.string,
  certainty: t.string,
  blame: t.string,
  because: t.union([t.string, t.null]),
  ruledOut: t.readonlyArray(t.string),
  open: t.readonlyArray(t.string),
  next: t.string,
  done: t.boolean,
})

const EMPTY = startFlow({})

/** What a caller may rely on, whatever the flow is. */
const expectUsable = (flow: unknown): void => {
  expect(isRight(stepList.decode(given(flowSteps, flow)))).toBe(true)
  expect(isRight(verdictRecord.decode(given(verdict, flow)))).toBe(true)
  const step = given(currentStep, flow)
  if (step !== null) expect(stepIds).toContain(Object(step).id)
}

describe('anything', () => {
  it('begins a flow that can be walked', () => {
    fc.assert(
      fc.property(hostile, hostile, (seen, grid) => {
        const flow = given(startFlow, seen(), grid())
        expectUsable(flow)
        expectUsable(given(answer, flow, 'StatusPage', 'NoIncident'))
        expect(JSON.parse(JSON.stringify(flow))).toEqual(flow)
      }),
      { numRuns: 1000 },
    )
  })

  it('in place of a flow is one in which nothing was seen', () => {
    for (const none of [undefined, null, 0, '', 'flow', [], {}, () => undefined]) {
      expect(given(verdict, none)).toEqual(verdict(EMPTY))
      expect(given(flowSteps, none)).toEqual(flowSteps(EMPTY))
      expect(given(currentStep, none)).toEqual(currentStep(EMPTY))
      expect(given(answer, none, 'Curl', 'Works')).toEqual(answer(EMPTY, 'Curl', 'Works'))
    }
  })

  it('in place of a flow, of a step or of a result throws nothing', () => {
    const flows = fc.oneof(
      hostile,
      spoilt(startFlow({ status: 404, request: right })),
      fc.constant(() => EMPTY),
    )
    const ids = fc.oneof(hostile, fc.constantFrom(...stepIds.map((id) => () => id)))
    const all = Object.values(results).flat()
    const replies = fc.oneof(hostile, fc.constantFrom(...all.map((result) => () => result)))
    fc.assert(
      fc.property(flows, ids, replies, (flow, id, result) => {
        const known = flow()
        expectUsable(known)
        expectUsable(given(answer, known, id(), result()))
      }),
      { numRuns: 1500 },
    )
  })

  it('in place of one part of a stored flow makes it one in which nothing was seen', () => {
    const stored = startFlow({ status: 404, request: { ...right, headers: {} } })
    const [finding] = stored.findings
    const spoils: readonly object[] = [
      { diagnosis: null },
      { diagnosis: { ...stored.diagnosis, cause: 'toString' } },
      { diagnosis: { ...stored.diagnosis, _tag: 'Healthy' } },
      { diagnosis: { ...stored.diagnosis, culprit: 'You' } },
      { diagnosis: { ...stored.diagnosis, evidence: [null] } },
      { diagnosis: { ...stored.diagnosis, evidence: [{ code: 'Status', values: { x: {} } }] } },
      { diagnosis: { ...stored.diagnosis, status: '404' } },
      { diagnosis: { ...stored.diagnosis, certainty: 'Sure' } },
      { diagnosis: { ...stored.diagnosis, requestId: 7 } },
      { findings: {} },
      { findings: [{ ...finding, severity: 'Fatal' }] },
      { findings: [{ ...finding, cause: 'None' }] },
      { findings: new Array(65).fill(finding) },
      { given: { headers: true } },
      { ping: { ...stored.ping, url: 7 } },
      { ping: { ...stored.ping, endpoint: null } },
      { ping: { ...stored.ping, surface: 'Responses' } },
      { answers: { ...stored.answers, Curl: 'Perhaps' } },
      { answers: { StatusPage: null } },
    ]
    for (const spoil of spoils) {
      expect(given(verdict, { ...stored, ...spoil })).toEqual(verdict(EMPTY))
    }
    expect(given(verdict, { ...stored })).toEqual(verdict(stored))
    expect(given(verdict, { ...stored })).not.toEqual(verdict(EMPTY))
  })

  it('that was seen, of every cause, begins a flow that survives JSON and keeps its own verdict', () => {
    const anything = fc.oneof(...Object.values(examples).map(({ gets }) => gets))
    fc.assert(
      fc.property(anything, (seen) => {
        const flow = startFlow(seen)
        expect(startFlow(seen)).toEqual(flow)
        expect(flow.diagnosis).toEqual(door.diagnose(seen))
        const { culprit, cause, certainty } = verdict(flow)
        expect({ culprit, cause, certainty }).toEqual({
          culprit: flow.diagnosis.culprit,
          cause: flow.diagnosis.cause,
          certainty: flow.diagnosis.certainty,
        })
        expect(verdict(JSON.parse(JSON.stringify(flow)))).toEqual(verdict(flow))
      }),
      { numRuns: 1000 },
    )
  })
})

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

describe('the work', () => {
  it('is bounded, however large what is handed in', () => {
    const large = 'x'.repeat(4_000_000)
    const headers = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`h${i}`, large]))
    const messages = new Array(100_000).fill({ role: 'user', content: large })
    const request = { ...right, url: CHAT_URL + large, headers, body: { model: large, messages } }
    const began = performance.now()
    const flow = startFlow({ status: 404, body: large, headers, request })
    for (const { flow: known } of places(flow)) flowSteps(known)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(JSON.stringify(flow).length).toBeLessThan(20_000)
  })

  it('goes on for every start', () => {
    for (const [, seen] of evidences) expect(stepIds).toContain(flowSteps(startFlow(seen))[0]?.id)
  })
})

describe('the examples of the docblocks', () => {
  const known = { ...door, curl, answer, currentStep, startFlow, flowSteps, verdict }
  const found = ['curl', 'flow'].flatMap((name) =>
    examplesIn(name, readFileSync(new URL(`../../src/${name}.ts`, import.meta.url), 'utf8')),
  )

  it('are there', () => {
    expect(found.map(({ where }) => where)).toEqual([
      'curl curl',
      'flow startFlow',
      'flow flowSteps',
      'flow currentStep',
      'flow answer',
      'flow verdict',
    ])
  })

  it.each(found)('hold for $where', async ({ code }) => {
    expect(await runExample(code, known)).toBeGreaterThan(0)
  })
})
