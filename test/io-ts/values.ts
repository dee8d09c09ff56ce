import fc from 'fast-check'
import {
  advance,
  begin,
  constant,
  decide,
  defaultPolicy,
  diagnose,
  exponential,
  ladder,
  never,
  openBudget,
  preflight,
  report,
  type Session,
} from 'grid-triage'
import {
  anthropicErrorCodec,
  attemptCodec,
  backoffCodec,
  budgetCodec,
  decisionCodec,
  diagnosisCodec,
  errorEnvelopeCodec,
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
import { goodPolicy } from '../backoff/arbitrary-backoff.js'
import { examples } from '../examples.js'
import { anyAt, anyDiagnosis, anyPolicyAtAll } from '../report/samples.js'
import { at, outcome, random } from '../session/traces.js'

const policies = fc.oneof(fc.constant(defaultPolicy), goodPolicy)

const decisions = fc
  .tuple(anyDiagnosis, anyAt, anyPolicyAtAll)
  .map(([diagnosis, where, policy]) => decide(diagnosis, where, policy))

/** A call and its client, after some attempts. */
const calls = fc
  .record({
    policy: policies,
    replay: fc.constantFrom('Once', 'Safe', 'Never'),
    outcomes: fc.array(fc.tuple(fc.oneof(outcome, anyDiagnosis), fc.nat(9000), random), {
      maxLength: 20,
    }),
  })
  .map(({ policy, replay, outcomes }) => {
    let now = 0
    let call = { session: begin(at(0), { policy, replay }), budget: openBudget(0, policy) }
    for (const [diagnosis, laterMs, share] of outcomes) {
      now += laterMs
      const [session, budget] = advance(call.session, call.budget, diagnosis, at(now, share))
      call = { session, budget }
    }
    return call
  })

const sessions: fc.Arbitrary<Session> = calls.map(({ session }) => session)

const requests = fc.oneof(
  ...Object.values(examples).flatMap(({ gets, misses }) =>
    [gets, misses].map((seen) => seen.map(({ request }) => request ?? {})),
  ),
)

const reports = fc
  .record({
    diagnosis: anyDiagnosis,
    where: anyAt,
    policy: anyPolicyAtAll,
    session: fc.option(sessions, { nil: undefined }),
    request: requests,
    words: fc.option(fc.string(), { nil: undefined }),
  })
  .map(({ diagnosis, where, policy, session, request, words }) =>
    report(diagnosis, {
      moment: where,
      at: where,
      policy,
      session,
      request,
      expected: words,
      got: words,
    }),
  )

/** Of every record that holds some of them, those that are there. */
const each = <A, B>(from: fc.Arbitrary<A>, parts: (whole: A) => readonly B[]): fc.Arbitrary<B> =>
  from.filter((whole) => parts(whole).length > 0).chain((whole) => fc.constantFrom(...parts(whole)))

const text = fc.string()
const maybe = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<A | null> => fc.option(value)

const bodies = {
  grid: fc.record({
    errors: fc.record(
      {
        detail: fc.oneof(
          text,
          fc.dictionary(
            fc.string().filter((name) => name !== '__proto__'),
            fc.array(text, { maxLength: 3 }),
            { maxKeys: 4, noNullPrototype: true },
          ),
        ),
        code: text,
        message: text,
      },
      { requiredKeys: ['detail'], noNullPrototype: true },
    ),
  }),
  openAi: fc.record({
    error: fc.record(
      {
        message: text,
        type: maybe(text),
        code: fc.oneof(maybe(text), fc.integer()),
        param: maybe(text),
      },
      { requiredKeys: ['message'], noNullPrototype: true },
    ),
  }),
  anthropic: fc.record(
    {
      type: fc.constant('error'),
      error: fc.record({ type: text, message: text }),
      request_id: maybe(text),
    },
    { requiredKeys: ['type', 'error'], noNullPrototype: true },
  ),
}

export interface Case {
  readonly name: string
  readonly codec: t.Mixed
  /** As the library makes them, or a server words them. */
  readonly value: fc.Arbitrary<unknown>
}

export const cases: readonly Case[] = [
  { name: 'Diagnosis', codec: diagnosisCodec, value: anyDiagnosis },
  { name: 'Evidence', codec: evidenceCodec, value: each(anyDiagnosis, (whole) => whole.evidence) },
  {
    name: 'Pushback',
    codec: pushbackCodec,
    value: fc
      .record({
        'retry-after': fc.constantFrom('0', '7', '0.25', 'Mon, 05 Oct 2026 12:00:30 GMT', '1e9'),
        'retry-after-ms': fc.option(fc.nat(9000).map(String), { nil: '' }),
        'x-should-retry': fc.constantFrom('', '', 'false'),
        'anthropic-ratelimit-requests-reset': fc.constantFrom('', '2026-10-05T12:00:30Z'),
      })
      .map((headers) => diagnose({ status: 429, headers }).pushback)
      .filter((pushback) => pushback !== null),
  },
  { name: 'Decision', codec: decisionCodec, value: decisions },
  { name: 'Policy', codec: policyCodec, value: policies },
  {
    name: 'Backoff',
    codec: backoffCodec,
    value: fc.oneof(
      fc.constantFrom(never, constant(500), exponential(2200, 1.7), ladder(3000, 1600)),
      each(policies, ({ paces }) => Object.values(paces).map(({ backoff }) => backoff)),
    ),
  },
  { name: 'Budget', codec: budgetCodec, value: calls.map(({ budget }) => budget) },
  { name: 'Session', codec: sessionCodec, value: sessions },
  { name: 'Attempt', codec: attemptCodec, value: each(sessions, ({ history }) => history) },
  {
    name: 'Finding',
    codec: findingCodec,
    value: each(requests, (request) => preflight(request)),
  },
  { name: 'Report', codec: reportCodec, value: reports },
  { name: 'GridErrorBody', codec: gridErrorCodec, value: bodies.grid },
  { name: 'OpenAiErrorBody', codec: openAiErrorCodec, value: bodies.openAi },
  { name: 'AnthropicErrorBody', codec: anthropicErrorCodec, value: bodies.anthropic },
  {
    name: 'ErrorEnvelope',
    codec: errorEnvelopeCodec,
    value: fc.oneof(bodies.grid, bodies.openAi, bodies.anthropic),
  },
]

/** What is stored and read again. */
export const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
