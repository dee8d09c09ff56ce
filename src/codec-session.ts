import * as t from 'io-ts'
import { type Attempt, MOST_KEPT } from './attempt.js'
import { decisionCodec } from './codec-decision.js'
import { cause, pace, recovery, replay, requestId } from './codec-name.js'
import { amount, count, finite, ordinal, share, status } from './codec-number.js'
import { policyCodec } from './codec-policy.js'
import { pushbackCodec } from './codec-pushback.js'
import { type Codec, list, nullable, published, record } from './codec-shape.js'
import type { Session } from './session.js'

/**
 * One `Attempt` of a session's history that was stored or sent.
 *
 * `attempt` is a whole number from 1, `random` from 0 to 1, `elapsedMs` from 0, `status` whole and from 100 to 599, the
 * request ID such as may be shown; all numbers are finite. Fields that are none of its own are left out, and -0 is read
 * as 0; anything else is a `Left` without any value in its errors. It decides nothing again: `replay` does.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * const moment = { now: 0, random: 0.5 }
 * const [{ history }] = advance(begin(moment), openBudget(0), diagnose({ status: 500 }), moment)
 * attemptCodec.is(history[0]) // => true
 * attemptCodec.is({ ...history[0], attempt: 0 }) // => false
 */
export const attemptCodec: Codec<Attempt> = /* @__PURE__ */ published('Attempt', (name) =>
  record(name, {
    attempt: ordinal,
    atEpochMs: finite,
    random: share,
    elapsedMs: amount,
    mayReplay: t.boolean,
    earned: t.boolean,
    cause: nullable(cause),
    status: nullable(status),
    recovery: nullable(recovery),
    pace: nullable(pace),
    pushback: nullable(pushbackCodec),
    outputDelivered: t.boolean,
    requestId: nullable(requestId),
    decision: decisionCodec,
  }),
)

/**
 * A `Session` that was stored or sent.
 *
 * Its policy, decision and attempts are as `policyCodec`, `decisionCodec` and `attemptCodec` have them, of the attempts at
 * most 16; counts are whole numbers, times finite ones. Fields that are none of its own are left out, and -0 is read as
 * 0; anything else is a `Left` without any value in its errors. It moves nothing on: `advance` and `admit` do.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * const session = begin({ now: 1000, random: 0.5 })
 * sessionCodec.decode(JSON.parse(JSON.stringify(session))).right // => session
 * sessionCodec.is({ ...session, attempts: 1.5 }) // => false
 */
export const sessionCodec: Codec<Session> = /* @__PURE__ */ published('Session', (name) =>
  record(name, {
    policy: policyCodec,
    replay,
    beganEpochMs: finite,
    attempts: count,
    replays: count,
    next: nullable(decisionCodec),
    dueEpochMs: finite,
    cost: amount,
    untilEpochMs: nullable(finite),
    history: list(attemptCodec, MOST_KEPT),
  }),
)
