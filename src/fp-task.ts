import { left, right } from 'fp-ts/Either'
import type { TaskEither } from 'fp-ts/TaskEither'
import { type Done, drive, type GaveUp } from './drive.js'
import type { Effects } from './effects.js'

/**
 * The whole loop as a TaskEither: Right with the healthy attempt, Left with the diagnosis and why there is none.
 *
 * Nothing is sent before the task is run, and each run is a call of its own. Effects as for `drive` of
 * `grid-triage/drive`; it never rejects.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter"; fp-ts, `TaskEither`.
 *
 * @example
 * const effects = { sleep: async () => undefined, now: () => 0, random: () => 0.5 }
 * const call = driveTask({ ...effects, send: async () => ({ value: 'pong', seen: { status: 200 } }) })
 * const { right } = await call()
 * right.value // => 'pong'
 */
export const driveTask =
  <A>(effects: Effects<A>): TaskEither<GaveUp<A>, Done<A>> =>
  async () => {
    const driven = await drive(effects)
    return driven._tag === 'Done' ? right(driven) : left(driven)
  }
