import { startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import {
  expectEnded,
  is,
  NETWORK,
  none,
  type Path,
  quiet,
  RETRY,
  SUPPORT,
  same,
  WITH,
  works,
  YOUR_CODE,
} from './ended.js'
import { right, starts, type Told, told } from './starts.js'

const AFTER_INCIDENT = 'Wait until the incident on status.thegrid.ai is over, then retry.'

const nothingKnown: readonly Path[] = [
  [
    "an active incident: it's not you",
    {},
    [['StatusPage', 'Incident']],
    is('TheGrid', 'Service', 'ServiceUnavailable', 'Likely', 'StatusPage', AFTER_INCIDENT),
  ],
  [
    'a normal response to curl: the bug is somewhere in your application',
    {},
    [
      quiet,
      works,
      ['AuthHeader', 'Right'],
      ['BaseUrl', 'Right'],
      ['Model', 'Right'],
      ['RequestBody', 'Right'],
    ],
    is('Me', 'CallerConfig', 'Unknown', 'Likely', 'Curl', YOUR_CODE),
  ],
  [
    'all walked through, and nothing found: support',
    {},
    [
      quiet,
      ['Curl', 'NotChecked'],
      ['AuthHeader', 'Right'],
      ['BaseUrl', 'Right'],
      ['Model', 'Right'],
      ['Balance', 'Enough'],
      ['RequestBody', 'Right'],
      ['RequestId', 'Found'],
    ],
    is('Unclear', 'Unclear', 'Unknown', 'Guess', null, SUPPORT),
  ],
  [
    'nothing known, and curl gets no answer: the network first',
    {},
    [quiet, none, ['Proxy', 'NotChecked']],
    is('Between', 'Network', 'NetworkFailure', 'Likely', 'Curl', NETWORK),
  ],
  [
    'nothing known but the request, which has a fault',
    { request: { ...right, headers: {} } },
    [],
    is(
      'Me',
      'CallerConfig',
      'MissingCredentials',
      'Likely',
      'AuthHeader',
      /Authorization: Bearer YOUR_KEY/,
    ),
  ],
  [
    'nothing known, and the header is wrong: most likely that',
    {},
    [quiet, works, ['AuthHeader', 'Wrong']],
    is(
      'Me',
      'CallerConfig',
      'WrongAuthHeader',
      'Likely',
      'AuthHeader',
      'Send the header as Authorization: Bearer YOUR_KEY.',
    ),
  ],
  [
    'nothing known, and an empty balance: most likely that',
    {},
    [quiet, same, ['Balance', 'NoTokens']],
    is(
      'Me',
      'CallerAccount',
      'InsufficientCredits',
      'Likely',
      'Balance',
      'If Auto Top Up is buying tokens, retry after a short delay; else get tokens for the instrument in the dashboard.',
    ),
  ],
]

const notYou: readonly Path[] = [
  [
    'an active incident, and a 500 fits it',
    starts['500'],
    [['StatusPage', 'Incident']],
    is('TheGrid', 'Service', 'ServiceError', 'Certain', 'StatusPage', AFTER_INCIDENT),
  ],
  [
    '500 of curl too, and the id was seen: The Grid',
    starts['500'],
    [quiet, same],
    is(
      'TheGrid',
      'Service',
      'ServiceError',
      'Certain',
      'Curl',
      `Send the request ID req-1 to support@thegrid.ai, ${WITH}`,
    ),
  ],
  [
    '500, and curl works: it was transient',
    starts['500'],
    [quiet, works],
    is('TheGrid', 'Service', 'ServiceError', 'Likely', 'Curl', RETRY),
  ],
  [
    '500, nothing checked',
    starts['500'],
    [
      ['StatusPage', 'NotChecked'],
      ['Curl', 'NotChecked'],
    ],
    is('TheGrid', 'Service', 'ServiceError', 'Certain', null, /Failed requests are not billed/),
  ],
  [
    'a success',
    starts.success,
    [],
    is('Nobody', 'Nobody', 'Healthy', 'Certain', null, /^Nothing to fix/),
  ],
]

describe('at the end, where nothing was known', () => {
  it.each(nothingKnown)('%s', expectEnded)
})

describe('at the end, where it is not you', () => {
  it.each(notYou)('%s', expectEnded)
})

describe('on the way', () => {
  it('the next thing is the question that is open', () => {
    const next = (...answers: Told) => verdict(told(startFlow({}), answers)).next
    expect(next()).toBe('Check the status page: visit status.thegrid.ai.')
    expect(next(quiet)).toBe('Test with curl: strip out your SDK and frameworks.')
    expect(next(quiet, none)).toBe('Check your proxy or firewall.')
    expect(next(quiet, works)).toBe('Check the auth header format.')
    expect(next(quiet, same)).toBe(
      'Check your balance: open the dashboard at app.thegrid.ai and check both balances.',
    )
  })

  it('the diagnosis stands until an answer speaks against it', () => {
    const before = verdict(startFlow({ status: 404 }))
    expect(before).toEqual({
      culprit: 'CallerConfig',
      cause: 'WrongBaseUrl',
      certainty: 'Guess',
      blame: 'Me',
      because: null,
      ruledOut: ['AuthHeader', 'Balance', 'RequestBody'],
      open: ['StatusPage', 'Curl', 'BaseUrl', 'Model', 'RequestId'],
      next: 'Check the status page: visit status.thegrid.ai.',
      done: false,
    })
  })

  it('a plain curl that works rules out the balance and what is between', () => {
    const given = verdict(told(startFlow({}), [quiet, works]))
    expect(given.ruledOut).toEqual(['StatusPage', 'Balance'])
    expect(given.open).toEqual(['AuthHeader', 'BaseUrl', 'Model', 'RequestBody'])
    const silent = verdict(told(startFlow(starts['Hangs or no response']), [quiet, works]))
    expect(silent.ruledOut).toEqual([
      'StatusPage',
      'Proxy',
      'AuthHeader',
      'Model',
      'Balance',
      'RequestBody',
    ])
    expect(silent.open).toEqual(['BaseUrl'])
  })

  it('a plain curl that fails alike rules out what the application sends', () => {
    expect(verdict(told(startFlow({}), [quiet, same])).ruledOut).toEqual([
      'StatusPage',
      'AuthHeader',
      'BaseUrl',
      'Model',
      'RequestBody',
    ])
  })
})
