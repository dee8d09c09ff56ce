import * as either from 'fp-ts/Either'
import type { Eq } from 'fp-ts/Eq'
import { pipe } from 'fp-ts/function'
import * as option from 'fp-ts/Option'
import * as taskEither from 'fp-ts/TaskEither'
import { type Decision, type Diagnosis, decide, diagnose, type Retry, type Stop } from 'grid-triage'
import { diagnoseLeft, driveTask, eqDiagnosis, stopOrRetry } from 'grid-triage/fp-ts'
import { decisionCodec, diagnosisCodec } from 'grid-triage/io-ts'
import * as t from 'io-ts'

const diagnosis = diagnose({ status: 429, headers: { 'retry-after': '7' } })
const decision = decide(diagnosis, { attempt: 1, now: 0, random: 0 })

// Values of the entries are those of the reader's own fp-ts.
export const split: either.Either<Stop, Retry> = stopOrRetry(decision)
export const wait: number = pipe(
  split,
  either.match(
    () => 0,
    ({ afterMs }) => afterMs,
  ),
)
export const failed: either.Either<Diagnosis, string> = pipe(
  either.left<unknown, string>({ status: 500 }),
  diagnoseLeft(),
)
export const eq: Eq<Diagnosis> = eqDiagnosis
export const alike: boolean = option.getEq(eqDiagnosis).equals(option.some(diagnosis), option.none)

export const call: taskEither.TaskEither<Diagnosis, string> = pipe(
  driveTask<string>({
    send: async () => ({ value: 'sent', seen: { status: 200 } }),
    sleep: async () => undefined,
    now: () => 0,
    random: () => 0,
  }),
  taskEither.bimap(
    ({ diagnosis }) => diagnosis,
    ({ value }) => value,
  ),
)

// A codec is one of the reader's own io-ts: it can be composed.
const stored = t.type({ diagnosis: diagnosisCodec, decision: decisionCodec })
export const read: t.Validation<{ diagnosis: Diagnosis; decision: Decision }> = stored.decode({})
export const encoded: Decision = decisionCodec.encode(decision)
