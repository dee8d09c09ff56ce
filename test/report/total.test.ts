import fc from 'fast-check'
import { isRight } from 'fp-ts/Either'
import {
  advance,
  attributes,
  begin,
  defaultPolicy,
  openBudget,
  replay,
  report,
  theGrid,
} from 'grid-triage'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import * as codec from '../codec.js'
import { given, hostile, spoilt } from '../session/hostile.js'
import { at, FAULT } from '../session/traces.js'

const nullable = <C extends t.Mixed>(of: C) => t.union([of, t.null])

/** The shape of a report, written without looking at the code. */
const shape = t.strict({
  version: t.literal('0.1.0'),
  at: nullable(t.string),
  atEpochMs: nullable(t.number),
  requestId: nullable(t.string),
  instrument: nullable(t.string),
  surface: nullable(t.union([t.literal('ChatCompletions'), t.literal('Messages')])),
  url: nullable(t.string),
  method: nullable(t.string),
  status: nullable(t.number),
  _tag: nullable(t.string),
  cause: nullable(t.string),
  culprit: nullable(t.string),
  certainty: nullable(t.string),
  expected: t.string,
  got: t.string,
  attempts: t.readonlyArray(
    t.strict({
      attempt: t.number,
      at: nullable(t.string),
      status: nullable(t.number),
      cause: nullable(t.string),
      decision: codec.decision,
    }),
  ),
  lines: t.readonlyArray(t.string),
  markdown: t.string,
})

const [SESSION] = advance(begin(at(0)), openBudget(0), FAULT, at(0))
const [ATTEMPT] = SESSION.history
const REQUEST = { method: 'POST', url: 'https://api.thegrid.ai/v1', headers: {}, body: '{}' }
const AT = { attempt: 1, now: 0, random: 0.5, elapsedMs: 0, replay: 'Once' }
const OPTIONS = {
  moment: at(0),
  session: SESSION,
  at: AT,
  policy: defaultPolicy,
  request: REQUEST,
  expected: 'An answer.',
  got: 'None.',
  grid: theGrid,
}
const { paces } = defaultPolicy

const sessions = fc.oneof(
  hostile,
  spoilt(SESSION),
  fc
    .array(fc.oneof(hostile, spoilt(Object(ATTEMPT))), { maxLength: 18 })
    .map((makers) => () => ({ ...SESSION, history: makers.map((make) => make()) })),
)
const policies = fc.oneof(
  hostile,
  spoilt(defaultPolicy),
  fc.oneof(hostile, spoilt(paces.Fault)).map((make) => () => ({
    ...defaultPolicy,
    paces: { ...paces, Fault: make() },
  })),
  fc.oneof(hostile, spoilt(paces.Fault.backoff)).map((make) => () => ({
    ...defaultPolicy,
    paces: { ...paces, Fault: { ...paces.Fault, backoff: make() } },
  })),
)

const expectReport = (made: unknown): void => {
  expect(isRight(shape.decode(made))).toBe(true)
  expect(JSON.parse(JSON.stringify(made))).toEqual(made)
  expect(Object.keys(Object(made)).length).toBe(18)
  expect(Object(made).markdown.length).toBeLessThan(300_000)
}

describe('anything at all', () => {
  it('gives a report of the promised shape', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, spoilt(FAULT)), fc.oneof(hostile, spoilt(OPTIONS)), (a, b) => {
        expectReport(given(report, a(), b()))
      }),
      { numRuns: 2000 },
    )
    expectReport(given(report))
    expectReport(given(report, undefined, undefined))
  })

  it('in a session gives a report of the promised shape', () => {
    fc.assert(
      fc.property(sessions, policies, (a, b) => {
        const session = { ...SESSION, policy: b() }
        expectReport(given(report, FAULT, { moment: at(0), session: a() }))
        expectReport(given(report, FAULT, { moment: at(0), session }))
      }),
      { numRuns: 2000 },
    )
  })

  it('in a moment or a policy gives a report of the promised shape', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, spoilt(AT)), policies, (a, b) => {
        const stood = a()
        expectReport(given(report, FAULT, { moment: stood, at: stood, policy: b() }))
        expectReport(given(report, FAULT, { moment: at(0), at: AT, policy: b() }))
      }),
      { numRuns: 2000 },
    )
  })

  it('in a request or a grid gives a report of the promised shape', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, spoilt(REQUEST)),
        fc.oneof(hostile, spoilt(theGrid)),
        (a, b) => {
          expectReport(given(report, FAULT, { moment: at(0), request: a(), grid: b() }))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('gives attributes and decisions, and nothing is thrown', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        expect(() => given(attributes, a(), b())).not.toThrow()
        expect(isRight(codec.decision.decode(given(replay, a())))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a field that throws costs no other field', () => {
  it.each(Object.keys(OPTIONS))('option: %s', (field) => {
    const options = { ...OPTIONS }
    Object.defineProperty(options, field, {
      get: () => {
        throw new Error('boom')
      },
    })
    const made = given(report, FAULT, options)
    expectReport(made)
    expect(made).toMatchObject({ status: 500, cause: 'ServiceError' })
  })
})

describe('frozen input', () => {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
    Object.freeze(value)
    for (const key of Reflect.ownKeys(value)) freeze(Reflect.get(value, key))
    return value
  }

  it('gives the same', () => {
    const before = given(report, FAULT, OPTIONS)
    expect(given(report, freeze(FAULT), freeze(OPTIONS))).toEqual(before)
    expect(given(report, FAULT, OPTIONS)).toEqual(before)
  })
})
