import { borders, detail } from './borders.js'

const openai = (code: string, message: string): string =>
  JSON.stringify({ error: { code, type: code, message } })
const anthropic = (type: string, message: string): string =>
  JSON.stringify({ type: 'error', error: { type, message } })

borders('words that say more than a code that many things bear', [
  [
    'a prompt too long',
    {
      status: 400,
      body: anthropic(
        'invalid_request_error',
        'prompt is too long: 210000 tokens > 200000 maximum',
      ),
    },
    'PayloadTooLarge',
  ],
  [
    'a context limit',
    {
      status: 400,
      body: openai('invalid_request_error', 'input and max_tokens exceed context limit'),
    },
    'PayloadTooLarge',
  ],
  [
    'a daily limit',
    {
      status: 429,
      body: openai('rate_limit_exceeded', 'Rate limit reached on requests per day (RPD)'),
    },
    'QuotaExhausted',
  ],
  [
    'a missing key',
    {
      status: 401,
      request: {},
      body: anthropic('authentication_error', 'x-api-key header is required'),
    },
    'MissingCredentials',
  ],
  [
    'nothing more',
    { status: 400, body: anthropic('invalid_request_error', 'max_tokens: required') },
    'MalformedRequest',
  ],
])

borders('words of a 404', [
  [
    'does not exist',
    { status: 404, request: {}, body: detail('The model `gpt-4` does not exist') },
    'UnknownInstrument',
  ],
  [
    "doesn't exist",
    { status: 404, request: {}, body: detail("Model doesn't exist") },
    'UnknownInstrument',
  ],
  [
    'not a valid model',
    { status: 404, request: {}, body: detail('gpt-4 is not a valid model ID') },
    'UnknownInstrument',
  ],
  [
    'could not find',
    { status: 404, request: {}, body: detail('Could not find model gpt-4') },
    'UnknownInstrument',
  ],
  [
    'model: name',
    { status: 404, request: {}, body: anthropic('not_found_error', 'model: gpt-5.2') },
    'UnknownInstrument',
  ],
  [
    'only for now',
    { status: 404, request: {}, body: detail('The model is currently not available') },
    'WrongBaseUrl',
  ],
])

borders('words of a 429', [
  ['per month', { status: 429, body: detail('1000 requests per month') }, 'QuotaExhausted'],
  ['a week', { status: 429, body: detail('Weekly limit reached') }, 'QuotaExhausted'],
  [
    'a code in a flat text',
    { status: 429, body: '{"error":{"code":"daily_limit_exceeded","message":""}}' },
    'QuotaExhausted',
  ],
  [
    'until credits are added',
    { status: 429, body: detail('Blocked until you add credits') },
    'QuotaExhausted',
    { recovery: 'AfterFix' },
  ],
])

borders('words of a 503', [
  ['maintenance', { status: 503, body: detail('Down for maintenance') }, 'ServiceUnavailable'],
  [
    'its body lost, but a page',
    { status: 503, headers: { 'content-type': 'text/html' } },
    'ServiceUnavailable',
  ],
  [
    'only its reason phrase, Auto Top Up on',
    { status: 503, body: 'Service Unavailable', autoTopUp: true },
    'BalanceReplenishing',
    { certainty: 'Likely' },
  ],
  [
    'only its reason phrase, Auto Top Up not known',
    { status: 503, body: 'Service Unavailable' },
    'ServiceUnavailable',
  ],
])

borders('words given back from the request', [
  [
    'in quotes',
    {
      status: 429,
      body: detail('Rate limit exceeded for prompt "how do I check my billing credits today"'),
    },
    'RateLimited',
  ],
  [
    'a key in a prompt',
    {
      status: 400,
      body: detail('messages[0].content: "My API key is invalid, what now?" is not allowed'),
    },
    'MalformedRequest',
  ],
  [
    'a token of the body',
    { status: 400, body: detail('Invalid token in request body at position 12') },
    'MalformedRequest',
  ],
  [
    'no tokens are no missing key',
    { status: 200, body: detail('No tokens available for text-prime') },
    'InsufficientCredits',
  ],
])

borders('places', [
  [
    'your country',
    { status: 403, body: detail('Service is not available in your country') },
    'GeoBlocked',
  ],
  ['your location', { status: 403, body: detail('User location is not supported') }, 'GeoBlocked'],
])

borders('a 307', [
  [
    'to a supplier, with the same path',
    {
      status: 307,
      headers: { location: 'https://pool-3.supplier.example/v1/chat/completions?token=0' },
    },
    'RedirectNotFollowed',
    { certainty: 'Likely' },
  ],
  [
    'to a login',
    { status: 307, headers: { location: 'https://portal.example/login' } },
    'CaptivePortal',
  ],
  [
    'shown as a page',
    {
      status: 200,
      body: '<html><body>You are being <a href="/r?token=0">redirected</a>.</body></html>',
    },
    'RedirectNotFollowed',
  ],
])
