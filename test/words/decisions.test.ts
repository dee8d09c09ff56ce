import { type Decision, diagnose, explain, type RetryReason, type StopReason } from 'grid-triage'
import { describe, expect, it } from 'vitest'

const FAULT = diagnose({ status: 500 })
const PLAIN = explain(FAULT).text.split('\n')

/** The lines that a decision adds. */
const added = (decision: Decision) =>
  explain(FAULT, decision)
    .text.split('\n')
    .filter((line) => !PLAIN.some((plain) => plain.slice(3) === line.slice(3)))

describe('a retry is told with its wait and why', () => {
  it.each<[RetryReason, number, string]>([
    ['Backoff', 0, 'Retry now.'],
    ['Backoff', 49, 'Retry now.'],
    ['Backoff', 50, 'Retry in 0.1 s.'],
    ['Backoff', 2249, 'Retry in 2.2 s.'],
    ['ServerAsked', 30_000, 'Retry in 30 s: the wait that the server asks for, and jitter.'],
    ['Refilling', 5000, 'Retry in 5 s: to give Auto Top Up time.'],
    ['FitToDeadline', 5000, 'Retry in 5 s: sooner than usual, to fit the deadline.'],
  ])('%s, %d ms', (reason, afterMs, line) => {
    expect(added({ _tag: 'Retry', reason, afterMs })).toEqual([line])
  })
})

describe('a stop is told with its reason, and a moment where time lifts it', () => {
  it.each<[StopReason, boolean, string]>([
    ['NothingWrong', true, 'Nothing to retry.'],
    ['Cancelled', true, 'Not retried: you cancelled the call.'],
    ['NeedsFix', false, 'Do not retry as it is: it needs a fix first.'],
    ['NotUnderstood', true, 'Not retried: what went wrong is not known.'],
    ['QuotaUntilReset', true, 'Do not retry before the quota resets.'],
    ['ServerSaysNo', true, 'Not retried: the server said not to.'],
    ['OutputDelivered', false, 'Not retried: part of the answer was already delivered.'],
    ['MayHaveRun', false, 'Not retried: the call may have run.'],
    ['WaitTooLong', true, 'Not retried: the server asks for a longer wait than allowed.'],
    ['TimeSpent', true, 'Not retried: another attempt would come after the deadline.'],
    ['AttemptsSpent', true, 'Not retried: the attempts are used up.'],
    [
      'BudgetSpent',
      false,
      'Not retried: the retry budget of this client cannot pay for another attempt now. It grows with calls that succeed.',
    ],
  ])('%s', (reason, isLifted, why) => {
    const stop = (untilEpochMs: number | null) => added({ _tag: 'Stop', reason, untilEpochMs })
    expect(stop(null)).toEqual([why])
    expect(stop(1_000_000_000_000)).toEqual([
      isLifted ? `${why} Come back at 2001-09-09 01:46:40 UTC.` : why,
    ])
  })
})
