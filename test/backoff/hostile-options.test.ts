import fc from 'fast-check'
import {
  bounds,
  constant,
  decide,
  defaultPolicy,
  diagnose,
  limitAttempts,
  type PolicyOptions,
  policy,
  show,
  waits,
} from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from '../examples.js'
import { anyBackoff, anyNumber, anyTurn } from './arbitrary-backoff.js'

const thrown = (): never => {
  throw new Error('no')
}

const brokenProxy = new Proxy(
  {},
  { get: thrown, has: thrown, ownKeys: thrown, getOwnPropertyDescriptor: thrown },
)
const revoked = Proxy.revocable({}, {})
revoked.revoke()

/** An object whose one field throws when it is read. */
const throwing = (name: string): object =>
  Object.defineProperty({}, name, { get: thrown, enumerable: true })

/** A backoff that contains itself. */
const cycle = (shape: object): object => Object.assign(shape, { of: shape })
const twice = (tag: string): object => {
  const shape = { _tag: tag }
  return Object.assign(shape, { of: [shape, shape] })
}

const backoff = (value: unknown): object => ({ paces: { Fault: { backoff: value } } })

const hostile: readonly (readonly [string, unknown])[] = [
  ['a proxy that throws', brokenProxy],
  ['a revoked proxy', revoked.proxy],
  ['a proxy that throws for the paces', { paces: brokenProxy }],
  ['a revoked proxy for a pace', { paces: { Fault: revoked.proxy } }],
  ['a proxy that throws for the budget', { budget: brokenProxy }],
  ['a proxy that throws for a backoff', backoff(brokenProxy)],
  ['a revoked proxy for a backoff', backoff(revoked.proxy)],
  ['a number that throws', throwing('totalMs')],
  ['a pace that throws', { paces: throwing('Refill') }],
  ['a backoff that throws', { paces: { Fault: throwing('backoff') } }],
  ['a tag that throws', backoff(throwing('_tag'))],
  ['a number that throws when compared', { totalMs: { valueOf: thrown } }],
  ['a cost that throws when compared', { paces: { Fault: { cost: { valueOf: thrown } } } }],
  ['a backoff in itself', backoff(cycle({ _tag: 'Cap', capMs: 5 }))],
  ['a limit in itself', backoff(cycle({ _tag: 'LimitAttempts', attempts: 5 }))],
  ['both of itself', backoff(twice('Both'))],
  ['either of itself', backoff(twice('Either'))],
  ['a pace in itself', { paces: cycle({}) }],
]

const refusals = (options: unknown): readonly unknown[] => {
  const result = Reflect.apply(policy, undefined, [options])
  return result._tag === 'Refused' ? result.refusals : []
}

describe('hostile options', () => {
  it.each(hostile)('are refused, and nothing is thrown: %s', (_what, options) => {
    const listed = refusals(options)
    expect(listed.length).toBeGreaterThan(0)
    // A backoff that branches into itself is too deep in 131072 ways: nobody wants them listed.
    expect(listed.length).toBeLessThan(40)
  })

  it.each(hostile)('are no policy to follow either: %s', (_what, options) => {
    const at = { attempt: 1, now: 0, random: 0.5 }
    const fault = diagnose({ status: 500 })
    expect(Reflect.apply(decide, undefined, [fault, at, options])).toMatchObject({ _tag: 'Stop' })
    expect(Reflect.apply(waits, undefined, [options, 'Fault', 9])).toEqual([])
    expect(Reflect.apply(bounds, undefined, [options])).toEqual({
      mostAttempts: 1,
      mostWaitMs: 0,
      callsPerPermanentError: 1,
      retriesPerSuccess: 0,
      retriesPerSecond: 0,
    })
    expect(typeof Reflect.apply(show, undefined, [options])).toBe('string')
  })

  it('of any JSON give an answer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(defaultPolicy)), (json, name) => {
        for (const options of [json, { [name]: json }, backoff(json)]) {
          expect(['Accepted', 'Refused']).toContain(
            Reflect.apply(policy, undefined, [options])._tag,
          )
        }
      }),
    )
  })
})

describe('what is refused', () => {
  const canary = `sk-or-v1-${'9f'.repeat(24)}`
  const places: readonly (readonly [string, unknown])[] = [
    ['the name of an option', { [canary]: 1 }],
    ['the name of a pace', { paces: { [canary]: {} } }],
    ['the name of a field of a pace', { paces: { Fault: { [canary]: 1 } } }],
    ['the name of a field of the budget', { budget: { [canary]: 1 } }],
    ['the options', canary],
    ['the paces', { paces: canary }],
    ['a pace', { paces: { Fault: canary } }],
    ['the budget', { budget: canary }],
    ['a limit', { totalMs: canary }],
    ['a choice', { onEmptyBudget: canary }],
    ['a cost', { paces: { Fault: { cost: canary } } }],
    ['a backoff', backoff(canary)],
    ['the tag of a backoff', backoff({ _tag: canary })],
    ['the number of a backoff', backoff({ _tag: 'Constant', ms: canary })],
    ['the steps of a backoff', backoff({ _tag: 'Ladder', stepsMs: canary })],
    ['a step of a backoff', backoff({ _tag: 'Ladder', stepsMs: [canary] })],
    ['the inside of a backoff', backoff({ _tag: 'Cap', capMs: 1, of: canary })],
  ]

  it.each(places)('is never repeated, since it may be a secret: %s', (_what, options) => {
    expect(refusals(options).length).toBeGreaterThan(0)
    expect(JSON.stringify(refusals(options))).not.toContain('9f9f')
  })

  it('is not shown either', () => {
    for (const [, options] of places) {
      const inPolicy = { ...defaultPolicy, ...(typeof options === 'object' ? options : {}) }
      expect(Reflect.apply(show, undefined, [options])).not.toContain('9f9f')
      expect(show(inPolicy)).not.toContain('9f9f')
    }
    const broken = ['{"_tag":"Constant","ms":"KEY"}', '{"_tag":"KEY"}', '{"_tag":"Ladder"}']
    for (const text of broken) {
      const shown = show(JSON.parse(text.replace('KEY', canary)))
      expect(['constant(NaN)', 'never']).toContain(shown)
    }
  })
})

describe('a permanent trouble', () => {
  const permanent = Object.values(examples).map(({ gets }) => gets)

  // A transformer shapes waits and limits; what only a change can mend stays with the caller.
  it('is not sent again under any policy, accepted or not', () => {
    fc.assert(
      fc.property(
        fc.oneof(...permanent),
        anyBackoff,
        anyNumber,
        anyTurn,
        fc.constantFrom('Once', 'Safe', 'Never'),
        (seen, of, limit, turn, replay) => {
          const diagnosis = diagnose(seen)
          fc.pre(diagnosis.pace === null)
          const rule = { ...defaultPolicy.paces.Fault, backoff: of, earned: of }
          const made = {
            ...defaultPolicy,
            paces: {
              Fault: rule,
              Refill: rule,
              RefillUnknown: rule,
              Throttled: rule,
              Overloaded: rule,
              OutcomeUnknown: rule,
            },
            totalMs: limit,
            maxWaitMs: limit,
          }
          const decision = decide(diagnosis, { ...turn, now: 0, replay }, made)
          expect(decision._tag).toBe('Stop')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is not sent again however eager the policy is', () => {
    const eager = { backoff: limitAttempts(1000)(constant(0)), earned: null }
    const options: PolicyOptions = {
      paces: {
        Fault: eager,
        Refill: eager,
        RefillUnknown: eager,
        Throttled: eager,
        Overloaded: eager,
        OutcomeUnknown: eager,
      },
    }
    const result = policy(options)
    expect(result._tag).toBe('Accepted')
    if (result._tag === 'Refused') return
    for (const status of [400, 401, 404, 405, 413, 422, 307]) {
      for (const headers of [{}, { 'retry-after': '1' }, { 'x-should-retry': 'true' }]) {
        const at = { attempt: 1, now: 0, random: 0.5 }
        const decision = decide(diagnose({ status, headers }), at, result.policy)
        expect(decision._tag).toBe('Stop')
      }
    }
  })
})
