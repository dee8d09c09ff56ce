import type { Budget } from './budget.js'
import type { Replay, Retry } from './decision.js'
import type { Diagnosis } from './diagnosis.js'
import type { Grid } from './grid.js'
import type { Policy } from './policy.js'
import type { Seen, SeenRequest } from './seen.js'

/** How one attempt ended: what the caller is after, and what was seen of it. */
export interface Sent<A> {
  /** What `drive` gives in the end. */
  readonly value: A
  /** What `diagnose` is told. */
  readonly seen: Seen
}

/** Where a client keeps its budget: `const client = { budget: openBudget(Date.now()) }`, for all its calls. */
export interface BudgetCell {
  /** Read and written at each step of a call. */
  budget: Budget
}

/** What is needed of an `AbortSignal`. */
export interface Signal {
  /** Whether the caller has called it off. */
  readonly aborted: boolean
  /** Ends a wait at once. */
  readonly addEventListener: (type: 'abort', listener: () => void) => void
  /** Called after each wait, so that nothing is left behind. */
  readonly removeEventListener: (type: 'abort', listener: () => void) => void
}

/** All that `drive` cannot do itself. */
export interface Effects<A> {
  /** Make one attempt. What it throws is diagnosed like an answer. */
  readonly send: (attempt: number) => Promise<Sent<A>>
  /** Resolve after so many ms. Where it rejects, the call ends as cancelled: let your signal end its timer, too. */
  readonly sleep: (afterMs: number) => Promise<unknown>
  /** Epoch ms, as `Date.now`. */
  readonly now: () => number
  /** In [0, 1), as `Math.random`. */
  readonly random: () => number
  /** What is sent, where `seen` does not say: it explains a 401 or a 404. */
  readonly request?: SeenRequest | undefined
  /** Absent: the default one. */
  readonly policy?: Policy | undefined
  /** Whether the account refills itself, where `seen` does not say: it decides whether a 402 is worth a retry. */
  readonly autoTopUp?: boolean | undefined
  /** Whether a call that may have run may be sent again. Absent: once. */
  readonly replay?: Replay | undefined
  /** The service that is called. Absent: The Grid. */
  readonly grid?: Grid | undefined
  /** Shared by all calls of a client. Absent: this call pays nothing, bounded by its attempts and deadline alone. */
  readonly client?: BudgetCell | undefined
  /** Ends the call at its next step, and a wait at once. Hand it to your `send` as well. */
  readonly signal?: Signal | undefined
  /** Told of each retry that is planned, once. What it throws is ignored. */
  readonly onRetry?: ((diagnosis: Diagnosis, decision: Retry) => void) | undefined
}
