import { preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL, MESSAGES_URL } from '../arbitraries.js'

const MESSAGE = [{ role: 'user', content: 'ping' }]

/** What is found in a body that is right but for these parameters. */
const found = (url: string, more: object) =>
  preflight({
    url,
    body: { model: 'text-prime', max_tokens: 16, messages: MESSAGE, ...more },
  }).map(({ code, cause, evidence }) => ({ code, cause, ...evidence[0]?.values }))

const onChat = (more: object) => found(CHAT_URL, more)
const onMessages = (more: object) => found(MESSAGES_URL, more)

describe('a parameter of the wrong type', () => {
  it.each([
    ['model', 5, 'string', 'number'],
    ['model', [], 'string', 'list'],
    ['messages', 'ping', 'list', 'string'],
    ['messages', { 0: 'ping' }, 'list', 'object'],
    ['max_tokens', '16', 'integer', 'string'],
    ['max_tokens', 1.5, 'integer', 'fraction'],
    ['temperature', '1', 'number', 'string'],
    ['top_p', true, 'number', 'boolean'],
    ['stream', 'true', 'boolean', 'string'],
    ['stream', 1, 'boolean', 'number'],
    ['tools', {}, 'list', 'object'],
    ['tools', 'none', 'list', 'string'],
  ])('of both surfaces: %s, %j', (parameter, value, type, sent) => {
    const fault = {
      code: 'ParameterType',
      cause: 'MalformedRequest',
      parameter,
      type,
      sent,
    }
    expect(onChat({ [parameter]: value })).toEqual([fault])
    expect(onMessages({ [parameter]: value })).toEqual([fault])
  })

  it.each([
    ['max_completion_tokens', 1.5, 'integer', 'fraction'],
    ['n', 1.5, 'integer', 'fraction'],
    ['top_logprobs', '5', 'integer', 'string'],
    ['seed', 1.5, 'integer', 'fraction'],
    ['frequency_penalty', '1', 'number', 'string'],
    ['presence_penalty', [1], 'number', 'list'],
    ['stop', 5, 'strings', 'number'],
    ['stop', {}, 'strings', 'object'],
    ['logprobs', 5, 'boolean', 'number'],
    ['store', 'yes', 'boolean', 'string'],
    ['parallel_tool_calls', 'no', 'boolean', 'string'],
    ['response_format', 'text', 'object', 'string'],
    ['response_format', ['text'], 'object', 'list'],
    ['service_tier', 5, 'string', 'number'],
  ])('of Chat Completions: %s, %j', (parameter, value, type, sent) => {
    expect(onChat({ [parameter]: value })).toEqual([
      { code: 'ParameterType', cause: 'MalformedRequest', parameter, type, sent },
    ])
    expect(onMessages({ [parameter]: value })).toEqual([])
  })

  it('of Messages: stop_sequences', () => {
    expect(onMessages({ stop_sequences: 'end' })).toEqual([
      {
        code: 'ParameterType',
        cause: 'MalformedRequest',
        parameter: 'stop_sequences',
        type: 'list',
        sent: 'string',
      },
    ])
    expect(onMessages({ stop_sequences: [] })).toEqual([])
    expect(onChat({ stop_sequences: 'end' })).toEqual([])
  })
})

describe('a parameter out of its range', () => {
  it.each([
    ['max_tokens', 0, { least: 1 }],
    ['temperature', -0.5, { least: 0, most: 2 }],
    ['temperature', 2.5, { least: 0, most: 2 }],
    ['top_p', 1.5, { least: 0, most: 1 }],
    ['top_p', -1, { least: 0, most: 1 }],
  ])('of both surfaces: %s, %d', (parameter, sent, limits) => {
    const fault = { code: 'ParameterRange', cause: 'ValidationFailed', parameter, sent, ...limits }
    expect(onChat({ [parameter]: sent })).toStrictEqual([fault])
    expect(onMessages({ [parameter]: sent })).toStrictEqual([fault])
  })

  it.each([
    ['max_completion_tokens', 0, { least: 1 }],
    ['n', 129, { least: 1, most: 128 }],
    ['n', 0, { least: 1, most: 128 }],
    ['top_logprobs', 21, { least: 0, most: 20 }],
    ['top_logprobs', -1, { least: 0, most: 20 }],
    ['frequency_penalty', 3, { least: -2, most: 2 }],
    ['presence_penalty', -3, { least: -2, most: 2 }],
  ])('of Chat Completions: %s, %d', (parameter, sent, limits) => {
    expect(onChat({ [parameter]: sent })).toEqual([
      { code: 'ParameterRange', cause: 'ValidationFailed', parameter, sent, ...limits },
    ])
    expect(onMessages({ [parameter]: sent })).toEqual([])
  })

  it.each([
    [1_234_567, 1_234_567],
    [12_345_678, '…'],
    [-123_456, -123_456],
    [-1_234_567, '…'],
  ])('is shown to seven characters: %d', (value, sent) => {
    expect(onChat({ temperature: value })).toMatchObject([{ sent }])
  })
})

it.each([
  ['messages', [], { sent: 0, least: 1 }],
  ['stop', ['a', 'b', 'c', 'd', 'e'], { sent: 5, most: 4 }],
])('a list of the wrong length: %s', (parameter, value, limits) => {
  expect(onChat({ [parameter]: value })).toStrictEqual([
    { code: 'ListLength', cause: 'ValidationFailed', parameter, ...limits },
  ])
})

describe('a choice', () => {
  const TIERS = 'auto, default, flex, scale, priority'
  const FORMATS = 'text, json_object, json_schema'

  it.each([
    ['service_tier', 'gold', 'service_tier', TIERS],
    ['response_format', { type: 'xml' }, 'response_format.type', FORMATS],
    ['response_format', {}, 'response_format.type', FORMATS],
    ['response_format', { type: 5 }, 'response_format.type', FORMATS],
  ])('that is none: %s, %j', (name, value, parameter, choices) => {
    expect(onChat({ [name]: value })).toEqual([
      { code: 'ParameterChoice', cause: 'ValidationFailed', parameter, choices },
    ])
  })

  it.each([
    ...['auto', 'default', 'flex', 'scale', 'priority'].map((tier) => ({ service_tier: tier })),
    ...['text', 'json_object', 'json_schema'].map((type) => ({ response_format: { type } })),
  ])('%j', (more) => {
    expect(onChat(more)).toEqual([])
  })
})

describe('what is right', () => {
  it.each([
    { stop: 'end' },
    { stop: [] },
    { stop: ['a', 'b', 'c', 'd'] },
    { seed: -7 },
    { temperature: 0.5, top_p: 0.5 },
    { stream: false, logprobs: true, store: true, parallel_tool_calls: false },
    { tools: [{}] },
    { max_tokens: 1 },
    { temperature: Number.NaN, n: Number.POSITIVE_INFINITY },
    { temperature: undefined, stream: null, model: 'text-prime' },
    { unknown: 'anything' },
  ])('%j', (more) => {
    expect(onChat(more)).toEqual([])
  })
})

describe('a field that is missing', () => {
  const missing = (url: string, more: object) =>
    found(url, more).flatMap(({ code, ...values }) => (code === 'ParameterMissing' ? [values] : []))

  it('is the messages on Chat Completions', () => {
    expect(missing(CHAT_URL, { messages: undefined, max_tokens: undefined, model: null })).toEqual([
      { cause: 'MalformedRequest', parameter: 'messages' },
    ])
  })

  it('is any of three on Messages', () => {
    expect(
      missing(MESSAGES_URL, { messages: null, max_tokens: Number.NaN, model: undefined }),
    ).toEqual([
      { cause: 'MalformedRequest', parameter: 'messages' },
      { cause: 'MalformedRequest', parameter: 'max_tokens' },
      { cause: 'MalformedRequest', parameter: 'model' },
    ])
  })

  it('is told before what is wrong with the others', () => {
    expect(onChat({ messages: undefined, model: 5 }).map(({ code }) => code)).toEqual([
      'ParameterMissing',
      'ParameterType',
    ])
  })
})

describe('where it is not known what is called', () => {
  it('counts as a call of Chat Completions', () => {
    expect(preflight({ body: { messages: [] } })).toMatchObject([{ code: 'ListLength' }])
    expect(preflight({ body: { model: 'text-prime' } })).toMatchObject([
      { code: 'ParameterMissing' },
    ])
  })

  it('is not judged where another endpoint is called', () => {
    const url = 'https://api.thegrid.ai/v1/responses'
    expect(preflight({ url, body: { model: 'text-prime', temperature: 3 } })).toEqual([])
  })
})
