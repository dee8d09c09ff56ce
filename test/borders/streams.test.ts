import type { Seen } from 'grid-triage'
import { borders, detail } from './borders.js'

const CHUNK = 'data: {"choices":[{"delta":{"content":"Once"},"finish_reason":null}]}\n\n'
const START =
  'data: {"choices":[{"delta":{"role":"assistant","content":""},"finish_reason":null}]}\n\n'
const stream = (received: string, more: object = {}): Seen => ({
  status: 200,
  stream: { received, endedWith: 'Close', ...more },
})

borders('streams', [
  [
    'an error event in The Grid’s envelope about a limit',
    stream('data: {"errors":{"detail":"Rate limit exceeded"}}\n\n'),
    'StreamErrorEvent',
    { culprit: 'CallerRequest', pace: 'Throttled' },
  ],
  [
    'an error event with a status of its own',
    stream('data: {"error":{"code":503,"message":"Balance replenishment in progress"}}\n\n'),
    'StreamErrorEvent',
    { culprit: 'CallerAccount', pace: 'Refill' },
  ],
  [
    'an error event about a daily cap',
    stream('data: {"errors":{"detail":"100 requests per day"}}\n\n'),
    'StreamErrorEvent',
    { recovery: 'AfterReset', pace: null },
  ],
  [
    'an error event that says how long',
    stream('data: {"error":{"type":"rate_limit_error","message":"","retry_after":7}}\n\n'),
    'StreamErrorEvent',
    { pushback: { _tag: 'In', ms: 7000 } },
  ],
  [
    'a finished response',
    stream(
      'event: response.output_text.delta\ndata: {"type":"response.output_text.delta","delta":"Hi"}\n\nevent: response.completed\ndata: {"type":"response.completed"}\n\n',
    ),
    'Healthy',
  ],
  [
    'a response that was cut',
    stream('data: {"type":"response.output_text.delta","delta":"Hi"}\n\n'),
    'StreamInterrupted',
    { outputDelivered: true },
  ],
  [
    'a failed response',
    stream(
      'data: {"type":"response.failed","response":{"error":{"code":"server_error","message":""}}}\n\n',
    ),
    'StreamErrorEvent',
    { culprit: 'Service' },
  ],
  [
    'a page instead of a stream',
    stream('<html><title>Wi-Fi</title><form></form></html>'),
    'CaptivePortal',
  ],
  [
    'an envelope instead of a stream',
    stream(detail('Insufficient credits')),
    'InsufficientCredits',
  ],
  [
    'a whole answer instead of a stream',
    stream('{"choices":[{"message":{"content":"ok"}}]}'),
    'Healthy',
  ],
  [
    'a long event before the cut',
    stream(`data: {"choices":[{"delta":{"content":"${'a'.repeat(20_000)}`),
    'StreamInterrupted',
    { outputDelivered: true },
  ],
  [
    'a time-out that a client words as an abort',
    { ...stream(CHUNK, { endedWith: 'Timeout' }), error: { name: 'AbortError' } },
    'StreamInterrupted',
  ],
  [
    'several data lines in an event',
    stream('data: {"choices":[\ndata: {"delta":{},"finish_reason":"stop"}]}\n\n'),
    'Healthy',
  ],
  [
    'comments do not count',
    stream(': keep-alive\n\n: keep-alive\n\n'),
    'StreamInterrupted',
    { outputDelivered: false },
  ],

  [
    'no end mark',
    stream(CHUNK),
    'StreamInterrupted',
    { outputDelivered: true, pace: 'OutcomeUnknown' },
  ],
  ['a start event is no output', stream(START), 'StreamInterrupted', { outputDelivered: false }],
  ['[DONE]', stream(`${CHUNK}data: [DONE]\n\n`), 'Healthy'],
  [
    '[DONE] inside content',
    stream('data: {"choices":[{"delta":{"content":"[DONE]"}}]}\n\n'),
    'StreamInterrupted',
  ],
  [
    'a finish reason',
    stream('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n'),
    'Healthy',
  ],
  [
    'message_stop, with CRLF',
    stream('event: message_stop\r\ndata: {"type":"message_stop"}\r\n\r\n'),
    'Healthy',
  ],
  [
    'an error event',
    stream(`${CHUNK}data: {"error":{"message":"no"}}\n\ndata: [DONE]\n\n`),
    'StreamErrorEvent',
    { culprit: 'Service', pace: 'Fault' },
  ],
  [
    'an error event about a limit',
    stream(
      'event: error\ndata: {"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}\n\n',
    ),
    'StreamErrorEvent',
    { culprit: 'CallerRequest', pace: 'Throttled' },
  ],
  [
    'an error event about the key',
    stream('data: {"errors":{"code":"invalid_api_key"}}\n\n'),
    'StreamErrorEvent',
    { culprit: 'CallerConfig', recovery: 'AfterFix', pace: null },
  ],
  ['ended by the caller', stream(CHUNK, { endedWith: 'Abort' }), 'AbortedByCaller'],
  [
    'ended by an abort of somebody else',
    { ...stream(CHUNK, { endedWith: 'Abort' }), cancelled: false },
    'StreamInterrupted',
  ],
  [
    'a way to end that nobody foresaw',
    stream(CHUNK, { endedWith: 'Whatever' }),
    'StreamInterrupted',
  ],
])
