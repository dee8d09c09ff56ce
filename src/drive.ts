import { type Budget, openBudget } from './budget.js'
import { type Decision, type Moment, type Replay, type Retry, type Stop, stop } from './decision.js'
import { diagnose } from './diagnose.js'
import type { Diagnosis } from './diagnosis.js'
import { type Grid, theGrid } from './grid.js'
import { finiteOr } from './number.js'
import { defaultPolicy, type Policy } from './policy.js'
import type { Seen, SeenRequest } from './seen.js'
import { admit, advance, begin, type Gate, type Session, type Wait } from './session.js'

/** How one attempt ended: what the caller is after, and what was seen of it. */
export interface Sent<A> {
  readonly value: A
  readonly seen: Seen
}

/** Where a client keeps its budget: `const client = { budget: openBudget(Date.now()) }`, for all its calls. */
export interface BudgetCell {
  budget: Budget
}

/** What is needed of an `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean
  readonly addEventListener: (type: 'abort', listener: () => void) => void
  readonly removeEventListener: (type: 'abort', listener: () => void) => void
}

/** All that `drive` cannot do itself. */
export interface Effects<A> {
  /** Make one attempt. What it throws is diagnosed like an answer. */
  readonly send: (attempt: number) => Promise<Sent<A>>
  /** Resolve after so many ms. Where it rejects, the call ends as cancelled. */
  readonly sleep: (afterMs: number) => Promise<unknown>
  /** Epoch ms, as `Date.now`. */
  readonly now: () => number
  /** In [0, 1), as `Math.random`. */
  readonly random: () => number
  /** What is sent, where `seen` does not say: it explains a 401 or a 404. */
  readonly request?: SeenRequest | undefined
  readonly policy?: Policy | undefined
  /** Whether the account refills itself, where `seen` does not say: it decides whether a 402 is worth a retry. */
  readonly autoTopUp?: boolean | undefined
  readonly replay?: Replay | undefined
  readonly grid?: Grid | undefined
  /** Shared by all calls of a client. Absent: this call pays nothing and is bounded by its attempts and deadline alone. */
  readonly client?: BudgetCell | undefined
  /** Ends a wait at once. Hand it to your `send` as well. */
  readonly signal?: Signal | undefined
  /** Told before each wait. What it throws is ignored. */
  readonly onRetry?: ((diagnosis: Diagnosis, decision: Retry) => void) | undefined
}

/** The value of a healthy attempt. */
export interface Done<A> {
  readonly _tag: 'Done'
  readonly value: A
  readonly diagnosis: Diagnosis
  readonly attempts: number
}

/** Why there is none. `value` is that of the last attempt; `null` if it threw, or was never made. */
export interface GaveUp<A> {
  readonly _tag: 'GaveUp'
  readonly value: A | null
  readonly diagnosis: Diagnosis
  readonly decision: Stop
  readonly attempts: number
}

/** How a call ended. `switch` on `_tag`. */
export type Driven<A> = Done<A> | GaveUp<A>

/** A clock that goes on: where the one handed in stands still or goes back, the waits count instead. */
const clockOf = ({ now, random }: Pick<Effects<unknown>, 'now' | 'random'>) => {
  const read = (source: () => number): number => {
    try {
      return source()
    } catch {
      return Number.NaN
    }
  }
  let last = finiteOr(read(now), 0)
  let sleptMs = 0
  return {
    slept: (ms: number): void => {
      sleptMs += ms
    },
    moment: (): Moment => {
      const reading = finiteOr(read(now), 0)
      last = reading > last ? reading : last + sleptMs
      sleptMs = 0
      return { now: last, random: read(random) }
    },
  }
}

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
    return { threw: false, value, seen: known(seen) }
  } catch (error) {
    return { threw: true, value: null, seen: known({ error }) }
  }
}

/** Waits, and resolves to whether the wait was ended before its time. */
const interrupted = async (
  { sleep, signal }: Pick<Effects<unknown>, 'sleep' | 'signal'>,
  ms: number,
): Promise<boolean> => {
  const isAborted = (): boolean => signal?.aborted === true
  if (isAborted()) return true
  const listening = { off: (): void => undefined }
  const aborted = new Promise<void>((resolve) => {
    const listener = (): void => resolve()
    signal?.addEventListener('abort', listener)
    listening.off = () => signal?.removeEventListener('abort', listener)
  })
  const sleeping = async (): Promise<unknown> => sleep(ms)
  try {
    await Promise.race([sleeping(), aborted])
    return isAborted()
  } catch {
    return true
  } finally {
    listening.off()
  }
}

/** The policy of a call that pays nothing. */
const free = (policy: Policy): Policy => {
  const { Fault, Refill, RefillUnknown, Throttled, Overloaded, OutcomeUnknown } = policy.paces
  return {
    ...policy,
    paces: {
      Fault: { ...Fault, cost: 0 },
      Refill: { ...Refill, cost: 0 },
      RefillUnknown: { ...RefillUnknown, cost: 0 },
      Throttled: { ...Throttled, cost: 0 },
      Overloaded: { ...Overloaded, cost: 0 },
      OutcomeUnknown: { ...OutcomeUnknown, cost: 0 },
    },
  }
}

const driven = async <A>(effects: Effects<A>): Promise<Driven<A>> => {
  const { replay, grid = theGrid } = effects
  const given = effects.policy ?? defaultPolicy
  const policy = effects.client === undefined ? free(given) : given
  const clock = clockOf(effects)
  const began = clock.moment()
  const client = effects.client ?? { budget: openBudget(began.now, policy) }
  let session: Session = begin(began, { policy, replay })
  for (;;) {
    const { threw, value, seen } = await attempted(effects, session.attempts + 1)
    const diagnosis = diagnose(seen, grid)
    let next: Decision
    ;[session, client.budget, next] = advance(session, client.budget, diagnosis, clock.moment())
    const { attempts, untilEpochMs } = session
    if (diagnosis._tag === 'Healthy' && !threw) {
      return { _tag: 'Done', value, diagnosis, attempts }
    }
    const gaveUp = (decision: Stop): GaveUp<A> => ({
      _tag: 'GaveUp',
      value,
      diagnosis,
      decision,
      attempts,
    })
    if (next._tag === 'Stop') return gaveUp(next)
    void tell(effects, diagnosis, next)
    let gate: Gate = { _tag: 'Wait', afterMs: next.afterMs }
    while (gate._tag === 'Wait') {
      const { afterMs }: Wait = gate
      if (await interrupted(effects, afterMs)) return gaveUp(stop('Cancelled', untilEpochMs))
      clock.slept(afterMs)
      ;[client.budget, gate] = admit(session, client.budget, clock.moment())
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
 * saw; a healthy one ends the loop with `Done`, anything that no retry helps with `GaveUp`, the diagnosis and why. A
 * `signal` ends a wait at once. Where the clock stands still or goes back, the waits count instead, so that the loop
 * always ends. It never rejects: effects of any other shape give `GaveUp` with `NotUnderstood`.
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
    const decision = stop('NotUnderstood')
    return { _tag: 'GaveUp', value: null, diagnosis: diagnose({}), decision, attempts: 0 }
  }
}
