import type { Capture } from './capture.js'
import { alone, BEARER, CHAT, call, messages, onTerminal, STREAMED } from './curl-calls.js'

/** What curl prints of streams, and of an answer that ends too early. */
export const byStream: readonly Capture[] = [
  {
    ...alone,
    name: 'curl-N-chat-complete',
    command: call('-sN', CHAT, BEARER, STREAMED),
    told: {},
    cause: 'Healthy',
    row: null,
  },
  {
    ...alone,
    name: 'curl-N-chat-cut',
    command: call('-N --http1.1', CHAT, BEARER, STREAMED),
    told: { scenario: 'stream-cut' },
    cause: 'StreamInterrupted',
    row: 'Streaming cuts off mid-response',
  },
  {
    ...onTerminal,
    name: 'curl-iN-chat-cut-http2',
    command: call('-iN', CHAT, BEARER, STREAMED),
    told: { scenario: 'stream-cut' },
    cause: 'StreamInterrupted',
    row: 'Streaming cuts off mid-response',
  },
  {
    ...alone,
    name: 'curl-N-chat-error-event',
    command: call('-sN', CHAT, BEARER, STREAMED),
    told: { answer: 'chatErrorEvent' },
    cause: 'StreamErrorEvent',
    row: null,
  },
  {
    ...alone,
    name: 'curl-N-messages-complete',
    command: messages('-sN', ' "stream": true,'),
    told: {},
    cause: 'Healthy',
    row: null,
  },
  {
    ...alone,
    name: 'curl-N-messages-cut',
    command: messages('-sN --http1.1', ' "stream": true,'),
    told: { scenario: 'stream-cut' },
    cause: 'StreamInterrupted',
    row: 'Streaming cuts off mid-response',
  },
  {
    ...onTerminal,
    name: 'curl-iN-messages-error-event',
    command: messages('-iN', ' "stream": true,'),
    told: { answer: 'messagesErrorEvent' },
    cause: 'StreamErrorEvent',
    row: null,
  },
  {
    ...alone,
    name: 'curl-i-body-cut',
    command: call('-i --http1.1'),
    told: { answer: 'short' },
    cause: 'MalformedResponse',
    row: null,
  },
]
