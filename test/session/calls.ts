import {
  advance,
  type Budget,
  begin,
  type Decision,
  type Diagnosis,
  type Session,
  type SessionOptions,
} from 'grid-triage'
import { at } from './traces.js'

/** Enough for a few retries, counted so late that none is forgotten. */
export const PLENTY: Budget = { tokens: 4, asOfEpochMs: 1e9 }

/** A call whose attempts end so, one after the other, each at once and after its whole wait. */
export const call = (
  outcomes: readonly Diagnosis[],
  {
    random = 0.5,
    budget = PLENTY,
    ...options
  }: SessionOptions & {
    readonly random?: number
    readonly budget?: Budget
  } = {},
): { readonly decisions: readonly Decision[]; readonly session: Session } => {
  let session = begin(at(0), options)
  let now = 0
  const decisions = outcomes.map((diagnosis) => {
    const [moved, , next] = advance(session, budget, diagnosis, at(now, random))
    session = moved
    now = moved.dueEpochMs
    return next
  })
  return { decisions, session }
}

/** The waits of a call, and the reason that ends it. */
export const told = (decisions: readonly Decision[]): readonly (number | string)[] =>
  decisions.map((next) => (next._tag === 'Retry' ? next.afterMs : next.reason))

export const times = (n: number, diagnosis: Diagnosis): readonly Diagnosis[] =>
  Array.from({ length: n }, () => diagnosis)
