import type { Run } from './simulate.js'

/** What is read off one rule in one scenario: means over the seeds. Successes are in per cent. */
export interface Figures {
  readonly rule: string
  /** Of the calls on which the scenario judges success, and of all. */
  readonly success: number
  readonly successOfAll: number
  readonly callsPerCall: number
  readonly callsPerSuccess: number
  readonly callsPerSuccessOfAll: number
  /** Highest load of a second, and of a tenth of one, in multiples of the capacity. */
  readonly peak: number
  readonly peakTenth: number
  /** null when one run or more never recovers. */
  readonly recoveryS: number | null
  readonly p50S: number
  readonly p99S: number
  readonly overshootS: number
  /** Mean time from the first attempt until a call that fails says so. */
  readonly giveUpS: number
  readonly earlyPerCall: number
  /** Calls beyond the first, for a call that no retry can help. */
  readonly wastedPerPermanent: number
  /** Load of each second, in multiples of the capacity. */
  readonly load: readonly number[]
  readonly events: number
  readonly coreMs: number
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

export const figures = (runs: readonly Run[]): Figures => {
  const mean = (of: (run: Run) => number): number => sum(runs.map(of)) / runs.length
  const recoveries = runs.map(({ recoveryS }) => recoveryS).filter((s) => s !== null)
  const first = runs[0]
  return {
    rule: first?.rule ?? '',
    success: 100 * mean((run) => run.judgedSuccesses / run.judged),
    successOfAll: 100 * mean((run) => run.successes / run.calls),
    callsPerCall: mean((run) => run.judgedAttempts / run.judged),
    callsPerSuccess: mean((run) => run.judgedAttempts / run.judgedSuccesses),
    callsPerSuccessOfAll: mean((run) => run.attempts / run.successes),
    peak: mean((run) => run.peak / run.capacityPerS),
    peakTenth: mean((run) => (10 * run.peakTenth) / run.capacityPerS),
    recoveryS: recoveries.length < runs.length ? null : sum(recoveries) / runs.length,
    p50S: mean((run) => run.p50S),
    p99S: mean((run) => run.p99S),
    overshootS: mean((run) => run.overshootS),
    giveUpS: mean((run) => run.giveUpS),
    earlyPerCall: mean((run) => run.early / run.judged),
    wastedPerPermanent: mean((run) => run.permanentAttempts / run.permanent - 1),
    load: Array.from(first?.perSecond ?? [], (_, second) =>
      mean((run) => (run.perSecond[second] ?? 0) / run.capacityPerS),
    ),
    events: sum(runs.map((run) => run.events)),
    coreMs: sum(runs.map((run) => run.coreMs)),
  }
}
