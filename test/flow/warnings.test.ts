import {
  answer,
  type Flow,
  flowSteps,
  type SeenRequest,
  type StepId,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right } from './starts.js'

describe('a warning stands at the step that it is about', () => {
  const { model: _model, ...unnamed } = right.body
  const { 'content-type': _type, ...untyped } = right.headers

  it.each<readonly [code: string, request: SeenRequest, id: StepId]>([
    ['CaseDiffers', { ...right, body: { ...right.body, model: 'Text-Prime' } }, 'Model'],
    ['ModelMissing', { ...right, body: unnamed }, 'Model'],
    ['EmptyTools', { ...right, body: { ...right.body, tools: [] } }, 'RequestBody'],
    ['LoneToolChoice', { ...right, body: { ...right.body, tool_choice: 'auto' } }, 'RequestBody'],
    [
      'NoContentType',
      { ...right, headers: untyped, body: JSON.stringify(right.body) },
      'RequestBody',
    ],
  ])('%s', (code, request, id) => {
    const listed = flowSteps(startFlow({ request })).flatMap((step) =>
      step.findings.map((finding) => [finding.code, step.id]),
    )
    expect(listed).toEqual([[code, id]])
  })

  it('and is the reason when the plain call works, whatever fault another step has', () => {
    const body = { ...right.body, model: 'gpt-5.2', tools: [] }
    const flow = startFlow({ status: 403, request: { ...right, body } })
    expect(verdict(answer(flow, 'Curl', 'Works'))).toMatchObject({
      culprit: 'CallerRequest',
      certainty: 'Likely',
      because: 'RequestBody',
    })
  })

  it('and is then told at its step, which says nothing else before', () => {
    const flow = startFlow({
      status: 403,
      request: { ...right, body: { ...right.body, tools: [] } },
    })
    const told = (walked: Flow) => {
      const step = flowSteps(walked).find(({ id }) => id === 'RequestBody')
      return [step?.state, step?.by, step?.found]
    }
    expect(told(flow)).toEqual([
      'Skipped',
      'Evidence',
      'This cannot be why the call ended with 403.',
    ])
    expect(told(answer(flow, 'Curl', 'Works'))).toEqual([
      'Answered',
      'Evidence',
      'tools is an empty array, which some suppliers refuse.',
    ])
  })

  it('or at none, where the page has no step for it', () => {
    const flow = startFlow({ request: { ...right, clientRetries: 3 } })
    expect(flow.findings).toMatchObject([{ code: 'NestedRetries', severity: 'Warning' }])
    expect(flowSteps(flow).flatMap(({ findings }) => findings)).toEqual([])
  })
})
