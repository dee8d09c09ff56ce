import type { Random } from './random.js'

/**
 * One failed attempt, as a client can know it. The simulation fills the same object anew each
 * time.
 */
export interface Failure {
  client: number
  /** Stands for the call as long as it lives; given to another call afterwards. */
  id: number
  /** Attempts made, this one included. */
  attempt: number
  /** Index into `answers`. */
  kind: number
  status: number
  /** What Retry-After asks for; -1 when the header is missing. */
  hintMs: number
  nowMs: number
  bornMs: number
  /** A number that the rule may keep with the call. 0 at first. */
  memo: number
}

/** In place of a wait: do not send the call again. */
export const STOP = -1

/** A rule at work for a number of clients, each with a state of its own. */
export interface Strategy {
  /** After a failure: how many ms to wait, or `STOP`. */
  readonly failed: (failure: Failure) => number
  /**
   * When the wait is over: 0 to send, ms to wait longer, or `STOP`. Rules without it always send.
   */
  readonly resume?: (failure: Failure) => number
  readonly succeeded?: (call: Failure) => void
  /** A new call begins. */
  readonly begun?: (call: Failure) => void
}

export interface Clients {
  readonly count: number
  /** Of one client, on average. */
  readonly callsPerS: number
  /** How long the caller of one call waits in all. */
  readonly deadlineMs: number
  readonly random: Random
}

export interface Rule {
  readonly name: string
  readonly open: (clients: Clients) => Strategy
}
