import { begin, constant, defaultPolicy, diagnose, limitAttempts, report } from 'grid-triage'
import {
  anthropicErrorCodec,
  attemptCodec,
  backoffCodec,
  budgetCodec,
  decisionCodec,
  diagnosisCodec,
  evidenceCodec,
  findingCodec,
  gridErrorCodec,
  openAiErrorCodec,
  policyCodec,
  pushbackCodec,
  reportCodec,
  sessionCodec,
} from 'grid-triage/io-ts'
import type * as t from 'io-ts'
import { attempt as stored } from '../report/stored-attempt.js'

const session = begin({ now: 1000, random: 0.5 })
const reported = report(diagnose({ status: 429 }), { moment: { now: 0, random: 0.5 } })
const { Fault } = defaultPolicy.paces
const never = { _tag: 'Never' }
const retry = { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
const attempt = {
  ...stored,
  cause: 'RateLimited',
  status: 429,
  pace: 'Throttled',
  pushback: { _tag: 'Never' },
}
const told = {
  attempt: 1,
  at: '2026-10-05 12:00:30 UTC',
  atEpochMs: 1_791_201_630_000,
  requestId: null,
  status: 429,
  cause: 'RateLimited',
  decision: retry,
}

type Row = readonly [
  codec: t.Mixed,
  /** The value around the part, right as a whole. */
  around: (part: unknown) => unknown,
  part: object,
  /** The path of the part, and the type of each field that it has to have. */
  path: string,
  fields: string,
]

const itself = (part: unknown): unknown => part
const inPace = (part: unknown): unknown => ({
  ...defaultPolicy,
  paces: { ...defaultPolicy.paces, Fault: part },
})

/** Every record that is stored or sent, whole, with the type of each field that must not be missing. */
export const ROWS: readonly Row[] = [
  [
    decisionCodec,
    itself,
    retry,
    'Decision',
    '_tag: Retry | Stop, afterMs: WaitMs, reason: RetryReason',
  ],
  [
    decisionCodec,
    itself,
    { _tag: 'Stop', reason: 'NeedsFix', untilEpochMs: null },
    'Decision',
    'reason: StopReason, untilEpochMs: Finite | null',
  ],
  [
    pushbackCodec,
    itself,
    { _tag: 'In', ms: 7000 },
    'Pushback',
    '_tag: In | At | Later | Never, ms: Finite',
  ],
  [pushbackCodec, itself, { _tag: 'At', epochMs: 7000 }, 'Pushback', 'epochMs: Finite'],
  [
    pushbackCodec,
    itself,
    { _tag: 'Later', ms: 7000, epochMs: 9000 },
    'Pushback',
    'ms: Finite, epochMs: Finite',
  ],
  [
    backoffCodec,
    itself,
    { _tag: 'Exponential', baseMs: 2200, factor: 1.7 },
    'Backoff',
    '_tag: Never | Constant | Exponential | Ladder | Jitter | Cap | LimitAttempts | LimitTotal | Both | Either, baseMs: Setting, factor: Setting',
  ],
  [backoffCodec, itself, { _tag: 'Constant', ms: 1 }, 'Backoff', 'ms: Setting'],
  [backoffCodec, itself, { _tag: 'Ladder', stepsMs: [1, 2] }, 'Backoff', 'stepsMs: Steps'],
  [
    backoffCodec,
    itself,
    { _tag: 'Jitter', low: 0.5, high: 1.5, of: never },
    'Backoff',
    'low: Setting, high: Setting, of: Backoff',
  ],
  [
    backoffCodec,
    itself,
    { _tag: 'Cap', capMs: 1, of: never },
    'Backoff',
    'capMs: Setting, of: Backoff',
  ],
  [
    backoffCodec,
    itself,
    { _tag: 'LimitAttempts', attempts: 3, of: never },
    'Backoff',
    'attempts: Whole, of: Backoff',
  ],
  [
    backoffCodec,
    itself,
    { _tag: 'LimitTotal', totalMs: 9000, of: never },
    'Backoff',
    'totalMs: Setting, of: Backoff',
  ],
  [backoffCodec, itself, { _tag: 'Both', of: [never, never] }, 'Backoff', 'of: Pair'],
  [backoffCodec, itself, { _tag: 'Either', of: [never, never] }, 'Backoff', 'of: Pair'],
  [
    policyCodec,
    itself,
    { ...defaultPolicy },
    'Policy',
    'paces: Paces, budget: BudgetRule, totalMs: Setting, maxWaitMs: Setting, spread: Setting, leastSpreadMs: Setting, onEmptyBudget: OnEmptyBudget, recheck: Backoff',
  ],
  [
    policyCodec,
    (paces) => ({ ...defaultPolicy, paces }),
    { ...defaultPolicy.paces },
    'Policy/paces: Paces',
    'Fault: PaceRule, Refill: PaceRule, RefillUnknown: PaceRule, Throttled: PaceRule, Overloaded: PaceRule, OutcomeUnknown: PaceRule',
  ],
  [
    policyCodec,
    inPace,
    { ...Fault, backoff: limitAttempts(2)(constant(1)) },
    'Policy/paces: Paces/Fault: PaceRule',
    'backoff: EndingBackoff, earned: EndingBackoff | null, cost: Setting, halves: boolean',
  ],
  [
    policyCodec,
    (budget) => ({ ...defaultPolicy, budget }),
    { ...defaultPolicy.budget },
    'Policy/budget: BudgetRule',
    'floor: Setting, perSuccess: Setting, most: Setting, relaxMs: Setting',
  ],
  [
    budgetCodec,
    itself,
    { tokens: 4, asOfEpochMs: 0 },
    'Budget',
    'tokens: Amount, asOfEpochMs: Finite',
  ],
  [
    attemptCodec,
    itself,
    attempt,
    'Attempt',
    'attempt: Ordinal, atEpochMs: Finite, random: Share, elapsedMs: Amount, mayReplay: boolean, earned: boolean, cause: Cause | null, status: Status | null, recovery: Recovery | null, pace: Pace | null, pushback: Pushback | null, outputDelivered: boolean, requestId: RequestId | null, decision: Decision',
  ],
  [
    sessionCodec,
    itself,
    { ...session, history: [attempt] },
    'Session',
    'policy: Policy, replay: Replay, beganEpochMs: Finite, attempts: Count, replays: Count, next: Decision | null, dueEpochMs: Finite, cost: Amount, untilEpochMs: Finite | null, history: readonly Attempt[]',
  ],
  [
    evidenceCodec,
    itself,
    { code: 'Status', values: { status: 429 } },
    'Evidence',
    'code: EvidenceCode, values: Values',
  ],
  [
    findingCodec,
    itself,
    {
      code: 'CaseDiffers',
      cause: null,
      severity: 'Warning',
      certainty: 'Likely',
      evidence: [{ code: 'CaseDiffers', values: {} }],
    },
    'Finding',
    'code: EvidenceCode, cause: Cause | null, severity: Severity, certainty: Certainty, evidence: readonly Evidence[]',
  ],
  [
    diagnosisCodec,
    itself,
    { ...diagnose({ status: 429 }) },
    'Diagnosis',
    'cause: Cause, culprit: Culprit, recovery: Recovery, pace: Pace | null, certainty: Certainty, evidence: readonly Evidence[], pushback: Pushback | null, status: Status | null, requestId: RequestId | null, surface: Surface | null, instrument: Instrument | null, autoTopUp: boolean | null, outputDelivered: boolean, _tag: "RateLimited"',
  ],
  [
    reportCodec,
    itself,
    { ...reported, attempts: [told] },
    'Report',
    'version: string, at: Utc | null, atEpochMs: Finite | null, requestId: RequestId | null, instrument: Instrument | null, surface: Surface | null, url: string | null, method: string | null, status: Status | null, cause: Cause | null, culprit: Culprit | null, certainty: Certainty | null, expected: string, got: string, attempts: readonly ReportedAttempt[], lines: readonly string[], markdown: string, _tag: "RateLimited"',
  ],
  [
    reportCodec,
    (part) => ({ ...reported, attempts: [part] }),
    told,
    'Report/attempts: readonly ReportedAttempt[]/0: ReportedAttempt',
    'attempt: Ordinal, at: Utc | null, atEpochMs: Finite, requestId: RequestId | null, status: Status | null, cause: Cause | null, decision: Decision',
  ],
  [
    gridErrorCodec,
    itself,
    { errors: { detail: 'Insufficient credits' } },
    'GridErrorBody',
    'errors: GridErrors',
  ],
  [
    openAiErrorCodec,
    itself,
    { error: { message: 'Slow down' } },
    'OpenAiErrorBody',
    'error: OpenAiError',
  ],
  [
    openAiErrorCodec,
    (error) => ({ error }),
    { message: 'Slow down' },
    'OpenAiErrorBody/error: OpenAiError/0: OpenAiError',
    'message: string',
  ],
  [
    anthropicErrorCodec,
    itself,
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    'AnthropicErrorBody/0: AnthropicErrorBody',
    'type: "error", error: AnthropicError',
  ],
  [
    anthropicErrorCodec,
    (error) => ({ type: 'error', error }),
    { type: 'overloaded_error', message: 'Overloaded' },
    'AnthropicErrorBody/0: AnthropicErrorBody/error: AnthropicError',
    'type: string, message: string',
  ],
]
