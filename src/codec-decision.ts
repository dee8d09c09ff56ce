import { retryReason, stopReason } from './codec-name.js'
import { finite, waitMs } from './codec-number.js'
import { type Codec, nullable, published, tagged, variant } from './codec-shape.js'
import type { Decision } from './decision.js'

/**
 * A `Decision` that was stored or sent.
 *
 * `afterMs` is a whole number of ms from 0 to 2147483647, `untilEpochMs` a finite number or `null`. Fields that are none
 * of its own are left out, and -0 is read as 0; anything else is a `Left`, whose errors name the place and the kind of
 * what was there, never the value. It decides nothing again: `replay` does.
 *
 * Source: RFC 8259 section 6, numbers; the waits that `setTimeout` keeps.
 *
 * @example
 * decisionCodec.is({ _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }) // => true
 * decisionCodec.is({ _tag: 'Retry', afterMs: -1, reason: 'Backoff' }) // => false
 * decisionCodec.decode({ _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null, more: 1 }).right
 * // => { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null }
 */
export const decisionCodec: Codec<Decision> = /* @__PURE__ */ published('Decision', (name) =>
  tagged<Decision>(name, {
    Retry: variant('Retry', { afterMs: waitMs, reason: retryReason }),
    Stop: variant('Stop', { reason: stopReason, untilEpochMs: nullable(finite) }),
  }),
)
