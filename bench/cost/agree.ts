import { isDeepStrictEqual } from 'node:util'
import { type At, decide, diagnose } from 'grid-triage'
import type { Answer } from './answer.js'
import { bodyForms, exchanges, type Failed, failedAs, headerShapes } from './exchanges.js'
import { limit } from './limit.js'

/** The moment at which everything is measured. */
export const AT: At = { attempt: 1, now: 1_791_201_600_000, random: 0.5 }

const ATTEMPTS = [1, 2, 3, 4, 5, 6, 7, 8]
const RANDOM = [0, 0.25, 0.5, 0.999]

const moments: readonly At[] = ATTEMPTS.flatMap((attempt) =>
  RANDOM.map((random) => ({ ...AT, attempt, random })),
)

/** What both must say; the evidence is each one's own. */
const owed = ({ evidence: _, ...rest }: Answer): Omit<Answer, 'evidence'> => rest

const ours = (seen: Failed, at: At): Omit<Answer, 'evidence'> => {
  const diagnosis = diagnose(seen)
  const { _tag, cause, culprit, recovery, pace, pushback } = diagnosis
  const { status, requestId, surface, instrument } = diagnosis
  return {
    _tag,
    cause,
    culprit,
    recovery,
    pace,
    pushback,
    status,
    requestId,
    surface,
    instrument,
    decision: decide(diagnosis, at),
  }
}

/** Whether the limit says what the library says, in all six shapes; throws at the first difference. Gives how many agreed. */
export const agree = (): number => {
  let agreed = 0
  for (const one of exchanges) {
    for (const shape of headerShapes) {
      for (const form of bodyForms) {
        const seen = failedAs(one, shape, form)
        for (const at of moments) {
          const [theirs, wanted] = [owed(limit(seen, at)), ours(seen, at)]
          if (isDeepStrictEqual(theirs, wanted)) continue
          const where = `${one.name}, ${shape}, ${form}, attempt ${at.attempt}, random ${at.random}`
          const [got, want] = [JSON.stringify(theirs), JSON.stringify(wanted)]
          throw new Error(`The limit and the library differ at ${where}:\n${got}\n${want}`)
        }
        agreed++
      }
    }
  }
  return agreed
}
