import {
  BAD_REQUEST,
  NOT_FOUND,
  TOP_UP_OFF,
  TOP_UP_UNKNOWN,
  UNAUTHORIZED,
  UNPROCESSABLE,
} from './answers.js'
import type { Scenario } from './scenario.js'

/**
 * One model for all rules. Loads, lengths and lags that the description of an earlier model leaves
 * open are set so that its figures for the peers come out (`run.ts --verify`).
 */
const calm: Scenario = {
  id: 'calm',
  load: 0.7,
  bornUntilMs: 180_000,
  judgedUntilMs: 180_000,
  troubleUntilMs: 60_000,
  deadlineMs: 60_000,
  queueMs: 12_000,
  slowShare: 1,
  callsPerSPerClient: null,
  faults: [],
  herd: null,
  refill: null,
  permanent: null,
}

const transient = (seconds: number): Scenario => ({
  ...calm,
  id: `S1 ${seconds} s`,
  bornUntilMs: 120_000,
  judgedUntilMs: seconds * 1000,
  troubleUntilMs: seconds * 1000,
  faults: [{ fromMs: 0, untilMs: seconds * 1000, share: 0.9 }],
})

const outage = (load: number): Scenario => ({
  ...calm,
  id: `S2 ${load}`,
  load,
  judgedUntilMs: 60_000,
  faults: [{ fromMs: 0, untilMs: 60_000, share: 1 }],
})

/** The limit lets a burst of two seconds through: that much work may wait. */
const herd = (id: string, retryAfterS: number, deadlineMs: number): Scenario => ({
  ...calm,
  id,
  load: 0.3,
  bornUntilMs: retryAfterS * 1000 + 120_000,
  judgedUntilMs: 100,
  troubleUntilMs: retryAfterS * 1000,
  deadlineMs,
  queueMs: 2000,
  herd: { closedUntilMs: retryAfterS * 1000, boundaryMs: 10_000 },
})

const BALANCE_CALLS_PER_S = 0.4
const refill = {
  callsPerSPerBalance: BALANCE_CALLS_PER_S,
  leastMs: 2000,
  mostMs: 8000,
  as402: 0.5,
}

const permanent = (id: string, kinds: readonly number[]): Scenario => ({
  ...calm,
  id,
  bornUntilMs: 120_000,
  judgedUntilMs: 120_000,
  permanent: { share: 1, kinds },
})

const slow = (load: number): Scenario => ({ ...calm, id: `S6 ${load}`, load, slowShare: 0.2 })

const FINAL = [BAD_REQUEST, UNAUTHORIZED, NOT_FOUND, UNPROCESSABLE]
const MIX_MS = 240_000

const mix: Scenario = {
  ...calm,
  id: 'S7',
  load: 0.6,
  bornUntilMs: MIX_MS,
  judgedUntilMs: MIX_MS,
  troubleUntilMs: null,
  faults: [
    { fromMs: 20_000, untilMs: 23_000, share: 0.9 },
    { fromMs: 60_000, untilMs: 80_000, share: 1 },
    { fromMs: 0, untilMs: MIX_MS, share: 0.022 },
  ],
  refill: { ...refill, chance: 0.007 },
  permanent: { share: 0.02, kinds: FINAL },
}

const random = (share: number): Scenario => ({
  ...calm,
  id: `S8 ${share * 100} %`,
  troubleUntilMs: null,
  faults: [{ fromMs: 0, untilMs: Number.POSITIVE_INFINITY, share }],
})

export const scenarios: readonly Scenario[] = [
  transient(2),
  transient(5),
  transient(10),
  outage(0.7),
  outage(0.85),
  herd('S3', 30, 120_000),
  herd('S3b', 90, 180_000),
  {
    ...calm,
    id: 'S4',
    load: 0.6,
    bornUntilMs: 400_000,
    judgedUntilMs: 400_000,
    troubleUntilMs: null,
    callsPerSPerClient: BALANCE_CALLS_PER_S,
    refill: { ...refill, chance: 0.0235 },
  },
  permanent('S5 permanent', FINAL),
  permanent('S5 402 off', [TOP_UP_OFF]),
  permanent('S5 402 unknown', [TOP_UP_UNKNOWN]),
  slow(0.7),
  slow(0.85),
  mix,
  random(0.1),
  random(0.3),
  random(0.5),
]
