import { CHAT_URL } from '../arbitraries.js'
import { at, borders, detail, model, RIGHT } from './borders.js'

borders('404', [
  [
    'an instrument of the caller, in another case',
    { status: 404, request: model('TEXT-PRIME') },
    'Unknown',
  ],
  ['a space behind the name', { status: 404, request: model('text-prime ') }, 'UnknownInstrument'],

  ['a model of another provider', { status: 404, request: model('gpt-5.2') }, 'UnknownInstrument'],
  [
    'an instrument of the live catalogue',
    { status: 404, request: model('claude-opus-latest') },
    'Unknown',
  ],
  ['another case is no fault', { status: 404, request: model('Text-Prime') }, 'Unknown'],
  [
    'a path fault beats a model fault',
    {
      status: 404,
      request: { ...model('gpt-5.2'), url: 'https://api.thegrid.ai/v1/v1/chat/completions' },
    },
    'DoubledVersionSegment',
  ],
  ['everything right', { status: 404 }, 'Unknown', { _tag: 'Unrecognised' }],
  [
    'a right URL and no model seen',
    { status: 404, request: { url: CHAT_URL } },
    'UnknownInstrument',
    { certainty: 'Likely' },
  ],
  [
    'a known model and no URL seen',
    { status: 404, request: { body: RIGHT.body } },
    'WrongBaseUrl',
    { certainty: 'Likely' },
  ],
  ['nothing seen', { status: 404, request: {} }, 'WrongBaseUrl', { certainty: 'Guess' }],
  [
    'nothing seen, but the body names the model',
    { status: 404, request: {}, body: detail('Model not found') },
    'UnknownInstrument',
  ],
  [
    '/v1 doubled',
    { status: 404, request: at('https://api.thegrid.ai/v1/v1/chat/completions') },
    'DoubledVersionSegment',
  ],
  [
    '/v1 missing',
    { status: 404, request: at('https://api.thegrid.ai/chat/completions') },
    'MissingVersionSegment',
  ],
  [
    '/chat/completions doubled',
    { status: 404, request: at(`${CHAT_URL}/chat/completions`) },
    'ExtraPathSegment',
  ],
  [
    '/api/v1',
    { status: 404, request: at('https://api.thegrid.ai/api/v1/chat/completions') },
    'ExtraPathSegment',
  ],
  ['a trailing slash', { status: 404, request: at(`${CHAT_URL}/`) }, 'TrailingSlash'],
  [
    'a doubled slash',
    { status: 404, request: at('https://api.thegrid.ai/v1//chat/completions') },
    'TrailingSlash',
  ],
  [
    'Messages at the chat host',
    { status: 404, request: at('https://api.thegrid.ai/v1/messages') },
    'WrongEndpointForSurface',
  ],
  [
    'an endpoint that is not offered',
    { status: 404, request: at('https://api.thegrid.ai/v1/embeddings') },
    'WrongEndpointForSurface',
  ],
  [
    'a misspelt host',
    { status: 404, request: at('https://api.thegird.ai/v1/chat/completions') },
    'WrongHost',
  ],
  [
    "another provider's host",
    { status: 404, request: at('https://api.openai.com/v1/chat/completions') },
    'WrongHost',
  ],
  [
    'http',
    { status: 404, request: at('http://api.thegrid.ai/v1/chat/completions') },
    'WrongBaseUrl',
  ],
  ['no scheme', { status: 404, request: at('api.thegrid.ai/v1/chat/completions') }, 'WrongBaseUrl'],
  [
    'the dashboard',
    { status: 404, request: at('https://app.thegrid.ai/v1/chat/completions') },
    'WrongBaseUrl',
  ],
  [
    'another port',
    { status: 404, request: at('https://api.thegrid.ai:8443/v1/chat/completions') },
    'WrongBaseUrl',
  ],
])
