import { diagnose, type Seen, triage } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { ALMOST_ONE, decided, HTML_503 } from './decided.js'

const TIMEOUT = { error: { name: 'TimeoutError', message: '' } }

/** Shortest wait, longest wait in ms, attempt by attempt; then the attempts are spent. */
type Waits = readonly (readonly [number, number])[]

const waits: readonly (readonly [string, Seen, string, Waits])[] = [
  [
    'a fault',
    { status: 500 },
    'Backoff',
    [
      [1430, 2970],
      [2431, 5049],
      [4133, 8583],
    ],
  ],
  [
    'a balance being replenished',
    { status: 503, body: '{"errors":{"detail":"Balance replenishing"}}' },
    'Refilling',
    [
      [2640, 3360],
      [1408, 1792],
      [1408, 1792],
      [2200, 2800],
      [4400, 5600],
      [8800, 11_200],
    ],
  ],
  [
    'a 402 with Auto Top Up on',
    { status: 402, autoTopUp: true },
    'Refilling',
    [
      [2640, 3360],
      [1408, 1792],
      [1408, 1792],
      [2200, 2800],
      [4400, 5600],
      [8800, 11_200],
    ],
  ],
  [
    'a 402 with Auto Top Up not known',
    { status: 402 },
    'Refilling',
    [
      [2904, 3696],
      [4664, 5936],
    ],
  ],
  [
    'a 429 without a hint',
    { status: 429 },
    'Backoff',
    [
      [500, 1500],
      [1000, 3000],
      [2000, 6000],
      [4000, 12_000],
      [8000, 20_000],
    ],
  ],
  [
    'an overloaded gateway',
    HTML_503,
    'Backoff',
    [
      [2500, 7500],
      [5000, 15_000],
      [10_000, 30_000],
    ],
  ],
]

describe('the default policy', () => {
  it.each(waits)('for %s', (_what, seen, reason, steps) => {
    steps.forEach(([shortest, longest], i) => {
      expect(decided(seen, i + 1, 0)).toEqual({ _tag: 'Retry', afterMs: shortest, reason })
      expect(decided(seen, i + 1, ALMOST_ONE)).toEqual({ _tag: 'Retry', afterMs: longest, reason })
    })
    for (const attempt of [steps.length + 1, steps.length + 2]) {
      expect(decided(seen, attempt, 0)).toMatchObject({ _tag: 'Stop', reason: 'AttemptsSpent' })
    }
  })

  it('sends a call that may have run again once', () => {
    expect(decided(TIMEOUT, 1, 0)).toEqual({ _tag: 'Retry', afterMs: 1500, reason: 'Backoff' })
    expect(decided(TIMEOUT, 1, ALMOST_ONE)).toMatchObject({ afterMs: 4500 })
    expect(decided(TIMEOUT, 2, 0)).toMatchObject({ _tag: 'Stop', reason: 'MayHaveRun' })
  })

  it('leaves that to the caller', () => {
    expect(decided(TIMEOUT, 1, 0, { replay: 'Never' })).toMatchObject({ reason: 'MayHaveRun' })
    expect(decided(TIMEOUT, 1, 0, { replay: 'Safe' })).toMatchObject({ _tag: 'Retry' })
    expect(decided(TIMEOUT, 2, 0, { replay: 'Safe' })).toMatchObject({ reason: 'AttemptsSpent' })
  })
})

it('triage is both at once', () => {
  const at = { attempt: 1, now: 0, random: 0 }
  const { diagnosis, decision } = triage({ status: 500 }, at)
  expect(diagnosis).toEqual(diagnose({ status: 500 }))
  expect(decision).toEqual({ _tag: 'Retry', afterMs: 1430, reason: 'Backoff' })
})
