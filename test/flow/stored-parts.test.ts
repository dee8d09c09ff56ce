import { type Flow, flowSteps, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { right } from './starts.js'

/** A 404 of a request without credentials. */
const stored = startFlow({ status: 404, request: { ...right, headers: {} } })
const { diagnosis, ping, answers } = stored
const [finding] = stored.findings
const EMPTY = startFlow({})

const ofDiagnosis = (more: object): object => ({ diagnosis: { ...diagnosis, ...more } })
const ofFinding = (more: object): object => ({ findings: [{ ...finding, ...more }] })
const ofGiven = (more: object): object => ({ given: { ...stored.given, ...more } })
const ofPing = (more: object): object => ({ ping: { ...ping, ...more } })
const ofAnswers = (more: object): object => ({ answers: { ...answers, ...more } })

describe('one part of a stored flow that is none', () => {
  it.each<readonly [what: string, part: object]>([
    ['no diagnosis', { diagnosis: null }],
    ['a cause that every record has', ofDiagnosis({ cause: 'toString' })],
    ['a tag of another cause', ofDiagnosis({ _tag: 'Healthy' })],
    ['an unknown culprit', ofDiagnosis({ culprit: 'You' })],
    ['an unknown recovery', ofDiagnosis({ recovery: 'Soon' })],
    ['an unknown pace', ofDiagnosis({ pace: 'Slow' })],
    ['an unknown certainty', ofDiagnosis({ certainty: 'Sure' })],
    ['evidence of nothing', ofDiagnosis({ evidence: [null] })],
    ['evidence without a code', ofDiagnosis({ evidence: [{ values: {} }] })],
    ['evidence without values', ofDiagnosis({ evidence: [{ code: 'Status' }] })],
    ['evidence of a record', ofDiagnosis({ evidence: [{ code: 'Status', values: { x: {} } }] })],
    ['a wait that is none', ofDiagnosis({ pushback: {} })],
    ['a wait in text', ofDiagnosis({ pushback: { _tag: 'In', ms: '7' } })],
    ['a status in text', ofDiagnosis({ status: '404' })],
    ['a request id in digits', ofDiagnosis({ requestId: 7 })],
    ['Auto Top Up as a word', ofDiagnosis({ autoTopUp: 'on' })],
    ['no list of findings', { findings: {} }],
    ['65 findings', { findings: new Array(65).fill(finding) }],
    ['a finding of a code in digits', ofFinding({ code: 7 })],
    ['a finding of an unknown cause', ofFinding({ cause: 'None' })],
    ['a finding of a cause that every record has', ofFinding({ cause: 'toString' })],
    ['a finding of an unknown severity', ofFinding({ severity: 'Fatal' })],
    ['a finding of an unknown certainty', ofFinding({ certainty: 'Sure' })],
    ['a finding without evidence', ofFinding({ evidence: null })],
    ['a finding without a cause and of a code in digits', ofFinding({ cause: null, code: 7 })],
    ['one field of what was given', { given: { headers: true } }],
    ['headers given as a number', ofGiven({ headers: 1 })],
    ['a URL given as a number', ofGiven({ url: 1 })],
    ['a model given as a number', ofGiven({ model: 1 })],
    ['a body given as a number', ofGiven({ body: 1 })],
    ['a call to a number', ofPing({ url: 7 })],
    ['a call to no endpoint', ofPing({ endpoint: null })],
    ['a call to an unknown surface', ofPing({ surface: 'Responses' })],
    ['an unknown answer', ofAnswers({ Curl: 'Perhaps' })],
    ['an answer to another question', ofAnswers({ StatusPage: 'Works' })],
    ['one answer alone', { answers: { StatusPage: null } }],
  ])('makes it one in which nothing was seen: %s', (_, part) => {
    expect(given(verdict, { ...stored, ...part })).toEqual(verdict(EMPTY))
    expect(given(flowSteps, { ...stored, ...part })).toEqual(flowSteps(EMPTY))
  })

  it.each<readonly [what: string, flow: Flow]>([
    ['as it was stored', { ...stored }],
    ['with 64 findings', { ...stored, findings: new Array(64).fill(finding) }],
  ])('is missing from a flow that is one: %s', (_, flow) => {
    expect(verdict(flow).ruledOut).toEqual(['BaseUrl', 'Model', 'Balance', 'RequestBody'])
  })
})
