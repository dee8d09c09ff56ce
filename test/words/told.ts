import {
  type Diagnosis,
  diagnose,
  type Evidence,
  explain,
  type Finding,
  type Seen,
} from 'grid-triage'
import { expect } from 'vitest'

type Code = Evidence['code']

/** Evidence of a code, and what it holds. */
export const saw = (code: Code, values: Evidence['values'] = {}): Evidence => ({ code, values })

/** What a row changes in a diagnosis. */
export type Change = Partial<Pick<Diagnosis, Changed>>
type Changed =
  | 'autoTopUp'
  | 'certainty'
  | 'culprit'
  | 'evidence'
  | 'instrument'
  | 'outputDelivered'
  | 'pushback'
  | 'status'
  | 'surface'

/** What was seen, what else is to be in its diagnosis, the meaning, and how each step begins. */
export type Row = readonly [
  what: string,
  seen: Seen,
  change: Change,
  meaning: string,
  steps: readonly string[],
]

const STOPPED = { _tag: 'Stop', reason: 'AttemptsSpent', untilEpochMs: null } as const

/** A whole sentence is compared with all of the step. */
const beginnings = (steps: readonly string[], like: readonly string[]): readonly string[] =>
  steps.map((step, i) => (like[i]?.endsWith('.') ? step : step.slice(0, like[i]?.length)))

export const expectTold = (_what: string, seen: Seen, change: Change, ...said: Said): void => {
  const found = explain({ ...diagnose(seen), ...change })
  expect([found.meaning, ...beginnings(found.steps, said[1])]).toEqual([said[0], ...said[1]])
}
type Said = readonly [meaning: string, steps: readonly string[]]

/** The same once it was decided not to go on. */
export const expectOver = (_what: string, seen: Seen, change: Change, ...said: Said): void => {
  const found = explain({ ...diagnose(seen), ...change }, STOPPED)
  expect([found.meaning, ...beginnings(found.steps, said[1])]).toEqual([said[0], ...said[1]])
}

export const finding = (of: Partial<Finding>): Finding => ({
  severity: 'Error',
  cause: null,
  code: 'NoRequest',
  certainty: 'Certain',
  evidence: [],
  ...of,
})
