import {
  answer,
  curl,
  currentStep,
  extendGrid,
  type Flow,
  flowSteps,
  type Seen,
  type Step,
  type StepId,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { MESSAGES_URL } from '../arbitraries.js'
import { given } from '../session/hostile.js'
import { right, starts, told, walked } from './starts.js'

const stepOf = (flow: Flow, id: StepId): Step | undefined =>
  flowSteps(flow).find((step) => step.id === id)

const seenStep = (seen: Seen, id: StepId): Step | undefined => stepOf(startFlow(seen), id)

describe("the page's eight steps", () => {
  it('stand in its order, by its headings', () => {
    expect(flowSteps(startFlow({})).map(({ number, id, title }) => [number, id, title])).toEqual([
      [1, 'StatusPage', 'Check the status page'],
      [2, 'Curl', 'Test with curl'],
      [3, 'AuthHeader', 'Check the auth header format'],
      [4, 'BaseUrl', 'Check the base URL'],
      [5, 'Model', 'Check the model string'],
      [6, 'Balance', 'Check your balance'],
      [7, 'RequestBody', 'Check the request body'],
      [8, 'RequestId', 'Send the request ID to support'],
    ])
  })

  it.each<readonly [StepId, readonly string[]]>([
    ['StatusPage', ['Visit status.thegrid.ai']],
    ['Curl', ['Strip out your SDK and frameworks.', curl()]],
    [
      'AuthHeader',
      [
        'A 401 usually means the header is wrong, not that the key is wrong.',
        'Authorization: Bearer YOUR_KEY',
        'literal word Bearer, then a space, then your key',
      ],
    ],
    [
      'BaseUrl',
      [
        'Print the actual URL your SDK is hitting and compare it character by character to https://api.thegrid.ai/v1/chat/completions.',
        'trailing slash, doubled /v1, extra /chat/completions appended manually, or a typo in the host',
      ],
    ],
    [
      'Model',
      [
        "Print what you're passing. It must be one of our nine instruments",
        'text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max',
        'text-prime works; gpt-5.2 does not.',
      ],
    ],
    [
      'Balance',
      [
        'A 402 means either your credits balance hit zero or there are no available tokens for the instrument.',
        'Open the dashboard at app.thegrid.ai and check both balances.',
      ],
    ],
    [
      'RequestBody',
      [
        'A 400 with no clear cause usually means a malformed request body',
        "a missing required field, an invalid JSON structure, or a parameter we don't accept",
        'Compare your body to the Consumption API reference.',
      ],
    ],
    ['RequestId', ['returned in the x-request-id response header']],
  ])('say how to check %s in its words', (id, words) => {
    const how = seenStep({}, id)?.how ?? ''
    for (const text of words) expect(how).toContain(text)
  })

  it('say how it is on the Messages API', () => {
    const onMessages = { request: { url: MESSAGES_URL } }
    expect(seenStep(onMessages, 'AuthHeader')?.how).toContain('x-api-key: YOUR_KEY, with no Bearer')
    expect(seenStep(onMessages, 'BaseUrl')?.how).toContain(
      `character by character to ${MESSAGES_URL}`,
    )
    expect(seenStep(onMessages, 'Curl')?.how).toContain(`curl -L ${MESSAGES_URL} `)
    expect(seenStep(onMessages, 'RequestBody')?.how).toContain(
      'Compare your body to the API reference.',
    )
    const wrong = answer(startFlow({ status: 401, ...onMessages }), 'AuthHeader', 'Wrong')
    expect(verdict(wrong).next).toBe('Send the header as x-api-key: YOUR_KEY.')
  })

  it('say how it is behind a gateway', () => {
    const grid = extendGrid({ hosts: ['https://llm.example.com/grid/v1'] })
    const request = { url: 'https://llm.example.com/grid/v1/v1/chat/completions' }
    const flow = startFlow({ request, status: 500 }, grid)
    expect(stepOf(flow, 'Curl')?.how).toContain(curl(request, grid))
    expect(stepOf(flow, 'BaseUrl')?.how).toContain(
      'https://llm.example.com/grid/v1/chat/completions',
    )
  })
})

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

describe('the question about a proxy', () => {
  const asks = (flow: Flow): boolean => stepOf(flow, 'Proxy')?.state === 'Open'

  it.each<readonly [keyof typeof starts, boolean]>([
    ['Connection refused', true],
    ['a proxy refused', true],
    ['Hangs or no response', true],
    ['Streaming cuts off', true],
    ['407', true],
    ['a page under 200', true],
    ['nothing', false],
    ['an error in a stream', false],
    ['500', false],
    ['404', false],
  ])('is asked of %s: %s', (name, asked) => {
    expect(asks(startFlow(starts[name]))).toBe(asked)
  })

  it('follows the curl, and is asked whenever that gets no answer', () => {
    const flow = walked(starts['500'], 'NoIncident', 'NoAnswer')
    expect(currentStep(flow)).toMatchObject({ id: 'Proxy', number: 2 })
    expect(currentStep(flow)?.how).toContain('We use standard HTTPS on port 443.')
    expect(currentStep(flow)?.how).toContain('time out streaming connections at 30–60 seconds')
    expect(asks(walked(starts['500'], 'NoIncident', 'SameError'))).toBe(false)
  })
})

describe('an answer', () => {
  it('is kept, with what it means', () => {
    const flow = answer(startFlow({ status: 404 }), 'StatusPage', 'NoIncident')
    expect(stepOf(flow, 'StatusPage')).toMatchObject({
      state: 'Answered',
      by: 'You',
      found: 'There is no active incident, so look further.',
    })
    expect(currentStep(flow)?.id).toBe('Curl')
  })

  it('may be changed, also when the flow is done', () => {
    const done = answer(startFlow({ status: 404 }), 'StatusPage', 'Incident')
    expect(verdict(done)).toMatchObject({ done: true, blame: 'TheGrid' })
    const again = answer(done, 'StatusPage', 'NoIncident')
    expect(verdict(again)).toMatchObject({ done: false, blame: 'Me' })
    expect(again).toEqual(answer(startFlow({ status: 404 }), 'StatusPage', 'NoIncident'))
  })

  it('leaves the flow that it was given as it was', () => {
    const flow = startFlow({ status: 404 })
    const before = JSON.stringify(flow)
    answer(flow, 'StatusPage', 'Incident')
    expect(JSON.stringify(flow)).toBe(before)
  })

  it.each<readonly [StepId, string]>([
    ['StatusPage', 'Works'],
    ['Curl', 'works'],
    ['RequestId', ''],
    // The evidence decides these.
    ['Balance', 'NoCredits'],
    ['AuthHeader', 'Wrong'],
    ['AuthHeader', 'NotChecked'],
  ])('that %s does not take is none: %s', (id, result) => {
    const flow = startFlow({ status: 500 })
    expect(given(answer, flow, id, result)).toBe(flow)
  })

  it('to a question that does not exist is none', () => {
    const flow = startFlow({ status: 500 })
    for (const id of ['statuspage', '', 'toString', '__proto__', null, 1]) {
      expect(given(answer, flow, id, 'NotChecked')).toBe(flow)
    }
  })

  it('where nothing answered there is no error for curl to repeat', () => {
    const flow = startFlow(starts['Hangs or no response'])
    expect(stepOf(flow, 'Curl')?.answers.map(({ result }) => result)).toEqual([
      'Works',
      'OtherError',
      'NoAnswer',
      'NotChecked',
    ])
    expect(answer(flow, 'Curl', 'SameError')).toBe(flow)
  })

  it('may close other questions, and says why', () => {
    const flow = told(startFlow({}), [
      ['StatusPage', 'NotChecked'],
      ['Curl', 'SameError'],
    ])
    expect(stepOf(flow, 'BaseUrl')).toMatchObject({
      state: 'Skipped',
      by: 'You',
      found: 'A plain curl with the right one fails in the same way, so it is not this.',
    })
  })
})
