import fc from 'fast-check'
import { isRight } from 'fp-ts/Either'
import * as door from 'grid-triage'
import { answer, currentStep, flowSteps, startFlow, verdict } from 'grid-triage'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { results, stepIds } from '../../src/flow-state.js'
import { CHAT_URL } from '../arbitraries.js'
import { examples } from '../examples.js'
import { given, hostile, spoilt } from '../session/hostile.js'
import { evidences, places, right } from './starts.js'

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
