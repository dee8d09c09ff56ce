import { CHAT_URL } from '../arbitraries.js'
import { auth, borders, detail, KEY, ON_MESSAGES, RIGHT } from './borders.js'

borders('401', [
  [
    'Bearer before the key in x-api-key',
    { status: 401, request: { ...ON_MESSAGES, headers: { 'x-api-key': `Bearer ${KEY}` } } },
    'MalformedKey',
  ],
  [
    'a key that only begins like a placeholder',
    { status: 401, request: auth('Bearer enterprise-key') },
    'InvalidApiKey',
  ],
  [
    'a no-break space behind Bearer',
    { status: 401, request: auth(`Bearer\u00a0${KEY}`) },
    'MalformedKey',
  ],
  [
    'after a redirect to a page',
    {
      status: 401,
      redirected: true,
      url: 'https://portal.example/login',
      body: '<html>Sign in</html>',
    },
    'InvalidApiKey',
  ],
  [
    'after a redirect, when a code says that the key arrived',
    {
      status: 401,
      redirected: true,
      body: '{"error":{"code":"invalid_api_key","message":"Unauthorized"}}',
    },
    'InvalidApiKey',
  ],

  ['a right header: the key', { status: 401 }, 'InvalidApiKey', { certainty: 'Certain' }],
  [
    'nothing seen of the request',
    { status: 401, request: {} },
    'InvalidApiKey',
    { certainty: 'Likely' },
  ],
  [
    'the body says that the key is missing',
    { status: 401, request: {}, body: detail('Missing API key') },
    'MissingCredentials',
  ],
  ['a lower-case scheme', { status: 401, request: auth(`bearer ${KEY}`) }, 'InvalidApiKey'],
  ['Bearer and no key', { status: 401, request: auth('Bearer') }, 'MissingCredentials'],
  ['Bearer null', { status: 401, request: auth('Bearer null') }, 'MissingCredentials'],
  ['a bare key', { status: 401, request: auth(KEY) }, 'MissingBearerPrefix'],
  ['Bearer:key', { status: 401, request: auth(`Bearer:${KEY}`) }, 'MissingBearerPrefix'],
  ['Bearerkey', { status: 401, request: auth(`Bearer${KEY}`) }, 'MissingBearerPrefix'],
  ['Basic', { status: 401, request: auth('Basic dXNlcjpwYXNz') }, 'WrongAuthHeader'],
  ['a key in quotes', { status: 401, request: auth(`Bearer "${KEY}"`) }, 'MalformedKey'],
  ['a key with a line break', { status: 401, request: auth(`Bearer ${KEY}\n`) }, 'MalformedKey'],
  ['a key with a space behind', { status: 401, request: auth(`Bearer ${KEY} `) }, 'MalformedKey'],
  ['a misspelt scheme', { status: 401, request: auth(`Baerer ${KEY}`) }, 'WrongAuthHeader'],
  [
    'the name of a variable',
    { status: 401, request: auth('Bearer THEGRIDAI_API_KEY') },
    'MalformedKey',
  ],
  ['a key with a space inside', { status: 401, request: auth('Bearer test key') }, 'MalformedKey'],
  ['a masked key', { status: 401, request: auth('Bearer sk-or-v1-…') }, 'MalformedKey'],
  [
    'an unexpanded variable',
    { status: 401, request: auth('Bearer $GRID_API_KEY') },
    'MalformedKey',
  ],
  [
    'the Messages header on the Consumption API',
    { status: 401, request: { ...RIGHT, headers: { 'X-Api-Key': KEY } } },
    'WrongAuthHeader',
    { certainty: 'Certain' },
  ],
  [
    'Bearer on the Messages API is a suspicion',
    { status: 401, request: { ...ON_MESSAGES, headers: { authorization: `Bearer ${KEY}` } } },
    'WrongAuthHeader',
    { certainty: 'Likely' },
  ],
  ['x-api-key on the Messages API', { status: 401, request: ON_MESSAGES }, 'InvalidApiKey'],
  [
    'a path fault beats the header',
    { status: 401, request: { ...RIGHT, url: `${CHAT_URL}/`, headers: {} } },
    'TrailingSlash',
  ],
  ['a 500 is not explained by the header', { status: 500, request: auth(KEY) }, 'ServiceError'],
  [
    'after a redirect to another origin',
    { status: 401, url: 'https://pool.thegrid.ai/v1/chat/completions', redirected: true },
    'AuthorizationLostOnRedirect',
    { certainty: 'Certain' },
  ],
  [
    'after a redirect to who knows where',
    { status: 401, redirected: true },
    'AuthorizationLostOnRedirect',
    { certainty: 'Likely' },
  ],
  [
    'after a redirect within the origin',
    { status: 401, url: CHAT_URL, redirected: true },
    'InvalidApiKey',
  ],
  [
    'after a redirect, when the key arrived and was refused',
    { status: 401, redirected: true, body: detail('Invalid API key') },
    'InvalidApiKey',
  ],
])
