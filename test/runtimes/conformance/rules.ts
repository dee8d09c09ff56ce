import type { Backoff } from 'grid-triage'
import type { Emit, Library } from './library.js'
import { backoff, made } from './policies.js'
import { fraction, seeded } from './random.js'

const PACES = [
  'Fault',
  'Refill',
  'RefillUnknown',
  'Throttled',
  'Overloaded',
  'OutcomeUnknown',
] as const

/** What the library holds as data. */
export const constants = ({ core }: Library, emit: Emit): void => {
  emit(core.version)
  emit(core.theGrid)
  emit(core.defaultPolicy)
}

/** 200 policies, most of them refused, and what the others do. */
export const policies = ({ core }: Library, emit: Emit): void => {
  const random = seeded(2)
  for (let i = 0; i < 200; i++) {
    const result = made(core, random)
    emit(result)
    if (result._tag === 'Refused') continue
    emit(core.show(result.policy))
    emit(core.bounds(result.policy))
    emit(PACES.map((pace) => core.waits(result.policy, pace, 8, fraction(random))))
  }
}

/** 500 backoffs of up to five layers, so that everything stands once around everything. */
export const backoffs = ({ core }: Library, emit: Emit): readonly Backoff[] => {
  const random = seeded(3)
  return Array.from({ length: 500 }, (_, i) => {
    const built = backoff(core, random, i % 6)
    emit(core.show(built))
    for (let attempt = 1; attempt <= 7; attempt++) {
      const turn = { attempt, random: fraction(random), elapsedMs: attempt * 900 }
      emit(core.waitMs(built, turn))
    }
    return built
  })
}
