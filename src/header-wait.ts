import { type HeaderLookup, noHeaders } from './header.js'
import { longer, type Pushback } from './pushback.js'
import { limitReset } from './rate-limit.js'
import { grpcPushback, limitRetryAfter, retryAfter, retryAfterMs } from './retry-after.js'

/** An answer, as far as it tells where to look. */
export interface Asked {
  readonly status: number | null
  /** Whether a retry may help. */
  readonly mayRetry: boolean
  /** Whether a balance is being filled up, in the answer's own words. */
  readonly refills: boolean
}

/** Who has no credits has met no limit. 403 is what GitHub says to those who exceed one. */
const mayBeLimit = (status: number | null): boolean =>
  status === null || status === 403 || status === 429 || status === 503 || status === 529

/**
 * What the headers of an answer say about waiting; `null` when they say nothing readable.
 *
 * A veto goes first. Then the longest of the first kind in which something can be read: ms, `Retry-After`, the same
 * under a limiter's name, the reset of an exhausted bucket. What cannot be read is as if it were not there, never a
 * wait of 0; a wait of 0 is one. A limiter's name is looked for wherever a retry may help or the status may be a
 * limit's; buckets, which cost most, at such a status only.
 */
export const headerWait = (
  header: HeaderLookup,
  { status, mayRetry, refills }: Asked,
): Pushback | null => {
  if (header === noHeaders) return null
  const grpc = grpcPushback(header, status, mayRetry)
  const said = longer(grpc, retryAfterMs(header, status)) ?? retryAfter(header)
  if (said !== null || status === 402) return said
  const limit = mayBeLimit(status)
  const limiter = limit || mayRetry ? limitRetryAfter(header) : null
  return limiter !== null || !limit || refills ? limiter : limitReset(header, status)
}
