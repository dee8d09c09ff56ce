import {
  admit,
  advance,
  type Budget,
  begin,
  type Diagnosis,
  defaultPolicy,
  diagnose,
  openBudget,
  type Policy,
  policy,
  type Session,
} from 'grid-triage'
import { answers, OK, TIMEOUT } from './answers.js'
import { type Clients, type Failure, type Rule, STOP, type Strategy } from './rule.js'

/** As a fetch caller has it whose own time limit has passed. */
const NO_ANSWER = {
  error: { name: 'TimeoutError', message: 'The operation was aborted due to timeout' },
  cancelled: false,
}

/**
 * What the library says about an answer, from status, headers and body alone; once for each
 * distinct one.
 */
const diagnoses = (): ((kind: number, hintMs: number) => Diagnosis) => {
  const known = new Map<number, Diagnosis>()
  const KINDS = answers.length
  const fresh = (kind: number, hintMs: number): Diagnosis => {
    const answer = answers[kind]
    if (answer === undefined || kind === TIMEOUT) return diagnose(NO_ANSWER)
    const { status, headers, body, autoTopUp } = answer
    const hinted =
      hintMs < 0 ? headers : { ...headers, 'retry-after': String(Math.ceil(hintMs / 1000)) }
    return diagnose({
      status,
      headers: hinted,
      body,
      ...(autoTopUp === undefined ? {} : { autoTopUp }),
    })
  }
  return (kind, hintMs) => {
    const key = hintMs < 0 ? kind : kind + KINDS * (1 + hintMs)
    const before = known.get(key)
    if (before !== undefined) return before
    const diagnosis = fresh(kind, hintMs)
    known.set(key, diagnosis)
    return diagnosis
  }
}

/** Only what differs from the default is said: the deadline. */
const policyFor = (deadlineMs: number): Policy => {
  if (deadlineMs === defaultPolicy.totalMs) return defaultPolicy
  const made = policy({ totalMs: deadlineMs, maxWaitMs: deadlineMs })
  if (made._tag === 'Accepted') return made.policy
  throw new Error(`The library refuses a deadline of ${deadlineMs} ms`)
}

/**
 * A client that has called at its rate for long holds what its successes earned and time has left.
 */
const warm = (rules: Policy, callsPerS: number): Budget => {
  const { perSuccess, relaxMs, most } = rules.budget
  const opened = openBudget(0, rules)
  const earned = (perSuccess * relaxMs * callsPerS) / 1000
  return { ...opened, tokens: Math.min(most, opened.tokens + earned) }
}

type Opening = (rules: Policy, callsPerS: number) => Budget

/** The library's session and budget, driven as a caller drives them. */
const open = (opened: Opening, { count, callsPerS, deadlineMs, random }: Clients): Strategy => {
  const rules = policyFor(deadlineMs)
  const options = { policy: rules }
  const diagnosed = diagnoses()
  const healthy = diagnosed(OK, -1)
  const full = opened(rules, callsPerS)
  const budgets = new Array<Budget>(count).fill(full)
  const sessions: Session[] = []
  const moment = (now: number): { now: number; random: number } => ({ now, random: random() })

  const begun = ({ id, nowMs }: Failure): void => {
    sessions[id] = begin({ now: nowMs, random: 0 }, options)
  }

  const failed = ({ id, client, kind, hintMs, nowMs }: Failure): number => {
    const session = sessions[id]
    if (session === undefined) return STOP
    const held = budgets[client] ?? full
    const [after, budget, next] = advance(session, held, diagnosed(kind, hintMs), moment(nowMs))
    sessions[id] = after
    budgets[client] = budget
    return next._tag === 'Retry' ? next.afterMs : STOP
  }

  const resume = ({ id, client, nowMs }: Failure): number => {
    const session = sessions[id]
    if (session === undefined) return STOP
    const [budget, gate] = admit(session, budgets[client] ?? full, moment(nowMs))
    budgets[client] = budget
    if (gate._tag === 'Go') return 0
    return gate._tag === 'Wait' ? gate.afterMs : STOP
  }

  const succeeded = ({ id, client, nowMs }: Failure): void => {
    const session = sessions[id]
    if (session === undefined) return
    const at = { now: nowMs, random: 0 }
    const [, budget] = advance(session, budgets[client] ?? full, healthy, at)
    budgets[client] = budget
  }

  return { begun, failed, resume, succeeded }
}

export const ours: Rule = { name: 'grid-triage', open: (clients) => open(warm, clients) }

/** The same with clients that have made no call before. */
export const oursNew: Rule = {
  name: 'grid-triage, new clients',
  open: (clients) => open((rules) => openBudget(0, rules), clients),
}
