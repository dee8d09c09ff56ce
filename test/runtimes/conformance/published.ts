import type {
  At,
  Cause,
  Decision,
  Diagnosis,
  PolicyOptions,
  Pushback,
  Seen,
  SeenRequest,
} from 'grid-triage'
import type { Emit, Library } from './library.js'
import { serial } from './serial.js'

interface OfSeen<Expected> {
  readonly seen: Seen
  readonly expect: Expected
}

/** `grid-triage/vectors.json`, as far as it is read here. */
export interface Vectors {
  readonly diagnose: readonly OfSeen<Partial<Diagnosis> & { readonly cause: Cause }>[]
  readonly pushback: readonly OfSeen<{ readonly pushback: Pushback | null }>[]
  readonly decide: readonly (OfSeen<Decision> & {
    readonly at: At
    readonly policy?: PolicyOptions
  })[]
  readonly preflight: readonly {
    readonly request: SeenRequest
    readonly expect: readonly object[]
  }[]
}

/** The fields that a vector fixes, and no others. */
const fixed = (found: Diagnosis, expected: object): object =>
  Object.fromEntries(Object.entries(found).filter(([field]) => field in expected))

/** Every published vector, computed, and whether what is published came out. */
export const checked = ({ core }: Library, vectors: Vectors, emit: Emit): readonly boolean[] => {
  const is = (found: unknown, expected: unknown): boolean => serial(found) === serial(expected)
  const told = (seen: Seen): Diagnosis => {
    const diagnosis = core.diagnose(seen)
    emit(diagnosis)
    emit(core.explain(diagnosis))
    return diagnosis
  }
  return [
    ...vectors.diagnose.map(({ seen, expect }) => is(fixed(told(seen), expect), expect)),
    ...vectors.pushback.map(({ seen, expect }) => is(told(seen).pushback, expect.pushback)),
    ...vectors.decide.map(({ seen, at, policy: options, expect }) => {
      const policy = core.policy(options)
      emit(policy)
      if (policy._tag === 'Refused') return false
      const decision = core.decide(told(seen), at, policy.policy)
      emit(decision)
      return is(decision, expect)
    }),
    ...vectors.preflight.map(({ request, expect }) => {
      const found = core.preflight(request)
      emit(found)
      const plain = found.map(({ code, cause, severity }) => ({ code, cause, severity }))
      return is(plain, expect)
    }),
  ]
}
