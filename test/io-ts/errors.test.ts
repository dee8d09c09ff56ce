import {
  begin,
  constant,
  defaultPolicy,
  diagnose,
  jitter,
  ladder,
  limitAttempts,
  preflight,
  report,
} from 'grid-triage'
import {
  attemptCodec,
  backoffCodec,
  budgetCodec,
  decisionCodec,
  diagnosisCodec,
  errorEnvelopeCodec,
  findingCodec,
  gridErrorCodec,
  policyCodec,
  reportCodec,
  sessionCodec,
} from 'grid-triage/io-ts'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, it } from 'vitest'
import { attempt as stored } from '../report/stored-attempt.js'

const throttled = diagnose({ status: 429, headers: { 'retry-after': '7' } })
const retry = { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' }
const session = begin({ now: 1000, random: 0.5 })
const reported = report(throttled, { moment: { now: 0, random: 0.5 } })
const attempt = {
  ...stored,
  cause: 'RateLimited',
  status: 429,
  pace: 'Throttled',
  pushback: { _tag: 'In', ms: 7000 },
}
const [finding] = preflight('https://api.thegrid.ai/v1/v1/chat/completions')
const fault = { ...defaultPolicy.paces.Fault, earned: null }
const withFault = (more: object): object => ({
  ...defaultPolicy,
  paces: { ...defaultPolicy.paces, Fault: { ...fault, ...more } },
})

const steps = (length: number): object => ladder(...Array.from({ length }, () => 1))
/** With 1023 parts, and one that says to have less than none. */
const doubled = Array.from({ length: 9 }).reduce<unknown>(
  (of) => ({ _tag: 'Both', of: [of, of] }),
  constant(1),
)
const less = { _tag: 'Ladder', stepsMs: new Proxy([], { get: () => -1000 }) }

type Row = readonly [codec: t.Mixed, value: unknown, ...lines: string[]]

const ROWS: readonly Row[] = [
  [decisionCodec, null, 'null supplied to : Decision'],
  [decisionCodec, 'Retry', '"a string" supplied to : Decision'],
  [decisionCodec, [], 'undefined supplied to : Decision/_tag: Retry | Stop'],
  [
    decisionCodec,
    { _tag: 'Retry', reason: 'Backoff' },
    'undefined supplied to : Decision/afterMs: WaitMs',
  ],
  [
    decisionCodec,
    { ...retry, afterMs: -1, reason: 'NeedsFix' },
    '"a number" supplied to : Decision/afterMs: WaitMs',
    '"a string" supplied to : Decision/reason: RetryReason',
  ],
  [
    decisionCodec,
    { ...retry, afterMs: 2_147_483_648 },
    '"a number" supplied to : Decision/afterMs: WaitMs',
  ],
  [decisionCodec, { ...retry, afterMs: 0.5 }, '"a number" supplied to : Decision/afterMs: WaitMs'],
  [
    decisionCodec,
    { _tag: 'Stop', reason: 'NeedsFix' },
    'undefined supplied to : Decision/untilEpochMs: Finite | null',
  ],
  [
    diagnosisCodec,
    { ...throttled, _tag: 'WrongUrl' },
    '"a string" supplied to : Diagnosis/_tag: "RateLimited"',
  ],
  [
    diagnosisCodec,
    { ...throttled, status: 600 },
    '"a number" supplied to : Diagnosis/status: Status | null',
  ],
  [
    diagnosisCodec,
    { ...throttled, pushback: { _tag: 'In', ms: Number.NaN } },
    '"a number" supplied to : Diagnosis/pushback: Pushback | null/ms: Finite',
  ],
  [
    diagnosisCodec,
    {
      ...throttled,
      evidence: [
        { code: 'Status', values: {} },
        { code: 'Sabotage', values: {} },
      ],
    },
    '"a string" supplied to : Diagnosis/evidence: readonly Evidence[]/1: Evidence/code: EvidenceCode',
  ],
  [
    diagnosisCodec,
    { ...throttled, evidence: [{ code: 'Status', values: { a: 1, b: null } }] },
    '"an object" supplied to : Diagnosis/evidence: readonly Evidence[]/0: Evidence/values: Values',
  ],
  [
    diagnosisCodec,
    { ...throttled, evidence: Array.from({ length: 65 }, () => ({ code: 'Status', values: {} })) },
    '"a list" supplied to : Diagnosis/evidence: readonly Evidence[]',
  ],
  [
    diagnosisCodec,
    { ...throttled, requestId: 'two words' },
    '"a string" supplied to : Diagnosis/requestId: RequestId | null',
  ],
  [findingCodec, { ...finding, evidence: [] }, '"an object" supplied to : Finding'],
  [findingCodec, { ...finding, cause: null }, '"an object" supplied to : Finding'],
  [findingCodec, { ...finding, code: 'Status' }, '"an object" supplied to : Finding'],
  [budgetCodec, { tokens: -1, asOfEpochMs: 0 }, '"a number" supplied to : Budget/tokens: Amount'],
  [
    budgetCodec,
    { tokens: Number.POSITIVE_INFINITY, asOfEpochMs: 2n },
    '"a number" supplied to : Budget/tokens: Amount',
    '"a bigint" supplied to : Budget/asOfEpochMs: Finite',
  ],
  [backoffCodec, constant(-1), '"a number" supplied to : Backoff/ms: Setting'],
  [backoffCodec, ladder(), '"a list" supplied to : Backoff/stepsMs: Steps'],
  [backoffCodec, jitter(2, 1)(constant(1)), '"an object" supplied to : Backoff'],
  [
    backoffCodec,
    limitAttempts(1.5)(constant(1)),
    '"a number" supplied to : Backoff/attempts: Whole',
  ],
  [
    backoffCodec,
    { _tag: 'Both', of: [constant(1)] },
    'undefined supplied to : Backoff/of: Pair/1: Backoff',
  ],
  [backoffCodec, 'Never', '"a string" supplied to : Backoff'],
  [backoffCodec, null, 'null supplied to : Backoff'],
  [backoffCodec, steps(512), '"an object" supplied to : Backoff'],
  [backoffCodec, { _tag: 'Both', of: [less, doubled] }, '"an object" supplied to : Backoff'],
  [backoffCodec, { _tag: 'Ladder' }, 'undefined supplied to : Backoff/stepsMs: Steps'],
  [
    policyCodec,
    withFault({ backoff: constant(1) }),
    '"an object" supplied to : Policy/paces: Paces/Fault: PaceRule/backoff: EndingBackoff',
  ],
  [policyCodec, withFault({ cost: 1001 }), '"an object" supplied to : Policy'],
  [
    policyCodec,
    { ...defaultPolicy, budget: { ...defaultPolicy.budget, floor: 1001 } },
    '"an object" supplied to : Policy/budget: BudgetRule',
  ],
  [
    policyCodec,
    { ...defaultPolicy, onEmptyBudget: 'Wait' },
    '"a string" supplied to : Policy/onEmptyBudget: OnEmptyBudget',
  ],
  [attemptCodec, { ...attempt, attempt: 0 }, '"a number" supplied to : Attempt/attempt: Ordinal'],
  [attemptCodec, { ...attempt, random: 1.1 }, '"a number" supplied to : Attempt/random: Share'],
  [
    sessionCodec,
    { ...session, replay: 'Twice', history: [attempt, 7] },
    '"a string" supplied to : Session/replay: Replay',
    '"a number" supplied to : Session/history: readonly Attempt[]/1: Attempt',
  ],
  [
    sessionCodec,
    { ...session, history: Array.from({ length: 17 }, () => attempt) },
    '"a list" supplied to : Session/history: readonly Attempt[]',
  ],
  [reportCodec, { ...reported, at: 'yesterday' }, '"a string" supplied to : Report/at: Utc | null'],
  [reportCodec, { ...reported, _tag: null }, 'null supplied to : Report/_tag: "RateLimited"'],
  [reportCodec, { ...reported, cause: null }, '"a string" supplied to : Report/_tag: null'],
  [
    gridErrorCodec,
    { errors: { detail: { 'of-the-caller': [7] } } },
    '"an object" supplied to : GridErrorBody/errors: GridErrors/0: GridErrors/detail: Detail/0: string',
    '"an object" supplied to : GridErrorBody/errors: GridErrors/0: GridErrors/detail: Detail/1: Complaints',
  ],
  [
    errorEnvelopeCodec,
    { error: { message: 7 } },
    'undefined supplied to : ErrorEnvelope/0: GridErrorBody/errors: GridErrors',
    'undefined supplied to : ErrorEnvelope/1: AnthropicErrorBody/0: AnthropicErrorBody/type: "error"',
    'undefined supplied to : ErrorEnvelope/1: AnthropicErrorBody/0: AnthropicErrorBody/error: AnthropicError/type: string',
    '"a number" supplied to : ErrorEnvelope/1: AnthropicErrorBody/0: AnthropicErrorBody/error: AnthropicError/message: string',
    '"a number" supplied to : ErrorEnvelope/2: OpenAiErrorBody/error: OpenAiError/0: OpenAiError/message: string',
  ],
]

describe('an error', () => {
  it.each(ROWS.map(([codec, value, ...lines]) => ({ codec, value, lines })))(
    'of a $codec.name: $lines',
    ({ codec, value, lines }) => {
      expect(PathReporter.report(codec.decode(value))).toEqual(
        lines.map((line) => `Invalid value ${line}`),
      )
      expect(codec.is(value)).toBe(false)
    },
  )

  it.each([
    [undefined, undefined],
    [true, '"a boolean"'],
    [Symbol('s'), '"a symbol"'],
    [() => 7, '"a function"'],
    ['key', '"a string"'],
  ])('says of what kind %s was', (tokens, kind) => {
    const [line] = PathReporter.report(budgetCodec.decode({ tokens, asOfEpochMs: 0 }))
    expect(line).toBe(`Invalid value ${kind} supplied to : Budget/tokens: Amount`)
  })

  it('leads through a codec of which ours is a part', () => {
    const call = t.type({ id: t.string, decision: decisionCodec }, 'Call')
    expect(
      PathReporter.report(call.decode({ id: 'a', decision: { ...retry, afterMs: '5' } })),
    ).toEqual(['Invalid value "a string" supplied to : Call/decision: Decision/afterMs: WaitMs'])
  })
})

describe('what is none of a record’s own', () => {
  it('is left out, at every depth', () => {
    const more = { more: 1 }
    const decoded = sessionCodec.decode({
      ...session,
      ...more,
      policy: { ...defaultPolicy, ...more, recheck: { ...defaultPolicy.recheck, ...more } },
      next: { ...retry, ...more },
      history: [{ ...attempt, ...more, pushback: { _tag: 'In', ms: 7000, ...more } }],
    })
    expect(decoded).toStrictEqual({
      _tag: 'Right',
      right: { ...session, next: retry, history: [attempt] },
    })
  })

  it('is no field of a record that JSON cannot name', () => {
    const told = JSON.parse('{"errors":{"detail":{"__proto__":["x"],"a":["y"]}}}')
    expect(errorEnvelopeCodec.decode(told)).toStrictEqual({
      _tag: 'Right',
      right: { errors: { detail: { a: ['y'] } } },
    })
  })
})
