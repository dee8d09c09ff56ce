import { defaultPolicy, diagnose, policy } from 'grid-triage'
import { eqBudget } from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { boom, given } from './session/hostile.js'

const causeOf = (seen: unknown): unknown => Object(given(diagnose, seen)).cause

describe('what has fields', () => {
  const callable = Object.assign(() => undefined, { status: 401 })

  it.each([
    ['what was seen', callable],
    ['a response', { response: callable }],
    ['what was thrown', { error: callable }],
    ['a cause of it', { error: { cause: callable } }],
  ])('may be a function: %s', (_what, seen) => {
    expect(causeOf(seen)).toBe('InvalidApiKey')
  })

  it('is no text, though a prototype was given some', () => {
    Object.defineProperty(String.prototype, 'errors', { value: 'seen', configurable: true })
    Object.defineProperty(String.prototype, 'code', { value: 'ECONNREFUSED', configurable: true })
    try {
      expect(causeOf({ status: 200, body: '["well"]' })).toBe('Healthy')
      expect(causeOf({ error: 'well' })).toBe('Unknown')
    } finally {
      Reflect.deleteProperty(String.prototype, 'errors')
      Reflect.deleteProperty(String.prototype, 'code')
    }
  })
})

describe('JSON of a success', () => {
  const filled = (characters: number): string => {
    const [before, after] = ['{"choices":[],"id":"', '"}']
    return before + 'x'.repeat(characters - before.length - after.length) + after
  }

  it.each([8191, 8192, 8193])('may have %i characters', (characters) => {
    const body = filled(characters)
    expect(body).toHaveLength(characters)
    expect(causeOf({ status: 200, body })).toBe('Healthy')
    expect(causeOf({ status: 200, body: body.slice(0, -1) })).toBe('MalformedResponse')
  })
})

describe('a list that was revoked', () => {
  const { proxy, revoke } = Proxy.revocable([], {})
  revoke()

  it('is no ladder', () => {
    expect(given(policy, { recheck: { _tag: 'Ladder', stepsMs: proxy } })).toEqual({
      _tag: 'Refused',
      refusals: [{ code: 'NoSteps', at: 'recheck.stepsMs' }],
    })
  })
})

describe('a plain record', () => {
  const bare = (): object => Object.setPrototypeOf(() => undefined, null)
  const hiding = (): object => new Proxy({}, { getPrototypeOf: boom })
  const equal = (a: unknown, b: unknown): unknown => given(eqBudget.equals, a, b)

  it.each([
    ['one made of braces', () => ({ ...defaultPolicy.budget }), true],
    ['one without a prototype', () => Object.create(null), true],
    ['a function without a prototype', bare, false],
    ['one that hides its prototype', hiding, false],
    ['one of a class', () => new Date(0), false],
  ])('%s', (_what, make, isPlain) => {
    expect(equal(make(), make())).toBe(isPlain)
  })

  it.each([null, undefined, 5, 'text'])('%j equals itself and no record', (value) => {
    expect(equal(value, value)).toBe(true)
    expect(equal(value, {})).toBe(false)
    expect(equal({}, value)).toBe(false)
  })
})
