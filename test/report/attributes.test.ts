import fc from 'fast-check'
import { advance, attributes, begin, diagnose, openBudget, type Session } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from '../examples.js'
import { given, hostile, spoilt } from '../session/hostile.js'
import { at, FAULT, HEALTHY, THROTTLED } from '../session/traces.js'
import { anyDiagnosis } from './samples.js'

const sent = (times: number): Session => ({ ...begin(at(0)), attempts: times })

describe('attributes', () => {
  it.each([
    [THROTTLED, { 'http.response.status_code': 429, 'error.type': 'RateLimited' }],
    [HEALTHY, { 'http.response.status_code': 200 }],
    [diagnose({ cancelled: true }), {}],
    [diagnose({ error: { name: 'TimeoutError', message: '' } }), { 'error.type': 'Timeout' }],
    [diagnose({ status: 403 }), { 'http.response.status_code': 403, 'error.type': '_OTHER' }],
    [diagnose({}), { 'error.type': '_OTHER' }],
    [
      diagnose({ status: 200, stream: { received: '', endedWith: 'Close' } }),
      { 'http.response.status_code': 200, 'error.type': 'StreamInterrupted' },
    ],
  ])('are what the conventions name (%#)', (diagnosis, expected) => {
    expect(attributes(diagnosis)).toStrictEqual(expected)
  })

  it.each([
    [0, {}],
    [1, {}],
    [2, { 'http.request.resend_count': 1 }],
    [7, { 'http.request.resend_count': 6 }],
  ])('count how often it was sent again: %i attempts', (attempts, expected) => {
    expect(attributes(HEALTHY, sent(attempts))).toStrictEqual({
      'http.response.status_code': 200,
      ...expected,
    })
  })

  it.each(['3', 2.5, Number.NaN, Number.POSITIVE_INFINITY, null, true, [3]])(
    'count nothing where the session has %j attempts',
    (attempts) => {
      expect(given(attributes, HEALTHY, { ...sent(0), attempts })).toStrictEqual({
        'http.response.status_code': 200,
      })
    },
  )

  it('of the second attempt of a session say that it was sent again once', () => {
    const [first] = advance(begin(at(0)), openBudget(0), FAULT, at(0))
    const [second] = advance(first, openBudget(0), HEALTHY, at(2200))
    expect(attributes(FAULT, first)).not.toHaveProperty('http.request.resend_count')
    expect(attributes(HEALTHY, second)).toMatchObject({ 'http.request.resend_count': 1 })
  })

  it('are few, of few values, and survive JSON', () => {
    const types: readonly string[] = [...Object.keys(examples), '_OTHER']
    const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0
    const expectFew = (made: unknown): void => {
      for (const [name, value] of Object.entries(Object(made))) {
        if (name === 'error.type') expect(types).toContain(value)
        else if (name === 'http.response.status_code') {
          expect(isCount(value) && Number(value) >= 100 && Number(value) <= 599).toBe(true)
        } else {
          expect(name).toBe('http.request.resend_count')
          expect(isCount(value)).toBe(true)
        }
      }
      expect(JSON.parse(JSON.stringify(made))).toStrictEqual(made)
    }
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          spoilt(FAULT),
          anyDiagnosis.map((diagnosis) => () => diagnosis),
        ),
        fc.oneof(hostile, spoilt(sent(3))),
        (diagnosis, session) => expectFew(given(attributes, diagnosis(), session())),
      ),
      { numRuns: 2000 },
    )
  })

  it.each([undefined, null, 7, 'x', {}, []])(
    'of what is no diagnosis name no cause: %j',
    (nothing) => {
      expect(given(attributes, nothing)).toStrictEqual({ 'error.type': '_OTHER' })
    },
  )
})
