import fc from 'fast-check'
import { isRight } from 'fp-ts/Either'
import * as door from 'grid-triage'
import { decide, defaultPolicy, diagnose, explain, extendGrid, type Seen } from 'grid-triage'
import { drive } from 'grid-triage/drive'
import * as fp from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import * as codec from './codec.js'
import { examples } from './examples.js'
import { given, hostile, type Maker, trap } from './session/hostile.js'

const AT = { attempt: 1, now: 0, random: 0.5 }

const FIELDS: readonly (keyof Seen)[] = [
  'response',
  'status',
  'headers',
  'url',
  'redirected',
  'type',
  'body',
  'error',
  'stream',
  'request',
  'autoTopUp',
  'cancelled',
]

const recordOf = (keys: readonly string[], values: fc.Arbitrary<Maker>): fc.Arbitrary<Maker> =>
  fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 8 }).map(
    (makers): Maker =>
      () =>
        Object.fromEntries(Object.entries(makers).map(([field, make]) => [field, make()])),
  )

const NESTED = [
  'status',
  'statusCode',
  'headers',
  'url',
  'method',
  'body',
  'model',
  'message',
  'name',
  'code',
  'cause',
  'errors',
  'response',
  'config',
  'request',
  'received',
  'endedWith',
  'silentMs',
]
const statuses = fc.integer({ min: 0, max: 600 }).map(
  (status): Maker =>
    () =>
      status,
)
const hostileSeen: fc.Arbitrary<Maker> = fc.oneof(
  hostile,
  recordOf(FIELDS, fc.oneof(hostile, recordOf(NESTED, fc.oneof(hostile, statuses)), statuses)),
)

describe('every function of the main door', () => {
  const functions = Object.entries(door).filter(([, value]) => typeof value === 'function')

  it('is one of these', () => {
    expect(functions.map(([name]) => name).toSorted()).toEqual([
      'admit',
      'advance',
      'answer',
      'attributes',
      'begin',
      'both',
      'bounds',
      'cap',
      'constant',
      'curl',
      'currentStep',
      'decide',
      'diagnose',
      'either',
      'equalJitter',
      'explain',
      'exponential',
      'extendGrid',
      'flowSteps',
      'fullJitter',
      'jitter',
      'ladder',
      'limitAttempts',
      'limitTotal',
      'openBudget',
      'policy',
      'preflight',
      'replay',
      'report',
      'show',
      'startFlow',
      'triage',
      'verdict',
      'waitMs',
      'waits',
    ])
  })
})

describe('every function of every entry', () => {
  const functions = Object.entries({ ...door, ...fp }).filter(
    ([, value]) => typeof value === 'function',
  )

  it.each(functions)('%s does not throw on undefined, nor on nothing', (_name, f) => {
    expect(() => given(f)).not.toThrow()
    expect(() => given(f, undefined, undefined, undefined, undefined)).not.toThrow()
  })

  it.each(functions)('%s does not throw on anything', (_name, f) => {
    fc.assert(
      fc.property(hostileSeen, hostile, hostile, hostile, (a, b, c, d) => {
        expect(() => {
          const handed = [a(), b(), c(), d()]
          const made = given(f, ...handed)
          // Some take their arguments in two steps.
          if (!handed.includes(made)) given(made, ...handed)
        }).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the loop of the other door', () => {
  const EFFECTS = [
    'send',
    'sleep',
    'now',
    'random',
    'request',
    'policy',
    'autoTopUp',
    'replay',
    'grid',
    'client',
    'signal',
    'onRetry',
  ]
  const answered = hostileSeen.map((make) => () => async () => ({ value: 0, seen: make() }))

  it.each([undefined, null, true, 0, '', [], {}, () => undefined])(
    'resolves on %j',
    async (nothing) => {
      expect(await given(drive, nothing)).toMatchObject({ _tag: 'GaveUp', value: null })
    },
  )

  it('resolves on anything, to a diagnosis and a decision of the promised shape', async () => {
    const sends = fc.oneof(hostile, answered)
    await fc.assert(
      fc.asyncProperty(recordOf(EFFECTS, hostile), sends, async (make, send) => {
        const driven = Object(await given(drive, { ...Object(make()), send: send() }))
        expect(isRight(codec.diagnosis.decode(driven.diagnosis))).toBe(true)
        if (driven._tag === 'Done') return
        expect(driven._tag).toBe('GaveUp')
        expect(isRight(codec.decision.decode(driven.decision))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any input at all', () => {
  it('gives a diagnosis, a decision and an explanation of the promised shape', () => {
    fc.assert(
      fc.property(hostileSeen, hostile, (make, at) => {
        const seen = make()
        const diagnosis = given(diagnose, seen)
        const decision = given(decide, diagnosis, at())
        expect(isRight(codec.diagnosis.decode(diagnosis))).toBe(true)
        expect(isRight(codec.decision.decode(decision))).toBe(true)
        expect(isRight(codec.explanation.decode(given(explain, diagnosis, decision)))).toBe(true)
        expect(isRight(codec.explanation.decode(given(explain, seen, at())))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is read again to the same result, which survives JSON', () => {
    const anything = fc.oneof(...Object.values(examples).map(({ gets }) => gets))
    fc.assert(
      fc.property(anything, (seen) => {
        const diagnosis = diagnose(seen)
        expect(diagnose(seen)).toEqual(diagnosis)
        expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis)
        const decision = decide(diagnosis, AT)
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
      }),
    )
  })

  it('may be frozen all the way down', () => {
    const freeze = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
      Object.freeze(value)
      for (const key of Reflect.ownKeys(value)) freeze(Reflect.get(value, key))
      return value
    }
    const anything = fc.oneof(...Object.values(examples).map(({ gets }) => gets))
    fc.assert(
      fc.property(anything, (seen) => {
        const before = diagnose(seen)
        freeze(seen)
        expect(diagnose(seen)).toEqual(before)
        freeze(before)
        freeze(defaultPolicy)
        expect(() => explain(before, decide(before, AT, defaultPolicy))).not.toThrow()
      }),
    )
  })

  it.each([undefined, null, true, 0, Number.NaN, '', [], {}])(
    'that is %j is not understood',
    (seen) => {
      expect(given(diagnose, seen)).toMatchObject({ cause: 'Unknown', culprit: 'Unclear' })
    },
  )
})

describe('extendGrid', () => {
  it('leaves out what is no host and no instrument', () => {
    const grid = given(extendGrid, {
      hosts: [1, null, 'no url', trap, { baseUrl: 7 }, 'https://llm.example.com'],
      instruments: [7, null, 'own-model'],
    })
    expect(grid).toMatchObject({
      hosts: [{}, {}, { origin: 'https://llm.example.com', basePath: '/v1' }],
    })
    expect(grid).toMatchObject({
      instruments: expect.arrayContaining([{ id: 'own-model', seenOn: null }]),
    })
  })

  it('makes a gateway of the caller right, and its expected URL the one to compare with', () => {
    const grid = extendGrid({ hosts: ['https://llm.example.com/grid/v1'] })
    const at = (url: string) => diagnose({ status: 404, request: { url } }, grid)
    expect(at('https://llm.example.com/grid/v1/v1/chat/completions').cause).toBe(
      'DoubledVersionSegment',
    )
    expect(explain(at('https://llm.example.com/grid/v1/chat/completions/')).text).toContain(
      'https://llm.example.com/grid/v1/chat/completions',
    )
  })

  it('makes an instrument known', () => {
    const request = {
      url: 'https://api.thegrid.ai/v1/chat/completions',
      body: { model: 'own-model' },
    }
    expect(diagnose({ status: 404, request }).cause).toBe('UnknownInstrument')
    const grid = extendGrid({ instruments: ['own-model'] })
    expect(diagnose({ status: 404, request }, grid).cause).toBe('Unknown')
  })
})
