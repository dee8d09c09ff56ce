import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const answer = (status: number, body = ''): string =>
  `HTTP/2 ${status}\nx-request-id: req-${status}\n\n${body}\n`
const command = (url = CHAT): string => `$ curl -i ${url} -H "Authorization: Bearer $KEY" -d "{}"\n`

describe('of several calls in one text', () => {
  it.each([
    [
      'commands and their answers',
      command() + answer(401) + command(`${CHAT}/`) + answer(404),
      404,
      `${CHAT}/`,
      2,
    ],
    ['answers alone', answer(401) + answer(402) + answer(500), 500, undefined, 3],
    [
      'a call that worked behind one that failed',
      command() + answer(500) + command() + answer(200),
      200,
      CHAT,
      2,
    ],
    [
      'a call without an answer behind one with',
      `${command()}${answer(500)}${command()}curl: (7) Failed to connect`,
      undefined,
      CHAT,
      2,
    ],
    [
      'lines of a console',
      `POST ${CHAT} 401 (Unauthorized)\nPOST ${CHAT} 429 (Too Many Requests)`,
      429,
      CHAT,
      2,
    ],
    [
      'what was seen of calls',
      '{"status":401,"body":"a"}\n{"status":402,"body":"b"}',
      402,
      undefined,
      2,
    ],
  ])('the last counts: %s', (_, text, status, url, calls) => {
    const pasted = readPasted(text)
    expect(pasted.status).toBe(status)
    expect(pasted.request?.url).toBe(url)
    expect(pasted.reading.text).toContain(`Of ${calls} calls the last counts.`)
  })

  it('nothing of one goes into the next', () => {
    const text = `${command(`${CHAT}/`)}${answer(404, '{"errors":{"code":"insufficient_credits"}}')}${command()}${answer(429)}`
    expect(diagnose(readPasted(text))).toMatchObject({ cause: 'RateLimited', requestId: 'req-429' })
    expect(readPasted(text)).not.toHaveProperty('body')
  })

  it('a command at the end, not yet answered, tells nothing else', () => {
    const { request, reading, ...rest } = readPasted(command() + answer(401) + command())
    expect(rest).toEqual({})
    expect(request?.url).toBe(CHAT)
    expect(reading.parts).toHaveLength(3)
  })
})

describe('what belongs to one call', () => {
  it.each([
    [
      'a command, its request and its answer',
      `${command().replace('-i', '-v')}> POST /v1/chat/completions HTTP/2\n> Host: api.thegrid.ai\n> \n< HTTP/2 401\n< \n`,
    ],
    ['a command and the body alone', `${command()}{"errors":{"detail":"Unauthorized"}}`],
    [
      'an answer and its body',
      `HTTP/2 401\nserver: x\n\n* Connection #0 to host x left intact\n{"errors":{"detail":"Unauthorized"}}`,
    ],
    [
      'a command and an error',
      `${command()}* connect to ::1 port 443 failed: Connection refused\ncurl: (7) Failed to connect`,
    ],
  ])('is not counted as several: %s', (_, text) => {
    expect(readPasted(text).reading.text).not.toContain('calls')
  })

  const SENT =
    '*   Trying [::1]:443...\n* connect to ::1 port 443 failed: Connection refused\n* Connected to x\n> POST /v1/chat/completions HTTP/2\n> Host: api.thegrid.ai\n> \n'

  it('is what came at another attempt to connect', () => {
    const pasted = readPasted(`${command().replace('-i', '-vL')}${SENT}< HTTP/2 402\n< \n`)
    expect(pasted).toMatchObject({ status: 402, request: { body: '{}', followsRedirects: true } })
    expect(pasted).not.toHaveProperty('error')
    expect(pasted.reading.text).not.toContain('calls')
  })

  it('is the error of the last attempt', () => {
    expect(diagnose(readPasted(`${SENT}* Empty reply from server`)).cause).toBe('ConnectionReset')
  })

  it('is the answer, though a tool says its status again', () => {
    const text = `${answer(402, 'no')}curl: (22) The requested URL returned error: 402`
    expect(readPasted(text)).toMatchObject({
      status: 402,
      headers: [['x-request-id', 'req-402']],
      body: 'no',
    })
  })

  it('is the answer, though a client complains behind it', () => {
    const text = `${answer(503, '{"errors":{"detail":"replenishing"}}')}Error: 503\n    at a.js:1:1`
    expect(readPasted(text)).toMatchObject({ status: 503 })
  })
})

describe('what the reading says', () => {
  it('names parts, their lines, and what was not understood', () => {
    const text = `hello\n${command()}${answer(404)}\nwhat now?\nplease help`
    expect(readPasted(text).reading).toEqual({
      parts: [
        { form: 'CurlCommand', fromLine: 2, toLine: 2, count: 1 },
        { form: 'Answer', fromLine: 3, toLine: 9, count: 1 },
      ],
      unreadLines: 1,
      firstUnreadLine: 1,
      isCut: false,
      text: 'Read: a curl command (line 2) and an answer (lines 3 to 9). Line 1 was not understood.',
    })
  })

  it('names at most eight', () => {
    const { reading } = readPasted(answer(401).repeat(11))
    expect(reading.parts).toHaveLength(11)
    expect(reading.text.match(/an answer/g)).toHaveLength(8)
    expect(reading.text).toContain(' and 3 more.')
    expect(readPasted(answer(401).repeat(8)).reading.text).not.toContain('more')
  })
})

describe('a part is named', () => {
  it.each([
    [`curl ${CHAT}`, 'a curl command'],
    ['curl: (7) Failed to connect', 'a message of curl'],
    ['GET / HTTP/1.1', 'a request'],
    ['HTTP/2 404', 'an answer'],
    [`{"request":{"url":"${CHAT}","httpVersion":"h2"},"response":{"status":404}}`, 'a HAR'],
    ['{"status":404,"body":""}', 'what was seen of a call'],
    ['{"name":"TimeoutError","message":"late"}', 'an error as an object'],
    ['{"errors":{"detail":"Not Found"}}', 'the body of an error'],
    ['TypeError: fetch failed', 'an error with its stack'],
    [`POST ${CHAT} 401 (Unauthorized)`, 'a line of a console'],
    ['data: [DONE]', 'a stream of events'],
    ['{"type":"message","content":[]}', 'the body of a success'],
    ['<html></html>', 'a web page'],
    ['socket hang up', 'an error message'],
  ])('%s is %s', (text, name) => {
    expect(readPasted(text).reading.text).toBe(`Read: ${name} (line 1).`)
  })
})
