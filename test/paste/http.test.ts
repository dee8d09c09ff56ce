import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const requestIn = (text: string) => readPasted(text).request

describe('a request in HTTP', () => {
  it.each([
    ['POST /v1/messages HTTP/1.1\nHost: api.thegrid.ai', 'https://api.thegrid.ai/v1/messages'],
    ['POST /v1/messages HTTP/2\nhost: api.thegrid.ai:443', 'https://api.thegrid.ai/v1/messages'],
    ['POST /v1/messages HTTP/1.1\nHost: localhost:8080', 'http://localhost:8080/v1/messages'],
    ['POST http://localhost/v1 HTTP/1.1\nHost: x.example', 'http://localhost/v1'],
    ['> POST /v1?a=b HTTP/2\n> Host: api.thegrid.ai\n> ', 'https://api.thegrid.ai/v1?a=hidden'],
    ['POST /v1 HTTP/1.1\nAccept: */*', undefined],
  ])('goes to the host that it names: %j', (text, url) => {
    expect(requestIn(text)?.url).toBe(url)
    expect(requestIn(text)?.method).toBe('POST')
  })

  it('has its headers and its body', () => {
    const text = 'POST /v1 HTTP/1.1\r\nHost: x.example\r\nX-A:  b \r\n\r\n{"a":\r\n1}'
    expect(requestIn(text)).toEqual({
      method: 'POST',
      url: 'https://x.example/v1',
      headers: [
        ['Host', 'x.example'],
        ['X-A', 'b'],
      ],
      body: '{"a":\n1}',
    })
  })

  it('ends where the answer begins', () => {
    const pasted = readPasted(
      'POST /v1 HTTP/1.1\nHost: x.example\n\n{}\n\nHTTP/1.1 404 Not Found\nA: b\n\nno',
    )
    expect(pasted).toMatchObject({
      request: { body: '{}' },
      status: 404,
      headers: [['A', 'b']],
      body: 'no',
    })
    expect(pasted.reading.text).toBe('Read: a request (lines 1 to 4) and an answer (lines 6 to 9).')
  })

  it.each([
    'post /v1 HTTP/1.1',
    'POST /v1',
    'POST HTTP/1.1',
    'POST /v1 HTTP/1.1 x',
    'POSTPOSTPOST /v1 HTTP/1.1',
    'He said POST /v1 HTTP/1.1',
  ])('is not read from %s', (text) => {
    expect(requestIn(text)).toBeUndefined()
  })
})

describe('a head', () => {
  it('ends at a line that is no field', () => {
    const { headers, body } = readPasted('HTTP/1.1 500 X\nA: b\nno field\n\nC: d')
    expect(headers).toEqual([['A', 'b']])
    expect(body).toBe('no field\n\nC: d')
  })

  it.each(['A b: c', ': c', 'A : c', '(a): b'])('has no field %s', (line) => {
    expect(readPasted(`HTTP/1.1 500 X\n${line}\n\n`).headers).toEqual([])
  })

  it('has at most 256 fields', () => {
    const fields = (count: number) =>
      readPasted(`HTTP/1.1 500 X\n${'A: b\n'.repeat(count)}`).headers
    expect(fields(255)).toHaveLength(255)
    expect(fields(256)).toHaveLength(256)
    expect(fields(257)).toHaveLength(256)
  })

  it('keeps a name that comes twice', () => {
    expect(readPasted('HTTP/1.1 200 OK\nA: 1\na: 2\n\n').headers).toEqual([
      ['A', '1'],
      ['a', '2'],
    ])
  })

  it('is that of wget, which indents it', () => {
    const text =
      '--2026-10-05 12:00:00--  https://api.thegrid.ai/v1\nHTTP request sent, awaiting response... \n  HTTP/1.1 402 Payment Required\n  x-request-id: req-7\n2026-10-05 12:00:00 ERROR 402: Payment Required.'
    expect(readPasted(text)).toMatchObject({
      status: 402,
      headers: [['x-request-id', 'req-7']],
      request: { url: 'https://api.thegrid.ai/v1' },
    })
  })
})
