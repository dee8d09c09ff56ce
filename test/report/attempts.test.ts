import { advance, begin, diagnose, openBudget, report } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'
import { asking, at, FAULT } from '../session/traces.js'
import { NOON } from './samples.js'
import { MOMENT, told } from './told.js'

describe('a report', () => {
  it('lists the attempts of a session, their waits, and a line for each', () => {
    const failed = diagnose({ status: 500, headers: { 'x-request-id': 'req-1' } })
    const [first] = advance(begin(MOMENT), openBudget(NOON), failed, MOMENT)
    const [second] = advance(first, openBudget(NOON), asking(61), at(NOON + 2200))
    const { markdown, attempts, lines } = told(asking(61), { session: second })
    expect(attempts).toEqual([
      {
        attempt: 1,
        at: '2026-10-05 12:00:30 UTC',
        atEpochMs: NOON,
        requestId: 'req-1',
        status: 500,
        cause: 'ServiceError',
        decision: { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' },
      },
      {
        attempt: 2,
        at: '2026-10-05 12:00:32 UTC',
        atEpochMs: NOON + 2200,
        requestId: null,
        status: 429,
        cause: 'RateLimited',
        decision: { _tag: 'Stop', reason: 'WaitTooLong', untilEpochMs: NOON + 63_200 },
      },
    ])
    expect(lines.length).toBe(2)
    expect(markdown.split('\n')).toEqual([
      '- Request ID: not seen (it is in the x-request-id response header)',
      '- Time: 2026-10-05 12:00:32 UTC',
      '- Instrument: not known',
      '- Expected: An answer (200).',
      '- Got: 429 (RateLimited)',
      '- Call: not known',
      '- Surface: not known',
      '- Diagnosis: RateLimited, RateLimited, CallerRequest, Certain',
      '- Library: grid-triage 0.1.0',
      '',
      '| Attempt | Time | Request ID | Status | Cause | Wait | Reason |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| 1 | 2026-10-05 12:00:30 UTC | req-1 | 500 | ServiceError | 2200 ms | Backoff |',
      '| 2 | 2026-10-05 12:00:32 UTC | – | 429 | RateLimited | until 2026-10-05 12:01:33 UTC | WaitTooLong |',
      '',
      '<details><summary>For grid-triage: replay(line) decides the same again</summary>',
      '',
      '```json',
      ...lines,
      '```',
      '',
      '</details>',
    ])
  })

  it.each([
    [null, '–'],
    [-1, '–'],
    [0, 'until 1970-01-01 00:00:00 UTC'],
  ])('has a stop until %j in its table as %s', (untilEpochMs, cell) => {
    const failed = diagnose({ status: 401 })
    const [session] = advance(begin(MOMENT), openBudget(NOON), failed, MOMENT)
    const history = session.history.map((attempt) => ({
      ...attempt,
      decision: { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs } as const,
    }))
    const rows = told(failed, { session: { ...session, history } }).markdown.split('\n')
    expect(rows[12]).toBe(
      `| 1 | 2026-10-05 12:00:30 UTC | – | 401 | InvalidApiKey | ${cell} | NeedsFix |`,
    )
  })

  it('lists one attempt where only a moment is given, decided by the policy', () => {
    const stood = { ...MOMENT, attempt: 1 }
    expect(told(FAULT, { at: stood }).attempts).toMatchObject([{ decision: { afterMs: 2200 } }])
    const both = told(FAULT, { at: stood, session: begin(MOMENT) })
    expect(both).toMatchObject({ attempts: [], lines: [] })
  })

  it.each([7, 'x', true, null])('lists none where the moment is none: %j', (stood) => {
    const made = given(report, FAULT, { moment: MOMENT, at: stood })
    expect(made).toMatchObject({ attempts: [], lines: [] })
  })
})
