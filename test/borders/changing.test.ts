import { diagnose, preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { CHAT_URL } from '../arbitraries.js'

/** A record that says one thing when its field is first looked at, and another from then on. */
const changing = (field: string, first: unknown, then: unknown, rest: object = {}): object => {
  let looks = 0
  return Object.defineProperty({ ...rest }, field, {
    enumerable: true,
    get: () => {
      looks++
      return looks === 1 ? first : then
    },
  })
}

describe('what changes while it is read is judged as it was first seen', () => {
  it('the error in a body', () => {
    const errors = { detail: 'Rate limit exceeded' }
    const body = changing('errors', errors, { detail: '', code: 'insufficient_quota' })
    expect(diagnose({ status: 429, body }).cause).toBe('RateLimited')
  })

  it('the error under a success, though it is then gone', () => {
    const body = changing('error', { message: 'Try later' }, undefined)
    const { cause, certainty, evidence } = diagnose({ status: 200, body })
    expect([cause, certainty]).toEqual(['ServiceError', 'Likely'])
    expect(evidence).toEqual([{ code: 'InnerError', values: {} }])
  })

  it('a wait in a body', () => {
    const body = changing('retry_after', 5, 10, { message: 'busy' })
    expect(diagnose({ status: 500, body }).pushback).toEqual({ _tag: 'In', ms: 5000 })
  })

  it('whether a body is sent as it stands', () => {
    const sent = { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }], tools: [] }
    const body = changing('toJSON', undefined, () => null, sent)
    const { evidence } = diagnose({ status: 422, request: { url: CHAT_URL, body } })
    expect(evidence.map(({ code }) => code)).toEqual(['Status', 'EmptyTools'])
  })

  it('the key', () => {
    const headers = changing('authorization', 'Bearer test-key', undefined)
    expect(preflight({ url: CHAT_URL, headers })).toEqual([])
  })
})
