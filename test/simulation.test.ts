import { describe, expect, it } from 'vitest'
import { goals } from '../bench/policy/goals.js'
import { ours } from '../bench/policy/ours.js'
import { decorrelated } from '../bench/policy/peers/classic.js'
import { study, TIER_A } from '../bench/policy/study.js'

/**
 * The waits, the budget and the diagnosis together, followed by every client of a service that fails. Small and of one
 * seed: `npm run bench:policy -- --full` is the measurement, and says more.
 */
const made = study(TIER_A, () => undefined)

/** Two goals have no room for chance in so small a run. */
const HELD = ['G3', 'G5', 'G6', 'G8', 'G9', 'G10', 'G11', 'G12']

describe('in a simulated failure', () => {
  it.each(goals(made).filter(({ id }) => HELD.includes(id)))('$id is met', ({ parts }) => {
    expect(parts.filter(({ met }) => !met)).toEqual([])
  })

  it('nobody who was told 90 s comes back before, and all come through', () => {
    const { earlyPerCall, success } = made.figures(ours, 'S3b')
    expect(earlyPerCall).toBe(0)
    expect(success).toBeGreaterThan(99.5)
  })

  it('a rule without spread or budget does not do as well', () => {
    const herd = made.figures(decorrelated, 'S3')
    expect(herd.success).toBeLessThan(70)
    expect(herd.peak).toBeGreaterThan(20)
    expect(made.figures(decorrelated, 'S2 0.85').recoveryS).toBe(null)
  })
})
