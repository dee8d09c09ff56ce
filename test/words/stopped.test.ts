import fc from 'fast-check'
import { decide, diagnose, explain } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from '../examples.js'
import { RIGHT } from '../preflight/requests.js'

describe('once it was decided not to send the call again', () => {
  const anything = fc.oneof(
    ...Object.entries(examples)
      // The page has "Back off and retry" for a limit, however long it lasts.
      .filter(([cause]) => cause !== 'RateLimited')
      .map(([, { gets }]) => gets),
  )

  it('nothing says to send it again', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 9 }), (seen, attempt) => {
        const diagnosis = diagnose(seen)
        if (diagnosis.cause === 'RedirectNotFollowed') return
        const decision = decide(diagnosis, { attempt, now: 0, random: 0.5 })
        if (decision._tag === 'Retry') return
        const { steps } = explain(diagnosis, decision)
        expect(steps.length).toBeGreaterThanOrEqual(1)
        expect(steps.filter((step) => /^(?:Retry|Back off)\b/.test(step))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('says so to begin with', () => {
    const diagnosis = diagnose({ status: 500, request: RIGHT })
    expect(explain(diagnosis).steps[0]).toBe(
      'Retry with exponential backoff and jitter. Failed requests are not billed.',
    )
    const spent = decide(diagnosis, { attempt: 9, now: 0, random: 0.5 })
    expect(explain(diagnosis, spent).steps[0]).toBe(
      'Check status.thegrid.ai: if there is an active incident, it is not you.',
    )
    const again = decide(diagnosis, { attempt: 1, now: 0, random: 0.5 })
    expect(explain(diagnosis, again).steps[0]).toBe(
      'Retry with exponential backoff and jitter. Failed requests are not billed.',
    )
  })
})

it('does not back off once it was decided not to', () => {
  const diagnosis = diagnose({ status: 429, request: RIGHT })
  const spent = { _tag: 'Stop', reason: 'AttemptsSpent', untilEpochMs: null } as const
  expect(explain(diagnosis, spent).steps).toEqual([
    'If it keeps coming, send fewer requests at once.',
  ])
})
