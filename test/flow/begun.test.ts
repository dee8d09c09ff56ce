import {
  answer,
  currentStep,
  diagnose,
  type Flow,
  flowSteps,
  type Seen,
  startFlow,
  verdict,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { MESSAGES_URL } from '../arbitraries.js'
import { given } from '../session/hostile.js'
import { right } from './starts.js'

const EMPTY = startFlow({})
const messages = [{ role: 'user', content: 'ping' }]

describe('what of the request could be judged', () => {
  it.each<readonly [what: string, request: Seen['request'], is: Flow['given']]>([
    ['nothing of none', undefined, { headers: false, url: false, model: false, body: false }],
    ['all of a whole one', right, { headers: true, url: true, model: true, body: true }],
    ['a URL', { url: right.url }, { headers: false, url: true, model: false, body: false }],
    [
      'headers, though there are none',
      { headers: {} },
      { headers: true, url: false, model: false, body: false },
    ],
    [
      'a model',
      { body: { model: 'text-prime', messages } },
      { headers: false, url: false, model: true, body: true },
    ],
    [
      'a model that is no instrument',
      { body: { model: 'gpt-5.2', messages } },
      { headers: false, url: false, model: true, body: true },
    ],
    [
      'no model without a letter',
      { body: { model: '', messages } },
      { headers: false, url: false, model: false, body: true },
    ],
    [
      'no model of white space',
      { body: { model: ' \t', messages } },
      { headers: false, url: false, model: false, body: true },
    ],
    [
      'text of 8 KiB',
      { body: 'x'.repeat(8192) },
      { headers: false, url: false, model: false, body: true },
    ],
    [
      'no longer text',
      { body: 'x'.repeat(8193) },
      { headers: false, url: false, model: false, body: false },
    ],
  ])('%s', (_what, request, expected) => {
    expect(startFlow({ request }).given).toEqual(expected)
  })
})

describe('the plain call for a diagnosis', () => {
  it.each<readonly [what: string, seen: Seen, is: Partial<Flow['ping']>]>([
    [
      'is on the surface and for the instrument that it names',
      { status: 500, request: { url: MESSAGES_URL, body: { model: 'code-max' } } },
      { surface: 'Messages', url: MESSAGES_URL, authHeader: 'x-api-key', instrument: 'code-max' },
    ],
    [
      'is for the instrument where no surface is known',
      { status: 500, request: { body: { model: 'code-max' } } },
      { surface: 'ChatCompletions', url: right.url, instrument: 'code-max' },
    ],
    [
      'is that of the page where nothing is known',
      { status: 500 },
      { surface: 'ChatCompletions', url: right.url, instrument: 'text-prime' },
    ],
  ])('%s', (_what, seen, ping) => {
    expect(startFlow(diagnose(seen)).ping).toMatchObject(ping)
  })
})

describe('one in which nothing was seen', () => {
  it('is begun with a diagnosis beside a grid without hosts', () => {
    expect(given(startFlow, diagnose({ status: 404 }), {})).toEqual(EMPTY)
  })

  it('stands for a flow that breaks while it is read', () => {
    const breaking = (): object => {
      const { answers, ...flow } = startFlow({ status: 404 })
      let reads = 0
      return {
        ...flow,
        get answers() {
          reads += 1
          if (reads > 1) throw new Error('gone')
          return answers
        },
      }
    }
    expect(given(verdict, breaking())).toEqual(verdict(EMPTY))
    expect(given(flowSteps, breaking())).toEqual(flowSteps(EMPTY))
    expect(given(currentStep, breaking())).toEqual(currentStep(EMPTY))
    expect(given(answer, breaking(), 'Curl', 'Works')).toEqual(answer(EMPTY, 'Curl', 'Works'))
  })
})
