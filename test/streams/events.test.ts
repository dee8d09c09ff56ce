import { type Cause, type Diagnosis, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { RIGHT } from '../borders/borders.js'

const found = (received: unknown, more: object = {}): Diagnosis =>
  diagnose({ status: 200, stream: { received, endedWith: 'Close', ...more } })
const causeOf = (received: unknown): Cause => found(received).cause
const delivered = (received: string): boolean => found(received).outputDelivered

describe('an end mark', () => {
  it.each([
    'data: [DONE]\n\n',
    'data:[DONE]\n\n',
    'data:  [DONE] \n\n',
    'data: [DONE]',
    'event: message_stop\ndata: {}\n\n',
    'event:message_stop\ndata: {}\n\n',
    'event:  message_stop \ndata: {}\n\n',
    'event: message_stop\n\n',
    'event: response.incomplete\r\ndata: {}\r\n\r\n',
    'event: response.completed\rdata: {}\r\r',
    'data: {"type":"message_stop"}\n\n',
    'data: {"type":"response.completed"}\n\n',
    'data: {"type":"response.incomplete"}\n\n',
    'data: {"choices":[{"delta":{},"finish_reason":"length"}]}\n\n',
    'data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}\n\n',
    ': a comment\n\ndata: {"choices":[]}\n\nid: 7\ndata: [DONE]\n\n',
  ])('is one: %j', (received) => {
    expect(causeOf(received)).toBe('Healthy')
  })

  it.each([
    '',
    'data: [DO\ndata: NE]\n\n',
    'data: [DONE] and more\n\n',
    'event: message_start\ndata: {}\n\n',
    'event: message_stop\nevent: ping\ndata: {}\n\n',
    'data: {"type":"message_delta","delta":{"stop_reason":""}}\n\n',
    'data: {"choices":[{"delta":{},"finish_reason":null}]}\n\n',
    'data: {"stop_reason":"end_turn"}\n\n',
    'data: {"usage":{"finish_reason":"stop","type":"message_stop"}}\n\n',
    'data: said "finish_reason":"stop"\n\n',
    'no: [DONE]\n\n',
  ])('is none: %j', (received) => {
    expect(causeOf(received)).toBe('StreamInterrupted')
  })
})

describe('an error event', () => {
  it.each([
    'event: error\ndata: upstream failed\n\n',
    'event:error\ndata: upstream failed\n\n',
    'event:  error\ndata: upstream failed\n\n',
    'event: error\nid: 7\ndata: upstream failed\n\n',
    'event: ping\nevent: error\ndata: upstream failed\n\n',
    'event: error\n\n',
    'event: response.failed\ndata: {}\n\n',
    'data: {"type":"error"}\n\n',
    'data: {"type":"response.failed"}\n\n',
    'data: {"error":{"message":"no"}}\n\n',
    'data: {"error":"no"}\n\n',
    'data: {"errors":{"detail":"no"}}\n\n',
    'data: {"errors":"no"}\n\n',
    'data: {"errors":[{"detail":"no"}]}\n\n',
    'data: {"object":"error","message":"no"}\n\n',
  ])('is one: %j', (received) => {
    expect(found(received)).toMatchObject({
      cause: 'StreamErrorEvent',
      culprit: 'Service',
      pace: 'Fault',
    })
  })

  it.each([
    'data: {"choices":[],"error":null,"errors":[]}\n\n',
    'data: {"choices":[],"error":"","errors":""}\n\n',
    'data: [{"error":{"message":"no"}}]\n\n',
    'data: said "error"\n\n',
    'id: error\n\n',
    'data: {"object":"list","type":"ping"}\n\n',
  ])('is none: %j', (received) => {
    expect(causeOf(received)).toBe('StreamInterrupted')
  })

  it('behind the end mark does not count', () => {
    expect(causeOf('data: [DONE]\n\nevent: error\ndata: no\n\n')).toBe('Healthy')
  })

  it.each([
    'data: {"object":"error","message":"Rate limit exceeded"}\n\n',
    'data: {"error":"Rate limit exceeded"}\n\n',
    'data: {"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":""}}}\n\n',
  ])('has the words of the error in it: %j', (received) => {
    expect(found(received)).toMatchObject({ culprit: 'CallerRequest', pace: 'Throttled' })
  })

  it('without words is of no cause that it could name', () => {
    expect(found('event: error\ndata: upstream failed\n\n').evidence).toEqual([
      { code: 'InnerError', values: {} },
    ])
  })
})

describe('output', () => {
  it.each([
    'content',
    'text',
    'partial_json',
    'tool_calls',
    'function_call',
    'refusal',
    'reasoning_content',
    'reasoning',
    'thinking',
  ])('may be the %s of a delta', (field) => {
    const delta = (value: unknown): string =>
      `data: ${JSON.stringify({ choices: [{ delta: { [field]: value } }] })}\n\n`
    const beside = (value: unknown): string =>
      `data: ${JSON.stringify({ delta: { [field]: value } })}\n\n`
    for (const value of ['x', [{}], {}]) {
      expect(delivered(delta(value))).toBe(true)
      expect(delivered(beside(value))).toBe(true)
    }
    for (const value of ['', [], null, 0]) expect(delivered(delta(value))).toBe(false)
  })

  it.each([
    'data: {"type":"response.output_text.delta","delta":"Hi"}\n\n',
    'data: {"choices":[{"text":"Once"}]}\n\n',
    'data: {"choices":[{"delta":{"content":"Once',
    'data: {"delta":{"text" : "Once',
    'data: {"delta": {"partial_json":"{',
    'data: {"choices":[{"delta":\ndata: {"content":"Once"}}]}\n\n',
  ])('came in %j', (received) => {
    expect(delivered(received)).toBe(true)
  })

  it.each([
    '',
    'event: ping\n\n',
    'data: {"choices":[{"text":""}]}\n\n',
    'data: {"choices":[{"delta":{"content":"',
    'data: {"choices":[{"delta":{"content":""',
    'data: said "content":"a"\n\n',
    'data: {"usage":{"content":"a"}}\n\n',
    'data: {"delta":[]}\n\n',
  ])('did not come in %j', (received) => {
    expect(delivered(received)).toBe(false)
  })

  it('came, or not, as the caller says', () => {
    const chunk = 'data: {"choices":[{"text":"Once"}]}\n\n'
    expect(found(chunk, { outputDelivered: false }).outputDelivered).toBe(false)
    expect(found('', { outputDelivered: true }).outputDelivered).toBe(true)
    expect(found(chunk, { outputDelivered: 'no' }).outputDelivered).toBe(true)
  })
})

describe('a body that is a transcript', () => {
  const asBody = (body: unknown): Cause => diagnose({ status: 200, body, request: RIGHT }).cause

  it.each([
    'data: {"choices":[]}\n\n',
    'event: ping\n\n',
    'id: 1\n\n',
    'retry: 3\n\n',
    ': keep-alive\n\n',
    '\n\ndata: {"choices":[]}\n\n',
    `${'\n'.repeat(16)}data: x\n\n`,
  ])('begins as one: %j', (body) => {
    expect(asBody(body)).toBe('StreamInterrupted')
  })

  it.each([
    ['see data: x', 'MalformedResponse'],
    ['datum: x', 'MalformedResponse'],
    [`${'\n'.repeat(17)}data: x\n\n`, 'MalformedResponse'],
    [['data: x'], 'Healthy'],
  ])('is none: %j', (body, cause) => {
    expect(asBody(body)).toBe(cause)
  })
})

describe('the way a stream ended', () => {
  const ended = (endedWith: unknown): Diagnosis =>
    diagnose({
      status: 200,
      error: { name: 'AbortError' },
      stream: JSON.parse(JSON.stringify({ received: '', endedWith })),
    })

  it.each(['Close', 'close', 'TIMEOUT', 'Timeout', 'reset', 'Reset'])(
    'explains an abort: %s',
    (endedWith) => {
      expect(ended(endedWith).cause).toBe('StreamInterrupted')
    },
  )

  it.each(['Abort', 'abort', 'ABORT', 'Whatever', '', undefined, 7])(
    'leaves it to the caller: %s',
    (endedWith) => {
      expect(ended(endedWith)).toMatchObject({ cause: 'AbortedByCaller', certainty: 'Likely' })
    },
  )
})

describe('the silence before the end', () => {
  const silence = (silentMs: unknown): unknown =>
    found('', { silentMs }).evidence.find(({ code }) => code === 'Silence')?.values

  it.each([
    [1000, { silentMs: 1000 }],
    [1500.4, { silentMs: 1500 }],
    [999_999_999_999, { silentMs: 999_999_999_999 }],
  ])('is told: %s', (silentMs, values) => {
    expect(silence(silentMs)).toEqual(values)
  })

  it.each([999.9, 0, -5000, 1e12, Number.NaN, Number.POSITIVE_INFINITY, '5000', null])(
    'is not: %s',
    (silentMs) => {
      expect(silence(silentMs)).toBeUndefined()
    },
  )
})
