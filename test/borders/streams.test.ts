import type { Seen } from 'grid-triage'
import { borders } from './borders.js'

const CHUNK = 'data: {"choices":[{"delta":{"content":"Once"},"finish_reason":null}]}\n\n'
const START =
  'data: {"choices":[{"delta":{"role":"assistant","content":""},"finish_reason":null}]}\n\n'
const stream = (received: string, more: object = {}): Seen => ({
  status: 200,
  stream: { received, endedWith: 'Close', ...more },
})

borders('streams', [
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
