import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const statusIn = (message: string): number | null => diagnose({ error: new Error(message) }).status

describe('a status in a message', () => {
  it.each([
    '402',
    '402 no',
    '402: no',
    '402, no',
    '"402" no',
    '[402] no',
    '(402) no',
    "('402', 'no')",
    'failed with status 402',
    'failed with status:402',
    'failed with statuscode=402',
    'failed with status code 402',
    'status = "402"',
    'Error code: 402 - no',
    'Response code 402 (Payment Required)',
    "Client error '402 Payment Required'",
    'Server error 402',
    'HTTP 402',
    'HTTP: 402',
    'http:402',
    'https 402',
    'HTTP/2 402',
    'HTTP/1.1 402',
    'HTTP error 402',
    'the server said HTTP 402 again',
  ])('is one: %s', (message) => {
    expect(statusIn(message)).toBe(402)
  })

  it.each([
    'asked 402 times',
    '[[[402] no',
    '402ms',
    '402nd attempt',
    '602 no',
    '42 no',
    '4o2 no',
    '40x no',
    'status 602',
    'status 4020',
    'status 4o2',
    'status 40x',
    'status = (("402',
    'status402',
    'substatus 402',
    'HTTP :: 402',
    'HTTP/1.10 402',
    'HTTP402',
    'error 402',
  ])('is none: %s', (message) => {
    expect(statusIn(message)).toBeNull()
  })

  it('stands in its first 256 characters', () => {
    const behind = (n: number): string => `${'x'.repeat(n)} status 402`
    expect(statusIn(behind(245))).toBe(402)
    expect(statusIn(behind(246))).toBeNull()
  })

  it.each([
    'tunnel connection failed: status 502',
    'tunneling socket could not be established, statusCode=407',
    'tunnelling failed with status 502',
  ])("is not The Grid's where a proxy opens no tunnel: %s", (message) => {
    expect(statusIn(message)).toBeNull()
  })
})

describe('the words of an error', () => {
  it('are those of a text that is thrown itself', () => {
    expect(diagnose({ error: 'connect ECONNREFUSED 203.0.113.7:443' }).cause).toBe(
      'ConnectionRefused',
    )
  })

  it('are read to their 512th character', () => {
    const behind = (n: number): unknown =>
      diagnose({ error: new Error(`${'x'.repeat(n)} fetch failed`) }).cause
    expect(behind(499)).toBe('NetworkFailure')
    expect(behind(500)).toBe('Unknown')
  })

  it.each([
    ['type', 'request-timeout'],
    ['statusText', 'timeout'],
    ['name', 'TimeoutError'],
  ])('may be its %s', (name, value) => {
    expect(diagnose({ error: { message: 'failed', [name]: value } }).cause).toBe('Timeout')
  })

  it("are the same with a browser's prefix", () => {
    expect(diagnose({ error: { code: 'net::ERR_CONNECTION_REFUSED' } }).cause).toBe(
      'ConnectionRefused',
    )
  })
})
