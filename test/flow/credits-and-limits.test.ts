import { describe, it } from 'vitest'
import { expectEnded, is, NO_ID, type Path, quiet, RETRY, SUPPORT, same, works } from './ended.js'
import { right, starts } from './starts.js'

const TOKENS =
  'If Auto Top Up is buying tokens, retry after a short delay; else get tokens for the instrument in the dashboard.'

const money: readonly Path[] = [
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
    'a 429 about a day: nothing to ask',
    starts['429, a day'],
    [],
    is('Me', 'CallerAccount', 'QuotaExhausted', 'Certain', null, /reset/),
  ],
]

describe('at the end, where credits, tokens or a limit are used up', () => {
  it.each(money)('%s', expectEnded)
})
