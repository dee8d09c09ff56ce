import { preflight } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { having } from './requests.js'

/** The documented ranges: just below, the least, the most, just above; `null`: no such end. */
const ranges: readonly (readonly [string, readonly (number | null)[]])[] = [
  ['temperature', [-0.01, 0, 2, 2.01]],
  ['top_p', [-0.01, 0, 1, 1.01]],
  ['n', [0, 1, 128, 129]],
  ['max_tokens', [0, 1, null, null]],
  ['max_completion_tokens', [0, 1, null, null]],
  ['top_logprobs', [-1, 0, 20, 21]],
  ['frequency_penalty', [-2.01, -2, 2, 2.01]],
  ['presence_penalty', [-2.01, -2, 2, 2.01]],
]

describe('ranges', () => {
  const found = (name: string, value: number) => preflight(having({ [name]: value }))
  it.each(ranges)('%s', (name, [below, least, most, above]) => {
    for (const value of [least, most]) if (value != null) expect(found(name, value)).toEqual([])
    for (const value of [below, above]) {
      if (value == null) continue
      expect(found(name, value)).toMatchObject([
        {
          code: 'ParameterRange',
          cause: 'ValidationFailed',
          evidence: [{ values: { parameter: name, sent: value } }],
        },
      ])
    }
  })

  it('shows no number that is long enough to be a secret', () => {
    const [shown] = found('temperature', 123_456)
    expect(shown?.evidence[0]?.values).toEqual({
      parameter: 'temperature',
      sent: 123_456,
      least: 0,
      most: 2,
    })
    expect(found('temperature', 12_345_678)[0]?.evidence[0]?.values.sent).toBe('…')
  })
})
