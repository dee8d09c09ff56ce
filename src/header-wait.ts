import { longer, NEVER, type Pushback, type SentAt } from './pushback.js'
import { limitReset } from './rate-limit.js'
import {
  grpcPushback,
  limitRetryAfter,
  retryAfter,
  retryAfterMs,
  saysNever,
} from './retry-after.js'

/**
 * What the headers of an answer say about waiting; `null` when they say nothing readable.
 *
 * A veto goes first. Then the longest of the first kind in which something can be read: ms, `Retry-After`, the same
 * under a limiter's name, the reset of an exhausted bucket. What cannot be read is as if it were not there, never a
 * wait of 0; a wait of 0 is one. The last two kinds are looked for only where the answer may be about a limit.
 */
export const headerWait = (
  headers: unknown,
  status: number | null,
  mayBeLimit: boolean,
  sentAt: SentAt,
): Pushback | null => {
  if (saysNever(headers)) return NEVER
  const grpc = grpcPushback(headers, status)
  if (grpc?._tag === 'Never') return grpc
  const said = longer(grpc, retryAfterMs(headers, status)) ?? retryAfter(headers, sentAt)
  if (said !== null || !mayBeLimit) return said
  return limitRetryAfter(headers, sentAt) ?? limitReset(headers, status, sentAt)
}
