import fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as S from 'fp-ts/State'
import {
  admit,
  advance,
  begin,
  decide,
  diagnose,
  extendGrid,
  openBudget,
  type PolicyOptions,
  policy,
} from 'grid-triage'
import {
  admitState,
  advanceState,
  decideWith,
  diagnoseLeft,
  driveTask,
  refusalsOrPolicy,
  stopOrPass,
  stopOrRetry,
  troubleOrHealthy,
} from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { boom, given, hostile } from '../session/hostile.js'
import { anyOutcome, at, FAULT, HEALTHY, random } from '../session/traces.js'
import { anyDecision } from './samples.js'

const AT = { attempt: 1, now: 0, random: 0.5 }

describe('diagnoseLeft', () => {
  const url = 'https://api.thegrid.ai/v1/v1/chat/completions'
  const failed = E.left({ status: 404 })

  it('diagnoses what was thrown with what else is known', () => {
    expect(diagnoseLeft({ request: { url } })(failed)).toEqual(
      E.left(diagnose({ error: { status: 404 }, request: { url } })),
    )
    expect(
      pipe(
        failed,
        diagnoseLeft({ request: { url } }),
        E.mapLeft(({ cause }) => cause),
      ),
    ).toEqual(E.left('DoubledVersionSegment'))
    const aborted = E.left({ name: 'AbortError' })
    const tagOf = (cancelled: boolean) =>
      pipe(
        aborted,
        diagnoseLeft({ cancelled }),
        E.mapLeft(({ _tag }) => _tag),
      )
    expect([tagOf(true), tagOf(false)]).toEqual([E.left('Cancelled'), E.left('NoReply')])
    const paid = pipe(E.left({ status: 402 }), diagnoseLeft({ autoTopUp: true }))
    expect(paid).toMatchObject({ left: { pace: 'Refill', autoTopUp: true } })
  })

  it('takes a grid of one’s own', () => {
    const grid = extendGrid({ hosts: ['https://llm.example.com/v1'] })
    const request = { url: 'https://llm.example.com/v1/chat/completions/' }
    expect(diagnoseLeft({ request }, grid)(failed)).toMatchObject({
      left: { cause: 'TrailingSlash' },
    })
  })

  it('does without what is known where that throws', () => {
    const known = Object.defineProperty({}, 'cancelled', { get: boom })
    const made = given(given(diagnoseLeft, known), E.left({ status: 402 }))
    expect(made).toEqual(E.left(diagnose({ error: { status: 402 } })))
  })

  it('leaves a Right as it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const right = E.right(value)
        expect(diagnoseLeft()(right)).toBe(right)
      }),
    )
  })

  it('gives a diagnosis of anything, with anything known', () => {
    fc.assert(
      fc.property(hostile, hostile, (known, error) => {
        const made = given(given(diagnoseLeft, known()), E.left(error()))
        expect(made).toMatchObject({ _tag: 'Left', left: { cause: expect.any(String) } })
      }),
    )
  })
})

describe('diagnoseLeft of what is no Either', () => {
  it.each([undefined, null, 7, 'Left', {}, { _tag: 'left' }])('%j', (nothing) => {
    expect(given(diagnoseLeft(), nothing)).toMatchObject({ left: { cause: 'Unknown' } })
  })
})

describe('what is decided, as an Either', () => {
  it('has the value itself inside, and loses nothing', () => {
    fc.assert(
      fc.property(anyDecision, (decision) => {
        const made: E.Either<unknown, unknown> = stopOrRetry(decision)
        expect(E.isRight(made)).toBe(decision._tag === 'Retry')
        expect(E.toUnion(made)).toBe(decision)
      }),
    )
  })

  it('is a Right only of a healthy diagnosis', () => {
    fc.assert(
      fc.property(anyOutcome, (diagnosis) => {
        const made: E.Either<unknown, unknown> = troubleOrHealthy(diagnosis)
        expect(E.isRight(made)).toBe(diagnosis._tag === 'Healthy')
        expect(E.toUnion(made)).toBe(diagnosis)
      }),
    )
  })

  it('passes a gate that is open, or will be', () => {
    const moment = at(0)
    expect(stopOrPass({ _tag: 'Go' })).toEqual(E.right({ _tag: 'Go' }))
    const [session, budget] = advance(begin(moment), openBudget(0), FAULT, moment)
    const [, early] = admit(session, budget, moment)
    expect(stopOrPass(early)).toEqual(E.right({ _tag: 'Wait', afterMs: 2200 }))
    const [, late] = admit(session, budget, at(60_000))
    expect(stopOrPass(late)).toEqual(
      E.left({ _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: null }),
    )
  })

  it('is Left, NotUnderstood, of what is neither', () => {
    const notUnderstood = E.left({ _tag: 'Stop', reason: 'NotUnderstood', untilEpochMs: null })
    for (const nothing of [undefined, null, 7, 'Retry', {}, { _tag: 'retry' }]) {
      expect(given(stopOrRetry, nothing)).toEqual(notUnderstood)
      expect(given(stopOrPass, nothing)).toEqual(notUnderstood)
      expect(given(troubleOrHealthy, nothing)).toEqual(E.left(nothing))
    }
    expect(given(stopOrRetry, { _tag: 'Go' })).toEqual(notUnderstood)
    expect(given(stopOrPass, { _tag: 'Retry' })).toEqual(notUnderstood)
  })

  it('goes through a pipe', () => {
    const next = (status: number) =>
      pipe(
        diagnose({ status }),
        decideWith(AT),
        stopOrRetry,
        E.matchW(
          ({ reason }) => reason,
          ({ afterMs }) => afterMs,
        ),
      )
    expect([500, 401, 200].map(next)).toEqual([2200, 'NeedsFix', 'NothingWrong'])
  })
})

describe('a policy as an Either', () => {
  it('is what policy says', () => {
    const options: readonly PolicyOptions[] = [{}, { totalMs: 5000 }, { totalMs: -1, spread: -1 }]
    for (const option of options) {
      const made = policy(option)
      expect(refusalsOrPolicy(option)).toEqual(
        made._tag === 'Accepted' ? E.right(made.policy) : E.left(made.refusals),
      )
    }
    expect(E.isRight(refusalsOrPolicy())).toBe(true)
    expect(refusalsOrPolicy({ totalMs: -1, spread: -1 })).toEqual(
      E.left([
        { code: 'Negative', at: 'totalMs' },
        { code: 'Negative', at: 'spread' },
      ]),
    )
  })
})

describe('a call as a State', () => {
  it('goes the way of advance and admit', () => {
    fc.assert(
      fc.property(anyOutcome, random, (diagnosis, u) => {
        const start = [begin(at(0)), openBudget(0)] as const
        const [session, budget, next] = advance(...start, diagnosis, at(100, u))
        expect(advanceState(diagnosis, at(100, u))(start)).toEqual([next, [session, budget]])
        const [left, gate] = admit(session, budget, at(9000, u))
        expect(admitState(at(9000, u))([session, budget])).toEqual([gate, [session, left]])
      }),
    )
  })

  it('is put together as States are', () => {
    const twice = pipe(
      advanceState(FAULT, at(0)),
      S.chain(() => admitState(at(2200))),
      S.chain(() => advanceState(HEALTHY, at(2300))),
    )
    const [next, [session, budget]] = twice([begin(at(0)), openBudget(0)])
    expect(next).toEqual({ _tag: 'Stop', reason: 'NothingWrong', untilEpochMs: null })
    expect(session.attempts).toBe(2)
    expect(budget.tokens).toBeCloseTo(3.3, 3)
  })

  it('takes a state that is none for that of a call which has just begun', () => {
    const begun = [
      { _tag: 'Retry', afterMs: 2200, reason: 'Backoff' },
      [{ attempts: 1 }, { tokens: 4 }],
    ]
    for (const nothing of [undefined, null, 7, [], [null, undefined]]) {
      expect(given(advanceState(FAULT, at(0)), nothing)).toMatchObject(begun)
      expect(given(admitState(at(0)), nothing)).toMatchObject([{ _tag: 'Go' }, [{}, {}]])
    }
  })
})

describe('driveTask', () => {
  const effects = { sleep: async () => undefined, now: () => 0, random: () => 0.5 }
  const answering = (...statuses: readonly number[]) => {
    let sent = 0
    const send = async () => ({ value: statuses[sent], seen: { status: statuses[sent++] } })
    return { task: driveTask({ ...effects, send }), sent: () => sent }
  }

  it('sends nothing before it is run', async () => {
    const { task, sent } = answering(500, 200)
    expect(sent()).toBe(0)
    expect(await task()).toMatchObject({ _tag: 'Right', right: { value: 200, attempts: 2 } })
    expect(sent()).toBe(2)
  })

  it('is Left with the diagnosis and why', async () => {
    expect(await answering(401).task()).toMatchObject({
      _tag: 'Left',
      left: { diagnosis: { _tag: 'Unauthorized' }, decision: { reason: 'NeedsFix' } },
    })
  })

  it('does not reject', async () => {
    const run = given(driveTask, undefined)
    expect(await given(run)).toMatchObject({ _tag: 'Left', left: { attempts: 0 } })
  })
})

describe('decide with the diagnosis last', () => {
  it('is decide', () => {
    fc.assert(
      fc.property(anyOutcome, (diagnosis) => {
        expect(decideWith(AT)(diagnosis)).toEqual(decide(diagnosis, AT))
      }),
    )
  })
})
