import fc from 'fast-check'
import { replay } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { given, hostile } from '../session/hostile.js'
import { FAULT } from '../session/traces.js'
import { lineOf, NOT_UNDERSTOOD } from './lines.js'

describe('what is no line', () => {
  const line = lineOf(FAULT)
  const without = (field: string): string =>
    JSON.stringify({ ...JSON.parse(line), [field]: undefined })
  const withField = (field: string, value: unknown): string =>
    JSON.stringify({ ...JSON.parse(line), [field]: value })

  it.each([
    '',
    '{}',
    'null',
    '[]',
    '"grid-triage"',
    '{"grid-triage":"0.1.0"}',
    `${line}x`,
    `${line}\n${line}`,
    line.slice(0, -1),
    `[${line}]`,
    '['.repeat(16_384),
    '{"a":'.repeat(3000),
    ...[
      'grid-triage',
      'attempt',
      'atEpochMs',
      'random',
      'elapsedMs',
      'mayReplay',
      'earned',
      'policy',
    ].map(without),
    withField('grid-triage', 1),
    withField('attempt', 0),
    withField('attempt', 1.5),
    withField('attempt', 1e300),
    withField('attempt', '1'),
    withField('atEpochMs', 'Infinity'),
    withField('random', -0.1),
    withField('random', 1.1),
    withField('elapsedMs', -1),
    withField('mayReplay', 'yes'),
    withField('policy', {}),
    withField('policy', { ...JSON.parse(line).policy, spread: null }),
    withField('policy', { ...JSON.parse(line).policy, backoff: { _tag: 'Sometimes' } }),
    withField('policy', { ...JSON.parse(line).policy, earned: 'never' }),
  ])('is not understood (%#)', (text) => {
    expect(replay(text)).toEqual(NOT_UNDERSTOOD)
  })

  it.each([Object(line), [line], { toString: () => line }])('is no text: %#', (nothing) => {
    expect(given(replay, nothing)).toEqual(NOT_UNDERSTOOD)
  })

  it('is not understood, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (make) => {
        expect(given(replay, make())).toEqual(NOT_UNDERSTOOD)
      }),
    )
  })

  it('is a line that grew beyond 16,384 characters', () => {
    const padded = (length: number): string => line + ' '.repeat(length - line.length)
    expect(replay(padded(16_383))).toMatchObject({ afterMs: 2200 })
    expect(replay(padded(16_384))).toMatchObject({ afterMs: 2200 })
    expect(replay(padded(16_385))).toEqual(NOT_UNDERSTOOD)
  })
})
