import type { Validation } from 'io-ts'
import type { Input } from './inputs.js'
import type { Emit, Library } from './library.js'

interface Codec<A> {
  readonly is: (value: unknown) => boolean
  readonly encode: (value: A) => unknown
  readonly decode: (value: unknown) => Validation<A>
}

/** What is right, or the place of each thing that is not, and what is told of it. */
const told = <A>(read: Validation<A>): unknown =>
  read._tag === 'Right'
    ? read.right
    : read.left.map(({ value, context }) => [
        value,
        context.map(({ key, actual }) => [key, actual]),
      ])

/** A value as it is, as it is when it was sent and read, and with its first field lost. */
const through = <A extends object>(codec: Codec<A>, value: A, emit: Emit): void => {
  const [first = ''] = Object.keys(value)
  emit([codec.is(value), told(codec.decode(JSON.parse(JSON.stringify(codec.encode(value)))))])
  emit(told(codec.decode({ ...value, [first]: undefined })))
}

const ofInput = ({ core, ioTs }: Library, input: Input, emit: Emit): void => {
  const { seen, request, at, policy, grid } = input
  const { diagnosis, decision } = core.triage(seen, at, policy, grid)
  const begun = core.begin(at, { policy })
  const [session, budget] = core.advance(begun, core.openBudget(at.now, policy), diagnosis, at)
  through(ioTs.diagnosisCodec, diagnosis, emit)
  through(ioTs.decisionCodec, decision, emit)
  through(ioTs.policyCodec, policy, emit)
  through(ioTs.backoffCodec, policy.paces.Fault.backoff, emit)
  through(ioTs.sessionCodec, session, emit)
  through(ioTs.budgetCodec, budget, emit)
  through(ioTs.reportCodec, core.report(diagnosis, { moment: at, session, request, grid }), emit)
  for (const attempt of session.history) through(ioTs.attemptCodec, attempt, emit)
  for (const finding of core.preflight(request, grid)) through(ioTs.findingCodec, finding, emit)
  for (const evidence of diagnosis.evidence) through(ioTs.evidenceCodec, evidence, emit)
  if (diagnosis.pushback !== null) through(ioTs.pushbackCodec, diagnosis.pushback, emit)
}

const BODIES: readonly unknown[] = [
  { errors: { detail: 'Unauthorized' } },
  { errors: { detail: { model: ['is unknown'] } } },
  { error: { message: 'Slow down', type: 'requests', code: null, param: null } },
  { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
  { error: 'Overloaded' },
  'Overloaded',
  null,
]

/** The entry for io-ts: every codec, on what the library makes and on what it does not. */
export const withIoTs = (library: Library, inputs: readonly Input[], emit: Emit): void => {
  for (const input of inputs.slice(0, 100)) ofInput(library, input, emit)
  const { anthropicErrorCodec, errorEnvelopeCodec, gridErrorCodec, openAiErrorCodec } = library.ioTs
  for (const body of BODIES) {
    emit(told(gridErrorCodec.decode(body)))
    emit(told(openAiErrorCodec.decode(body)))
    emit(told(anthropicErrorCodec.decode(body)))
    emit(told(errorEnvelopeCodec.decode(body)))
  }
}
