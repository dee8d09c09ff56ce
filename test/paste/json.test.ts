import { diagnose } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { describe, expect, it } from 'vitest'

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const json = (value: unknown): string => JSON.stringify(value)
const formsIn = (text: string) => readPasted(text).reading.parts.map(({ form }) => form)

describe('what was seen of a call', () => {
  const SEEN = {
    response: { status: 401, url: CHAT },
    status: 401,
    headers: { 'x-request-id': 'req-7' },
    url: CHAT,
    redirected: false,
    type: 'basic',
    body: { errors: { detail: 'Unauthorized' } },
    error: { message: 'failed' },
    stream: { received: 'data: 1', endedWith: 'Close' },
    request: { url: CHAT, method: 'POST' },
    autoTopUp: true,
    cancelled: false,
  }

  it.each([
    ['in one line', json(SEEN)],
    ['over many lines', JSON.stringify(SEEN, null, 2)],
    ['with a mark before it', `\ufeff${json(SEEN)}`],
    ['behind its name', `Object ${json(SEEN)}`],
  ])('has all of its fields, %s', (_, text) => {
    const { reading, ...seen } = readPasted(text)
    expect(seen).toEqual(SEEN)
    expect(reading.parts.map(({ form }) => form)).toEqual(['Seen'])
  })

  it('is told from an entry of a HAR, though it has both sides', () => {
    const seen = { response: { status: 402 }, request: { url: CHAT }, body: 'no' }
    expect(readPasted(json(seen))).toMatchObject(seen)
  })

  it('has no fields but its own', () => {
    expect(readPasted(json({ status: 404, body: 'x', more: 1 }))).not.toHaveProperty('more')
  })

  it.each([
    [{ status: 401, headers: {} }, true],
    [{ request: { url: CHAT } }, true],
    [{ response: { status: 401 } }, true],
    [{ status: 401, stream: {} }, true],
    [{ status: 401 }, false],
    [{ status: 'paid', body: 'x' }, false],
    [{ request: { id: 7 } }, false],
  ])('is recognised by its fields: %j', (value, isSeen) => {
    expect(formsIn(json(value))).toEqual(isSeen ? ['Seen'] : [])
  })
})

describe('the body of an answer alone', () => {
  it.each([
    [{ errors: { detail: 'Unauthorized' } }, 'InvalidApiKey'],
    [{ errors: { code: 'insufficient_credits', message: 'No credits' } }, 'InsufficientCredits'],
    [
      {
        error: {
          message: 'Rate limit reached',
          type: 'rate_limit_error',
          code: 'rate_limit_exceeded',
        },
      },
      'RateLimited',
    ],
    [
      { error: { message: 'x', type: 'insufficient_quota', code: 'insufficient_quota' } },
      'QuotaExhausted',
    ],
    [
      { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
      'ServiceOverloaded',
    ],
    [{ type: 'error', error: { type: 'authentication_error', message: 'x' } }, 'InvalidApiKey'],
  ])('%j is %s', (body, cause) => {
    const pasted = readPasted(json(body))
    expect(pasted.reading.parts.map(({ form }) => form)).toEqual(['ErrorBody'])
    expect(pasted.body).toEqual(body)
    expect(diagnose(pasted).cause).toBe(cause)
  })

  it.each([
    { object: 'chat.completion', choices: [{ message: { content: 'pong' } }] },
    { type: 'message', content: [{ type: 'text', text: 'pong' }] },
  ])('may be that of a success: %j', (body) => {
    expect(formsIn(json(body))).toEqual(['Completion'])
    expect(diagnose(readPasted(json(body))).cause).toBe('Healthy')
  })

  it('belongs to the command before it', () => {
    const text = `$ curl -s ${CHAT} -H "Authorization: Bearer $KEY" -d "{}"\n{"errors":{"code":"insufficient_credits"}}`
    const pasted = readPasted(text)
    expect(pasted.request?.url).toBe(CHAT)
    expect(diagnose(pasted).cause).toBe('InsufficientCredits')
  })
})

describe('JSON that tells nothing of a call', () => {
  it.each([
    '{}',
    '[]',
    '[1,2]',
    '{"a":1}',
    '{"name":"app","version":"1.0.0"}',
    '"text"',
    '7',
    'null',
    '{"level":30,"msg":"started"}',
    '[{"a":1},{"b":2}]',
    '{"object":"chat.completion"}',
    '{"choices":[]}',
    '{"type":"message","text":"a"}',
    '{"content":[]}',
  ])('is not taken for one: %s', (text) => {
    const { reading, ...seen } = readPasted(text)
    expect(seen).toEqual({})
    expect(reading.text).toBe('Nothing of it was understood.')
  })
})

describe('a list', () => {
  it('tells what its last entry tells', () => {
    expect(
      readPasted(json([{ status: 401, body: 'a' }, { status: 402, body: 'b' }, { c: 1 }])).status,
    ).toBe(402)
  })
})

describe('JSON within a text', () => {
  it.each([
    ['behind a time', `2026-10-05T12:00:00Z ${json({ status: 404, body: 'x' })}`],
    ['behind a level', `[error] ${json({ status: 404, body: 'x' })}`],
    ['behind words', `the answer was: ${json({ status: 404, body: 'x' })}`],
    ['before words', `${json({ status: 404, body: 'x' })} was the answer`],
    ['between lines', `before\n${JSON.stringify({ status: 404, body: 'x' }, null, 1)}\nbehind`],
    ['behind a record that is broken', `{"a": \n{"status":404,"body":"x"}`],
  ])('is found %s', (_, text) => {
    expect(readPasted(text)).toMatchObject({ status: 404, body: 'x' })
  })
})
