import fc from 'fast-check'
import { admit, advance, diagnose, policy, type Session, startFlow } from 'grid-triage'
import {
  anthropicErrorCodec,
  attemptCodec,
  decisionCodec,
  diagnosisCodec,
  findingCodec,
  gridErrorCodec,
  openAiErrorCodec,
  policyCodec,
  pushbackCodec,
  sessionCodec,
} from 'grid-triage/io-ts'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { readAttempt } from '../../src/attempt.js'
import { envelopeOf } from '../../src/body.js'
import { isDiagnosis, isFlow } from '../../src/flow-state.js'
import { followedOf } from '../../src/followed.js'
import {
  knownCause,
  knownCertainty,
  knownCulprit,
  knownDecision,
  knownPace,
  knownPushback,
  knownRecovery,
  knownSurface,
} from '../../src/known.js'
import { EVIDENCE_CODES } from '../../src/names.js'
import { byPace } from '../../src/policy.js'
import { isNameOf, prop } from '../../src/read.js'
import { regated } from '../../src/regated.js'
import type { Maker } from '../session/hostile.js'
import { given } from '../session/hostile.js'
import { anyInput } from './mutants.js'
import { cases, parsed } from './values.js'

const inputs = (name: string): fc.Arbitrary<Maker> =>
  anyInput(cases.find((one) => one.name === name)?.value ?? fc.constant(null))

/** What a codec makes of a value; `null` where that is a Left. */
const read = <A>(codec: t.Type<A, A, unknown>, value: unknown): A | null => {
  const decoded = codec.decode(value)
  return decoded._tag === 'Right' ? decoded.right : null
}

/** Holds for all, and is not vacuous: so many of each kind were met. */
const always = (
  input: fc.Arbitrary<Maker>,
  holds: (value: unknown) => boolean,
  numRuns = 3000,
): void => {
  const met = { right: 0, wrong: 0 }
  fc.assert(
    fc.property(input, (make) => {
      met[holds(make()) ? 'right' : 'wrong'] += 1
    }),
    { numRuns },
  )
  expect(met.right).toBeGreaterThan(numRuns / 20)
  expect(met.wrong).toBeGreaterThan(numRuns / 20)
}

describe('a name is known', () => {
  const found = diagnose({ status: 429, headers: { 'retry-after': '7' } })
  const guards: readonly (readonly [string, (value: unknown) => unknown])[] = [
    ['culprit', knownCulprit],
    ['recovery', knownRecovery],
    ['certainty', knownCertainty],
    ['pace', (value) => (value === null ? 'none' : knownPace(value))],
    ['surface', (value) => (value === null ? 'none' : knownSurface(value))],
  ]
  const names = [
    ...['CallerConfig', 'CallerRequest', 'CallerAccount', 'Network', 'Service', 'Nobody'],
    ...['Unclear', 'AfterFix', 'Transient', 'WhileRefilling', 'AfterReset', 'NotNeeded'],
    ...['Certain', 'Likely', 'Guess', 'Fault', 'Refill', 'RefillUnknown', 'Throttled'],
    ...['Overloaded', 'OutcomeUnknown', 'ChatCompletions', 'Messages', 'toString', '__proto__'],
    ...['', 0, null, undefined, [], ['Fault']],
  ]

  it.each(guards)('to the guard of a %s as to the codec', (field, guard) => {
    for (const name of names) {
      expect(diagnosisCodec.is({ ...found, [field]: name })).toBe(guard(name) !== null)
    }
  })

  it('to the guard of a cause as to the codec', () => {
    const [finding] = startFlow({ request: { url: 'https://api.thegrid.ai/' } }).findings
    for (const name of [...names, 'WrongHost', 'Unknown', 'Healthy']) {
      expect(findingCodec.is({ ...finding, cause: name })).toBe(knownCause(name) !== null)
    }
  })
})

describe('the guard of a decision', () => {
  it('gives what the codec gives, and nothing where that gives a Left', () => {
    always(inputs('Decision'), (value) => {
      const untilEpochMs = prop(value, 'untilEpochMs')
      const decoded = read(decisionCodec, value)
      const known = knownDecision(value)
      // A moment that is none counts as absent.
      const isRepaired = prop(value, '_tag') === 'Stop' && !Number.isFinite(untilEpochMs)
      if (decoded !== null || !isRepaired) expect(known).toStrictEqual(decoded)
      if (known !== null) expect(read(decisionCodec, known)).toStrictEqual(known)
      return decoded !== null
    })
  })
})

describe('the guard of a wait that was asked for', () => {
  it('gives what the codec gives; where that gives a Left, times that are none count as 0', () => {
    always(inputs('Pushback'), (value) => {
      const decoded = read(pushbackCodec, value)
      const known = knownPushback(value)
      if (decoded !== null) expect(known).toStrictEqual(decoded)
      if (known !== null) expect(read(pushbackCodec, known)).toStrictEqual(known)
      return decoded !== null
    })
  })
})

describe('the guard of an attempt', () => {
  it('gives what the codec gives; where that gives a Left, what it repairs is right', () => {
    always(inputs('Attempt'), (value) => {
      const decoded = read(attemptCodec, value)
      const known = readAttempt(value)
      if (decoded !== null) expect(known).toStrictEqual(decoded)
      if (known !== null) expect(read(attemptCodec, known)).toStrictEqual(known)
      return decoded !== null
    })
  })
})

describe('the guard of a diagnosis', () => {
  it('accepts what the codec does', () => {
    always(inputs('Diagnosis'), (value) => {
      const decoded = read(diagnosisCodec, value)
      if (decoded !== null) expect(isDiagnosis(value)).toBe(true)
      return decoded !== null
    })
  })

  it('accepts besides only what is right when it has passed the gate, and codes that are not known', () => {
    always(inputs('Diagnosis'), (value) => {
      if (!isDiagnosis(value)) return false
      const evidence = value.evidence.filter(({ code }) => isNameOf(EVIDENCE_CODES, code))
      expect(diagnosisCodec.is(regated({ ...value, evidence }))).toBe(true)
      return true
    })
  })
})

describe('the guard of a finding', () => {
  it('accepts what the codec does', () => {
    const flow = startFlow({})
    always(inputs('Finding'), (value) => {
      const isRight = findingCodec.is(value)
      if (isRight) expect(isFlow({ ...flow, findings: [value] })).toBe(true)
      return isRight
    })
  })
})

describe('the rules of a policy', () => {
  it('accept what the codec does, as it is', () => {
    always(inputs('Policy'), (value) => {
      const decoded = read(policyCodec, value)
      if (decoded !== null) {
        expect(policy(decoded)).toStrictEqual({ _tag: 'Accepted', policy: decoded })
      }
      return decoded !== null
    })
  })

  it('make nothing, of options, that the codec does not accept', () => {
    always(inputs('Policy'), (value) => {
      const made = given(policy, value)
      const isAccepted = prop(made, '_tag') === 'Accepted'
      if (isAccepted) expect(policyCodec.is(prop(made, 'policy'))).toBe(true)
      return isAccepted
    })
  })

  it('are carried over to a line by the guard as they are by the codec', () => {
    always(inputs('Policy'), (value) => {
      const decoded = read(policyCodec, value)
      if (decoded !== null) {
        const { totalMs, maxWaitMs, spread, leastSpreadMs } = decoded
        byPace((pace) => {
          const { backoff, earned } = decoded.paces[pace]
          const followed = { backoff, earned, totalMs, maxWaitMs, spread, leastSpreadMs }
          expect(parsed(followedOf(value, pace))).toStrictEqual(followed)
        })
      }
      return decoded !== null
    })
  })
})

describe('the envelope of a body', () => {
  it.each([
    ['GridErrorBody', gridErrorCodec, 'Grid'],
    ['AnthropicErrorBody', anthropicErrorCodec, 'Other'],
    ['OpenAiErrorBody', openAiErrorCodec, 'Other'],
  ] as const)('that is a %s is read as one', (name, codec, shape) => {
    always(inputs(name), (value) => {
      const isRight = codec.is(value)
      if (isRight) expect(envelopeOf(value)?.shape).toBe(shape)
      return isRight
    })
  })
})

describe('a session that the codec accepts', () => {
  it('is understood: its next attempt is gated and planned', () => {
    const fault = diagnose({ status: 500 })
    always(inputs('Session'), (value) => {
      const session: Session | null = read(sessionCodec, value)
      if (session !== null) {
        const moment = { now: session.beganEpochMs, random: 0.5 }
        const budget = { tokens: 4, asOfEpochMs: 0 }
        const [, gate] = admit({ ...session, next: null }, budget, moment)
        expect(gate).toStrictEqual({ _tag: 'Go' })
        const [, , next] = advance(session, budget, fault, moment)
        expect(next.reason).not.toBe('NotUnderstood')
      }
      return session !== null
    })
  })
})
