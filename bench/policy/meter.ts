import type { Calls } from './calls.js'
import { add, at } from './cells.js'
import type { Scenario } from './scenario.js'

/** What one run has shown. */
export interface Counts {
  /** Recoverable calls, and those among them that succeeded. */
  readonly calls: number
  readonly successes: number
  readonly attempts: number
  /** The same, of the calls on which success is judged. */
  readonly judged: number
  readonly judgedSuccesses: number
  readonly judgedAttempts: number
  readonly permanent: number
  readonly permanentAttempts: number
  /** Attempts sent before the server had allowed it. */
  readonly early: number
  /** Highest number of attempts in a second and in a tenth of one, from the opening on. */
  readonly peak: number
  readonly peakTenth: number
  /** From the end of the trouble until first tries succeed again; null when they never do. */
  readonly recoveryS: number | null
  readonly p50S: number
  readonly p99S: number
  readonly overshootS: number
  readonly giveUpS: number
  readonly perSecond: Int32Array
}

export interface Meter {
  readonly born: (id: number, nowMs: number) => void
  readonly sent: (id: number, nowMs: number) => void
  readonly ended: (id: number, nowMs: number, inTime: boolean) => void
  readonly firstTry: (bornMs: number) => void
  /** Counted calls that are not over. */
  readonly pending: () => number
  readonly read: () => Counts
}

const TENTHS = 10
const BIN_MS = 10
const BINS = 20_000
const WINDOW_S = 5
const SOUND = 0.95
/** The part of every answer's lag that is not chance: nothing could have come back sooner. */
const LEAST_LAG_MS = 250

const quantileS = (bins: Int32Array, total: number, share: number): number => {
  let left = share * total
  for (let i = 0; i < bins.length; i++) {
    left -= at(bins, i)
    if (left <= 0) return (i * BIN_MS) / 1000
  }
  return Number.NaN
}

/** The end of the last stretch of five seconds in which one first try in twenty failed. */
const recovery = (
  { troubleUntilMs, bornUntilMs }: Scenario,
  tries: Int32Array,
  sound: Int32Array,
): number | null => {
  if (troubleUntilMs === null) return 0
  const from = troubleUntilMs / 1000
  const last = bornUntilMs / 1000 - WINDOW_S
  for (let start = last; start >= from; start--) {
    let tried = 0
    let succeeded = 0
    for (let i = start; i < start + WINDOW_S; i++) {
      tried += at(tries, i)
      succeeded += at(sound, i)
    }
    if (succeeded < SOUND * tried) return start >= last - 1 ? null : start + WINDOW_S - from
  }
  return 0
}

const highest = (bins: Int32Array, from: number, until: number): number => {
  let most = 0
  for (let i = from; i < until; i++) most = Math.max(most, at(bins, i))
  return most
}

export const meter = (scenario: Scenario, calls: Calls, endMs: number): Meter => {
  const { bornUntilMs, judgedUntilMs } = scenario
  const seconds = Math.ceil(endMs / 1000) + 1
  const perSecond = new Int32Array(seconds)
  const perTenth = new Int32Array(seconds * TENTHS)
  const tries = new Int32Array(seconds)
  const sound = new Int32Array(seconds)
  const lags = new Int32Array(BINS)
  let pending = 0
  let count = 0
  let successes = 0
  let attempts = 0
  let judged = 0
  let judgedSuccesses = 0
  let judgedAttempts = 0
  let permanent = 0
  let permanentAttempts = 0
  let early = 0
  let overshootMs = 0
  let refilled = 0
  let giveUpMs = 0

  const born: Meter['born'] = (id, nowMs) => {
    const recoverable = calls.permanent(id) === 0
    if (recoverable) add(tries, Math.floor(nowMs / 1000), 1)
    if (nowMs >= bornUntilMs) return
    pending++
    if (!recoverable) {
      permanent++
      return
    }
    count++
    if (nowMs < judgedUntilMs) judged++
  }

  const sent: Meter['sent'] = (id, nowMs) => {
    add(perSecond, Math.floor(nowMs / 1000), 1)
    add(perTenth, Math.floor(nowMs / 100), 1)
    const bornMs = calls.bornMs(id)
    if (bornMs >= bornUntilMs) return
    if (calls.permanent(id) !== 0) {
      permanentAttempts++
      return
    }
    attempts++
    if (bornMs < judgedUntilMs) judgedAttempts++
    if (nowMs < calls.notBeforeMs(id)) early++
  }

  const ended: Meter['ended'] = (id, nowMs, inTime) => {
    const bornMs = calls.bornMs(id)
    if (bornMs >= bornUntilMs) return
    pending--
    if (calls.permanent(id) !== 0) return
    if (!inTime) {
      giveUpMs += nowMs - bornMs
      return
    }
    successes++
    if (bornMs < judgedUntilMs) {
      judgedSuccesses++
      add(lags, Math.min(BINS - 1, Math.floor((nowMs - bornMs) / BIN_MS)), 1)
    }
    const refilledMs = calls.refilledMs(id)
    if (refilledMs > 0) {
      refilled++
      overshootMs += Math.max(0, nowMs - LEAST_LAG_MS - refilledMs)
    }
  }

  const read = (): Counts => {
    const openS = (scenario.herd?.closedUntilMs ?? 0) / 1000
    const untilS = bornUntilMs / 1000
    return {
      calls: count,
      successes,
      attempts,
      judged,
      judgedSuccesses,
      judgedAttempts,
      permanent,
      permanentAttempts,
      early,
      peak: highest(perSecond, openS, untilS),
      peakTenth: highest(perTenth, openS * TENTHS, untilS * TENTHS),
      recoveryS: recovery(scenario, tries, sound),
      p50S: quantileS(lags, judgedSuccesses, 0.5),
      p99S: quantileS(lags, judgedSuccesses, 0.99),
      overshootS: overshootMs / refilled / 1000,
      giveUpS: giveUpMs / (count - successes) / 1000,
      perSecond,
    }
  }

  const firstTry: Meter['firstTry'] = (bornMs) => add(sound, Math.floor(bornMs / 1000), 1)

  return { born, sent, ended, firstTry, pending: () => pending, read }
}
