import type { Backoff } from 'grid-triage'
import type { Input } from './inputs.js'
import type { Emit, Library } from './library.js'
import { made } from './policies.js'
import { oneOf, seeded } from './random.js'

const OUTCOMES = ['Works', 'SameError', 'OtherError', 'NoAnswer'] as const

const ofInput = ({ core, fpTs }: Library, input: Input, emit: Emit): void => {
  const { seen, request, at, policy, grid, seed } = input
  const diagnosis = fpTs.diagnoseWith(grid)(seen)
  const { decision } = fpTs.triageWith(at, policy, grid)(seen)
  emit(fpTs.diagnoseLeft({ request }, grid)({ _tag: 'Left', left: seen.error }))
  emit(fpTs.troubleOrHealthy(diagnosis))
  emit(fpTs.stopOrRetry(fpTs.decideWith(at, policy)(diagnosis)))
  emit(fpTs.explainWith(decision)(diagnosis).blame)
  emit(fpTs.preflightWith(grid)(request).length)
  emit(fpTs.curlWith(grid)(request))
  const outcome = oneOf(seeded(seed), OUTCOMES)
  const flow = fpTs.answerWith('Curl', outcome)(fpTs.startFlowWith(grid)(seen))
  emit(core.verdict(flow).cause)
  emit(fpTs.reportWith({ moment: at, request, grid })(diagnosis).markdown)
  const purse = [core.begin(at, { policy }), core.openBudget(at.now, policy)] as const
  const [next, after] = fpTs.advanceState(diagnosis, at)(purse)
  const [gate, [session, budget]] = fpTs.admitState(at)(after)
  emit([next, fpTs.stopOrPass(gate), budget])
  emit(fpTs.attributesWith(session)(diagnosis))
  emit([fpTs.showDiagnosis.show(diagnosis), fpTs.showDecision.show(decision)])
  emit(fpTs.waitsWith('Throttled', 5)(policy))
}

interface Order<A> {
  readonly equals: (a: A, b: A) => boolean
  readonly compare: (a: A, b: A) => number
}

const ordered = <A>({ equals, compare }: Order<A>, a: A, b: A): readonly [boolean, number] => [
  equals(a, b),
  compare(a, b),
]

/** How each value stands to the one before it. */
const compared = ({ core, fpTs }: Library, [a, b]: readonly [Input, Input], emit: Emit): void => {
  const triaged = ({ seen, at, policy, grid }: Input) => core.triage(seen, at, policy, grid)
  const [first, second] = [triaged(a), triaged(b)]
  const begun = ({ at, policy }: Input) => core.begin(at, { policy })
  const spent = ({ at, policy }: Input) => core.openBudget(at.now, policy)
  const reported = ({ at }: Input, { diagnosis }: typeof first) =>
    core.report(diagnosis, { moment: at })
  const [finding] = core.preflight(a.request)
  const [other] = core.preflight(b.request)
  emit([
    fpTs.eqDiagnosis.equals(first.diagnosis, second.diagnosis),
    fpTs.eqDecision.equals(first.decision, second.decision),
    fpTs.eqPolicy.equals(a.policy, b.policy),
    fpTs.eqSession.equals(begun(a), begun(b)),
    fpTs.eqBudget.equals(spent(a), spent(b)),
    fpTs.eqReport.equals(reported(a, first), reported(b, second)),
    first.diagnosis.pushback !== null &&
      second.diagnosis.pushback !== null &&
      fpTs.eqPushback.equals(first.diagnosis.pushback, second.diagnosis.pushback),
  ])
  emit(ordered(fpTs.ordDecision, first.decision, second.decision))
  emit(ordered(fpTs.ordCertainty, first.diagnosis.certainty, second.diagnosis.certainty))
  if (finding === undefined || other === undefined) return
  emit(fpTs.eqFinding.equals(finding, other))
  emit(ordered(fpTs.ordSeverity, finding.severity, other.severity))
}

const ofBackoffs = ({ fpTs }: Library, a: Backoff, b: Backoff, emit: Emit): void => {
  const { join, meet, zero, one } = fpTs.latticeBackoff
  const turn = { attempt: 2, random: 0.5 }
  emit([join(a, b), meet(a, b), join(a, zero), meet(a, one)].map(fpTs.waitMsWith(turn)))
  emit([fpTs.eqBackoff.equals(a, b), ordered(fpTs.ordWaitAt(turn), a, b)])
  emit(fpTs.showBackoff.show(join(a, b)))
}

const pairsOf = <A>(list: readonly A[]): readonly (readonly [A, A])[] =>
  list.flatMap((value, i) => {
    const before = list[i - 1]
    return before === undefined ? [] : [[before, value] as const]
  })

/** The entry for fp-ts: the same functions, data last, and instances over their values. */
export const withFpTs = async (
  library: Library,
  inputs: readonly Input[],
  backoffs: readonly Backoff[],
  emit: Emit,
): Promise<void> => {
  const { fpTs, core } = library
  const some = inputs.slice(0, 250)
  for (const input of some) ofInput(library, input, emit)
  for (const pair of pairsOf(some)) compared(library, pair, emit)
  for (const [a, b] of pairsOf(backoffs)) ofBackoffs(library, a, b, emit)
  const random = seeded(4)
  for (let i = 0; i < 50; i++) {
    const result = made(core, random)
    if (result._tag === 'Accepted') emit(fpTs.showPolicy.show(result.policy))
    emit(fpTs.refusalsOrPolicy({ totalMs: (i - 5) * 1000 }))
  }
  for (const { seen, at, policy } of inputs.slice(0, 50)) {
    const ended = await fpTs.driveTask({
      send: async (attempt) => ({ value: attempt, seen }),
      sleep: async () => undefined,
      now: () => at.now,
      random: () => at.random,
      policy,
    })()
    emit(ended)
  }
}
