import { decide, defaultPolicy, diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { decided, HTML_503 } from './decided.js'

describe('the deadline', () => {
  const fault = { status: 500 }

  it('shortens a wait of our own that would miss it', () => {
    // Wanted: 2200 ms. Left: 60000 - 56900 - 1000 = 2100 ms, of which 80 to 100 %.
    expect(decided(fault, 1, 0.5, { elapsedMs: 56_900 })).toEqual({
      _tag: 'Retry',
      afterMs: 1890,
      reason: 'FitToDeadline',
    })
    expect(decided(fault, 1, 0.5, { elapsedMs: 56_800 })).toMatchObject({ reason: 'Backoff' })
  })

  it('ends the call when less than two seconds are left', () => {
    expect(decided(fault, 1, 0.5, { elapsedMs: 57_000 })).toMatchObject({ reason: 'FitToDeadline' })
    expect(decided(fault, 1, 0.5, { elapsedMs: 57_001 })).toMatchObject({ reason: 'TimeSpent' })
  })

  it('ends the call when less than a quarter of the wanted wait is left', () => {
    // Wanted: 20000 ms.
    expect(decided(HTML_503, 3, 0.5, { elapsedMs: 54_000 })).toMatchObject({
      reason: 'FitToDeadline',
    })
    expect(decided(HTML_503, 3, 0.5, { elapsedMs: 54_001 })).toMatchObject({ reason: 'TimeSpent' })
  })

  it('moves with the policy', () => {
    const policy = { ...defaultPolicy, totalMs: 120_000, maxWaitMs: 120_000 }
    const at = { attempt: 1, now: 0, random: 0 }
    const seen = { status: 429, headers: { 'retry-after': '100' } }
    expect(decide(diagnose(seen), at, policy)).toMatchObject({ _tag: 'Retry', afterMs: 100_000 })
  })
})
