// Not `fp-ts/TaskEither`: that is a folder, which Node does not import from an ES module.
import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Diagnosis, diagnose, type Grid, type Stop } from 'grid-triage'
import { decideWith, diagnoseLeft, type KnownOfAttempt, stopOrRetry } from 'grid-triage/fp-ts'

/** Why there is no answer: what was wrong, and why it was not tried again. */
export interface Failed {
  readonly diagnosis: Diagnosis
  readonly decision: Stop
}

/**
 * Runs a task again where that helps, whatever client it is made of: what it fails with may be an error, or an answer
 * with a status. `known` is the request, and whether Auto Top Up is on; an address of your own needs a grid, too. For
 * many calls on one budget there is `driveTask`.
 */
export const retrying =
  (known: KnownOfAttempt, grid?: Grid) =>
  <A>(call: TE.TaskEither<unknown, A>): TE.TaskEither<Failed, A> => {
    const from = (attempt: number, beganAt: number): TE.TaskEither<Failed, A> =>
      pipe(
        call,
        T.map(diagnoseLeft(known, grid)),
        TE.orElse((diagnosis) => {
          const now = Date.now()
          const at = { attempt, now, elapsedMs: now - beganAt, random: Math.random() }
          return pipe(
            stopOrRetry(decideWith(at)(diagnosis)),
            E.mapLeft((decision) => ({ diagnosis, decision })),
            TE.fromEither,
            TE.flatMap(({ afterMs }) => pipe(from(attempt + 1, beganAt), T.delay(afterMs))),
          )
        }),
      )
    // The deadline counts from when the task is run, not from when it is made.
    return () => from(1, Date.now())()
  }

/** The answer of one call as text; one that is an error is a Left, as are a time-out and a lost network. */
export const post = (
  url: string,
  init: Omit<RequestInit, 'signal'>,
  timeoutMs = 60_000,
): TE.TaskEither<unknown, string> =>
  pipe(
    TE.tryCatch(async () => {
      // One for each attempt: made outside, it would have run out before the second.
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await fetch(url, { ...init, method: 'POST', signal })
      return { response, body: await response.text() }
    }, identity),
    TE.flatMap(({ response, body }) =>
      diagnose({ response, body })._tag === 'Healthy'
        ? TE.right(body)
        : TE.left({ status: response.status, headers: response.headers, body }),
    ),
  )
