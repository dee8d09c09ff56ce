import {
  advance,
  type Backoff,
  begin,
  both,
  cap,
  constant,
  defaultPolicy,
  diagnose,
  either,
  exponential,
  ladder,
  limitAttempts,
  openBudget,
  replay,
  report,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { asking, at, FAULT } from '../session/traces.js'
import { MOMENT, NOT_UNDERSTOOD } from './lines.js'

describe('a policy that no line can hold', () => {
  const nested = (depth: number): Backoff => {
    let backoff: Backoff = constant(500)
    for (let i = 0; i < depth; i++) backoff = cap(9000)(backoff)
    return backoff
  }
  const doubled = (times: number): Backoff => {
    let backoff: Backoff = limitAttempts(3)(constant(500))
    for (let i = 0; i < times; i++) backoff = both(backoff, backoff)
    return backoff
  }
  const steps = (n: number): Backoff => ladder(...new Array<number>(n).fill(500))
  const cycle: { _tag: string; of?: unknown } = { _tag: 'Both' }
  cycle.of = [cycle, cycle]
  const negative = new Proxy([], { get: (_list, key) => (key === 'length' ? -1 : undefined) })
  const linesOf = (backoff: unknown): number => {
    const rule = { backoff, earned: null, cost: 1, halves: false }
    const policy = { ...defaultPolicy, paces: { ...defaultPolicy.paces, Fault: rule } }
    const made = given(report, FAULT, { moment: MOMENT, at: { ...at(0), attempt: 1 }, policy })
    const session = given(begin, at(0), { policy })
    const [moved] = Object(given(advance, session, openBudget(0), asking(7), at(0)))
    expect(report(FAULT, { moment: MOMENT, session: moved }).attempts.length).toBe(1)
    return Object(made).lines.length
  }

  it.each([
    ['16 deep', nested(16), 1],
    ['17 deep', nested(17), 0],
    ['of 255 parts', doubled(7), 1],
    ['of more than 512 parts', doubled(9), 0],
    ['that doubles sixty times', doubled(60), 0],
    ['that holds itself', cycle, 0],
    ['with 511 steps', steps(511), 1],
    ['with 512 steps', steps(512), 0],
    ['of an unknown kind', { _tag: 'Sometimes' }, 0],
    ['of text', { _tag: 'Constant', ms: '500' }, 0],
    ['of nothing', undefined, 0],
    ['with fewer steps than none', { _tag: 'Ladder', stepsMs: negative }, 0],
    ['of steps that are none', { _tag: 'Ladder', stepsMs: { length: 1, 0: 500 } }, 0],
  ])('gives none: %s', (_what, backoff, count) => {
    expect(linesOf(backoff)).toBe(count)
  })

  it('gives none where the line would have more than 16,384 characters', () => {
    let wide: Backoff = exponential(1 / 3, 1 / 3)
    for (let i = 0; i < 7; i++) wide = either(wide, wide)
    expect(linesOf(wide)).toBe(1)
    wide = either(wide, wide)
    expect(linesOf(wide)).toBe(0)
    const rule = { ...defaultPolicy.paces.Fault, backoff: wide, earned: null }
    const policy = { ...defaultPolicy, paces: { ...defaultPolicy.paces, Fault: rule } }
    const [moved] = advance(begin(at(0), { policy }), openBudget(0), FAULT, at(0))
    const forged = moved.history.map((attempt) => ({ ...attempt, decision: NOT_UNDERSTOOD }))
    const made = given(report, FAULT, { moment: MOMENT, session: { ...moved, history: forged } })
    expect(made).toMatchObject({ lines: [], attempts: [{ decision: NOT_UNDERSTOOD }] })
  })

  it('does not hinder what needs no policy', () => {
    const { lines } = report(diagnose({ status: 401 }), {
      moment: MOMENT,
      at: { ...at(0), attempt: 1 },
      policy: { ...defaultPolicy, paces: Object(null) },
    })
    expect(lines.map(replay)).toEqual([{ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }])
  })

  it('may be of any other kind', () => {
    const backoff = either(exponential(500, 2), limitAttempts(9)(ladder(1, 2, 3)))
    expect(linesOf(backoff)).toBe(1)
  })
})

it.each([
  [{ _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }, 1],
  [{ _tag: 'Retry', afterMs: 2200, reason: 'Refilling' }, 0],
  [{ _tag: 'Retry', afterMs: 2201, reason: 'Backoff' }, 0],
  [{ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }, 0],
])('an attempt whose decision was changed has no line: %j', (decision, count) => {
  const [moved] = advance(begin(at(0)), openBudget(0), FAULT, at(0))
  const history = moved.history.map((attempt) => ({ ...attempt, decision }))
  const made = given(report, FAULT, { moment: MOMENT, session: { ...moved, history } })
  expect(made).toMatchObject({ attempts: [{ decision }] })
  expect(Object(made).lines.length).toBe(count)
})

it('a diagnosis from elsewhere that no line can tell of has none', () => {
  const forged = { ...FAULT, pushback: { _tag: 'Someday', ms: 7000 } }
  const made = given(report, forged, { moment: MOMENT, at: { ...at(0), attempt: 1 } })
  expect(made).toMatchObject({ lines: [], attempts: [{ decision: { reason: 'ServerAsked' } }] })
})
