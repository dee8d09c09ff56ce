import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'

describe('a line of a console', () => {
  it.each([
    [`POST ${CHAT} 401 (Unauthorized)`, { method: 'POST', url: CHAT }, 'InvalidApiKey'],
    [
      `app.js:3  POST ${CHAT} 429 (Too Many Requests)`,
      { method: 'POST', url: CHAT },
      'RateLimited',
    ],
    [`GET ${CHAT} 404`, { method: 'GET', url: CHAT }, 'MethodNotAllowed'],
    [
      `POST ${CHAT} net::ERR_CONNECTION_REFUSED`,
      { method: 'POST', url: CHAT },
      'ConnectionRefused',
    ],
    [`POST ${CHAT} net::ERR_NAME_NOT_RESOLVED`, { method: 'POST', url: CHAT }, 'DnsFailure'],
    [`POST ${CHAT} net::ERR_CERT_AUTHORITY_INVALID`, { method: 'POST', url: CHAT }, 'TlsFailure'],
    [`POST ${CHAT} net::ERR_FAILED`, { method: 'POST', url: CHAT }, 'NetworkFailure'],
    [
      `XHRPOST${CHAT} [HTTP/1.1 402 Payment Required 12ms]`,
      { method: 'POST', url: CHAT },
      'InsufficientCredits',
    ],
    [`XHR POST ${CHAT} [HTTP/2 500  12ms]`, { method: 'POST', url: CHAT }, 'ServiceError'],
    [
      'Failed to load resource: the server responded with a status of 500 ()',
      undefined,
      'ServiceError',
    ],
    ['Failed to load resource: net::ERR_CONNECTION_REFUSED', undefined, 'ConnectionRefused'],
    [
      `Access to fetch at '${CHAT}' from origin 'https://app.example' has been blocked by CORS policy: x`,
      { url: CHAT },
      'NetworkFailure',
    ],
    [
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${CHAT}. (Reason: x).`,
      { url: CHAT },
      'NetworkFailure',
    ],
  ])('%s', (line, request, cause) => {
    const pasted = readPasted(line)
    expect(pasted.reading.parts).toEqual([
      { form: 'ConsoleLine', fromLine: 1, toLine: 1, count: 1 },
    ])
    expect(pasted.request).toEqual(request)
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it('and another about the same call are one', () => {
    const text = `Access to fetch at '${CHAT}' from origin 'https://app.example' has been blocked\nPOST ${CHAT} net::ERR_FAILED\nUncaught (in promise) TypeError: Failed to fetch`
    const pasted = readPasted(text)
    expect(pasted.request?.url).toBe(CHAT)
    expect(pasted.reading.parts).toHaveLength(3)
    expect(pasted.reading.text).not.toContain('calls')
  })
})

describe('what wget says', () => {
  const LOG = `--2026-10-05 12:00:00--  ${CHAT}\nResolving api.thegrid.ai... 203.0.113.7\nConnecting to api.thegrid.ai|203.0.113.7|:443... `

  it.each([
    [
      'connected.\nHTTP request sent, awaiting response... 401 Unauthorized\n\nUsername/Password Authentication Failed.\n2026-10-05 12:00:00 ERROR 401: Unauthorized.',
      'InvalidApiKey',
    ],
    ['connected.\n2026-10-05 12:00:00 ERROR 402: Payment Required.', 'InsufficientCredits'],
    ['failed: Connection refused.', 'ConnectionRefused'],
    ['failed: Connection timed out.', 'Timeout'],
    ['failed: No route to host.', 'NetworkFailure'],
    ['failed: Network is unreachable.', 'NetworkFailure'],
    ["connected.\nERROR: cannot verify api.thegrid.ai's certificate, issued by x:", 'TlsFailure'],
  ])('%j is %s', (said, cause) => {
    const pasted = readPasted(LOG + said)
    expect(pasted.request?.url).toBe(CHAT)
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it('of a name that it does not find', () => {
    const text = `--2026-10-05 12:00:00--  ${CHAT}\nResolving api.thegrid.ai... failed: Name or service not known.\nwget: unable to resolve host address 'api.thegrid.ai'`
    expect(diagnose(readPasted(text)).cause).toBe('DnsFailure')
  })
})
