import { type Backoff, constant, type Turn, waitMs } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'

const TURN: Turn = { attempt: 1, random: 0.5 }
const FIVE = constant(5)

describe('a backoff of any other shape', () => {
  it.each([{ _tag: 'Nonsense' }, { _tag: '' }, { _tag: 'never' }, {}])('gives up: %j', (odd) => {
    expect(given(waitMs, odd, TURN)).toBeNull()
  })

  it.each([{ _tag: 'Nonsense' }, { _tag: '' }, {}])(
    'inside others is as one that gives up: %j',
    (odd) => {
      expect(given(waitMs, { _tag: 'Either', of: [odd, FIVE] }, TURN)).toBe(5)
      expect(given(waitMs, { _tag: 'Either', of: [FIVE, odd] }, TURN)).toBe(5)
      expect(given(waitMs, { _tag: 'Both', of: [odd, FIVE] }, TURN)).toBeNull()
      expect(given(waitMs, { _tag: 'Cap', of: odd, capMs: 5 }, TURN)).toBeNull()
    },
  )
})

it('a backoff that gives up does so at any attempt', () => {
  const never: Backoff = { _tag: 'Never' }
  expect([1, 2, 100].map((attempt) => waitMs(never, { ...TURN, attempt }))).toEqual([
    null,
    null,
    null,
  ])
})
