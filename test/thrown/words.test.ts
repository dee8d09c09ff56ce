import { type Cause, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from '../borders/borders.js'

const causeOf = (message: string): Cause => diagnose({ error: { message }, request: RIGHT }).cause

/** What runtimes and clients write into the message of an error that has no code. */
const WORDS: readonly (readonly [Cause, readonly string[]])[] = [
  [
    'MalformedKey',
    [
      'is not a valid ByteString',
      'String contains non ISO-8859-1 code point',
      'Invalid character in header content',
      'invalid header value',
      'illegal header value',
      "Failed to set the header: 'authorization' is an invalid value",
      'Headers.append: authorization is an invalid value',
      'header of 60 characters at most is taken for an odd one, invalid value',
    ],
  ],
  [
    'WrongBaseUrl',
    [
      'Invalid URL',
      'Failed to parse URL from x',
      'Unsupported protocol x:',
      'Only absolute URLs are supported',
      'unknown scheme',
      'bad port',
      'x is not a valid URL',
      'URL is invalid',
      'URL scheme "x" is not supported',
      'Only HTTP(S) protocols are supported',
      'The string did not match the expected pattern.',
      'Fetch API cannot load x',
    ],
  ],
  ['MethodNotAllowed', ['Request with GET/HEAD method cannot have body.']],
  [
    'RedirectNotFollowed',
    [
      'unexpected redirect',
      'redirect count exceeded',
      'too many redirects',
      'maximum redirect reached',
      'redirect loop',
      'Maximum number of redirects exceeded',
      'redirect mode is set to error',
      'invalid redirect value',
      'redirect response without location',
      'You are being <a href="/r">redirected</a>',
      'You are being redirected',
    ],
  ],
  [
    'ProxyAuthenticationRequired',
    [
      'Proxy response (407) !== 200',
      'Proxy Authentication Required',
      'got 407 from the proxy',
      'got 407 by tunnel',
      'tunnel failed: 407',
      'tunneling failed: 407',
      'proxy said 407',
      'bad statusCode=407',
      'Proxy Authorization Required',
    ],
  ],
  [
    'BlockedByProxy',
    [
      'Proxy response (502) !== 200',
      'tunneling socket could not be established',
      'unsuccessful tunnel',
      'tunnel connection failed',
      'CONNECT tunnel failed',
      'SOCKS5 connection rejected',
      'socks connection not allowed',
    ],
  ],
  [
    'TlsFailure',
    [
      'certificate has expired',
      'self-signed in chain',
      'self signed in chain',
      'invalid peer',
      'SSL routines: error',
      'tls alert',
      'ssl failed',
      'wrong version number',
      'received corrupt message',
      'handshake failure',
      'net::ERR_CERT_OTHER',
      'err_ssl_other',
    ],
  ],
  [
    'DnsFailure',
    [
      'getaddrinfo failed',
      'dns error',
      'failed to lookup address',
      'no such host',
      'Name or service not known',
      'nodename nor servname provided',
      'Temporary failure in name resolution',
      'Could not resolve host',
      'unable to resolve host',
      'A server with the specified hostname could not be found.',
      'net::ERR_NAME_NOT_RESOLVED at x',
    ],
  ],
  ['ConnectionRefused', ['Connection refused', 'connect ECONNREFUSED', 'err_connection_refused']],
  [
    'Timeout',
    [
      'timeout of 1000ms exceeded',
      'time-out',
      'time out',
      'timed out',
      'timed-out',
      'timedout',
      'context deadline exceeded',
      'err_connection_timed_out',
    ],
  ],
  [
    'ConnectionReset',
    [
      'socket hang up',
      'other side closed',
      'connection reset',
      'connection was closed',
      'connection lost',
      'Premature close',
      'terminated',
      'error reading a body from connection',
      'Server disconnected',
      'Remote end closed connection',
      'peer closed connection',
      'ended prematurely',
      'Empty reply from server',
      'stream reset',
      'stream was closed',
      'RST_STREAM received',
      'GOAWAY received',
      'err_connection_reset',
      'err_connection_closed',
      'err_empty_response',
      'err_http2_protocol',
    ],
  ],
  [
    'AbortedByCaller',
    [
      'This operation was aborted',
      'signal is aborted without reason',
      'Request aborted.',
      'request canceled',
      'context cancelled',
      'fetch was cancelled',
      'The promise was canceled',
      'Aborted',
      'canceled',
      'cancelled',
    ],
  ],
  [
    'NetworkFailure',
    [
      'Failed to fetch',
      'fetch failed',
      'Load failed',
      'Network Error',
      'NetworkError when attempting',
      'Network request failed',
      'Connection error.',
      'Cannot connect to API',
      'internal error; reference = x',
      'The Internet connection appears to be offline.',
      'Could not connect to the server',
      'error sending request for url',
      'Http failure response: 0 Unknown Error',
      'err_internet_disconnected',
      'Network is unreachable',
      'No route to host',
    ],
  ],
  ['StreamInterrupted', ['stream ended without a finish', 'stream has been aborted']],
  [
    'MalformedResponse',
    [
      'Unexpected end of JSON input',
      'Unexpected token < in it',
      'Unexpected non-whitespace character',
      'unexpected EOF',
      'Unrecognized token',
      'at position 1 in JSON',
      'invalid json',
      'Unterminated string',
      'could not parse the body as JSON',
    ],
  ],
]

const rows = WORDS.flatMap(([cause, messages]) => messages.map((message) => [message, cause]))

describe('the words of what was thrown', () => {
  it.each(rows)('%s: %s', (message, cause) => {
    expect(causeOf(message)).toBe(cause)
  })

  it.each([
    'the job was aborted by a rule',
    'aborted by a rule',
    'was aborted',
    'multitunnels 4070',
    'the header has 61 characters or more before it comes to the point that it is an invalid value',
    'socks and shoes',
    'sslerror',
  ])('say nothing: %s', (message) => {
    expect(causeOf(message)).toBe('Unknown')
  })
})
