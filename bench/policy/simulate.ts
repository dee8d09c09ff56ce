import { FAULT, FULL, OK, statusOf, THROTTLED, TIMEOUT } from './answers.js'
import { calls as openCalls } from './calls.js'
import { crowd } from './crowd.js'
import { door, hintMs } from './door.js'
import { type Counts, meter } from './meter.js'
import { exponential, seeded } from './random.js'
import { type Failure, type Rule, STOP } from './rule.js'
import type { Population, Scenario } from './scenario.js'
import { REJECTED, server } from './server.js'
import { EMPTY, wheel } from './wheel.js'

/** How long a client waits for one answer. */
const TIMEOUT_MS = 10_000
/** What an answer takes beside queueing: this much, and as much again on average. */
const LAG_MS = 250
/**
 * What is answered without work is answered at once: by a faulty service, and by the limiter in
 * front.
 */
const FAULT_LAG_MS = 50
const LIMIT_LAG_MS = 35
const HERD_SPREAD_MS = 100
/** The rules draw from a stream of their own, so that the calls are the same for all of them. */
const RULE_SEED = 1_000_003

export interface Run extends Counts {
  readonly rule: string
  readonly capacityPerS: number
  readonly events: number
  /** Time on a core: what the machine does beside does not count. */
  readonly coreMs: number
}

/** One rule, followed by every client of the population, in one scenario. */
export const simulate = (
  rule: Rule,
  scenario: Scenario,
  population: Population,
  seed: number,
): Run => {
  const started = process.cpuUsage()
  const { bornUntilMs, deadlineMs, herd, permanent, queueMs, slowShare } = scenario
  const { clients, herd: members, callsPerS, capacityPerS } = crowd(scenario, population)
  const endMs = bornUntilMs + deadlineMs + TIMEOUT_MS
  const random = seeded(seed)
  const chance = seeded(seed + 2 * RULE_SEED)
  const calls = openCalls()
  const measured = meter(scenario, calls, endMs)
  const refusedBy = door(scenario, callsPerS, calls, chance)
  const events = wheel()
  const queue = server({
    callsPerS: capacityPerS,
    queueMs,
    slowShare,
    slowUntilMs: slowShare < 1 ? (scenario.troubleUntilMs ?? 0) : 0,
  })
  const strategy = rule.open({
    count: clients,
    callsPerS: callsPerS / clients,
    deadlineMs,
    random: seeded(seed + RULE_SEED),
  })
  /** Those that are sent in this ms. */
  const due: number[] = []
  let handled = 0

  const view: Failure = {
    client: 0,
    id: 0,
    attempt: 0,
    kind: OK,
    status: 0,
    hintMs: -1,
    nowMs: 0,
    bornMs: 0,
    memo: 0,
  }
  const look = (id: number, nowMs: number): Failure => {
    const kind = calls.kind(id)
    view.client = calls.client(id)
    view.id = id
    view.attempt = calls.attempts(id)
    view.kind = kind
    view.status = statusOf(kind)
    view.hintMs = calls.hintMs(id)
    view.nowMs = nowMs
    view.bornMs = calls.bornMs(id)
    view.memo = calls.memo(id)
    return view
  }

  const answer = (id: number, nowMs: number, kind: number, lagMs: number): void => {
    const hint = kind === THROTTLED && herd !== null ? hintMs(herd, nowMs) : -1
    const atMs = nowMs + Math.max(1, Math.round(lagMs))
    calls.answer(id, kind, hint, hint < 0 ? 0 : atMs + hint)
    events.put(id, atMs)
  }

  const send = (id: number, nowMs: number): void => {
    measured.sent(id, nowMs)
    calls.sent(id)
    const refused = refusedBy(id, nowMs)
    if (refused !== OK) {
      answer(id, nowMs, refused, refused === THROTTLED ? LIMIT_LAG_MS : FAULT_LAG_MS)
      return
    }
    const workMs = queue.offer(nowMs)
    if (workMs === REJECTED) {
      if (herd === null) answer(id, nowMs, FULL, FAULT_LAG_MS)
      else answer(id, nowMs, THROTTLED, LIMIT_LAG_MS)
      return
    }
    const lagMs = workMs + LAG_MS + exponential(chance, LAG_MS)
    if (lagMs > TIMEOUT_MS) answer(id, nowMs, TIMEOUT, TIMEOUT_MS)
    else answer(id, nowMs, OK, lagMs)
  }

  const end = (id: number, nowMs: number, succeeded: boolean): void => {
    measured.ended(id, nowMs, succeeded && nowMs - calls.bornMs(id) <= deadlineMs)
    calls.close(id)
  }

  const plan = (id: number, nowMs: number, waitMs: number): void => {
    const atMs = Math.ceil(nowMs + Math.max(waitMs, 1))
    if (waitMs === STOP || atMs > calls.bornMs(id) + deadlineMs) end(id, nowMs, false)
    else events.put(id, atMs)
  }

  const answered = (id: number, nowMs: number): void => {
    const call = look(id, nowMs)
    if (call.kind === OK) {
      if (call.attempt === 1) measured.firstTry(call.bornMs)
      strategy.succeeded?.(call)
      end(id, nowMs, true)
      return
    }
    const waitMs = strategy.failed(call)
    calls.remember(id, call.memo)
    calls.planned(id)
    plan(id, nowMs, waitMs)
  }

  const resumed = (id: number, nowMs: number): void => {
    const waitMs = strategy.resume?.(look(id, nowMs)) ?? 0
    if (waitMs === 0) due.push(id)
    else plan(id, nowMs, waitMs)
  }

  const birth = (client: number, nowMs: number): void => {
    const id = calls.open(client, nowMs)
    if (permanent !== null && random() < permanent.share) {
      const kinds = permanent.kinds
      calls.condemn(id, kinds[Math.floor(random() * kinds.length)] ?? FAULT)
    }
    measured.born(id, nowMs)
    strategy.begun?.(look(id, nowMs))
    due.push(id)
  }

  /** Within a ms nobody is first by right. */
  const sendDue = (nowMs: number): void => {
    for (let left = due.length; left > 0; left--) {
      const drawn = left === 1 ? 0 : Math.floor(chance() * left)
      const id = due[drawn] ?? 0
      due[drawn] = due[left - 1] ?? 0
      send(id, nowMs)
    }
    due.length = 0
  }

  const gapMs = 1000 / callsPerS
  let nextBirthMs = exponential(random, gapMs)
  let waiting = members
  for (let nowMs = 0; nowMs < endMs && (nowMs < bornUntilMs || measured.pending() > 0); nowMs++) {
    for (let id = events.take(nowMs); id !== EMPTY; id = events.take(nowMs)) {
      handled++
      if (calls.isAnswer(id)) answered(id, nowMs)
      else resumed(id, nowMs)
    }
    const staying = Math.floor(members * Math.max(0, 1 - (nowMs + 1) / HERD_SPREAD_MS))
    for (; waiting > staying; waiting--) birth(waiting - 1, nowMs)
    for (; nextBirthMs < nowMs + 1; nextBirthMs += exponential(random, gapMs)) {
      birth(members + Math.floor(random() * (clients - members)), nowMs)
    }
    sendDue(nowMs)
  }

  const { user, system } = process.cpuUsage(started)
  return {
    ...measured.read(),
    rule: rule.name,
    capacityPerS,
    events: handled,
    coreMs: (user + system) / 1000,
  }
}
