import { at, borders, detail } from './borders.js'

borders('successes that are none', [
  [
    'a page of the dashboard',
    {
      status: 200,
      body: '<html></html>',
      request: at('https://app.thegrid.ai/v1/chat/completions'),
    },
    'WrongBaseUrl',
  ],
  [
    'an envelope about a limit',
    { status: 200, body: detail('Rate limit exceeded') },
    'RateLimited',
  ],
  ['an envelope about the key', { status: 200, body: detail('Unauthorized') }, 'InvalidApiKey'],
  [
    'a body that the client could not parse',
    { status: 200, error: new SyntaxError('Unexpected end of JSON input') },
    'MalformedResponse',
  ],
  [
    'a body that broke off',
    {
      status: 200,
      error: Object.assign(new TypeError('terminated'), { cause: { code: 'UND_ERR_SOCKET' } }),
    },
    'StreamInterrupted',
  ],
  [
    'a body that some signal ended',
    { status: 200, error: { name: 'AbortError' } },
    'StreamInterrupted',
  ],
  [
    'a transcript as a body',
    { status: 200, body: 'data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n' },
    'Healthy',
  ],

  [
    'a page',
    { status: 200, body: '<html><title>Wi-Fi</title><form></form></html>' },
    'CaptivePortal',
  ],
  [
    'a page of a wrong host',
    {
      status: 200,
      body: '<html></html>',
      request: at('https://api.thegird.ai/v1/chat/completions'),
    },
    'WrongHost',
  ],
  [
    'cut JSON',
    { status: 200, body: '{"id":"chatcmpl-9","obj' },
    'MalformedResponse',
    { pace: 'Fault' },
  ],
  [
    'an envelope of The Grid',
    { status: 200, body: detail('Insufficient credits') },
    'InsufficientCredits',
  ],
  [
    'an envelope with a code',
    { status: 200, body: '{"error":{"code":"insufficient_credits","message":""}}' },
    'InsufficientCredits',
  ],
  ['no content', { status: 204, body: '' }, 'Healthy'],
  [
    'another model served',
    {
      status: 200,
      body: { model: 'openai/gpt-oss-120b', choices: [{ message: { content: 'ok' } }] },
    },
    'Healthy',
  ],
  [
    'an answer that mentions an error',
    { status: 200, body: { choices: [{ message: { content: '{"error":{}}' } }] } },
    'Healthy',
  ],
])
