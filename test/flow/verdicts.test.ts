import { type Seen, startFlow, type Verdict, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, starts, type Told, told } from './starts.js'

type Reply = Told[number]
const quiet: Reply = ['StatusPage', 'NoIncident']
const works: Reply = ['Curl', 'Works']
const same: Reply = ['Curl', 'SameError']
const none: Reply = ['Curl', 'NoAnswer']
const other: Reply = ['Curl', 'OtherError']

const NINE =
  'text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max'
const WITH = 'with the timestamp, the instrument, and what you expected vs. what you got.'
const SUPPORT = `Send the request ID (returned in the x-request-id response header) to support@thegrid.ai, ${WITH}`
const NO_ID = `Write to support@thegrid.ai, ${WITH} There is no request ID to send.`
const YOUR_CODE =
  'Compare what your application sends with the curl that works: your auth and network are fine, and the bug is somewhere in your application.'
const LONG_CALLS =
  'A short call works: give long calls more time, 120 s or more, and check the proxy settings of your runtime.'
const TOKENS =
  'If Auto Top Up is buying tokens, retry after a short delay; else get tokens for the instrument in the dashboard.'
const AFTER_INCIDENT = 'Wait until the incident on status.thegrid.ai is over, then retry.'
const KEY = 'Check your key at app.thegrid.ai/profile/api-keys.'
const NETWORK = 'Check your proxy or firewall. We use standard HTTPS on port 443.'
const PAST = 'Let standard HTTPS on port 443 through your proxy or firewall, or call past it.'
const IDLE = 'Increase the idle timeout on whatever sits between your client and api.thegrid.ai.'
const RETRY = 'Retry: what was in the way seems to be over.'
const CURL_FIRST = 'Start again with what curl got: mend that error first.'

type Path = readonly [
  what: string,
  seen: Seen,
  answers: Told,
  is: Omit<Verdict, 'next' | 'ruledOut' | 'open' | 'done'> & { readonly next: string | RegExp },
]

const is = (
  blame: Verdict['blame'],
  culprit: Verdict['culprit'],
  cause: Verdict['cause'],
  certainty: Verdict['certainty'],
  because: Verdict['because'],
  next: string | RegExp,
): Path[3] => ({ blame, culprit, cause, certainty, because, next })

const ended: readonly Path[] = [
  [
    "an active incident: it's not you",
    {},
    [['StatusPage', 'Incident']],
    is('TheGrid', 'Service', 'ServiceUnavailable', 'Likely', 'StatusPage', AFTER_INCIDENT),
  ],
  [
    'an active incident, and a 500 fits it',
    starts['500'],
    [['StatusPage', 'Incident']],
    is('TheGrid', 'Service', 'ServiceError', 'Certain', 'StatusPage', AFTER_INCIDENT),
  ],
  [
    'an incident does not double a /v1',
    { status: 404, request: { url: 'https://api.thegrid.ai/v1/v1/chat/completions' } },
    [],
    is(
      'Me',
      'CallerConfig',
      'DoubledVersionSegment',
      'Certain',
      'BaseUrl',
      /base URL to https:\/\/api\.thegrid\.ai, without \/v1/,
    ),
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
    'a normal response, and the header of the application is wrong',
    starts['401'],
    [quiet, works, ['AuthHeader', 'Wrong']],
    is(
      'Me',
      'CallerConfig',
      'WrongAuthHeader',
      'Certain',
      'AuthHeader',
      'Send the header as Authorization: Bearer YOUR_KEY.',
    ),
  ],
  [
    '401: usually the header is wrong, not the key; the header is right, and so is the host',
    starts['401'],
    [quiet, ['Curl', 'NotChecked'], ['AuthHeader', 'Right'], ['BaseUrl', 'Right']],
    is('Me', 'CallerConfig', 'InvalidApiKey', 'Likely', null, KEY),
  ],
  [
    '401 of curl too, whose header is right: it is the key',
    starts['401'],
    [quiet, same],
    is('Me', 'CallerConfig', 'InvalidApiKey', 'Likely', 'Curl', KEY),
  ],
  [
    '401 with a header that was seen to be right: the key, and nothing to ask',
    { status: 401, request: right },
    [],
    is(
      'Me',
      'CallerConfig',
      'InvalidApiKey',
      'Certain',
      null,
      /^Check your key at app\.thegrid\.ai\/profile\/api-keys/,
    ),
  ],
  [
    '401 on Messages with Bearer, which may be right; curl with x-api-key works',
    starts['401, Bearer on Messages'],
    [quiet, works],
    is(
      'Me',
      'CallerConfig',
      'WrongAuthHeader',
      'Likely',
      'AuthHeader',
      /x-api-key: YOUR_KEY \(no Bearer\)/,
    ),
  ],
  [
    '401 on Messages with Bearer, and curl with x-api-key fails alike: the key',
    starts['401, Bearer on Messages'],
    [quiet, same],
    is('Me', 'CallerConfig', 'InvalidApiKey', 'Likely', 'Curl', KEY),
  ],
  [
    '404: usually the URL is malformed',
    starts['404'],
    [quiet, works, ['BaseUrl', 'Wrong']],
    is(
      'Me',
      'CallerConfig',
      'WrongBaseUrl',
      'Certain',
      'BaseUrl',
      'Set the base URL so that your client hits https://api.thegrid.ai/v1/chat/completions.',
    ),
  ],
  [
    '404 with the URL correct: usually the model',
    starts['404'],
    [quiet, works, ['BaseUrl', 'Right'], ['Model', 'NotChecked']],
    is(
      'Me',
      'CallerRequest',
      'UnknownInstrument',
      'Likely',
      'Curl',
      `Use one of our nine instruments: ${NINE}.`,
    ),
  ],
  [
    '404 with the URL correct, and the model is wrong',
    starts['404'],
    [quiet, works, ['BaseUrl', 'Right'], ['Model', 'Wrong']],
    is(
      'Me',
      'CallerRequest',
      'UnknownInstrument',
      'Certain',
      'Model',
      `Use one of our nine instruments: ${NINE}.`,
    ),
  ],
  [
    "404, and the page's own curl gets one too: support",
    starts['404'],
    [quiet, same, ['RequestId', 'Found']],
    is('Unclear', 'Unclear', 'Unknown', 'Guess', 'Curl', SUPPORT),
  ],
  [
    '404 of another host, and curl works at The Grid: the host',
    starts['404, another host'],
    [quiet, works],
    is(
      'Me',
      'CallerConfig',
      'WrongHost',
      'Likely',
      'BaseUrl',
      /base URL to https:\/\/api\.thegrid\.ai\/v1/,
    ),
  ],
  [
    '402: the credits balance hit zero',
    starts['402'],
    [quiet, same, ['Balance', 'NoCredits']],
    is(
      'Me',
      'CallerAccount',
      'InsufficientCredits',
      'Certain',
      'Balance',
      'Add credits in the dashboard. Set up Auto-Reload to prevent this.',
    ),
  ],
  [
    '402: no available tokens for the instrument',
    starts['402'],
    [quiet, same, ['Balance', 'NoTokens']],
    is(
      'Me',
      'CallerAccount',
      'InsufficientCredits',
      'Certain',
      'Balance',
      'If Auto Top Up is buying tokens, retry after a short delay; else get tokens for the instrument in the dashboard.',
    ),
  ],
  [
    '402, and curl works: the tokens have come',
    { ...starts['402, Auto Top Up'], request: right },
    [quiet, works],
    is('Me', 'CallerAccount', 'InsufficientCredits', 'Likely', 'Curl', RETRY),
  ],
  [
    '402, and curl works with another instrument perhaps: the balance is to be looked at',
    starts['402, Auto Top Up'],
    [quiet, works, ['Balance', 'NoTokens']],
    is('Me', 'CallerAccount', 'InsufficientCredits', 'Certain', 'Balance', TOKENS),
  ],
  [
    '402, and both balances are filled: the tokens have come',
    starts['402'],
    [quiet, ['Curl', 'NotChecked'], ['Balance', 'Enough']],
    is('Me', 'CallerAccount', 'InsufficientCredits', 'Likely', 'Balance', RETRY),
  ],
  [
    '402 that goes on although both balances are filled',
    starts['402'],
    [quiet, same, ['Balance', 'Enough'], ['RequestId', 'Found']],
    is('Unclear', 'Unclear', 'Unknown', 'Guess', null, SUPPORT),
  ],
  [
    '402, nothing buys tokens, and both balances are filled',
    starts['402, no Auto Top Up'],
    [quiet, ['Curl', 'NotChecked'], ['Balance', 'Enough'], ['RequestId', 'None']],
    is('Unclear', 'Unclear', 'Unknown', 'Guess', null, NO_ID),
  ],
  [
    '503 without a word, which goes on although both balances are filled: The Grid',
    starts['503'],
    [quiet, same, ['Balance', 'Enough'], ['RequestId', 'NotChecked']],
    is('TheGrid', 'Service', 'ServiceUnavailable', 'Likely', 'Curl', SUPPORT),
  ],
  [
    '503 that says why: the tokens are about to come',
    starts['503, balance'],
    [quiet, same, ['Balance', 'Enough']],
    is('Me', 'CallerAccount', 'BalanceReplenishing', 'Likely', 'Balance', RETRY),
  ],
  [
    '429: nothing to ask',
    starts['429'],
    [],
    is('Me', 'CallerRequest', 'RateLimited', 'Certain', null, /^Back off and retry/),
  ],
  [
    '429 about money: the credits are used up',
    starts['429, money'],
    [quiet, same, ['Balance', 'NoCredits']],
    is(
      'Me',
      'CallerAccount',
      'QuotaExhausted',
      'Certain',
      'Balance',
      'Add credits in the dashboard. Set up Auto-Reload to prevent this.',
    ),
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
    'connection refused: the base URL is wrong',
    starts['Connection refused'],
    [quiet, works, ['BaseUrl', 'Wrong']],
    is(
      'Me',
      'CallerConfig',
      'WrongBaseUrl',
      'Certain',
      'BaseUrl',
      'Set the base URL so that your client hits https://api.thegrid.ai/v1/chat/completions.',
    ),
  ],
  [
    'connection refused, for curl at the right URL as well: the network',
    starts['Connection refused'],
    [quiet, none, ['Proxy', 'NotChecked']],
    is('Between', 'Network', 'ConnectionRefused', 'Likely', 'Curl', NETWORK),
  ],
  [
    'no answer: the proxy',
    starts['Hangs or no response'],
    [quiet, none, ['Proxy', 'InTheWay']],
    is('Between', 'Network', 'Timeout', 'Certain', 'Proxy', PAST),
  ],
  [
    'no answer from anywhere, and no incident: support, without an id',
    starts['Hangs or no response'],
    [quiet, none, ['Proxy', 'NotInTheWay']],
    is('Unclear', 'Unclear', 'Timeout', 'Guess', 'Curl', NO_ID),
  ],
  [
    'no answer, and curl gets one: your network is fine',
    starts['Hangs or no response'],
    [quiet, works, ['BaseUrl', 'Right']],
    is('Me', 'CallerConfig', 'Timeout', 'Likely', 'Curl', LONG_CALLS),
  ],
  [
    'no answer, and curl gets another error: your network is fine all the same',
    starts['Hangs or no response'],
    [quiet, other, ['BaseUrl', 'Right']],
    is('Me', 'CallerConfig', 'Timeout', 'Likely', 'Curl', CURL_FIRST),
  ],
  [
    'a stream cut off: an idle timeout on a proxy, whatever a short curl does',
    starts['Streaming cuts off'],
    [quiet, works, ['Proxy', 'InTheWay']],
    is('Between', 'Network', 'StreamInterrupted', 'Certain', 'Proxy', IDLE),
  ],
  [
    'a stream cut off, and nothing is in the way',
    starts['Streaming cuts off'],
    [quiet, works, ['Proxy', 'NotInTheWay'], ['RequestId', 'Found']],
    is('Unclear', 'Unclear', 'StreamInterrupted', 'Guess', null, SUPPORT),
  ],
  [
    '307: nothing to ask',
    starts['307'],
    [],
    is('Me', 'CallerConfig', 'RedirectNotFollowed', 'Certain', null, /For curl, add -L/),
  ],
  [
    '400 with no clear cause: the body is malformed',
    starts['400'],
    [
      quiet,
      works,
      ['AuthHeader', 'Right'],
      ['BaseUrl', 'Right'],
      ['Model', 'Right'],
      ['RequestBody', 'Wrong'],
    ],
    is(
      'Me',
      'CallerRequest',
      'MalformedRequest',
      'Certain',
      'RequestBody',
      'Compare your body to the Consumption API reference.',
    ),
  ],
  [
    '400, and the body is as the reference wants it',
    { status: 400, request: right },
    [quiet, ['Curl', 'NotChecked'], ['RequestBody', 'Right'], ['RequestId', 'NotChecked']],
    is('Unclear', 'Unclear', 'Unknown', 'Guess', null, SUPPORT),
  ],
  [
    '400 for a body that is no JSON: nothing to ask',
    starts['400, body'],
    [],
    is('Me', 'CallerRequest', 'MalformedRequest', 'Certain', 'RequestBody', /valid JSON/),
  ],
  [
    'a proxy wants a login, and the call works past it',
    starts['407'],
    [quiet, same, ['Proxy', 'InTheWay']],
    is('Between', 'Network', 'ProxyAuthenticationRequired', 'Certain', 'Proxy', PAST),
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
  [
    'a proxy that is set where the code runs and that cannot be reached is yours',
    starts['a proxy refused'],
    [quiet, none, ['Proxy', 'InTheWay']],
    is('Me', 'CallerConfig', 'ConnectionRefused', 'Certain', 'Proxy', /HTTPS_PROXY/),
  ],
  [
    'the same for curl: the proxy that is set still stands first',
    starts['a proxy refused'],
    [quiet, none, ['Proxy', 'NotChecked']],
    is('Me', 'CallerConfig', 'ConnectionRefused', 'Likely', null, /HTTPS_PROXY/),
  ],
  [
    'a key that was perhaps lost on a redirect, which curl does not change',
    {
      status: 401,
      request: right,
      redirected: true,
      headers: { 'x-request-id': 'req-1' },
    },
    [quiet, same],
    is('Me', 'CallerConfig', 'AuthorizationLostOnRedirect', 'Likely', null, /redirect/),
  ],
  [
    'a hidden redirect, and curl -L works',
    starts['a hidden redirect'],
    [quiet, works],
    is('Me', 'CallerConfig', 'RedirectNotFollowed', 'Likely', 'Curl', /For curl, add -L/),
  ],
  [
    'a 404 of another host and of curl: the host first',
    starts['404, another host'],
    [quiet, same, ['RequestId', 'NotChecked']],
    is(
      'Me',
      'CallerConfig',
      'WrongHost',
      'Likely',
      'BaseUrl',
      /base URL to https:\/\/api\.thegrid\.ai\/v1/,
    ),
  ],
  [
    'a login page, and no proxy of yours: something else between',
    starts['a page under 200'],
    [quiet, same, ['Proxy', 'NotInTheWay'], ['RequestId', 'None']],
    is('Between', 'Network', 'CaptivePortal', 'Certain', null, /sign in/),
  ],
  [
    'a login page, and curl works',
    starts['a page under 200'],
    [quiet, works],
    is('Me', 'CallerConfig', 'CaptivePortal', 'Likely', 'Curl', YOUR_CODE),
  ],
  [
    'a 500, and the call works without the proxy',
    starts['500'],
    [quiet, none, ['Proxy', 'InTheWay']],
    is('Between', 'Network', 'BlockedByProxy', 'Likely', 'Proxy', PAST),
  ],
  [
    'connection refused at the right URL, and nothing else was checked',
    starts['Connection refused'],
    [quiet, ['Curl', 'NotChecked'], ['Proxy', 'NotChecked'], ['BaseUrl', 'Right']],
    is('Between', 'Network', 'ConnectionRefused', 'Likely', null, NETWORK),
  ],
  [
    'a 400, a fault in the body, and the server does not say which',
    {
      status: 400,
      request: { ...right, body: { ...right.body, temperature: 5 } },
    },
    [],
    is('Me', 'CallerRequest', 'MalformedRequest', 'Certain', 'RequestBody', /temperature/),
  ],
  [
    'a 429 about a day: nothing to ask',
    starts['429, a day'],
    [],
    is('Me', 'CallerAccount', 'QuotaExhausted', 'Certain', null, /reset/),
  ],
  [
    'a 401 whose code speaks of the key, with the header not seen',
    starts['401, code'],
    [quiet, ['Curl', 'NotChecked'], ['AuthHeader', 'Wrong']],
    is(
      'Me',
      'CallerConfig',
      'WrongAuthHeader',
      'Certain',
      'AuthHeader',
      'Send the header as Authorization: Bearer YOUR_KEY.',
    ),
  ],
  [
    'a success',
    starts.success,
    [],
    is('Nobody', 'Nobody', 'Healthy', 'Certain', null, /^Nothing to fix/),
  ],
]

describe('at the end', () => {
  it.each(ended)('%s', (_what, seen, answers, expected) => {
    const given = verdict(told(startFlow(seen), answers))
    expect(given).toMatchObject({ ...expected, next: given.next, done: true, open: [] })
    // What `explain` says of a cause is said there; here only that it is the right piece of advice.
    if (typeof expected.next === 'string') expect(given.next).toBe(expected.next)
    else expect(given.next).toMatch(expected.next)
  })
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
