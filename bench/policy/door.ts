import { FAULT, OK, REFILL_402, REFILL_503, THROTTLED } from './answers.js'
import type { Calls } from './calls.js'
import { at } from './cells.js'
import { type Random, uniform } from './random.js'
import type { Herd, Scenario } from './scenario.js'

/** Retry-After carries whole seconds. */
const HEADER_MS = 1000

const inHeader = (ms: number): number => Math.ceil(ms / HEADER_MS) * HEADER_MS

/** What whoever is turned away is told: until the opening, and later until the next boundary. */
export const hintMs = ({ closedUntilMs, boundaryMs }: Herd, nowMs: number): number =>
  inHeader(nowMs < closedUntilMs ? closedUntilMs - nowMs : boundaryMs - (nowMs % boundaryMs))

/** Why an attempt does not reach the queue: an index into `answers`, `OK` when it does. */
export type Door = (id: number, nowMs: number) => number

export const door = (
  { faults, herd, refill }: Scenario,
  callsPerS: number,
  calls: Calls,
  random: Random,
): Door => {
  const balances =
    refill === null ? 0 : Math.max(1, Math.round(callsPerS / refill.callsPerSPerBalance))
  const emptyUntil = new Float64Array(balances)
  const shownAs = new Uint8Array(balances)

  const isFault = (nowMs: number): boolean => {
    for (const { fromMs, untilMs, share } of faults) {
      if (nowMs >= fromMs && nowMs < untilMs && (share >= 1 || random() < share)) return true
    }
    return false
  }

  const balance = (id: number, nowMs: number): number => {
    if (refill === null) return OK
    const which = calls.client(id) % balances
    const isEmpty = at(emptyUntil, which) > nowMs
    if (!isEmpty && (calls.attempts(id) > 1 || random() >= refill.chance)) return OK
    if (!isEmpty) {
      emptyUntil[which] = nowMs + uniform(random, refill.leastMs, refill.mostMs)
      shownAs[which] = random() < refill.as402 ? REFILL_402 : REFILL_503
    }
    calls.refills(id, at(emptyUntil, which))
    return at(shownAs, which)
  }

  return (id, nowMs) => {
    const permanent = calls.permanent(id)
    if (permanent !== OK) return permanent
    if (isFault(nowMs)) return FAULT
    if (herd !== null && nowMs < herd.closedUntilMs) return THROTTLED
    return balance(id, nowMs)
  }
}
