import { type Flow, type Seen, startFlow, type Verdict, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { right, type Told, told } from './starts.js'

const REDIRECTS =
  'Follow redirects, with the same method and body. For curl, add -L; most SDKs follow redirects automatically.'
const BACK_OFF = 'Retry with exponential backoff and jitter. Failed requests are not billed.'

const unchecked: Told = [
  ['StatusPage', 'NotChecked'],
  ['Curl', 'NotChecked'],
  ['RequestId', 'NotChecked'],
]

describe('the one thing to do', () => {
  it.each<readonly [what: string, seen: Seen, next: string]>([
    [
      'is to mend the fault of a request of which nothing else is known',
      { request: { ...right, headers: {} } },
      'Send the header as Authorization: Bearer YOUR_KEY: that is what api.thegrid.ai wants.',
    ],
    [
      'is to mend a fault that no step checks',
      { request: { ...right, followsRedirects: false } },
      REDIRECTS,
    ],
    [
      'is what the diagnosis says, whatever else is wrong with the request',
      { status: 500, request: { ...right, headers: {} } },
      BACK_OFF,
    ],
  ])('%s', (_what, seen, next) => {
    expect(verdict(told(startFlow(seen), unchecked))).toMatchObject({ next, done: true })
  })

  it('is to mend the fault, and not what is merely odd, in whatever order they are stored', () => {
    const flow = startFlow({ request: { ...right, followsRedirects: false, clientRetries: 3 } })
    expect(flow.findings.map(({ code }) => code)).toEqual(['RedirectsOff', 'NestedRetries'])
    const turned: Flow = { ...flow, findings: flow.findings.toReversed() }
    expect(verdict(turned)).toMatchObject({ cause: 'RedirectNotFollowed', next: REDIRECTS })
  })
})

describe('the blame', () => {
  it('is unclear where the culprit changes while it is read', () => {
    const flow = startFlow({ status: 500 })
    let reads = 0
    const diagnosis = {
      ...flow.diagnosis,
      get culprit(): Verdict['culprit'] | 'Somebody' {
        reads += 1
        return reads === 1 ? 'Service' : 'Somebody'
      },
    }
    expect(given(verdict, { ...flow, diagnosis })).toMatchObject({ blame: 'Unclear' })
  })
})
