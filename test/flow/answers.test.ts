import { answer, currentStep, type StepId, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { starts, stepOf, told } from './starts.js'

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
