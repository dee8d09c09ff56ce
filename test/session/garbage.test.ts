import fc from 'fast-check'
import { admit, advance, begin, defaultPolicy, openBudget } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given, hostile, spoilt } from './hostile.js'
import { ALMOST_ONE, accepted, asking, at, FAULT } from './traces.js'

const [SESSION, BUDGET] = advance(begin(at(0)), openBudget(0), FAULT, at(0))

const sessions = fc.oneof(
  hostile,
  spoilt(SESSION),
  fc.constant(() => SESSION),
)
const budgets = fc.oneof(
  hostile,
  spoilt(BUDGET),
  fc.constant(() => BUDGET),
)
const diagnoses = fc.oneof(
  hostile,
  spoilt(FAULT),
  fc.constant(() => FAULT),
)
const moments = fc.oneof(
  hostile,
  spoilt(at(9000)),
  fc.constant(() => at(9000)),
)

const NOT_UNDERSTOOD = { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null }

const isWhole = (value: unknown, least: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= 2 ** 31 - 1

/** What a caller may rely on in whatever comes back. */
const expectAnswer = (answer: unknown, waits: 'Retry' | 'Wait'): void => {
  expect(answer).toHaveProperty('_tag')
  const { _tag, afterMs, reason } = Object(answer)
  if (_tag === waits) expect(isWhole(afterMs, waits === 'Wait' ? 1 : 0)).toBe(true)
  else if (_tag === 'Stop') expect(typeof reason).toBe('string')
  else expect([waits, _tag]).toEqual(['Wait', 'Go'])
}

const tupleOf = (value: unknown): readonly unknown[] => {
  expect(Array.isArray(value)).toBe(true)
  return Array.isArray(value) ? value : []
}

/** A budget that came back from garbage must serve the next call. */
const expectUsable = (budget: unknown): void => {
  const [, next] = tupleOf(given(advance, begin(at(0)), budget, FAULT, at(0)))
  const { tokens, asOfEpochMs } = Object(next)
  expect(tokens).toBeGreaterThanOrEqual(0)
  expect(tokens).toBeLessThanOrEqual(1000)
  expect(Number.isFinite(asOfEpochMs)).toBe(true)
}

describe('anything', () => {
  it('taken in gives a decision, and a budget that serves the next call', () => {
    fc.assert(
      fc.property(sessions, budgets, diagnoses, moments, (a, b, c, d) => {
        const budget = b()
        const [session, after, next] = tupleOf(given(advance, a(), budget, c(), d()))
        expectAnswer(next, 'Retry')
        if (after !== budget) expectUsable(after)
        const [, gate] = tupleOf(given(admit, session, after, at(0)))
        expectAnswer(gate, 'Wait')
      }),
      { numRuns: 1500 },
    )
  })

  it('asked for gives a gate, and a budget that serves the next call', () => {
    fc.assert(
      fc.property(sessions, budgets, moments, (a, b, c) => {
        const budget = b()
        const [after, gate] = tupleOf(given(admit, a(), budget, c()))
        expectAnswer(gate, 'Wait')
        if (after !== budget) expectUsable(after)
      }),
      { numRuns: 1500 },
    )
  })

  it('begun with, or opened with, is a fresh state', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        expect(given(begin, a(), b())).toMatchObject({ attempts: 0, next: null, cost: 0 })
        expect(given(openBudget, a(), b())).toMatchObject({ tokens: expect.any(Number) })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what is no session, diagnosis or moment', () => {
  const nothings: readonly unknown[] = [undefined, null, 7, 'x', {}, [], () => undefined]

  it.each(nothings)('is not understood, and leaves the budget as it was: %j', (nothing) => {
    const asks = [
      given(advance, nothing, BUDGET, FAULT, at(0)),
      given(advance, SESSION, BUDGET, nothing, at(0)),
    ]
    for (const [session, budget, next] of asks.map(tupleOf)) {
      expect(next).toEqual(NOT_UNDERSTOOD)
      expect(budget).toBe(BUDGET)
      expect(tupleOf(given(admit, session, BUDGET, at(0)))).toEqual([BUDGET, NOT_UNDERSTOOD])
    }
    expect(tupleOf(given(admit, nothing, BUDGET, at(0)))).toEqual([BUDGET, NOT_UNDERSTOOD])
  })

  it.each([5, 'Go', {}, { _tag: 'Later' }, { _tag: 'Retry' }, { _tag: 'Stop' }])(
    'is not sent: a session whose plan is %j',
    (next) => {
      const broken = { ...SESSION, next, dueEpochMs: 0 }
      expect(given(admit, broken, BUDGET, at(9000))).toEqual([BUDGET, NOT_UNDERSTOOD])
    },
  )

  it('keeps what is known of the call', () => {
    const [session] = tupleOf(given(advance, SESSION, BUDGET, null, at(0)))
    expect(session).toMatchObject({ policy: defaultPolicy, replay: 'Once', beganEpochMs: 0 })
    expect(session).toMatchObject({ attempts: 1, next: NOT_UNDERSTOOD, cost: 0 })
  })

  it('is not copied, however large it is', () => {
    const large = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`field${i}`, i]))
    const [session] = tupleOf(given(advance, large, BUDGET, FAULT, at(0)))
    expect(Object.keys(Object(session)).length).toBeLessThan(20)
  })
})

describe('what is no budget', () => {
  it.each([undefined, null, 7, 'x'])('is opened anew, by the policy of the call: %j', (nothing) => {
    const fresh = (floor: number) => {
      const session = begin(at(5), { policy: accepted({ budget: { floor } }) })
      return tupleOf(given(advance, session, nothing, FAULT, at(5)))[1]
    }
    expect(fresh(4)).toEqual({ tokens: 4, asOfEpochMs: 5 })
    expect(fresh(9)).toEqual({ tokens: 9, asOfEpochMs: 5 })
    expect(fresh(0)).toEqual({ tokens: 0, asOfEpochMs: 5 })
  })

  it('holds nothing where its tokens are no number, and what is possible where they are', () => {
    const budgetAfter = (budget: object) =>
      tupleOf(given(advance, begin(at(0)), budget, FAULT, at(0)))[1]
    expect(budgetAfter({})).toEqual({ tokens: 0, asOfEpochMs: 0 })
    expect(budgetAfter({ tokens: '9', asOfEpochMs: 0 })).toEqual({ tokens: 0, asOfEpochMs: 0 })
    expect(budgetAfter({ tokens: -9, asOfEpochMs: 0 })).toEqual({ tokens: 0, asOfEpochMs: 0 })
    expect(budgetAfter({ tokens: 1e9, asOfEpochMs: 0 })).toEqual({ tokens: 1000, asOfEpochMs: 0 })
    expect(budgetAfter({ tokens: 9, asOfEpochMs: null })).toEqual({ tokens: 9, asOfEpochMs: 0 })
  })
})

describe('a moment without a time', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d', (now) => {
    const moment = { now, random: 0.5 }
    expect(begin(moment)).toEqual(begin(at(0)))
    expect(advance(begin(at(0)), BUDGET, FAULT, moment).slice(1)).toEqual([BUDGET, NOT_UNDERSTOOD])
    expect(admit(SESSION, BUDGET, moment)).toEqual([BUDGET, NOT_UNDERSTOOD])
  })
})

describe('options and moments of any other shape', () => {
  it.each([null, 7, 'x', [], undefined])('are as if absent: %j', (nothing) => {
    expect(given(begin, at(1000), nothing)).toEqual(begin(at(1000)))
  })

  it('of which chance is no number are read as the middle', () => {
    const moment = { now: 0, random: Number.NaN }
    expect(begin(moment)).toEqual(begin(at(0)))
    expect(advance(begin(at(0)), openBudget(0), FAULT, moment)).toEqual([
      SESSION,
      BUDGET,
      SESSION.next,
    ])
    const past = { now: 0, random: 7 }
    expect(advance(begin(past), openBudget(0), asking(7), past)[2]).toMatchObject({
      afterMs: 10_500,
    })
    expect(advance(begin(past), openBudget(0), asking(7), at(0, ALMOST_ONE))[2]).toMatchObject({
      afterMs: 10_500,
    })
  })
})
