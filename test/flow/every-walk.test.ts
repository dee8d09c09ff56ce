import fc from 'fast-check'
import { answer, flowSteps, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { causes } from '../../src/causes.js'
import { results, stepIds } from '../../src/flow-state.js'
import { evidences, places, told } from './starts.js'

const CULPRITS = [
  'CallerConfig',
  'CallerRequest',
  'CallerAccount',
  'Network',
  'Service',
  'Nobody',
  'Unclear',
]
const BLAME: Readonly<Record<string, string>> = {
  CallerConfig: 'Me',
  CallerRequest: 'Me',
  CallerAccount: 'Me',
  Network: 'Between',
  Service: 'TheGrid',
  Nobody: 'Nobody',
  Unclear: 'Unclear',
}

/** A sentence for people. */
const SENTENCE = /^["A-Z][\s\S]{7,400}[.]$/

describe.each(evidences)('from %s', (_name, seen) => {
  const all = [...places(startFlow(seen))]
  const ends = all.filter(({ step }) => step === null)

  it('every walk ends within nine answers', () => {
    expect(ends.length).toBeGreaterThan(0)
    for (const { answers } of all) expect(answers.length).toBeLessThanOrEqual(9)
  })

  it('no question is asked twice, nor out of the order of the page', () => {
    for (const { answers } of ends) {
      const asked = answers.map(([id]) => stepIds.indexOf(id))
      expect(asked).toEqual([...new Set(asked)].toSorted((a, b) => a - b))
    }
  })

  it('only open questions are asked, with answers, a reason for each, and how to check', () => {
    const asked = all.filter(({ step }) => step !== null)
    expect(asked.length === 0).toBe(verdict(startFlow(seen)).done)
    for (const { step, flow } of all) {
      if (step === null) continue
      expect(step).toMatchObject({ state: 'Open', by: null, found: null })
      expect(flow.answers[step.id]).toBeNull()
      expect(step.question).toMatch(/^[A-Z].{5,120}\?$/)
      expect(step.how.length).toBeGreaterThan(20)
      expect(step.answers.length).toBeGreaterThan(2)
      expect(step.answers.at(-1)).toEqual({
        result: 'NotChecked',
        means: 'You go on without it.',
      })
      for (const { means } of step.answers) expect(means).toMatch(SENTENCE)
    }
  })

  it('there is always a verdict, of the table', () => {
    for (const { verdict: given, step } of all) {
      expect(Object.keys(causes)).toContain(given.cause)
      expect(CULPRITS).toContain(given.culprit)
      expect(given.blame).toBe(BLAME[given.culprit])
      expect(['Certain', 'Likely', 'Guess']).toContain(given.certainty)
      expect(given.next).toMatch(SENTENCE)
      expect(given.done).toBe(step === null)
      expect(given.open[0] ?? null).toBe(step?.id ?? null)
    }
  })

  it('no step is ruled out and open, or ruled out and the reason', () => {
    for (const { verdict: given, flow } of all) {
      const listed = flowSteps(flow).map(({ id }) => id)
      expect(listed).toEqual(stepIds.filter((id) => listed.includes(id)))
      expect(listed).toEqual(expect.arrayContaining([...given.open, ...given.ruledOut]))
      expect(given.open.filter((id) => given.ruledOut.includes(id))).toEqual([])
      expect(given.open).not.toContain(given.because)
      expect(given.ruledOut).not.toContain(given.because)
    }
  })

  it('what is closed says by whom and why', () => {
    for (const { flow } of all) {
      for (const { id, state, by, found } of flowSteps(flow)) {
        expect(by === null).toBe(state === 'Open')
        if (flow.answers[id] === 'NotChecked') {
          expect([state, by, found]).toEqual(['Skipped', 'You', null])
        } else if (state !== 'Open') expect(found).toMatch(SENTENCE)
      }
    }
  })

  it('the verdict is the same in whatever order the answers come', () => {
    const some = ends.filter((_place, i) => i % Math.ceil(ends.length / 40) === 0)
    for (const { answers, verdict: given, flow } of some) {
      fc.assert(
        fc.property(
          fc.shuffledSubarray([...answers], {
            minLength: answers.length,
            maxLength: answers.length,
          }),
          (shuffled) => {
            const again = told(startFlow(seen), shuffled)
            expect(again).toEqual(flow)
            expect(verdict(again)).toEqual(given)
          },
        ),
        { numRuns: 5 },
      )
    }
  })

  it('any answer to any question leaves a flow that can be walked to an end', () => {
    const any = fc
      .constantFrom(...stepIds)
      .chain((id) => fc.tuple(fc.constant(id), fc.constantFrom(...results[id])))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 9 }), (answers) => {
        const flow = told(startFlow(seen), answers)
        expect(told(startFlow(seen), answers.toReversed().concat(answers))).toEqual(flow)
        const given = verdict(flow)
        expect(given.open.filter((id) => given.ruledOut.includes(id))).toEqual([])
        expect(given.ruledOut).not.toContain(given.because)
        expect(given.next).toMatch(SENTENCE)
        const skipped = given.open.reduce((known, id) => answer(known, id, 'NotChecked'), flow)
        const rest = [...places(skipped)].filter(({ step }) => step === null)
        expect(rest.length).toBeGreaterThan(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a walk may be stored', () => {
  it('at every place, as JSON, and read back as it was', () => {
    for (const [, seen] of evidences) {
      for (const { flow, step, verdict: given } of places(startFlow(seen))) {
        for (const value of [flow, step, given, flowSteps(flow)]) {
          expect(JSON.parse(JSON.stringify(value))).toEqual(value)
        }
        expect(verdict(JSON.parse(JSON.stringify(flow)))).toEqual(given)
      }
    }
  })
})
