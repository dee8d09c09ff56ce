import { diagnose, extendGrid, type Grid, preflight, theGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL, MESSAGES_URL } from '../arbitraries.js'

const BODY = { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] }
const RESPONSES_URL = 'https://api.thegrid.ai/v1/responses'

const codes = (request: object) => preflight(request).map(({ code }) => code)
const having = (more: object) => codes({ url: CHAT_URL, body: { ...BODY, ...more } })

describe('letter case', () => {
  it('is shown without white space', () => {
    const findings = preflight({ url: CHAT_URL, body: { ...BODY, model: ' Text-Prime ' } })
    expect(findings.map(({ code, evidence }) => [code, evidence[0]?.values.model])).toEqual([
      ['ModelSpaced', 'Text-Prime'],
      ['CaseDiffers', 'Text-Prime'],
    ])
  })
})

describe('tools', () => {
  it.each([
    [{ tool_choice: 'auto' }, ['LoneToolChoice']],
    [{ tool_choice: { type: 'auto' } }, ['LoneToolChoice']],
    [{ tool_choice: { type: 'none' } }, []],
    [{ tool_choice: 'none' }, []],
    [{ tool_choice: null }, []],
    [{ tools: [] }, ['EmptyTools']],
    [{ tools: [], tool_choice: 'auto' }, ['EmptyTools', 'LoneToolChoice']],
    [{ tools: [{}], tool_choice: 'auto' }, []],
  ])('%j', (more, odd) => {
    expect(having(more)).toEqual(odd)
  })

  it('are not judged at another endpoint', () => {
    const body = { ...BODY, tools: [], tool_choice: 'auto' }
    expect(codes({ url: RESPONSES_URL, body })).toEqual([])
  })
})

describe('no model', () => {
  it.each([{ model: undefined }, { model: null }, { model: '' }, { model: ' ' }])('%j', (more) => {
    expect(having(more)).toEqual(['ModelMissing'])
  })

  it('is a fault on Messages, and at another endpoint none', () => {
    const body = { messages: BODY.messages, max_tokens: 16 }
    expect(codes({ url: MESSAGES_URL, body })).toEqual(['ParameterMissing'])
    expect(codes({ url: RESPONSES_URL, body })).toEqual([])
  })
})

describe('text without a content type', () => {
  const sent = (body: unknown) =>
    codes({ url: CHAT_URL, headers: { authorization: 'Bearer test-key' }, body })

  it('is told where there is a text', () => {
    expect(sent(JSON.stringify(BODY))).toEqual(['NoContentType'])
    expect(sent(BODY)).toEqual([])
    expect(sent('')).toEqual([])
    expect(sent('  ')).toEqual([])
  })
})

describe('a body of text', () => {
  const sent = (body: string) => codes({ url: CHAT_URL, body })

  it('is judged to 8 KiB', () => {
    expect(sent('x'.repeat(8192))).toEqual(['BodyNotJson'])
    expect(sent('x'.repeat(8193))).toEqual([])
    expect(sent('  ')).toEqual([])
  })
})

describe('a method', () => {
  const method = (name: string) => preflight({ url: CHAT_URL, method: name })[0]?.evidence

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'])(
    'that takes no model: %s',
    (name) => {
      expect(method(name)).toEqual([{ code: 'MethodDiffers', values: { method: name } }])
      expect(method(name.toLowerCase())).toEqual([
        { code: 'MethodDiffers', values: { method: name } },
      ])
    },
  )

  it('that is none is not shown', () => {
    expect(method('TEST')).toEqual([{ code: 'MethodDiffers', values: { method: '…' } }])
  })

  it('may be written in any case', () => {
    expect(method('POST')).toBeUndefined()
    expect(method('post')).toBeUndefined()
  })

  it('is not judged at another endpoint', () => {
    expect(codes({ url: RESPONSES_URL, method: 'GET' })).toEqual([])
  })
})

describe('a fault of the request explains the statuses that it can cause', () => {
  it.each([
    [405, { url: CHAT_URL, method: 'GET' }, 'MethodDiffers'],
    [400, { url: CHAT_URL, body: '{' }, 'BodyNotJson'],
    [404, { url: CHAT_URL, body: { model: 'gpt-5' } }, 'ModelUnknown'],
    [401, { url: CHAT_URL, headers: {} }, 'NoCredentials'],
    [404, { url: `${CHAT_URL}/` }, 'UrlDiffers'],
  ])('%d: %j', (status, request, code) => {
    expect(diagnose({ status, request }).evidence[0]?.code).toBe(code)
    expect(diagnose({ status: 500, request }).cause).toBe('ServiceError')
  })
})

it('explains why nothing answered', () => {
  const request = { url: 'http://api.thegrid.ai/v1/chat/completions' }
  expect(diagnose({ error: { code: 'ECONNREFUSED' }, request }).evidence[0]?.code).toBe(
    'UrlDiffers',
  )
})

describe('a host that the caller listed', () => {
  const grid = extendGrid({
    hosts: [
      'https://llm.example.com/a/v1',
      'https://thegrid.ai',
      'https://eu.thegrid.ai',
      'https://eu.thegrid.ai:8443',
      'https://notthegrid.ai',
    ],
  })
  const seen = (url: string, known: Grid = grid) => {
    const { cause, evidence } = diagnose({ status: 500, request: { url } }, known)
    expect(cause).toBe('ServiceError')
    return evidence.find(({ code }) => code === 'Gateway')?.values
  }

  it('is told, with where the call belongs there', () => {
    expect(seen('https://llm.example.com/a/v1/chat/completions')).toEqual({
      host: 'llm.example.com',
      base: 'https://llm.example.com/a/v1',
      expected: 'https://llm.example.com/a/v1/chat/completions',
    })
    expect(seen('https://notthegrid.ai/v1/chat/completions')).toEqual({
      host: 'notthegrid.ai',
      base: 'https://notthegrid.ai/v1',
      expected: 'https://notthegrid.ai/v1/chat/completions',
    })
  })

  it.each([
    CHAT_URL,
    'https://thegrid.ai/v1/chat/completions',
    'https://eu.thegrid.ai/v1/chat/completions',
    'https://eu.thegrid.ai:8443/v1/chat/completions',
    'https://test.example/v1/chat/completions',
  ])('is not %s', (url) => {
    expect(seen(url)).toBeUndefined()
  })

  it('is not told where it is no URL', () => {
    const by = (origin: string): Grid => ({
      ...theGrid,
      hosts: [{ surface: 'ChatCompletions', origin, basePath: '/v1' }],
    })
    expect(seen('test/v1/chat/completions', by('test'))).toBeUndefined()
    expect(seen('https:///v1/chat/completions', by('https://'))).toMatchObject({ host: '' })
  })
})

describe('what is no request', () => {
  it.each(['5', 'null', 'true'])('has no fault: %s', (json) => {
    expect(preflight(JSON.parse(json))).toEqual([])
  })

  it('has none where the grid cannot be read', () => {
    expect(preflight(CHAT_URL, Object({}))).toEqual([])
  })
})
