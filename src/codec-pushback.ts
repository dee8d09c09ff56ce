import { finite } from './codec-number.js'
import { type Codec, published, tagged, variant } from './codec-shape.js'
import type { Pushback } from './pushback.js'

/**
 * A `Pushback` that was stored or sent: what a server said about waiting.
 *
 * `ms` and `epochMs` are finite numbers. Fields that are none of its own are left out, and -0 is read as 0; anything else
 * is a `Left` without any value in its errors. It reads no header: `diagnose` does.
 *
 * Source: RFC 9110 section 10.2.3.
 *
 * @example
 * pushbackCodec.is({ _tag: 'In', ms: 7000 }) // => true
 * pushbackCodec.is({ _tag: 'In', ms: '7000' }) // => false
 */
export const pushbackCodec: Codec<Pushback> = /* @__PURE__ */ published('Pushback', (name) =>
  tagged<Pushback>(name, {
    In: variant('In', { ms: finite }),
    At: variant('At', { epochMs: finite }),
    Later: variant('Later', { ms: finite, epochMs: finite }),
    Never: variant('Never', {}),
  }),
)
