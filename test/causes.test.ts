import fc from 'fast-check'
import { type Cause, decide, diagnose, explain } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examples } from './examples.js'
import { factsOf, rows } from './facts.js'

const isCause = (name: string): name is Cause => Object.keys(examples).includes(name)

const causes = Object.entries(examples)

describe('the causes', () => {
  it('has 45 causes', () => {
    expect(rows.map(([cause]) => cause).toSorted()).toEqual(Object.keys(examples).toSorted())
    expect(rows).toHaveLength(45)
  })

  it.each(rows)('%s is %s, %s, %s, %s, whatever the form', (cause = '', ...facts) => {
    if (!isCause(cause)) throw new Error(`no examples for ${cause}`)
    fc.assert(
      fc.property(examples[cause].gets, (seen) => {
        const found = diagnose(seen)
        expect(found.cause).toBe(cause)
        expect(factsOf(found, facts)).toEqual(facts)
      }),
    )
  })

  it.each(causes)('%s is not given to its near miss', (cause, { misses }) => {
    fc.assert(
      fc.property(misses, (seen) => {
        expect(diagnose(seen).cause).not.toBe(cause)
      }),
    )
  })

  it.each(causes)('%s is explained in one to four steps', (_cause, { gets }) => {
    fc.assert(
      fc.property(gets, (seen) => {
        const { steps, title, meaning, docs, text } = explain(diagnose(seen))
        expect(steps.length).toBeGreaterThanOrEqual(1)
        expect(steps.length).toBeLessThanOrEqual(4)
        for (const part of [...steps, title, meaning, docs]) {
          expect(part).not.toBe('')
          expect(text).toContain(part)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('never retries what has to be fixed first', () => {
    const anything = fc.oneof(...Object.values(examples).map(({ gets }) => gets))
    fc.assert(
      fc.property(anything, fc.nat(20), fc.double({ min: 0, max: 1 }), (seen, attempt, random) => {
        const found = diagnose(seen)
        const decision = decide(found, { attempt, now: 0, random })
        if (found.pace === null) expect(decision._tag).toBe('Stop')
        if (found.recovery === 'AfterFix') {
          expect(decision).toMatchObject({ _tag: 'Stop', reason: 'NeedsFix' })
        }
      }),
    )
  })
})
