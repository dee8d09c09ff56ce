import { type Attempt, attemptOf, lastOf, MOST_KEPT, remembered } from './attempt.js'
import { type Budget, counted, credited, halved } from './budget.js'
import { type Decision, type Moment, type Replay, type Stop, stop } from './decision.js'
import type { Diagnosis } from './diagnosis.js'
import { elapsed, finiteOr, fraction } from './number.js'
import { paceOf, plan, type Situation, untilOf } from './plan.js'
import { defaultPolicy, type PaceRule, type Policy } from './policy.js'
import { isObject, prop } from './read.js'

/** The state of one call over its attempts: plain data. */
export interface Session {
  /** What the call follows from its beginning to its end. */
  readonly policy: Policy
  /** Whether a call that may have run may be sent again. */
  readonly replay: Replay
  /** From here on the deadline counts. */
  readonly beganEpochMs: number
  /** Attempts whose outcome is known. */
  readonly attempts: number
  /** How often the call was planned again although it may have run. */
  readonly replays: number
  /** What the last outcome led to; `null` before the first. */
  readonly next: Decision | null
  /** When the next attempt is due. */
  readonly dueEpochMs: number
  /** Tokens that it costs. */
  readonly cost: number
  /** From when on a new call makes sense, where the server said so. */
  readonly untilEpochMs: number | null
  /** What each attempt led to, the oldest first: the last 16. `report` shows it. */
  readonly history: readonly Attempt[]
}

/** What a call may do without: the default policy, and `replay: 'Once'`. */
export interface SessionOptions {
  /** Absent: the default one. */
  readonly policy?: Policy | undefined
  /** Whether a call that may have run may be sent again. Absent: once. */
  readonly replay?: Replay | undefined
}

/**
 * The state of a call that is about to be sent for the first time.
 *
 * One for each call; the deadline counts from `moment.now`. It sends nothing and counts nothing. A `now` that is no
 * number is 0; options of any other shape are as if absent.
 *
 * Source: the troubleshooting page, "Use exponential backoff with jitter".
 *
 * @example
 * begin({ now: 1000, random: 0.5 }).beganEpochMs // => 1000
 */
export const begin = (moment: Moment, options: SessionOptions = {}): Session => {
  const session = (now: number, policy: Policy, replay: Replay): Session => ({
    policy,
    replay,
    beganEpochMs: now,
    attempts: 0,
    replays: 0,
    next: null,
    dueEpochMs: now,
    cost: 0,
    untilEpochMs: null,
    history: [],
  })
  const now = finiteOr(prop(moment, 'now'), 0)
  try {
    const { policy, replay } = options
    return session(now, policy ?? defaultPolicy, replay ?? 'Once')
  } catch {
    return session(now, defaultPolicy, 'Once')
  }
}

/** A balance that fills up does so whether or not one asks. */
const costOf = ({ status }: Diagnosis, rule: PaceRule): number =>
  status === 402 ? 0 : Math.max(finiteOr(rule.cost, 1), 0)

/**
 * Take in how an attempt ended, and plan the next.
 *
 * Call it once for every outcome, successes included: a success earns tokens, a failure that shows overload halves them,
 * once, whether or not it is retried. The rules and reasons are those of `decide`, with what is left of the deadline;
 * while a token is earned, a fault is tried more often, and only what may have run counts as a replay. What was decided
 * and why is kept in the session's `history`, the last 16 attempts, without any text of the call. Nothing is charged
 * here: ask `admit` when the wait is over. A session or diagnosis of any other shape, and a `now` that is no number, give
 * `Stop` with `NotUnderstood` and the budget as it was; where there is no budget, a new one is opened.
 *
 * Source: gRPC proposal A6, "Throttling Retry Attempts and Hedged RPCs".
 *
 * @example
 * const moment = { now: 0, random: 0.5 }
 * const [session, budget, next] = advance(begin(moment), openBudget(0), diagnose({ status: 500 }), moment)
 * session.attempts // => 1
 * budget.tokens // => 4
 * next // => { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
 */
export const advance = (
  session: Session,
  budget: Budget,
  diagnosis: Diagnosis,
  moment: Moment,
): readonly [session: Session, budget: Budget, next: Decision] => {
  try {
    const { policy, replay, beganEpochMs, replays } = session
    const { now } = moment
    if (!Number.isFinite(now)) return notUnderstood(session, budget)
    const attempts = session.attempts + 1
    const pace = paceOf(diagnosis)
    const rule = pace === null ? null : policy.paces[pace]
    const before = counted(budget, policy, now)
    const healthy = diagnosis._tag === 'Healthy'
    const after = healthy
      ? credited(before, policy.budget)
      : rule?.halves === true
        ? halved(before)
        : before
    const situation: Situation = {
      attempt: attempts,
      elapsedMs: elapsed(now - beganEpochMs),
      now,
      random: fraction(moment.random),
      mayReplay: replay === 'Safe' || (replay === 'Once' && replays < 1),
      earned: after.tokens >= policy.budget.floor + 1,
    }
    const next = plan(diagnosis, policy, situation)
    const again = next._tag === 'Retry'
    const moved: Session = {
      policy,
      replay,
      beganEpochMs,
      attempts,
      replays: again && diagnosis.pace === 'OutcomeUnknown' ? replays + 1 : replays,
      next,
      dueEpochMs: again ? now + next.afterMs : now,
      cost: again && rule !== null ? costOf(diagnosis, rule) : 0,
      untilEpochMs: untilOf(diagnosis, now),
      history: remembered(session.history, attemptOf(diagnosis, situation, next)),
    }
    return [moved, after, next]
  } catch {
    return notUnderstood(session, budget)
  }
}

const notUnderstood = (session: Session, budget: Budget): readonly [Session, Budget, Decision] => {
  const next = stop('NotUnderstood')
  return [stopped(session, next), budget, next]
}

/** A session that sends nothing more, made of what can be read of one: field by field, for it may be of any size. */
const stopped = (session: Session, next: Stop): Session => {
  const fresh: Session = { ...begin({ now: 0, random: 0 }), next }
  try {
    const { policy, replay, beganEpochMs, attempts, replays, dueEpochMs, untilEpochMs } = session
    const history = lastOf(session.history, MOST_KEPT)
    return isObject(policy)
      ? {
          ...fresh,
          policy,
          replay,
          beganEpochMs,
          attempts,
          replays,
          dueEpochMs,
          untilEpochMs,
          history,
        }
      : fresh
  } catch {
    return fresh
  }
}
