import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

describe('of what is nothing, nothing is said to be understood', () => {
  it.each([
    ['an empty text', '', 0],
    ['blanks', ' \n\t\n  ', 0],
    ['prose', 'Dear all,\n\nthe meeting is on Monday.\nEverything else, every example, stays.', 3],
    ['a poem of one word', 'grid '.repeat(50), 1],
    ['binary data', '\u0000\u0001PNG\u001a\ufffd\ufffd{\u0003[\u0004"\u0005', 1],
    ['code', 'const a = { b: 1 }\nexport default a', 2],
    ['YAML', 'name: build\non: [push]\njobs:\n  a: 1', 4],
    ['CSV', 'a,b,c\n1,2,3', 2],
    ['a diff', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b', 5],
    ['Markdown', '# Title\n\n> a quote\n\n* a list', 2],
    ['an address', 'https://api.thegrid.ai/v1/chat/completions', 1],
  ])('%s', (_, text, unreadLines) => {
    const { reading, ...seen } = readPasted(text)
    expect(seen).toEqual({})
    expect(reading).toMatchObject({ parts: [], unreadLines, isCut: false })
    expect(reading.text).toBe('Nothing of it was understood.')
    expect(diagnose(seen).cause).toBe('Unknown')
  })
})

describe('a line that is about an error, in no known form,', () => {
  it.each([
    ['connect ECONNREFUSED 203.0.113.7:443', 'ConnectionRefused'],
    ['getaddrinfo ENOTFOUND api.thegrid.ai', 'DnsFailure'],
    ['Post "x": dial tcp: lookup api.thegrid.ai: no such host', 'DnsFailure'],
    ['Post "x": dial tcp 203.0.113.7:443: connect: connection refused', 'ConnectionRefused'],
    ['The request timed out.', 'Timeout'],
    ['socket hang up', 'ConnectionReset'],
    ['the certificate is not trusted: invalid certificate', 'TlsFailure'],
  ])('is taken where nothing else is: %s', (line, cause) => {
    const pasted = readPasted(`hello\n${line}`)
    expect(pasted.reading.parts).toEqual([{ form: 'Message', fromLine: 2, toLine: 2, count: 1 }])
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it('is each such line, of which the first counts', () => {
    const pasted = readPasted('read ECONNRESET\nsocket hang up\nhello')
    expect(pasted.error).toEqual({ message: 'read ECONNRESET' })
    expect(pasted.reading.parts.map(({ fromLine }) => fromLine)).toEqual([1, 2])
    expect(pasted.reading.firstUnreadLine).toBe(3)
  })

  it('is left where something else is', () => {
    const pasted = readPasted('connect ECONNREFUSED 203.0.113.7:443\nHTTP/2 402\n\n')
    expect(pasted.reading.parts.map(({ form }) => form)).toEqual(['Answer'])
    expect(pasted.reading.firstUnreadLine).toBe(1)
    expect(pasted).not.toHaveProperty('error')
  })

  it('is no longer than 1024 characters', () => {
    const line = (length: number) => `socket hang up${'.'.repeat(length - 14)}`
    expect(readPasted(line(1024)).reading.parts).toHaveLength(1)
    expect(readPasted(line(1025)).reading.parts).toHaveLength(0)
  })
})
