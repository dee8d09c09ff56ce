import * as door from 'grid-triage'
import { diagnose, extendGrid, startFlow } from 'grid-triage'
import * as fp from 'grid-triage/fp-ts'
import { describe, expect, it } from 'vitest'
import { given } from '../session/hostile.js'

const grid = extendGrid({ hosts: ['https://llm.example.com/v1'] })
const request = { url: 'https://llm.example.com/v1/v1/chat/completions' }
const seen = { status: 404, request }
const diagnosis = diagnose({ status: 500 })
const at = { attempt: 2, now: 0, random: 0.25 }
const moment = { now: 1_790_000_000_000, random: 0 }
const stop = { _tag: 'Stop', reason: 'TimeSpent', untilEpochMs: null } as const
const quick = { ...door.defaultPolicy, totalMs: 5000 }

const twin = (name: string, data: unknown, ...more: readonly unknown[]) => ({ name, data, more })

/** The function of the main door, what comes last, and what comes after it there. */
const twins = [
  twin('diagnose', seen, grid),
  twin('decide', diagnosis, at),
  twin('decide', diagnosis, at, quick),
  twin('triage', seen, at),
  twin('triage', seen, at, quick, grid),
  twin('explain', diagnosis, stop),
  twin('explain', diagnosis, null),
  twin('preflight', request, grid),
  twin('curl', request, grid),
  twin('startFlow', seen, grid),
  twin('answer', startFlow({ status: 500 }), 'StatusPage', 'Incident'),
  twin('report', diagnosis, { moment }),
  twin('attributes', diagnosis, door.begin(moment)),
  twin('waitMs', door.exponential(1000, 2), at),
  twin('waits', door.defaultPolicy, 'Refill', 5, 0.9),
  twin('waits', door.defaultPolicy, 'Refill', 5),
]

const functionOf = (entry: object, name: string): unknown => Reflect.get(entry, name)

describe('with the data last', () => {
  it.each(twins)('$name gives the same', ({ name, data, more }) => {
    const first = given(functionOf(door, name), data, ...more)
    const last = given(given(functionOf(fp, `${name}With`), ...more), data)
    expect(last).toEqual(first)
    expect(last).not.toEqual(given(functionOf(door, name)))
  })

  it('there is every function that takes more than its data', () => {
    const named = Object.keys(fp).filter((name) => name.endsWith('With'))
    expect([...new Set(twins.map(({ name }) => `${name}With`))].toSorted()).toEqual(
      named.toSorted(),
    )
  })
})
