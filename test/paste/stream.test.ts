import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const DELTA =
  'data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"po"},"finish_reason":null}]}\n\n'
const STOP = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
const DONE = 'data: [DONE]\n\n'
const START =
  'event: message_start\ndata: {"type":"message_start","message":{"id":"m","content":[]}}\n\nevent: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"po"}}\n\n'
const END = 'event: message_stop\ndata: {"type":"message_stop"}\n\n'

describe('a stream of events', () => {
  it.each([
    ['that is complete', DELTA + STOP + DONE, 'Healthy'],
    ['that was cut', DELTA, 'StreamInterrupted'],
    [
      'with an error',
      `${DELTA}data: {"error":{"message":"x","type":"server_error"}}\n\n`,
      'StreamErrorEvent',
    ],
    ['of messages that is complete', START + END, 'Healthy'],
    ['of messages that was cut', START, 'StreamInterrupted'],
    [
      'of messages with an error',
      `${START}event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n`,
      'StreamErrorEvent',
    ],
    [
      'with comments, ids and a wait',
      `${DELTA}: keep-alive\n\nid: 7\nretry: 3000\n${STOP}${DONE}`,
      'Healthy',
    ],
    ['with line ends of HTTP', (DELTA + STOP + DONE).replaceAll('\n', '\r\n'), 'Healthy'],
  ])('%s', (_, text, cause) => {
    const pasted = readPasted(text)
    expect(pasted.reading.parts.map(({ form }) => form)).toEqual(['EventStream'])
    expect(pasted.reading.unreadLines).toBe(0)
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it('ends with what curl says of it', () => {
    const pasted = readPasted(
      `${DELTA}curl: (18) transfer closed with outstanding read data remaining`,
    )
    expect(pasted.reading.parts.map(({ form }) => form)).toEqual(['EventStream', 'CurlMessage'])
    expect(diagnose(pasted).cause).toBe('StreamInterrupted')
  })

  it('is the body of the answer before it', () => {
    const { status, body, stream } = readPasted(
      `HTTP/2 200\ncontent-type: text/event-stream\n\n${DELTA}${STOP}${DONE}`,
    )
    expect({ status, stream }).toEqual({ status: 200, stream: undefined })
    expect(String(body).trim()).toBe((DELTA + STOP + DONE).trim())
  })

  it.each(['data', 'database: x', 'events: 3', ' data: x', 'id: 7'])(
    'does not begin with %j',
    (text) => {
      expect(readPasted(text).reading.parts).toEqual([])
    },
  )
})

describe('a page for people', () => {
  const page = (title: string, more = ''): string =>
    `<html>\n<head><title>${title}</title></head>\n<body>${more}</body>\n</html>\n`

  it.each([
    ['502 Bad Gateway', 502, 'BadGateway'],
    ['504 Gateway Time-out', 504, 'GatewayTimeout'],
    ['Error 503 Service Unavailable', 503, 'ServiceUnavailable'],
  ])('names its status in its title: %s', (title, status, cause) => {
    const pasted = readPasted(page(title, '<center>nginx</center>'))
    expect(pasted.status).toBe(status)
    expect(pasted.reading.parts).toEqual([{ form: 'Page', fromLine: 1, toLine: 4, count: 1 }])
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it('names it in its headline', () => {
    expect(
      readPasted('<!DOCTYPE html>\n<html><body><h1 class="a">404 Not Found</h1></body></html>')
        .status,
    ).toBe(404)
  })

  it('may name none', () => {
    const pasted = readPasted(page('Welcome to the hotel'))
    expect(pasted).not.toHaveProperty('status')
    expect(String(pasted.body)).toContain('hotel')
  })

  it('goes on to the end of the text where it is cut', () => {
    expect(readPasted('<html>\n<title>502 Bad\nx').reading.parts).toMatchObject([
      { fromLine: 1, toLine: 3 },
    ])
  })
})
