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

it('a gateway of the caller is none of The Grid until it is named', () => {
  const request = at('https://llm.example.com/v1/chat/completions')
  expect(diagnose({ status: 404, request }).cause).toBe('WrongHost')
  const grid = extendGrid({ hosts: ['https://llm.example.com/v1'] })
  expect(diagnose({ status: 404, request }, grid).cause).toBe('Unknown')
})
