import { type Budget, openBudget } from './budget.js'
import { type Retry, type Stop, type StopReason, stop } from './decision.js'
import { diagnose } from './diagnose.js'
import type { Diagnosis } from './diagnosis.js'
import type { BudgetCell, Effects } from './effects.js'
import { admit, type Gate, type Wait } from './gate.js'
import { theGrid } from './grid.js'
import { interrupted, isAborted } from './pause.js'
import { byPace, defaultPolicy, type Policy } from './policy.js'
import { safely } from './read.js'
import { clockOf } from './running-clock.js'
import type { Seen } from './seen.js'
import { advance, begin, type Session } from './session.js'

export type { BudgetCell, Effects, Sent, Signal } from './effects.js'

/** The value of a healthy attempt. */
export interface Done<A> {
  readonly _tag: 'Done'
  /** What `send` gave. */
  readonly value: A
  /** Always `Healthy`. */
  readonly diagnosis: Diagnosis
  /** How often it was sent. */
  readonly attempts: number
  /** The last state of the call, for a `report` of it. */
  readonly session: Session
}

/** A call that came to nothing, and why. */
export interface GaveUp<A> {
  readonly _tag: 'GaveUp'
  /** That of the last attempt; `null` if it threw, or was never made. */
  readonly value: A | null
  /** Of the last attempt. */
  readonly diagnosis: Diagnosis
  /** Why it was the last. */
  readonly decision: Stop
  /** How often it was sent; 0 where it never was. */
  readonly attempts: number
  /** The last state of the call, for a `report` of it: every wait, and why. */
  readonly session: Session
}

/** How a call ended. `switch` on `_tag`. */
export type Driven<A> = Done<A> | GaveUp<A>

type Attempted<A> =
  | { readonly threw: false; readonly value: A; readonly seen: Seen }
  | { readonly threw: true; readonly value: null; readonly seen: Seen }

/** One attempt, with what the caller said once for all of them. It never rejects. */
const attempted = async <A>(
  { send, request, autoTopUp, signal }: Effects<A>,
  attempt: number,
): Promise<Attempted<A>> => {
  // Field by field, since what was handed in may be of any size; a field that is forgotten does not compile.
  const known = (seen: Seen): { readonly [K in keyof Required<Seen>]: Seen[K] } => ({
    response: seen.response,
    status: seen.status,
    headers: seen.headers,
    url: seen.url,
    redirected: seen.redirected,
    type: seen.type,
    body: seen.body,
    error: seen.error,
    stream: seen.stream,
    request: seen.request ?? request,
    autoTopUp: seen.autoTopUp ?? autoTopUp,
    cancelled: seen.cancelled ?? signal?.aborted,
  })
  try {
    const { value, seen } = await send(attempt)
    return { threw: false, value, seen: safely<Seen>(() => known(seen), {}) }
  } catch (error) {
    return { threw: true, value: null, seen: safely<Seen>(() => known({ error }), { error }) }
  }
}

/** The policy of a call that pays nothing. */
const free = (policy: Policy): Policy => ({
  ...policy,
  paces: byPace((pace) => ({ ...policy.paces[pace], cost: 0 })),
})

/** Reads and assigns a budget in one step. A cell that cannot be written to costs nobody the answer. */
const purseOf = (cell: BudgetCell | undefined, opened: Budget) => {
  const kept = cell ?? { budget: opened }
  return <A>(step: (budget: Budget) => readonly [Budget, A]): A => {
    const [left, made] = step(safely(() => kept.budget, opened))
    safely(() => {
      kept.budget = left
    }, undefined)
    return made
  }
}

const neverSent = (reason: StopReason, seen: Seen): GaveUp<never> => ({
  _tag: 'GaveUp',
  value: null,
  diagnosis: diagnose(seen),
  decision: stop(reason),
  attempts: 0,
  session: begin({ now: 0, random: 0 }),
})

const driven = async <A>(effects: Effects<A>): Promise<Driven<A>> => {
  if (isAborted(effects.signal)) return neverSent('Cancelled', { cancelled: true })
  const { replay, grid = theGrid } = effects
  const given = effects.policy ?? defaultPolicy
  // Made in any case: what is no policy must fail before anything is sent.
  const unpaid = free(given)
  const policy = effects.client === undefined ? unpaid : given
  const clock = clockOf(effects)
  const began = clock.moment()
  const purse = purseOf(effects.client, openBudget(began.now, policy))
  let session: Session = begin(began, { policy, replay })
  for (;;) {
    const { threw, value, seen } = await attempted(effects, session.attempts + 1)
    const diagnosis = diagnose(seen, grid)
    const before: Session = session
    const next = purse((budget) => {
      const [after, left, decision] = advance(before, budget, diagnosis, clock.moment())
      session = after
      return [left, decision]
    })
    const { attempts, untilEpochMs } = session
    if (diagnosis._tag === 'Healthy' && !threw) {
      return { _tag: 'Done', value, diagnosis, attempts, session }
    }
    const gaveUp = (decision: Stop): GaveUp<A> => ({
      _tag: 'GaveUp',
      value,
      diagnosis,
      decision,
      attempts,
      session,
    })
    if (next._tag === 'Stop') return gaveUp(next)
    void tell(effects, diagnosis, next)
    let gate: Gate = { _tag: 'Wait', afterMs: next.afterMs }
    while (gate._tag === 'Wait') {
      const { afterMs }: Wait = gate
      if (await interrupted(effects, afterMs)) return gaveUp(stop('Cancelled', untilEpochMs))
      clock.slept(afterMs)
      gate = purse((budget) => admit(session, budget, clock.moment()))
    }
    if (gate._tag === 'Stop') return gaveUp(gate)
  }
}

/** A log that fails, at once or later, must not end the call; nor is it waited for. */
const tell = async <A>(
  effects: Effects<A>,
  diagnosis: Diagnosis,
  decision: Retry,
): Promise<void> => {
  try {
    await effects.onRetry?.(diagnosis, decision)
  } catch {
    return
  }
}

/**
 * The whole loop: send, diagnose, wait as told, ask the budget, send again.
 *
 * Every effect is handed in; it has no clock, timer or network of its own. `send` makes one attempt and says what it
 * saw; a healthy one ends the loop with `Done`, anything that no retry helps with `GaveUp`, the diagnosis and why; both
 * with the session, which remembers the last 16 attempts. A `signal` ends a wait at once. Where the clock stands still or
 * goes back, the waits count instead, so that the loop always ends. It never rejects: effects of any other shape give
 * `GaveUp` with `NotUnderstood`.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * const answers = [{ status: 500 }, { status: 200 }]
 * const waited = []
 * const driven = await drive({
 *   send: async (attempt) => ({ value: attempt, seen: answers[attempt - 1] ?? {} }),
 *   sleep: async (afterMs) => waited.push(afterMs),
 *   now: () => 0,
 *   random: () => 0.5,
 * })
 * driven._tag // => 'Done'
 * driven.attempts // => 2
 * waited // => [2200]
 */
export const drive = async <A>(effects: Effects<A>): Promise<Driven<A>> => {
  try {
    return await driven(effects)
  } catch {
    return neverSent('NotUnderstood', {})
  }
}
