/** What happens to the service, as data. Times count from the first call, at 0. */
export interface Scenario {
  readonly id: string
  /** Fresh calls as a share of the capacity. */
  readonly load: number
  /** Calls born before this are counted; calls go on coming until those are over. */
  readonly bornUntilMs: number
  /** Success is judged on the calls born before this. */
  readonly judgedUntilMs: number
  /** Time to recover counts from here; null where the trouble never ends. */
  readonly troubleUntilMs: number | null
  /** How long the caller of one call waits in all. */
  readonly deadlineMs: number
  /** More work than this is never waiting. */
  readonly queueMs: number
  /** The share of the capacity that is left until `troubleUntilMs`. */
  readonly slowShare: number
  /** Instead of the client shape of the run. */
  readonly callsPerSPerClient: number | null
  readonly faults: readonly Fault[]
  readonly herd: Herd | null
  readonly refill: Refill | null
  readonly permanent: Permanent | null
}

/** A stretch of time in which attempts answer 500 at once. */
interface Fault {
  readonly fromMs: number
  readonly untilMs: number
  readonly share: number
}

/** Every client calls at once and is told when to come back; so is whoever calls until then. */
export interface Herd {
  readonly closedUntilMs: number
  /** Whoever is turned away later is sent to the next multiple of this. */
  readonly boundaryMs: number
}

/** Balances run empty; the call that finds one empty starts the purchase. */
interface Refill {
  /**
   * How many calls a second share one balance: those of several clients, when clients are smaller.
   */
  readonly callsPerSPerBalance: number
  /** The chance that a fresh call finds the balance empty. */
  readonly chance: number
  readonly leastMs: number
  readonly mostMs: number
  /** Share of the empty balances that show as 402; the others show as 503. */
  readonly as402: number
}

/** Calls that no retry can help. */
interface Permanent {
  readonly share: number
  /** Indices into `answers`. */
  readonly kinds: readonly number[]
}

/** How many calls, and from clients of which size. */
export interface Population {
  readonly callsPerS: number
  readonly callsPerSPerClient: number
}

export const TINY = 0.005
export const SMALL = 0.1
export const LARGE = 10
