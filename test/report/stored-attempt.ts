/** An attempt as a store gives it back. */
export const attempt = {
  attempt: 1,
  atEpochMs: 0,
  random: 0.5,
  elapsedMs: 0,
  mayReplay: true,
  earned: false,
  cause: 'ServiceError',
  status: 500,
  recovery: 'Transient',
  pace: 'Fault',
  pushback: null,
  outputDelivered: false,
  requestId: 'req-7',
  decision: { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' },
}
