import * as t from 'io-ts'
import { finite } from './codec-number.js'
import { type Codec, published, record, tagged } from './codec-shape.js'
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
export const pushbackCodec: Codec<Pushback> = /* @__PURE__ */ published('Pushback', () =>
  tagged<Pushback>('Pushback', {
    In: record('In', { _tag: t.literal('In'), ms: finite }),
    At: record('At', { _tag: t.literal('At'), epochMs: finite }),
    Later: record('Later', { _tag: t.literal('Later'), ms: finite, epochMs: finite }),
    Never: record('Never', { _tag: t.literal('Never') }),
  }),
)
