import type { Budget } from './budget.js'
import { amount, finite } from './codec-number.js'
import { type Codec, published, record } from './codec-shape.js'

/**
 * A `Budget` that was stored or sent.
 *
 * `tokens` is a finite number from 0, `asOfEpochMs` any finite number. Fields that are none of its own are left out, and
 * -0 is read as 0; anything else is a `Left` without any value in its errors. It holds the tokens against no policy:
 * `advance` and `admit` do.
 *
 * Source: gRPC proposal A6, "Throttling Retry Attempts and Hedged RPCs".
 *
 * @example
 * budgetCodec.is(openBudget(1000)) // => true
 * budgetCodec.is({ tokens: null, asOfEpochMs: 1000 }) // => false
 */
export const budgetCodec: Codec<Budget> = /* @__PURE__ */ published('Budget', (name) =>
  record(name, { tokens: amount, asOfEpochMs: finite }),
)
