import {
  answer,
  curl,
  currentStep,
  extendGrid,
  type Flow,
  flowSteps,
  type StepId,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { MESSAGES_URL } from '../arbitraries.js'
import { seenStep, starts, stepOf, walked } from './starts.js'

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
