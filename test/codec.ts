import * as t from 'io-ts'

/** The shape of a diagnosis, written by hand and without looking at the code: a check from outside. */

const nullable = <C extends t.Mixed>(codec: C) => t.union([codec, t.null])
const oneOf = (...names: readonly [string, string, ...string[]]) => {
  const [first, second, ...others] = names
  return t.union([t.literal(first), t.literal(second), ...others.map((name) => t.literal(name))])
}

const pushback = t.union([
  t.strict({ _tag: t.literal('In'), ms: t.number }),
  t.strict({ _tag: t.literal('At'), epochMs: t.number }),
  t.strict({ _tag: t.literal('Later'), ms: t.number, epochMs: t.number }),
  t.strict({ _tag: t.literal('Never') }),
])

export const diagnosis = t.strict({
  _tag: t.string,
  cause: t.string,
  culprit: oneOf(
    'CallerConfig',
    'CallerRequest',
    'CallerAccount',
    'Network',
    'Service',
    'Nobody',
    'Unclear',
  ),
  recovery: oneOf('AfterFix', 'Transient', 'WhileRefilling', 'AfterReset', 'NotNeeded', 'Unclear'),
  pace: nullable(
    oneOf('Fault', 'Refill', 'RefillUnknown', 'Throttled', 'Overloaded', 'OutcomeUnknown'),
  ),
  certainty: oneOf('Certain', 'Likely', 'Guess'),
  evidence: t.readonlyArray(
    t.strict({ code: t.string, values: t.record(t.string, t.union([t.string, t.number])) }),
  ),
  pushback: nullable(pushback),
  status: nullable(t.number),
  requestId: nullable(t.string),
  surface: nullable(oneOf('ChatCompletions', 'Messages')),
  instrument: nullable(t.string),
  autoTopUp: nullable(t.boolean),
  outputDelivered: t.boolean,
})

export const decision = t.union([
  t.strict({
    _tag: t.literal('Retry'),
    afterMs: t.number,
    reason: oneOf('ServerAsked', 'Backoff', 'Refilling', 'FitToDeadline'),
  }),
  t.strict({ _tag: t.literal('Stop'), reason: t.string, untilEpochMs: nullable(t.number) }),
])

export const explanation = t.strict({
  title: t.string,
  blame: oneOf('Me', 'TheGrid', 'Between', 'Nobody', 'Unclear'),
  meaning: t.string,
  steps: t.readonlyArray(t.string),
  docs: t.string,
  text: t.string,
})
