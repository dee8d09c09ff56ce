import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const causeOf = (text: string): string => diagnose(readPasted(text)).cause
const COMMAND = `$ curl -X POST ${CHAT} -H "Authorization: Bearer $KEY"\n`

describe('a message of curl', () => {
  it.each([
    ['curl: (3) URL using bad/illegal format or missing URL', 'WrongBaseUrl'],
    ['curl: (5) Could not resolve proxy: proxy.example', 'DnsFailure'],
    ['curl: (6) Could not resolve host: api.thegrid.ai', 'DnsFailure'],
    [
      "curl: (7) Failed to connect to api.thegrid.ai port 443 after 3 ms: Couldn't connect to server",
      'ConnectionRefused',
    ],
    ['curl: (7) Failed to connect to api.thegrid.ai port 443: No route to host', 'NetworkFailure'],
    ['curl: (7) Failed to connect to api.thegrid.ai port 443: Connection timed out', 'Timeout'],
    ['curl: (35) Recv failure: Connection reset by peer', 'ConnectionReset'],
    ['curl: (16) Error in the HTTP2 framing layer', 'ConnectionReset'],
    ['curl: (18) transfer closed with 74 bytes remaining to read', 'ConnectionReset'],
    ['curl: (28) Operation timed out after 5001 milliseconds with 0 bytes received', 'Timeout'],
    ['curl: (28) Connection timed out after 5001 milliseconds', 'Timeout'],
    [
      'curl: (35) OpenSSL/3.0.15: error:0A000410:SSL routines::sslv3 alert handshake failure',
      'TlsFailure',
    ],
    ['curl: (47) Maximum (50) redirects followed', 'RedirectNotFollowed'],
    ['curl: (51) SSL: no alternative certificate subject name matches', 'TlsFailure'],
    ['curl: (52) Empty reply from server', 'ConnectionReset'],
    ['curl: (55) Send failure: Broken pipe', 'ConnectionReset'],
    ['curl: (56) Recv failure: Connection reset by peer', 'ConnectionReset'],
    ['curl: (60) SSL certificate problem: self-signed certificate', 'TlsFailure'],
    ['curl: (77) error setting certificate verify locations', 'TlsFailure'],
    [
      'curl: (92) HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)',
      'ConnectionReset',
    ],
    ['curl: (22) The requested URL returned error: 401', 'InvalidApiKey'],
    ['curl: (22) The requested URL returned error: 402', 'InsufficientCredits'],
    ['curl: (22) The requested URL returned error: 503', 'BalanceReplenishing'],
    ['curl: (56) Received HTTP code 407 from proxy after CONNECT', 'ProxyAuthenticationRequired'],
    ['curl: (56) CONNECT tunnel failed, response 407', 'ProxyAuthenticationRequired'],
    ['curl: (56) CONNECT tunnel failed, response 403', 'BlockedByProxy'],
  ])('%s is %s', (message, cause) => {
    expect(causeOf(COMMAND + message)).toBe(cause)
    expect(readPasted(message).reading.parts.map(({ form }) => form)).toEqual(['CurlMessage'])
  })

  it.each([
    [
      '*   Trying 203.0.113.7:443...\n* connect to 203.0.113.7 port 443 failed: Connection refused',
      'ConnectionRefused',
    ],
    ['* Could not resolve host: api.thegrid.ai', 'DnsFailure'],
    ['* Resolving timed out after 5001 milliseconds', 'Timeout'],
    ['* Failed to connect to api.thegrid.ai port 443: Timeout was reached', 'Timeout'],
    ['* Failed to connect to api.thegrid.ai port 443: Connection refused', 'ConnectionRefused'],
    ["* SSL: no alternative certificate subject name matches target host name 'x'", 'TlsFailure'],
    ['* transfer closed with 74 bytes remaining to read', 'ConnectionReset'],
    ['* SSL certificate problem: unable to get local issuer certificate', 'TlsFailure'],
    ['* Operation timed out after 5001 milliseconds with 0 bytes received', 'Timeout'],
    ['* Empty reply from server', 'ConnectionReset'],
    ['* Recv failure: Connection reset by peer', 'ConnectionReset'],
  ])('beside -v: %s is %s', (message, cause) => {
    expect(causeOf(COMMAND + message)).toBe(cause)
  })

  it.each([
    'curl: (23) Failure writing output to destination',
    'curl: (2) no URL specified!',
    'curl: (7)',
  ])('tells nothing of the call: %s', (message) => {
    expect(causeOf(COMMAND + message)).toBe('Unknown')
  })

  it('is the last word, behind what was tried before', () => {
    const tried =
      '* connect to ::1 port 443 failed: Connection refused\n* Operation timed out after 9 ms\n'
    expect(causeOf(`${COMMAND}${tried}curl: (28) Operation timed out after 9 ms`)).toBe('Timeout')
  })

  it('is known with the URL of the command', () => {
    const text = `curl http://localhost:8080/v1/chat/completions\ncurl: (7) Failed to connect to localhost port 8080: Connection refused`
    expect(diagnose(readPasted(text)).culprit).toBe('CallerConfig')
  })
})

describe('behind an answer that had begun', () => {
  const begun =
    'HTTP/1.1 200 OK\ncontent-type: text/event-stream\n\ndata: {"choices":[{"delta":{"content":"a"}}]}\n\n'

  it.each([
    ['curl: (18) transfer closed with outstanding read data remaining', 'Close'],
    ['curl: (28) Operation timed out after 9 milliseconds with 90 bytes received', 'Timeout'],
    ['curl: (56) Recv failure: Connection reset by peer', 'Reset'],
    ['curl: (92) HTTP/2 stream 1 was not closed cleanly', 'Reset'],
  ])('%s says how it ended: %s', (message, endedWith) => {
    const pasted = readPasted(begun + message)
    expect(pasted.stream?.endedWith).toBe(endedWith)
    expect(diagnose(pasted).cause).toBe('StreamInterrupted')
  })

  it('it is found where it is glued to the last event', () => {
    const pasted = readPasted(
      `${begun.trimEnd()}curl: (18) transfer closed with outstanding read data remaining`,
    )
    expect(pasted.stream?.endedWith).toBe('Close')
    expect(pasted.reading.unreadLines).toBe(0)
  })
})
