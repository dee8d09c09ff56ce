import { CHAT_URL } from '../arbitraries.js'
import { at, borders } from './borders.js'

const refused = (address: string): Error =>
  Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error(''), { code: 'ECONNREFUSED', address }),
  })

borders('no answer', [
  [
    'a key that the runtime refuses to send',
    {
      error: new TypeError(
        'Cannot convert argument to a ByteString because the character at index 10 has a value of 8230',
      ),
    },
    'MalformedKey',
  ],
  [
    'a body that a runtime does not send by GET',
    { error: new TypeError('Request with GET/HEAD method cannot have body.') },
    'MethodNotAllowed',
    { culprit: 'CallerRequest', pace: null },
  ],
  [
    "a tunnel's 407",
    { error: new Error('tunneling socket could not be established, statusCode=407') },
    'ProxyAuthenticationRequired',
  ],
  [
    "a tunnel's 502, which is the proxy's own",
    { error: new Error('tunneling socket could not be established, statusCode=502') },
    'BlockedByProxy',
    { culprit: 'Network', status: null, pace: null },
  ],
  [
    "a proxy's name that is not found",
    {
      error: {
        code: 'ENOTFOUND',
        hostname: 'proxy.corp.example',
        message: 'getaddrinfo ENOTFOUND proxy.corp.example',
      },
    },
    'DnsFailure',
    { culprit: 'CallerConfig', pace: null },
  ],
  [
    'an error event without a status',
    { error: { message: 'upstream failed', code: 'server_error' } },
    'ServiceError',
    { culprit: 'Service' },
  ],

  [
    "refused at The Grid's own address",
    { error: refused('203.0.113.7') },
    'ConnectionRefused',
    { culprit: 'Network', recovery: 'Transient', pace: 'Fault' },
  ],
  [
    'refused elsewhere',
    { error: refused('127.0.0.1'), request: at('http://localhost:3000/v1/chat/completions') },
    'ConnectionRefused',
    { culprit: 'CallerConfig', recovery: 'AfterFix', pace: null },
  ],
  [
    'refused, and nothing seen',
    { error: refused('203.0.113.7'), request: {} },
    'ConnectionRefused',
    { culprit: 'CallerConfig', certainty: 'Likely' },
  ],
  [
    'refused by a local proxy',
    { error: refused('127.0.0.1') },
    'ConnectionRefused',
    { culprit: 'CallerConfig', pace: null },
  ],
  [
    'refused at both addresses',
    {
      error: {
        name: 'TypeError',
        message: 'fetch failed',
        cause: {
          name: 'AggregateError',
          message: '',
          errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }],
        },
      },
    },
    'ConnectionRefused',
  ],
  [
    'as Deno words it',
    {
      error: {
        message: 'fetch failed',
        cause: {
          message: 'client error (Connect): tcp connect error: Connection refused (os error 111)',
        },
      },
    },
    'ConnectionRefused',
  ],
  [
    "no such name, The Grid's own",
    { error: { code: 'EAI_AGAIN', message: 'getaddrinfo EAI_AGAIN api.thegrid.ai' } },
    'DnsFailure',
    { culprit: 'Network', pace: 'Fault' },
  ],
  [
    'no such name, misspelt',
    { error: { code: 'ENOTFOUND' }, request: at('https://api.thegird.ai/v1/chat/completions') },
    'DnsFailure',
    { culprit: 'CallerConfig', pace: null },
  ],
  [
    'a path fault does not keep an answer from coming',
    { error: { code: 'ECONNRESET' }, request: at(`${CHAT_URL}/`) },
    'ConnectionReset',
  ],
  [
    'a wrong host does',
    { error: { code: 'ETIMEDOUT' }, request: at('https://api.thegird.ai/v1/chat/completions') },
    'WrongHost',
  ],
  [
    'a time-out',
    { error: { name: 'TimeoutError' } },
    'Timeout',
    { culprit: 'Network', pace: 'OutcomeUnknown' },
  ],
  [
    "axios's time-out",
    { error: { code: 'ECONNABORTED', message: 'timeout of 1000ms exceeded' } },
    'Timeout',
  ],
  [
    "axios's abort under the same code",
    { error: { code: 'ECONNABORTED', message: 'Request aborted' } },
    'AbortedByCaller',
  ],
  [
    'an abort',
    { error: { name: 'AbortError', message: 'This operation was aborted', code: 20 } },
    'AbortedByCaller',
  ],
  [
    "an abort that is not the caller's",
    { error: { name: 'AbortError' }, cancelled: false },
    'Timeout',
  ],
  [
    "an abort dressed as a proxy's refusal",
    {
      error: {
        name: 'AbortError',
        cause: { message: 'Proxy response (407) !== 200 when HTTP Tunneling' },
      },
    },
    'ProxyAuthenticationRequired',
  ],
  [
    'a signal that fired',
    { error: { code: 'ECONNRESET' }, cancelled: true },
    'AbortedByCaller',
    { pace: null },
  ],
  [
    'TLS inspection',
    { error: { code: 'SELF_SIGNED_CERT_IN_CHAIN' } },
    'TlsFailure',
    { culprit: 'Network', pace: null },
  ],
  [
    'a URL that is none',
    { error: { code: 'ERR_INVALID_URL' }, request: at('/v1/chat/completions') },
    'WrongBaseUrl',
  ],
  [
    'a browser that hides the reason',
    { error: new TypeError('Failed to fetch') },
    'NetworkFailure',
    { certainty: 'Likely' },
  ],
  ['a bug of the caller', { error: new TypeError('x is not a function') }, 'Unknown'],
])
