import { at, borders, detail } from './borders.js'

borders('successes that are none', [
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
