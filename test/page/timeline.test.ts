import { diagnose } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { planned } from '../../command/waits.js'
import { timeline } from '../../page/model/timeline.js'

const fault = planned(diagnose({ status: 500 }), 0).waits
const asked = planned(diagnose({ status: 429, headers: { 'retry-after': '7' } }), 0).waits

describe('the drawing', () => {
  // 620 px less a radius at each end: 10 px for each second.
  const drawn = timeline(fault, 60_000, 620)

  it('is to scale', () => {
    expect(drawn.deadlineX).toBe(610)
    expect(
      drawn.rows.map(({ startX, leastX, middleX, mostX }) => [startX, leastX, middleX, mostX]),
    ).toEqual([
      [10, 24.3, 32, 39.7],
      [32, 56.3, 69.4, 82.5],
      [69.4, 110.7, 133, 155.2],
    ])
    expect(drawn.end).toEqual({ attempt: 4, x: 133, y: 190 })
  })

  it('marks the floor where the server set one', () => {
    expect(drawn.rows[0]?.floorX).toBeNull()
    expect(timeline(asked, 60_000, 620).rows[0]?.floorX).toBe(80)
  })

  it('shows a band that is too narrow to be seen', () => {
    const exact = {
      fromMs: 5000,
      middleMs: 5000,
      toMs: 5000,
      floorMs: null,
      reason: 'Backoff',
    } as const
    const [row] = timeline([{ attempt: 2, ...exact }], 60_000, 620).rows
    expect(row?.attempt).toBe(1)
    expect(row?.leastX).toBe(60)
    expect(row?.mostX).toBe(63)
  })

  it('labels the axis as often as there is room', () => {
    expect(drawn.ticks.map(({ label }) => label)).toEqual([
      '0',
      '10 s',
      '20 s',
      '30 s',
      '40 s',
      '50 s',
      '60 s',
    ])
    expect(timeline(fault, 60_000, 200).ticks.map(({ label }) => label)).toEqual([
      '0',
      '20 s',
      '40 s',
      '60 s',
    ])
  })

  it('keeps a label inside', () => {
    const wait = { floorMs: null, reason: 'Backoff' } as const
    const late = [
      { attempt: 2, fromMs: 55_000, middleMs: 55_000, toMs: 55_000, ...wait },
      { attempt: 3, fromMs: 1000, middleMs: 2000, toMs: 3000, ...wait },
    ]
    const row = timeline(late, 60_000, 620).rows[1]
    expect(row?.anchor).toBe('end')
    expect(row?.labelX).toBe(620)
    expect(drawn.rows[0]?.anchor).toBe('start')
  })
})
