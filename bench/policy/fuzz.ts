import { FAULT, FULL, REFILL_503, statusOf, THROTTLED } from './answers.js'
import { ours } from './ours.js'
import { peers } from './peers/index.js'
import { seeded } from './random.js'
import { referenceEarly } from './reference.js'
import { type Failure, type Rule, STOP } from './rule.js'

const FAILURES = 200_000
const SEED = 7
const LONGEST_HINT_S = 150
const DEADLINE_MS = 60_000
const MOST_ATTEMPTS = 3
const STEP_MS = 2000
const KINDS = [FAULT, REFILL_503, THROTTLED, FULL]

interface Share {
  readonly retries: number
  readonly early: number
  readonly late: number
}

/**
 * Each failure belongs to a client of its own, which has failed up to twice before, two seconds
 * apart.
 */
const fuzz = (rule: Rule): Share => {
  const random = seeded(SEED)
  const strategy = rule.open({
    count: FAILURES,
    callsPerS: 0,
    deadlineMs: DEADLINE_MS,
    random: seeded(SEED + 1),
  })
  let retries = 0
  let early = 0
  let late = 0
  for (let client = 0; client < FAILURES; client++) {
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? FAULT
    const attempts = 1 + Math.floor(random() * MOST_ATTEMPTS)
    const hintMs = 1000 * (1 + Math.floor(random() * LONGEST_HINT_S))
    const call: Failure = {
      client,
      id: client,
      attempt: 0,
      kind,
      status: statusOf(kind),
      hintMs: -1,
      nowMs: 0,
      bornMs: 0,
      memo: 0,
    }
    strategy.begun?.(call)
    let waitMs = STOP
    for (call.attempt = 1; call.attempt <= attempts; call.attempt++) {
      call.nowMs = STEP_MS * (call.attempt - 1)
      call.hintMs = call.attempt === attempts ? hintMs : -1
      waitMs = strategy.failed(call)
    }
    if (waitMs === STOP) continue
    retries++
    if (waitMs < hintMs) early++
    if (call.nowMs + waitMs > DEADLINE_MS) late++
  }
  return { retries, early, late }
}

/** Retries that a rule plans before the server's minimum, and past the caller's deadline. */
export const printFuzz = (print: (line: string) => void): void => {
  print(
    `${FAILURES} random failures, Retry-After 1 to ${LONGEST_HINT_S} s, ` +
      `deadline ${DEADLINE_MS / 1000} s, seed ${SEED}`,
  )
  print('rule                               retries   early %  reference   past the deadline %')
  const percent = (part: number, whole: number): string =>
    (whole === 0 ? 0 : (100 * part) / whole).toFixed(1)
  for (const rule of [...peers.slice(1), ours]) {
    const { retries, early, late } = fuzz(rule)
    const cells = [
      rule.name.padEnd(33),
      `${retries}`.padStart(8),
      percent(early, retries).padStart(9),
      (referenceEarly.get(rule.name)?.toFixed(1) ?? '-').padStart(10),
      percent(late, retries).padStart(15),
    ]
    print(cells.join(' '))
  }
}
