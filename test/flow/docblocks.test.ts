import { readFileSync } from 'node:fs'
import * as door from 'grid-triage'
import { answer, curl, currentStep, flowSteps, startFlow, verdict } from 'grid-triage'
import { describe, expect, it } from 'vitest'
import { examplesIn, runExample } from '../docs.js'

describe('the examples of the docblocks', () => {
  const known = { ...door, curl, answer, currentStep, startFlow, flowSteps, verdict }
  const found = ['curl', 'flow'].flatMap((name) =>
    examplesIn(name, readFileSync(new URL(`../../src/${name}.ts`, import.meta.url), 'utf8')),
  )

  it('are there', () => {
    expect(found.map(({ where }) => where)).toEqual([
      'curl curl',
      'flow startFlow',
      'flow flowSteps',
      'flow currentStep',
      'flow answer',
      'flow verdict',
    ])
  })

  it.each(found)('hold for $where', async ({ code }) => {
    expect(await runExample(code, known)).toBeGreaterThan(0)
  })
})
