import { shuffled } from '../cost/stats.js'

interface Measured<M> {
  readonly measured: M[]
  /** Each as a multiple of the reference of its round. */
  readonly times: number[]
}

/** What is measured in rounds. */
export interface Measurable<S> {
  /** What it is held against; `null`: it is a reference itself. */
  readonly reference: S | null
  /** Else every third: enough for what is far from its reference. */
  readonly isInEveryRound: boolean
}

/**
 * Every subject once a round, in a new order each time, and held against its reference in the same round. One that
 * fails in the first round takes part in no other.
 */
export const inRounds = async <S extends Measurable<S>, M>(
  subjects: readonly S[],
  rounds: number,
  measure: (subject: S) => Promise<M | null>,
  msOf: (measured: M) => number,
): Promise<ReadonlyMap<S, Measured<M>>> => {
  const results = new Map(
    subjects.map((subject): [S, Measured<M>] => [subject, { measured: [], times: [] }]),
  )
  const isDue = (subject: S, round: number): boolean => {
    const worked = results.get(subject)?.measured.length !== 0
    return round === 0 || (worked && (subject.isInEveryRound || round % 3 === 0))
  }
  for (let round = 0; round < rounds; round++) {
    const ofRound = new Map<S, M>()
    for (const subject of shuffled(subjects)) {
      const measured = isDue(subject, round) ? await measure(subject) : null
      if (measured !== null) ofRound.set(subject, measured)
    }
    for (const [subject, measured] of ofRound) {
      const reference = ofRound.get(subject.reference ?? subject)
      if (reference === undefined) continue
      results.get(subject)?.measured.push(measured)
      results.get(subject)?.times.push(msOf(measured) / msOf(reference))
    }
  }
  return results
}
