import { diagnose, explain, extendGrid } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { at, ON_MESSAGES, RIGHT } from './borders.js'

describe('what is taken over', () => {
  const ids = { 'x-grid-request-id': 'grid-1', 'x-request-id': 'req-1', 'request-id': 'id-1' }

  it('the request id, The Grid’s own first', () => {
    const id = (headers: object) => diagnose({ status: 500, headers }).requestId
    expect(id(ids)).toBe('grid-1')
    expect(id({ ...ids, 'x-grid-request-id': '' })).toBe('req-1')
    expect(id({ 'request-id': 'id-1' })).toBe('id-1')
    expect(id({})).toBeNull()
    expect(
      diagnose({ status: 500, body: '{"type":"error","error":{},"request_id":"req_9"}' }).requestId,
    ).toBe('req_9')
  })

  it('surface and instrument', () => {
    expect(diagnose({ status: 500, request: ON_MESSAGES })).toMatchObject({
      surface: 'Messages',
      instrument: 'text-prime',
    })
    expect(diagnose({ status: 500 })).toMatchObject({ surface: null, instrument: null })
  })

  it('that the client retries by itself', () => {
    const codes = (request: object) =>
      diagnose({ status: 500, request: { ...RIGHT, ...request } }).evidence.map(({ code }) => code)
    expect(codes({ clientRetries: 2 })).toContain('NestedRetries')
    expect(codes({ headers: { 'x-stainless-retry-count': '1' } })).toContain('NestedRetries')
    expect(codes({ headers: { 'x-stainless-retry-count': '0' } })).not.toContain('NestedRetries')
  })

  it('fields given one by one over those of the response', () => {
    const response = new Response('{}', { status: 500, headers: { 'x-request-id': 'req-1' } })
    expect(diagnose({ response })).toMatchObject({ status: 500, requestId: 'req-1' })
    expect(diagnose({ response, status: 429 })).toMatchObject({ cause: 'RateLimited' })
  })

  it('an answer out of an error', () => {
    const error = Object.assign(new Error('402 status code (no body)'), {
      status: 402,
      headers: new Headers({ 'x-request-id': 'req-1' }),
    })
    expect(diagnose({ error })).toMatchObject({ cause: 'InsufficientCredits', requestId: 'req-1' })
    expect(explain(diagnose({ error })).text).not.toContain('no body')
  })
})

it('a call that the caller ended is not one to retry, and a fault to fix stays one', () => {
  expect(diagnose({ status: 500, cancelled: true })).toMatchObject({
    cause: 'AbortedByCaller',
    pace: null,
  })
  expect(diagnose({ status: 401, cancelled: true }).cause).toBe('InvalidApiKey')
})

it('a gateway may serve both surfaces, at several base paths', () => {
  const grid = extendGrid({
    hosts: [
      'https://llm.example.com/a/v1',
      'https://llm.example.com/b/v1',
      { baseUrl: 'https://llm.example.com/a/v1', surface: 'Messages' },
    ],
  })
  const cause = (path: string) =>
    diagnose({ status: 404, request: at(`https://llm.example.com${path}`) }, grid).cause
  expect(cause('/a/v1/chat/completions')).toBe('Unknown')
  expect(cause('/b/v1/chat/completions')).toBe('Unknown')
  expect(cause('/a/v1/messages')).toBe('Unknown')
  expect(cause('/b/v1/b/v1/chat/completions')).toBe('ExtraPathSegment')
})

it('a gateway with capitals in its path is shown as it is', () => {
  const grid = extendGrid({ hosts: ['https://llm.example.com/Team/v1'] })
  const found = diagnose(
    { status: 404, request: at('https://llm.example.com/Team/v1/v1/chat/completions') },
    grid,
  )
  expect(explain(found).text).toContain(
    'Set the base URL to https://llm.example.com/Team, without /v1.',
  )
})

it('of a request too long to parse only its own model counts', () => {
  const long = `"messages":[{"role":"user","content":"${'a '.repeat(5000)}"}]`
  const instrument = (body: string) =>
    diagnose({ status: 500, request: { ...RIGHT, body } }).instrument
  expect(instrument(`{"model":"text-max",${long}}`)).toBe('text-max')
  expect(instrument(`{${long},"model":"text-max","stream":true}`)).toBe('text-max')
  expect(instrument(`{"metadata":{"model":"gpt-4"},${long}}`)).toBeNull()
})

it('of an answer too long to parse the head tells', () => {
  const body = `{"errors":{"detail":"Daily limit reached","trace":"${'a'.repeat(9000)}"}}`
  expect(diagnose({ status: 429, body }).cause).toBe('QuotaExhausted')
})

it('a gateway of the caller is none of The Grid until it is named', () => {
  const request = at('https://llm.example.com/v1/chat/completions')
  expect(diagnose({ status: 404, request }).cause).toBe('WrongHost')
  const grid = extendGrid({ hosts: ['https://llm.example.com/v1'] })
  expect(diagnose({ status: 404, request }, grid).cause).toBe('Unknown')
})
