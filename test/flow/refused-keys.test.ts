import { describe, it } from 'vitest'
import { expectEnded, is, type Path, quiet, same, works } from './ended.js'
import { right, starts } from './starts.js'

const KEY = 'Check your key at app.thegrid.ai/profile/api-keys.'

const keys: readonly Path[] = [
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
]

describe('at the end, where the key was refused', () => {
  it.each(keys)('%s', expectEnded)
})
