import { currentStep, flowSteps, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, seenStep, starts, stepOf } from './starts.js'

describe('the evidence', () => {
  it('answers what a request without a fault shows', () => {
    const flow = startFlow({ request: right })
    const checked = flowSteps(flow).filter(({ id }) => /Header|Url|Model|Body/.test(id))
    expect(checked).toMatchObject([
      {
        state: 'Answered',
        by: 'Evidence',
        found: 'The auth header of the request has the right format.',
      },
      {
        state: 'Answered',
        by: 'Evidence',
        found: 'The URL of the request is right, character by character.',
      },
      {
        state: 'Answered',
        by: 'Evidence',
        found: 'The model of the request is one of the instruments.',
      },
      { state: 'Answered', by: 'Evidence', found: 'The body of the request shows no fault.' },
    ])
    expect(verdict(flow).ruledOut).toEqual(['AuthHeader', 'BaseUrl', 'Model', 'RequestBody'])
  })

  it('answers no more of a request than was given', () => {
    const open = (request: object) => verdict(startFlow({ request })).open
    expect(open({ url: right.url })).toEqual([
      'StatusPage',
      'Curl',
      'AuthHeader',
      'Model',
      'Balance',
      'RequestBody',
      'RequestId',
    ])
    expect(open({ headers: right.headers })).toContain('BaseUrl')
    expect(open({ headers: right.headers })).not.toContain('AuthHeader')
    expect(open({ body: JSON.stringify(right.body) })).not.toContain('Model')
    // Text over 8 KiB is not judged, though the model at its head is read.
    const long = JSON.stringify({ ...right.body, user: 'x'.repeat(9000) })
    expect(open({ body: long })).toContain('RequestBody')
    expect(open({ body: long })).not.toContain('Model')
  })

  it('shows every fault, also one that is not the reason', () => {
    const request = { ...right, headers: {}, body: { ...right.body, model: 'gpt-5.2' } }
    const flow = startFlow({ status: 500, request })
    expect(stepOf(flow, 'AuthHeader')).toMatchObject({
      state: 'Answered',
      by: 'Evidence',
      found: expect.stringMatching(/^No key .+ the header is missing or empty/),
      findings: [{ code: 'NoCredentials', cause: 'MissingCredentials' }],
      answers: [],
    })
    expect(stepOf(flow, 'Model')?.findings).toMatchObject([{ code: 'ModelUnknown' }])
    expect(verdict(flow)).toMatchObject({ blame: 'TheGrid', because: null })
    expect(verdict(flow).ruledOut).toEqual(['BaseUrl', 'Balance', 'RequestBody'])
  })

  it('takes a warning for a remark, not for a fault', () => {
    const flow = startFlow({ request: { ...right, body: { ...right.body, model: 'Text-Prime' } } })
    expect(stepOf(flow, 'Model')).toMatchObject({
      state: 'Answered',
      findings: [{ code: 'CaseDiffers', severity: 'Warning' }],
    })
    // It may be the reason, and need not be.
    expect(verdict(flow).ruledOut).not.toContain('Model')
  })

  it('reads the request from the error where none is given', () => {
    const error = { response: { status: 500 }, config: { ...right, data: right.body } }
    expect(verdict(startFlow({ error })).ruledOut).toContain('BaseUrl')
    expect(startFlow({ error }).given.url).toBe(true)
  })

  it('passes over a step that cannot be the reason', () => {
    expect(seenStep(starts['500'], 'Balance')).toMatchObject({
      state: 'Skipped',
      by: 'Evidence',
      found: 'This cannot be why the call ended with 500.',
      answers: [],
    })
    expect(seenStep(starts['Hangs or no response'], 'AuthHeader')?.found).toBe(
      'This cannot be why the call failed as it did.',
    )
  })

  it.each<readonly [keyof typeof starts, boolean]>([
    ['nothing', true],
    ['an unknown error', true],
    ['402', true],
    ['503', true],
    ['503, balance', true],
    ['503, a page', false],
    ['429', false],
    ['429, money', true],
    ['429, a day', false],
    ['an error in a stream', true],
    ['401', false],
    ['404', false],
    ['400', false],
    ['500', false],
    ['Hangs or no response', false],
  ])('asks of %s about the balance: %s', (name, asks) => {
    expect(verdict(startFlow(starts[name])).open.includes('Balance')).toBe(asks)
  })

  it('knows the request ID, or that there can be none', () => {
    expect(seenStep(starts['500'], 'RequestId')).toMatchObject({
      state: 'Answered',
      by: 'Evidence',
      found: 'The request ID is req-1.',
    })
    expect(seenStep(starts['Hangs or no response'], 'RequestId')).toMatchObject({
      state: 'Answered',
      by: 'Evidence',
      found: 'Nothing answered, so there is no request ID.',
    })
    expect(seenStep(starts['500, no id'], 'RequestId')).toMatchObject({ state: 'Open' })
    const hidden = { status: 500, headers: { 'x-request-id': 'sk-or-v1-0123456789abcdef0123' } }
    expect(seenStep(hidden, 'RequestId')).toMatchObject({
      state: 'Answered',
      found: 'The answer has a request ID: read it in the x-request-id response header.',
    })
  })

  it('leaves nothing to ask where it settles the matter', () => {
    const flow = startFlow(starts['404 (path)'])
    expect(currentStep(flow)).toBeNull()
    expect(stepOf(flow, 'Curl')).toMatchObject({
      state: 'Skipped',
      by: 'Evidence',
      found: 'Not needed any more: the reason is found.',
    })
    expect(stepOf(flow, 'BaseUrl')).toMatchObject({ state: 'Answered', by: 'Evidence' })
  })
})
