import { admit, advance, begin, diagnose, openBudget } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from './hostile.js'

const NOT_UNDERSTOOD = { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null }
const at = (now: number) => ({ now, random: 0.5 })

/** A call that the server asked to wait for 30 s. */
const asked = diagnose({ status: 429, headers: { 'retry-after': '30' } })
const [session, budget] = advance(begin(at(0)), openBudget(0), asked, at(0))

describe('a stored session that lost a number', () => {
  it('is let through when its wait is over, while it is whole', () => {
    expect(admit(session, budget, at(10))[1]).toEqual({ _tag: 'Wait', afterMs: 37_490 })
    expect(admit(session, budget, at(37_500))[1]).toEqual({ _tag: 'Go' })
  })

  const fields = ['beganEpochMs', 'dueEpochMs', 'cost']
  const values = [undefined, null, Number.NaN, Number.POSITIVE_INFINITY, '0', [], {}]
  it.each(fields.flatMap((field) => values.map((value) => [field, value] as const)))(
    'is not understood, whatever the time: %s is %j',
    (field, value) => {
      const damaged = { ...session, [field]: value }
      for (const now of [0, 10, 37_500, 59_999, 1_000_000]) {
        expect(given(admit, damaged, budget, at(now))).toEqual([budget, NOT_UNDERSTOOD])
      }
    },
  )

  it('is not understood where it would be paid for the attempt', () => {
    expect(given(admit, { ...session, cost: -1 }, budget, at(37_500))).toEqual([
      budget,
      NOT_UNDERSTOOD,
    ])
    expect(given(admit, { ...session, cost: 0 }, budget, at(37_500))).toMatchObject([
      {},
      { _tag: 'Go' },
    ])
  })
})
