import { type Seen, startFlow, type Verdict, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { right, starts, type Told, told } from './starts.js'

type Judged = readonly [
  culprit: Verdict['culprit'],
  cause: Verdict['cause'],
  certainty: Verdict['certainty'],
  because: Verdict['because'],
]

type Path = readonly [what: string, seen: Seen, answers: Told, judged: Judged]

const works: Told[number] = ['Curl', 'Works']
const same: Told[number] = ['Curl', 'SameError']
const unchecked: Told[number] = ['Curl', 'NotChecked']
const enough: Told[number] = ['Balance', 'Enough']
const clear: Told[number] = ['Proxy', 'NotInTheWay']

const refused: Seen = { error: { code: 'ECONNREFUSED' }, request: right }

const paths: readonly Path[] = [
  [
    'a 503 that may be about the balance, once both balances are filled',
    starts['503'],
    [enough],
    ['CallerAccount', 'BalanceReplenishing', 'Likely', 'Balance'],
  ],
  [
    'the same where curl was not tried',
    starts['503'],
    [unchecked, enough],
    ['CallerAccount', 'BalanceReplenishing', 'Likely', 'Balance'],
  ],
  [
    'the same where it goes on',
    starts['503'],
    [same, enough],
    ['Service', 'ServiceUnavailable', 'Likely', 'Curl'],
  ],
  [
    'a 402 that goes on, with both balances filled',
    starts['402'],
    [same, enough],
    ['Unclear', 'Unknown', 'Guess', null],
  ],
  [
    'credits that are used up, with both balances filled: nothing fills them by itself',
    starts['429, money'],
    [enough],
    ['Unclear', 'Unknown', 'Guess', null],
  ],
  [
    'a 404, with the URL right',
    starts['404'],
    [['BaseUrl', 'Right']],
    ['CallerRequest', 'UnknownInstrument', 'Likely', null],
  ],
  [
    'a 404, with the URL right, and the model not looked at',
    starts['404'],
    [
      ['BaseUrl', 'Right'],
      ['Model', 'NotChecked'],
    ],
    ['CallerRequest', 'UnknownInstrument', 'Likely', null],
  ],
  [
    'a 404, with the URL and the model right',
    starts['404'],
    [
      ['BaseUrl', 'Right'],
      ['Model', 'Right'],
    ],
    ['Unclear', 'Unknown', 'Guess', null],
  ],
  [
    'a 400, with the body right',
    starts['400'],
    [['RequestBody', 'Right']],
    ['Unclear', 'Unknown', 'Guess', null],
  ],
  [
    'a 400, with the body right, and a curl that works',
    starts['400'],
    [works, ['RequestBody', 'Right']],
    ['CallerConfig', 'Unknown', 'Likely', 'Curl'],
  ],
  [
    'a 401, with the header right',
    starts['401'],
    [['AuthHeader', 'Right']],
    ['CallerConfig', 'InvalidApiKey', 'Likely', null],
  ],
  [
    'a connection refused at the right URL, with nothing in the way',
    refused,
    [clear],
    ['Unclear', 'ConnectionRefused', 'Guess', null],
  ],
  [
    'no answer, with nothing in the way',
    starts['Hangs or no response'],
    [clear],
    ['Unclear', 'Timeout', 'Guess', null],
  ],
  [
    'a stream cut off, with nothing in the way',
    starts['Streaming cuts off'],
    [clear],
    ['Unclear', 'StreamInterrupted', 'Guess', null],
  ],
  [
    'a login page, which shows that something is in the way all the same',
    starts['a page under 200'],
    [clear],
    ['Network', 'CaptivePortal', 'Certain', null],
  ],
]

describe('what is left of a diagnosis whose step was found to be in order', () => {
  it.each(paths)('%s', (_what, seen, answers, [culprit, cause, certainty, because]) => {
    const given = verdict(told(startFlow(seen), answers))
    expect(given).toMatchObject({ culprit, cause, certainty, because })
  })
})
