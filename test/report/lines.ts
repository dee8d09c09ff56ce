import { type Diagnosis, type Policy, report } from 'grid-triage'
import { expect } from 'vitest'
import { at } from '../session/traces.js'
import { NOON } from './samples.js'

export const NOT_UNDERSTOOD = { _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null }
export const MOMENT = at(NOON)

/** The one line of a report on a call that has just failed. */
export const lineOf = (diagnosis: Diagnosis, policy?: Policy, attempt = 1): string => {
  const { lines } = report(diagnosis, { moment: MOMENT, at: { ...at(0), attempt }, policy })
  expect(lines.length).toBe(1)
  return lines[0] ?? ''
}
