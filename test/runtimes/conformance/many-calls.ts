import type { Budget, Moment, Session } from 'grid-triage'
import type { Input } from './inputs.js'
import type { Emit, Library } from './library.js'
import { fraction, type Random, seeded } from './random.js'
import { NOON } from './waits.js'

const ATTEMPTS = 5
const CALLS = 8

type Run = readonly [first: Input, ...rest: Input[]]

const runsOf = (inputs: readonly Input[], length: number): readonly Run[] => {
  const [first, ...rest] = inputs.slice(0, length)
  return first === undefined ? [] : [[first, ...rest], ...runsOf(inputs.slice(length), length)]
}

/** When it was let through, or given up. */
const admitted = (
  { core }: Library,
  session: Session,
  budget: Budget,
  moment: Moment,
  emit: Emit,
): readonly [Budget, Moment, boolean] => {
  let held = budget
  let now = moment
  for (let looks = 0; looks < 40; looks++) {
    const [left, gate] = core.admit(session, held, now)
    emit(gate)
    held = left
    if (gate._tag !== 'Wait') return [held, now, gate._tag === 'Go']
    now = { ...now, now: now.now + gate.afterMs }
  }
  return [held, now, false]
}

/** One call of several attempts, that pays from the budget of its client. */
const call = (library: Library, run: Run, spent: Budget, random: Random, emit: Emit): Budget => {
  const { core } = library
  const [{ policy, at, request }] = run
  let moment: Moment = { now: spent.asOfEpochMs + 1000, random: fraction(random) }
  let session = core.begin(moment, { policy, replay: at.replay })
  let budget = spent
  for (const { seen, grid } of run) {
    const diagnosis = core.diagnose(seen, grid)
    const [after, earned, next] = core.advance(session, budget, diagnosis, moment)
    emit([earned, next])
    session = after
    const afterMs = next._tag === 'Retry' ? next.afterMs : 0
    const due = { now: moment.now + afterMs, random: fraction(random) }
    const [left, come, goes] = admitted(library, session, earned, due, emit)
    emit(left)
    budget = left
    moment = come
    if (goes) continue
    const { markdown, lines } = core.report(diagnosis, { moment, session, request })
    emit([session, markdown, lines.map((line) => core.replay(line))])
    emit(core.attributes(diagnosis, session))
    return budget
  }
  emit(session)
  return budget
}

/** Calls of a few clients, each with one budget for all of its calls. */
export const sessions = (library: Library, inputs: readonly Input[], emit: Emit): void => {
  for (const client of runsOf(inputs, ATTEMPTS * CALLS)) {
    const [{ policy, seed }] = client
    const random = seeded(seed)
    let budget = library.core.openBudget(NOON, policy)
    emit(budget)
    for (const run of runsOf(client, ATTEMPTS)) {
      budget = call(library, run, budget, random, emit)
    }
  }
}

/** The loop itself, on a clock that only its waits and attempts move. */
export const driven = async (
  { core, drive }: Library,
  inputs: readonly Input[],
  emit: Emit,
): Promise<void> => {
  for (const run of runsOf(inputs, ATTEMPTS)) {
    const [{ policy, at, request, grid, seed }] = run
    const random = seeded(seed)
    const client = { budget: core.openBudget(at.now, policy) }
    const waited: number[] = []
    let now = at.now
    const ended = await drive.drive({
      send: async (attempt) => {
        now += 250
        return { value: attempt, seen: run[(attempt - 1) % run.length]?.seen ?? {} }
      },
      sleep: async (afterMs) => {
        waited.push(afterMs)
        now += afterMs
      },
      now: () => now,
      random: () => fraction(random),
      request,
      policy,
      grid,
      replay: at.replay,
      client: seed % 2 === 0 ? client : undefined,
      onRetry: (diagnosis, { reason }) => emit([diagnosis.cause, reason]),
    })
    emit([ended, waited, client.budget])
  }
}
