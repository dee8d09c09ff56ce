import { describe, it } from 'vitest'
import { expectEnded, is, type Path, quiet, SUPPORT, same, works } from './ended.js'
import { right, starts } from './starts.js'

const NINE =
  'text-standard, text-prime, text-max, code-standard, code-prime, code-max, agent-standard, agent-prime, agent-max'

const requests: readonly Path[] = [
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
    'a 400, a fault in the body, and the server does not say which',
    {
      status: 400,
      request: { ...right, body: { ...right.body, temperature: 5 } },
    },
    [],
    is('Me', 'CallerRequest', 'MalformedRequest', 'Certain', 'RequestBody', /temperature/),
  ],
]

describe('at the end, where the request was refused', () => {
  it.each(requests)('%s', expectEnded)
})
