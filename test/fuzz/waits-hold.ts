import { bounds, defaultPolicy, type Policy } from 'grid-triage'
import { deciders, otherWaits } from './decisions.js'
import type { Told } from './dialects.js'
import { type Made, part } from './row.js'
import { withoutOne } from './rows-main.js'
import type { Holds, Trial } from './trial.js'

/** The longest wait that a timer keeps. */
const LONGEST_MS = 2_147_483_647
/** Kept free before the deadline. */
const MARGIN_MS = 1000

const isWholeWait = (ms: unknown): ms is number =>
  typeof ms === 'number' && Number.isInteger(ms) && ms >= 0 && ms <= LONGEST_MS

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isPolicy = (value: unknown): value is Policy => typeof value === 'object' && value !== null

const waitsIn = (made: Made): readonly (readonly [row: string, ms: unknown])[] => [
  ...[...deciders, ...otherWaits].flatMap(
    ({ row, of }): readonly (readonly [string, unknown])[] => {
      const afterMs = part(of(made), 'afterMs')
      return afterMs === undefined ? [] : [[row, afterMs]]
    },
  ),
  ...['drive', 'driveTask'].flatMap((row) =>
    listIn(part(made(row), 'waited')).map((ms): readonly [string, unknown] => [row, ms]),
  ),
  ...['waits', 'waitsWith'].flatMap((row) =>
    listIn(made(row)).map((ms): readonly [string, unknown] => [row, ms]),
  ),
  ...['waitMs', 'waitMsWith', 'waitMs of the lesser'].flatMap(
    (row): readonly (readonly [string, unknown])[] =>
      (made(row) ?? null) === null ? [] : [[row, made(row)]],
  ),
]

/** Whether a result that was handed on was exchanged: then what was decided is of another attempt. */
const isExchanged = ({ input }: Trial): boolean => input.swaps.size > 0

export const checkWaits = (trial: Trial, holds: Holds): void => {
  const { input, plain } = trial
  const made: Made = (name) => plain.results.get(name)
  const carried = isExchanged(trial)
  for (const [row, ms] of waitsIn(made)) {
    if (!carried || row !== 'admit') holds(row, isWholeWait(ms), () => ms)
  }
  const given = plain.world.policy ?? defaultPolicy
  if (input.hostile.size > 0 || carried || !isPolicy(given)) return
  const mostMs = bounds(given).mostWaitMs
  for (const { row, of, elapsedMs } of deciders) {
    const afterMs = part(of(made), 'afterMs')
    if (elapsedMs === null || typeof afterMs !== 'number') continue
    const leftMs = given.totalMs - MARGIN_MS - elapsedMs(input.stand)
    holds(row, afterMs <= leftMs && afterMs <= mostMs, () => ({ afterMs, leftMs, mostMs }))
  }
  for (const row of ['drive', 'driveTask']) {
    const waited = listIn(part(made(row), 'waited'))
    const allMs = waited.reduce<number>((sum, ms) => sum + Number(ms), 0)
    holds(row, allMs <= mostMs, () => ({ waited, mostMs }))
  }
}

/** From now on, by what was said. */
const leastOf = ({ ms, epochMs }: Told, now: number): number => Math.max(ms, epochMs - now, 0)

/** What a diagnosis says about waiting; `null` where it says nothing, or forbids. */
const saidIn = (diagnosis: unknown): Told | null => {
  const pushback = part(diagnosis, 'pushback')
  const [ms, epochMs] = [part(pushback, 'ms'), part(pushback, 'epochMs')]
  return ms === undefined && epochMs === undefined
    ? null
    : {
        ms: typeof ms === 'number' ? ms : 0,
        epochMs: typeof epochMs === 'number' ? epochMs : 0,
      }
}

/** No decision, and no loop, comes back before the wait that was asked for: as it was written, and as it was read. */
export const checkLeastWait = (trial: Trial, holds: Holds): void => {
  const { input, plain } = trial
  if (input.hostile.size > 0 || isExchanged(trial)) return
  const { now } = input.stand
  const made: Made = (name) => plain.results.get(name)
  for (const told of [input.told, saidIn(made('diagnose'))]) {
    if (told === null) continue
    const leastMs = leastOf(told, now)
    for (const { row, of } of deciders) {
      const decision = of(made)
      const [afterMs, until] = [part(decision, 'afterMs'), part(decision, 'untilEpochMs')]
      const waitMs = afterMs ?? (typeof until === 'number' ? until - now : leastMs)
      holds(row, Number(waitMs) >= leastMs, () => ({ told, leastMs, decision }))
    }
  }
  if (input.told === null) return
  for (const row of ['drive', 'driveTask']) {
    const sentAtMs = listIn(part(made(row), 'sentAtMs')).map(Number)
    for (const [place, sentMs] of sentAtMs.entries()) {
      const next = sentAtMs[place + 1]
      const leastMs = leastOf(input.told, sentMs)
      if (next !== undefined) holds(row, next - sentMs >= leastMs, () => ({ leastMs, sentAtMs }))
    }
  }
}

/** A plan that does not say when it is due, since when, or what it costs, lets nothing through. */
export const checkDamaged = (trial: Trial, holds: Holds): void => {
  if (isExchanged(trial)) return
  for (const { name } of withoutOne) {
    const result = trial.plain.results.get(name)
    if (result !== undefined) holds(name, part(result, 1, '_tag') === 'Stop', () => result)
  }
}
