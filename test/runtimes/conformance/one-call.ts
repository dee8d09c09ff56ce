import type { Flow } from 'grid-triage'
import type { Input } from './inputs.js'
import type { Emit, Library } from './library.js'
import { below, seeded } from './random.js'

type OfInput = (library: Library, input: Input, emit: Emit) => void

export const diagnoses: OfInput = ({ core }, { seen, grid }, emit) => {
  emit(core.diagnose(seen, grid))
}

export const decisions: OfInput = ({ core }, { seen, at, policy, grid }, emit) => {
  const { diagnosis, decision } = core.triage(seen, at, policy, grid)
  emit(decision)
  emit(core.decide(diagnosis, at))
  emit(core.decide(diagnosis, { ...at, attempt: at.attempt + 1 }, policy))
}

export const explanations: OfInput = ({ core }, { seen, at, policy, grid }, emit) => {
  const { diagnosis, decision } = core.triage(seen, at, policy, grid)
  emit(core.explain(diagnosis).steps)
  emit(core.explain(diagnosis, decision))
}

export const findings: OfInput = ({ core }, { request, grid, seed }, emit) => {
  const found = core.preflight(request, grid)
  emit(found)
  if (seed % 4 === 0) emit(found.map((finding) => core.explain(finding)))
  emit(core.curl(request, grid))
}

/** Answers what is asked until nothing is, or until somebody would have had enough. */
const walked = ({ core }: Library, { seed, seen, grid }: Input, emit: Emit): Flow => {
  const random = seeded(seed)
  let flow = core.startFlow(seen, grid)
  for (let asked = 0; asked < 12; asked++) {
    const step = core.currentStep(flow)
    if (step === null) return flow
    const chosen = step.answers[below(random, step.answers.length)]?.result
    emit([step.id, chosen, core.verdict(flow).because])
    flow = core.answer(flow, step.id, chosen ?? 'NotChecked')
  }
  return flow
}

export const flows: OfInput = (library, input, emit) => {
  const { core } = library
  const flow = walked(library, input, emit)
  emit(core.verdict(flow))
  if (input.seed % 4 === 0) emit(core.flowSteps(flow))
}

export const reports: OfInput = ({ core }, { seen, request, at, policy, grid }, emit) => {
  const diagnosis = core.diagnose(seen, grid)
  const expected = 'a poem in 12 lines'
  const made = core.report(diagnosis, { moment: at, at, policy, request, expected, grid })
  emit(made)
  emit(made.lines.map((line) => core.replay(line)))
  emit(core.attributes(diagnosis))
}
