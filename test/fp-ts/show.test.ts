import fc from 'fast-check'
import { defaultPolicy, diagnose, show } from 'grid-triage'
import { showBackoff, showDecision, showDiagnosis, showPolicy } from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { anyBackoff } from '../backoff/arbitrary-backoff.js'
import { canary, leaks } from '../canary.js'
import { given, hostile } from '../session/hostile.js'

describe('what is shown', () => {
  it('of a backoff or a policy is the expression that builds it', () => {
    fc.assert(
      fc.property(anyBackoff, (backoff) => {
        expect(showBackoff.show(backoff)).toBe(show(backoff))
      }),
    )
    expect(showPolicy.show(defaultPolicy)).toBe(show(defaultPolicy))
    expect(showPolicy.show(defaultPolicy)).toContain('Fault: {')
  })

  it('of a diagnosis is its tag, and its cause where that says more', () => {
    const shown = [200, 401, 402, 429, 500].map((status) =>
      showDiagnosis.show(diagnose({ status })),
    )
    expect(shown).toEqual([
      'Healthy',
      'Unauthorized(InvalidApiKey)',
      'PaymentRequired(InsufficientCredits)',
      'RateLimited',
      'ServiceFault(ServiceError)',
    ])
  })

  it('of a decision is its wait, or why and until when', () => {
    expect(showDecision.show({ _tag: 'Retry', afterMs: 7, reason: 'ServerAsked' })).toBe(
      'Retry(7, ServerAsked)',
    )
    expect(showDecision.show({ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null })).toBe(
      'Stop(NeedsFix)',
    )
    expect(showDecision.show({ _tag: 'Stop', reason: 'WaitTooLong', untilEpochMs: 0 })).toBe(
      'Stop(WaitTooLong, 0)',
    )
  })

  it('of anything else is how it behaves', () => {
    for (const nothing of [undefined, null, 7, 'x', {}, { _tag: 'Retry' }]) {
      expect(given(showDiagnosis.show, nothing)).toBe('Unrecognised(Unknown)')
      expect(given(showDecision.show, nothing)).toBe('Stop(NotUnderstood)')
      expect(given(showBackoff.show, nothing)).toBe('never')
    }
  })

  it('is text, of anything', () => {
    fc.assert(
      fc.property(hostile, (make) => {
        for (const { show: shown } of [showBackoff, showDecision, showDiagnosis, showPolicy]) {
          expect(typeof given(shown, make())).toBe('string')
        }
      }),
    )
  })

  it('holds nothing secret', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        const values = [
          { _tag: secret, cause: secret, requestId: secret, instrument: secret },
          { ...diagnose({ status: 500 }), _tag: secret, requestId: secret },
          { _tag: 'Retry', afterMs: secret, reason: secret },
          { _tag: 'Stop', reason: secret, untilEpochMs: secret },
          { _tag: 'Constant', ms: secret },
          { paces: secret, recheck: { _tag: secret } },
        ]
        for (const { show: shown } of [showBackoff, showDecision, showDiagnosis, showPolicy]) {
          for (const value of values) expect(leaks(`${given(shown, value)}`, secret)).toBe(false)
        }
      }),
    )
  })
})
