import { at, borders } from '../borders/borders.js'

const MISSPELT = at('https://api.thegird.ai/v1/chat/completions')

borders('who is to blame for what did not come', [
  [
    'a signal that fired, whatever was thrown',
    { error: { code: 'CERT_HAS_EXPIRED' }, cancelled: true },
    'AbortedByCaller',
    { certainty: 'Certain' },
  ],
  [
    'a signal that did not',
    { error: { code: 'ECONNREFUSED' }, cancelled: false },
    'ConnectionRefused',
  ],
  [
    'an envelope that was thrown, of a fault to fix',
    { error: { errors: { code: 'invalid_api_key' } }, cancelled: true },
    'InvalidApiKey',
  ],
  [
    'a time-out, which words name better than an abort',
    { error: { name: 'AbortError', message: 'It timed out' } },
    'Timeout',
  ],
  [
    'a proxy, wherever the call went',
    {
      error: new Error('tunneling socket could not be established, statusCode=502'),
      request: MISSPELT,
    },
    'BlockedByProxy',
    { certainty: 'Certain' },
  ],
  [
    'a proxy, rather than the reset by which it refused',
    {
      error: {
        code: 'ECONNRESET',
        message: 'tunneling socket could not be established, cause=socket hang up',
      },
    },
    'BlockedByProxy',
  ],
  [
    'a login to a proxy, rather than the reset',
    {
      error: {
        code: 'ECONNRESET',
        message: 'tunneling socket could not be established, statusCode=407',
      },
    },
    'ProxyAuthenticationRequired',
  ],
  [
    'redirects, wherever the call went',
    { error: { code: 'ERR_FR_TOO_MANY_REDIRECTS' }, request: MISSPELT },
    'RedirectNotFollowed',
  ],
  [
    'a key that cannot be sent, wherever the call went',
    { error: { code: 'ERR_INVALID_CHAR' }, request: MISSPELT },
    'MalformedKey',
  ],
  [
    'the cut, where an answer had begun',
    {
      error: new TypeError('terminated', { cause: { code: 'UND_ERR_SOCKET' } }),
      request: MISSPELT,
    },
    'StreamInterrupted',
  ],
  [
    'a wrong host, which an unknown error does not prove',
    { error: new TypeError('x is not a function'), request: MISSPELT },
    'Unknown',
  ],
  ['no URL alone, without an error', { request: at('/v1/chat/completions') }, 'Unknown'],
])

borders('an answer that broke off', [
  ['in Node', { error: { message: 'terminated', code: 'ECONNRESET' } }, 'StreamInterrupted'],
  [
    'in node-fetch',
    {
      error: {
        message: 'Invalid response body: Premature close',
        code: 'ERR_STREAM_PREMATURE_CLOSE',
      },
    },
    'StreamInterrupted',
  ],
  [
    'behind a wrapper',
    { error: { message: 'failed', code: 'ECONNRESET', cause: { message: 'terminated' } } },
    'StreamInterrupted',
  ],
  ['by a time-out', { error: { message: 'terminated', code: 'UND_ERR_BODY_TIMEOUT' } }, 'Timeout'],
  [
    'is not known by more words before',
    { error: { message: 'worker terminated', code: 'ECONNRESET' } },
    'ConnectionReset',
  ],
  [
    'is not known by more words behind',
    { error: { message: 'terminated by peer', code: 'ECONNRESET' } },
    'ConnectionReset',
  ],
  [
    'is not known by a premature close of another thing',
    { error: { message: 'premature close of a socket', code: 'ECONNRESET' } },
    'ConnectionReset',
  ],
])

borders("an abort under a time-out's code", [
  [
    'behind a wrapper',
    { error: { message: 'failed', cause: { code: 'ECONNABORTED', message: 'Request aborted' } } },
    'AbortedByCaller',
  ],
  [
    'is none with words behind',
    { error: { code: 'ECONNABORTED', message: 'Request aborted after 60000 ms' } },
    'Timeout',
  ],
  [
    'is none with words before',
    { error: { code: 'ECONNABORTED', message: 'Upstream request aborted' } },
    'Timeout',
  ],
])
