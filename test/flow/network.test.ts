import { describe, it } from 'vitest'
import {
  expectEnded,
  is,
  NETWORK,
  NO_ID,
  none,
  other,
  type Path,
  quiet,
  SUPPORT,
  same,
  works,
  YOUR_CODE,
} from './ended.js'
import { starts } from './starts.js'

const LONG_CALLS =
  'A short call works: give long calls more time, 120 s or more, and check the proxy settings of your runtime.'
const PAST = 'Let standard HTTPS on port 443 through your proxy or firewall, or call past it.'
const IDLE = 'Increase the idle timeout on whatever sits between your client and api.thegrid.ai.'
const CURL_FIRST = 'Start again with what curl got: mend that error first.'

const network: readonly Path[] = [
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
    'a proxy wants a login, and the call works past it',
    starts['407'],
    [quiet, same, ['Proxy', 'InTheWay']],
    is('Between', 'Network', 'ProxyAuthenticationRequired', 'Certain', 'Proxy', PAST),
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
]

describe('at the end, where the network is in question', () => {
  it.each(network)('%s', expectEnded)
})
