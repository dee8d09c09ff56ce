/** One server: a first-in, first-out queue in front of a capacity that is lower for a while. */
export interface Server {
  /**
   * How long the work waits and runs, in ms; -1 when the queue is full. What is taken is done,
   * awaited or not.
   */
  readonly offer: (nowMs: number) => number
}

export interface ServerPlan {
  readonly callsPerS: number
  /** A call is turned away when more than this much work, at full capacity, is ahead of it. */
  readonly queueMs: number
  /** Share of the capacity that is there until `slowUntilMs`. */
  readonly slowShare: number
  readonly slowUntilMs: number
}

export const REJECTED = -1

export const server = ({ callsPerS, queueMs, slowShare, slowUntilMs }: ServerPlan): Server => {
  const callMs = 1000 / callsPerS
  let aheadMs = 0
  let asOfMs = 0

  /** Work done between two instants, in ms at full capacity. */
  const done = (fromMs: number, toMs: number): number =>
    toMs <= slowUntilMs
      ? (toMs - fromMs) * slowShare
      : toMs - fromMs - Math.max(0, slowUntilMs - fromMs) * (1 - slowShare)

  const offer = (nowMs: number): number => {
    if (nowMs > asOfMs) {
      aheadMs = Math.max(0, aheadMs - done(asOfMs, nowMs))
      asOfMs = nowMs
    }
    if (aheadMs > queueMs) return REJECTED
    aheadMs += callMs
    const slowWorkMs = Math.max(0, slowUntilMs - nowMs) * slowShare
    return aheadMs <= slowWorkMs
      ? aheadMs / slowShare
      : Math.max(0, slowUntilMs - nowMs) + aheadMs - slowWorkMs
  }

  return { offer }
}
