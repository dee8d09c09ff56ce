import { type Diagnosis, decide, type RetryReason, type StopReason } from 'grid-triage'

/** One wait that a loop would make, and how far chance may move it. */
export interface PlannedWait {
  /** The attempt that follows. */
  readonly attempt: number
  readonly fromMs: number
  /** That of the middle draw, behind which the next attempt is counted. */
  readonly middleMs: number
  readonly toMs: number
  /** What the server asks for; `null` where it asks for nothing. */
  readonly floorMs: number | null
  readonly reason: RetryReason
}

/** The waits of a loop, and why it ends. Until when is not said: that would be a moment of a loop that nobody runs. */
export interface Planned {
  readonly waits: readonly PlannedWait[]
  readonly stopReason: StopReason
}

const floorOf = ({ pushback }: Diagnosis, now: number): number | null => {
  switch (pushback?._tag) {
    case 'In':
      return pushback.ms
    case 'At':
      return Math.max(pushback.epochMs - now, 0)
    case 'Later':
      return Math.max(pushback.ms, pushback.epochMs - now)
    default:
      return null
  }
}

/**
 * What a loop with the default policy would do if every attempt ended at once and like this one: a server that names a
 * moment would name one as far ahead each time. From wait to wait it goes on from the middle of the band.
 */
export const planned = (diagnosis: Diagnosis, now: number): Planned => {
  const waits: PlannedWait[] = []
  const floorMs = floorOf(diagnosis, now)
  let elapsedMs = 0
  const at = (random: number) =>
    decide(diagnosis, { attempt: waits.length + 1, elapsedMs, now, random })
  let middle = at(0.5)
  while (middle._tag === 'Retry') {
    const { afterMs, reason } = middle
    const all = [at(0), middle, at(1)].flatMap((next) =>
      next._tag === 'Retry' ? [next.afterMs] : [],
    )
    waits.push({
      attempt: waits.length + 2,
      fromMs: Math.min(...all),
      middleMs: afterMs,
      toMs: Math.max(...all),
      floorMs,
      reason,
    })
    elapsedMs += afterMs
    middle = at(0.5)
  }
  return { waits, stopReason: middle.reason }
}

/** When the attempt in front of each wait failed, since the first. */
export const begins = (waits: readonly PlannedWait[]): readonly number[] =>
  waits.map((_, i) => waits.slice(0, i).reduce((sum, { middleMs }) => sum + middleMs, 0))
