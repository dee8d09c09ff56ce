import { type Flow, type Seen, type StepId, startFlow, type Verdict, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, starts, type Told, told } from './starts.js'

type Path = readonly [
  what: string,
  seen: Seen,
  id: StepId,
  culprit: Verdict['culprit'],
  cause: Verdict['cause'],
  certainty: Verdict['certainty'],
]

const mistakes: readonly Path[] = [
  ['nothing known', {}, 'AuthHeader', 'CallerConfig', 'WrongAuthHeader', 'Likely'],
  ['nothing known', {}, 'BaseUrl', 'CallerConfig', 'WrongBaseUrl', 'Likely'],
  ['nothing known', {}, 'Model', 'CallerRequest', 'UnknownInstrument', 'Likely'],
  ['nothing known', {}, 'RequestBody', 'CallerRequest', 'MalformedRequest', 'Likely'],
  ['a 401', starts['401'], 'AuthHeader', 'CallerConfig', 'WrongAuthHeader', 'Certain'],
  [
    'a 401 that speaks of a missing key',
    { status: 401, body: { error: { message: 'no api key provided' } } },
    'AuthHeader',
    'CallerConfig',
    'MissingCredentials',
    'Certain',
  ],
  ['a 422', { status: 422 }, 'RequestBody', 'CallerRequest', 'ValidationFailed', 'Certain'],
  [
    'a connection refused',
    starts['Connection refused'],
    'BaseUrl',
    'CallerConfig',
    'WrongBaseUrl',
    'Certain',
  ],
]

describe('a fault that the caller found', () => {
  it.each(mistakes)('after %s: %s', (_what, seen, id, culprit, cause, certainty) => {
    const given = verdict(told(startFlow(seen), [[id, 'Wrong']]))
    expect(given).toMatchObject({ culprit, cause, certainty, because: id, done: true })
  })

  it('counts by its weight, not by when it was told', () => {
    const answers: Told = [
      ['RequestBody', 'Wrong'],
      ['Model', 'Wrong'],
      ['BaseUrl', 'Wrong'],
      ['AuthHeader', 'Wrong'],
    ]
    const given = answers.map((_one, i) => verdict(told(startFlow({}), answers.slice(0, i + 1))))
    expect(given.map(({ because }) => because)).toEqual([
      'RequestBody',
      'Model',
      'BaseUrl',
      'AuthHeader',
    ])
  })
})

describe('a stored flow', () => {
  it('is not overruled by an answer to what the evidence decides', () => {
    const flow = startFlow({ status: 403, request: right })
    const wrong: Flow = { ...flow, answers: { ...flow.answers, AuthHeader: 'Wrong' } }
    expect(verdict(wrong)).toEqual(verdict(flow))
    expect(verdict(flow)).toMatchObject({ because: null, done: false })
  })

  it('has its fault, wherever that stands among remarks', () => {
    const request = { ...right, headers: {}, body: { ...right.body, tools: [] } }
    const flow = startFlow({ request })
    expect(flow.findings.map(({ severity }) => severity)).toEqual(['Error', 'Warning'])
    const turned: Flow = { ...flow, findings: flow.findings.toReversed() }
    expect(verdict(turned)).toMatchObject({
      cause: 'MissingCredentials',
      certainty: 'Likely',
      because: 'AuthHeader',
      done: true,
    })
    expect(verdict(turned)).toEqual(verdict(flow))
  })

  it('may have a fault without a cause, which concludes nothing', () => {
    const flow = startFlow({ request: { ...right, body: { ...right.body, model: 'Text-Prime' } } })
    expect(flow.findings).toMatchObject([{ code: 'CaseDiffers', cause: null }])
    const raised: Flow = {
      ...flow,
      findings: flow.findings.map((finding) => ({ ...finding, severity: 'Error' as const })),
    }
    expect(verdict(raised)).toMatchObject({
      cause: 'Unknown',
      because: null,
      open: ['StatusPage', 'Curl', 'Balance', 'RequestId'],
      ruledOut: ['AuthHeader', 'BaseUrl', 'RequestBody'],
    })
  })
})
