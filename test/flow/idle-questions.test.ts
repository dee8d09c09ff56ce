import { diagnose, type Seen, type StepId, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, starts, stepOf, type Told, told } from './starts.js'

type Reply = Told[number]
const quiet: Reply = ['StatusPage', 'NoIncident']
const works: Reply = ['Curl', 'Works']
const same: Reply = ['Curl', 'SameError']
const none: Reply = ['Curl', 'NoAnswer']
const other: Reply = ['Curl', 'OtherError']
const unchecked: Reply = ['Curl', 'NotChecked']

const SETTLED = 'Not needed any more: the reason is found.'
const CURL_WORKS = 'A plain curl works, so it is not this.'
const NO_SUPPORT = 'Not needed yet: there is something to do before support can help.'
const FAILS_ALIKE = 'A plain curl with the right one fails in the same way, so it is not this.'
const NOTHING_ANSWERS = 'The right URL gets no answer either, so it is not this.'
const NETWORK_FIRST =
  'A plain curl gets no answer, so nothing can be said of this before that is mended.'
const NETWORK_FINE = 'A plain curl gets an answer, so your network is fine.'

const idle: readonly (readonly [
  what: string,
  seen: Seen,
  answers: Told,
  why: string,
  ids: readonly StepId[],
  isRuledOut: boolean,
])[] = [
  [
    'an active incident',
    starts['404'],
    [['StatusPage', 'Incident']],
    SETTLED,
    ['Curl', 'BaseUrl', 'Model', 'RequestId'],
    false,
  ],
  ['a curl that works', {}, [works], CURL_WORKS, ['Balance'], true],
  ['a curl that works, which support comes after', {}, [works], NO_SUPPORT, ['RequestId'], false],
  [
    'a curl that works, where nothing answered',
    starts['Hangs or no response'],
    [works],
    CURL_WORKS,
    ['Proxy'],
    true,
  ],
  [
    'a curl that works for the instrument that failed',
    { ...starts['402'], request: right },
    [quiet, works],
    CURL_WORKS,
    ['Balance'],
    true,
  ],
  [
    'a curl that works for some instrument',
    starts['402'],
    [quiet, works],
    NO_SUPPORT,
    ['RequestId'],
    false,
  ],
  [
    'a curl that fails alike',
    {},
    [same],
    FAILS_ALIKE,
    ['AuthHeader', 'BaseUrl', 'Model', 'RequestBody'],
    true,
  ],
  [
    'a curl without an answer, where nothing answered',
    starts['Connection refused'],
    [none],
    NOTHING_ANSWERS,
    ['BaseUrl'],
    true,
  ],
  [
    'a curl without an answer, where nothing is known',
    {},
    [none],
    NETWORK_FIRST,
    ['AuthHeader', 'BaseUrl', 'Model', 'Balance', 'RequestBody', 'RequestId'],
    false,
  ],
  [
    'a curl with another error, where nothing answered',
    starts['Hangs or no response'],
    [other],
    NETWORK_FINE,
    ['Proxy'],
    true,
  ],
  [
    'balances that are filled',
    starts['402'],
    [unchecked, ['Balance', 'Enough']],
    NO_SUPPORT,
    ['RequestId'],
    false,
  ],
]

describe('a question is idle', () => {
  it.each(idle)('after %s', (_what, seen, answers, found, ids, isRuledOut) => {
    const flow = told(startFlow(seen), answers)
    for (const id of ids) {
      expect(stepOf(flow, id)).toMatchObject({ id, state: 'Skipped', by: 'You', found })
      expect([id, verdict(flow).ruledOut.includes(id)]).toEqual([id, isRuledOut])
    }
  })

  it('after a curl that works, whosever the silence is said to be', () => {
    const timeout = {
      ...diagnose(starts['Hangs or no response']),
      culprit: 'CallerAccount' as const,
    }
    const flow = told(startFlow(timeout), [works])
    expect(stepOf(flow, 'Proxy')).toMatchObject({ state: 'Skipped', found: CURL_WORKS })
  })
})

describe('a question stays open', () => {
  it.each<readonly [what: string, seen: Seen, answers: Told, open: readonly StepId[]]>([
    [
      'about a proxy, since a short call says nothing of a stream that is cut',
      starts['Streaming cuts off'],
      [quiet, works],
      ['Proxy', 'RequestId'],
    ],
    [
      'about the balance, since tokens are held for each instrument',
      starts['402'],
      [quiet, works],
      ['Balance'],
    ],
    [
      'about the request, since something answered it',
      starts['404'],
      [quiet, none],
      ['Proxy', 'BaseUrl', 'Model', 'RequestId'],
    ],
    [
      'about the ID, since a fault that was seen may not be all',
      {
        status: 200,
        body: { error: { code: 'invalid_api_key' } },
        request: { ...right, headers: {} },
      },
      [],
      ['StatusPage', 'Curl', 'RequestId'],
    ],
    ['about the ID, since support is next', {}, [quiet, same], ['Balance', 'RequestId']],
  ])('%s', (_what, seen, answers, open) => {
    expect(verdict(told(startFlow(seen), answers)).open).toEqual(open)
  })
})
