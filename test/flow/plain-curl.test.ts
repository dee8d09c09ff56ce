import { type Flow, type Seen, startFlow, type Verdict, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, starts, type Told, told } from './starts.js'

type Reply = Told[number]
type Ended = readonly [
  culprit: Verdict['culprit'],
  cause: Verdict['cause'],
  certainty: Verdict['certainty'],
  because: Verdict['because'],
  next: string,
]

const quiet: Reply = ['StatusPage', 'NoIncident']
const works: Reply = ['Curl', 'Works']
const same: Reply = ['Curl', 'SameError']
const none: Reply = ['Curl', 'NoAnswer']
const other: Reply = ['Curl', 'OtherError']

const WITH = 'with the timestamp, the instrument, and what you expected vs. what you got.'
const SUPPORT = `Send the request ID (returned in the x-request-id response header) to support@thegrid.ai, ${WITH}`
const KEY = 'Check your key at app.thegrid.ai/profile/api-keys.'
const NETWORK = 'Check your proxy or firewall. We use standard HTTPS on port 443.'
const RETRY = 'Retry: what was in the way seems to be over.'
const BACK_OFF = 'Retry with exponential backoff and jitter. Failed requests are not billed.'
const CURL_FIRST = 'Start again with what curl got: mend that error first.'
const YOUR_CODE =
  'Compare what your application sends with the curl that works: your auth and network are fine, and the bug is somewhere in your application.'
const LONG_CALLS =
  'A short call works: give long calls more time, 120 s or more, and check the proxy settings of your runtime.'
const OWN_PROXY =
  'Curl gets through: check the proxy settings of your runtime, for curl reads HTTPS_PROXY and many clients do not.'
const OTHER_KEY =
  'The key works in curl, so that your application sends another one: compare their lengths where the header is built.'
const NINE =
  'text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max'

const endOf = (flow: Flow): Ended => {
  const { culprit, cause, certainty, because, next } = verdict(flow)
  return [culprit, cause, certainty, because, next]
}

const thrown = (code: string): Seen => ({ error: { code }, request: right })
const having = (more: object): Seen => ({
  status: 403,
  request: { ...right, body: { ...right.body, ...more } },
})

type Path = readonly [what: string, seen: Seen, answers: Told, ends: Ended]

const cases: readonly (readonly [outcome: string, paths: readonly Path[]])[] = [
  [
    'works',
    [
      [
        'over a certificate that the runtime does not trust',
        thrown('SELF_SIGNED_CERT_IN_CHAIN'),
        [quiet, works],
        [
          'Network',
          'TlsFailure',
          'Likely',
          'Curl',
          "Let the runtime trust the proxy's certificate (for Node: NODE_EXTRA_CA_CERTS). Do not switch verification off.",
        ],
      ],
      [
        'after a time-out',
        starts['Hangs or no response'],
        [quiet, works, ['BaseUrl', 'Right']],
        ['CallerConfig', 'Timeout', 'Likely', 'Curl', LONG_CALLS],
      ],
      [
        'by a name that was not found',
        thrown('ENOTFOUND'),
        [quiet, works],
        ['CallerConfig', 'DnsFailure', 'Likely', 'Curl', OWN_PROXY],
      ],
      [
        'at the address that refused',
        thrown('ECONNREFUSED'),
        [quiet, works],
        ['CallerConfig', 'ConnectionRefused', 'Likely', 'Curl', OWN_PROXY],
      ],
      [
        'where an address that is not known refused',
        starts['Connection refused'],
        [quiet, works, ['BaseUrl', 'NotChecked']],
        ['CallerConfig', 'ConnectionRefused', 'Likely', 'Curl', YOUR_CODE],
      ],
      [
        'without the odd tools of the application',
        having({ tools: [] }),
        [quiet, works],
        [
          'CallerRequest',
          'Unknown',
          'Likely',
          'RequestBody',
          'Leave tools out when there are none.',
        ],
      ],
      [
        'and what is odd stands beside a fault, which weighs more',
        having({ tools: [], temperature: 5 }),
        [quiet, works],
        ['CallerConfig', 'Unknown', 'Likely', 'Curl', YOUR_CODE],
      ],
      [
        'with the key that was refused',
        starts['401'],
        [quiet, works, ['AuthHeader', 'Right'], ['BaseUrl', 'Right']],
        ['CallerConfig', 'InvalidApiKey', 'Likely', 'Curl', OTHER_KEY],
      ],
      [
        'at the URL of the application',
        starts['404'],
        [quiet, works, ['BaseUrl', 'Right'], ['Model', 'NotChecked']],
        [
          'CallerRequest',
          'UnknownInstrument',
          'Likely',
          'Curl',
          `Use one of our nine instruments: ${NINE}.`,
        ],
      ],
      [
        'for some instrument, and the balance was not looked at',
        starts['402, Auto Top Up'],
        [quiet, works, ['Balance', 'NotChecked']],
        [
          'CallerAccount',
          'InsufficientCredits',
          'Certain',
          null,
          'Retry after a short delay: Auto Top Up is buying tokens, and a 402 is retryable in this case.',
        ],
      ],
      [
        'for the instrument that was short of tokens',
        { ...starts['402, Auto Top Up'], request: right },
        [quiet, works],
        ['CallerAccount', 'InsufficientCredits', 'Likely', 'Curl', RETRY],
      ],
      [
        'after a fault of the service',
        starts['500'],
        [quiet, works],
        ['Service', 'ServiceError', 'Likely', 'Curl', RETRY],
      ],
    ],
  ],
  [
    'fails alike',
    [
      [
        'with a 401',
        starts['401'],
        [quiet, same],
        ['CallerConfig', 'InvalidApiKey', 'Likely', 'Curl', KEY],
      ],
      [
        'with an error of which nothing is known',
        {},
        [quiet, same, ['Balance', 'NotChecked'], ['RequestId', 'NotChecked']],
        ['Unclear', 'Unknown', 'Guess', 'Curl', SUPPORT],
      ],
      [
        'with a fault of the service',
        starts['500, no id'],
        [quiet, same, ['RequestId', 'Found']],
        ['Service', 'ServiceError', 'Certain', 'Curl', SUPPORT],
      ],
    ],
  ],
  [
    'gets no answer',
    [
      [
        'and nothing is known',
        {},
        [quiet, none, ['Proxy', 'NotChecked']],
        ['Network', 'NetworkFailure', 'Likely', 'Curl', NETWORK],
      ],
      [
        'and the application got none',
        starts['Hangs or no response'],
        [quiet, none, ['Proxy', 'NotChecked']],
        ['Network', 'Timeout', 'Likely', 'Curl', NETWORK],
      ],
      [
        'but the application got one',
        starts['500'],
        [quiet, none, ['Proxy', 'NotChecked']],
        ['Service', 'ServiceError', 'Certain', null, BACK_OFF],
      ],
    ],
  ],
  [
    'gets another error',
    [
      [
        'and the application got no answer',
        starts['Hangs or no response'],
        [quiet, other],
        ['CallerConfig', 'Timeout', 'Likely', 'Curl', CURL_FIRST],
      ],
      [
        'than the application',
        starts['404'],
        [quiet, other],
        ['CallerConfig', 'WrongBaseUrl', 'Guess', null, CURL_FIRST],
      ],
    ],
  ],
]

describe.each(cases)('a plain curl that %s', (_outcome, paths) => {
  it.each(paths)('%s', (_what, seen, answers, ends) => {
    const flow = told(startFlow(seen), answers)
    expect(endOf(flow)).toEqual(ends)
    expect(verdict(flow).open).toEqual([])
  })
})
