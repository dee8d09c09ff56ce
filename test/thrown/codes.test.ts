import { type Cause, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from '../borders/borders.js'

/** What runtimes and clients write into the code or the name of an error. */
const CODES: readonly (readonly [Cause, string])[] = [
  ['MalformedKey', 'ERR_INVALID_CHAR'],
  ['WrongBaseUrl', 'ERR_INVALID_URL ERR_UNSUPPORTED_PROTOCOL'],
  [
    'RedirectNotFollowed',
    'ERR_FR_TOO_MANY_REDIRECTS ERR_TOO_MANY_REDIRECTS TooManyRedirects UnexpectedRedirect max-redirect',
  ],
  ['BlockedByProxy', 'ERR_TUNNEL_CONNECTION_FAILED ERR_PROXY_CONNECTION_FAILED'],
  [
    'TlsFailure',
    'UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE SELF_SIGNED_CERT_IN_CHAIN DEPTH_ZERO_SELF_SIGNED_CERT',
  ],
  [
    'TlsFailure',
    'CERT_HAS_EXPIRED CERT_NOT_YET_VALID CERT_UNTRUSTED CERT_REVOKED CERT_SIGNATURE_FAILURE CERT_CHAIN_TOO_LONG HOSTNAME_MISMATCH INVALID_CA UNABLE_TO_GET_CRL',
  ],
  [
    'TlsFailure',
    'ERR_CERT_AUTHORITY_INVALID ERR_CERT_COMMON_NAME_INVALID ERR_CERT_DATE_INVALID ERR_SSL_PROTOCOL_ERROR ERR_SSL_VERSION_OR_CIPHER_MISMATCH ERR_TLS_CERT_ALTNAME_INVALID ERR_SSL_WRONG_VERSION_NUMBER EPROTO',
  ],
  ['DnsFailure', 'ENOTFOUND EAI_AGAIN EAI_NONAME EAI_NODATA ERR_NAME_NOT_RESOLVED'],
  ['ConnectionRefused', 'ECONNREFUSED ConnectionRefused ERR_CONNECTION_REFUSED'],
  [
    'Timeout',
    'TimeoutError ETIMEDOUT ESOCKETTIMEDOUT ECONNABORTED UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT ERR_TIMED_OUT ERR_CONNECTION_TIMED_OUT ETIME timeout ReadTimeout request-timeout body-timeout',
  ],
  [
    'ConnectionReset',
    'ECONNRESET EPIPE UND_ERR_SOCKET ERR_STREAM_PREMATURE_CLOSE ERR_HTTP_CONTENT_LENGTH_MISMATCH ConnectionClosed ERR_CONNECTION_RESET ERR_CONNECTION_CLOSED ERR_EMPTY_RESPONSE',
  ],
  ['AbortedByCaller', 'AbortError ABORT_ERR ERR_CANCELED ERR_ABORTED aborted abort CanceledError'],
  [
    'NetworkFailure',
    'EHOSTUNREACH ENETUNREACH ENETDOWN ERR_NETWORK ERR_NETWORK_CHANGED ERR_INTERNET_DISCONNECTED',
  ],
  ['MalformedResponse', 'invalid-json'],
]

const rows = CODES.flatMap(([cause, codes]) => codes.split(' ').map((code) => [code, cause]))

describe('the code or the name of what was thrown', () => {
  it.each(rows)('%s is a %s', (code, cause) => {
    expect(diagnose({ error: { code }, request: RIGHT }).cause).toBe(cause)
    expect(diagnose({ error: { name: code }, request: RIGHT }).cause).toBe(cause)
  })

  it('is one of these, and not a part of it', () => {
    for (const code of ['ECONNREFUSED_X', 'XECONNREFUSED', 'ECONN']) {
      expect(diagnose({ error: { code }, request: RIGHT }).cause).toBe('Unknown')
    }
  })

  it('outweighs words, and an exact one a vague one', () => {
    expect(diagnose({ error: { code: 'EPIPE', message: 'certificate' } }).cause).toBe(
      'ConnectionReset',
    )
    expect(diagnose({ error: { code: 'ERR_NETWORK', name: 'TimeoutError' } }).cause).toBe('Timeout')
    expect(diagnose({ error: { code: 'ERR_NETWORK', name: 'AbortError' } }).cause).toBe(
      'AbortedByCaller',
    )
  })

  it('is shown as runtimes write it, the first that is known', () => {
    const error = { code: 'x_odd', cause: { code: 'econnreset' } }
    expect(diagnose({ error, request: RIGHT }).evidence[0]?.values.code).toBe('ECONNRESET')
  })
})
