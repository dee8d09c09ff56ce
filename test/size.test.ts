import { describe, expect, it } from 'vitest'
import { budgetedNames, budgetOf, fromPackage, overruns, weighed } from '../bench/size/budget.js'
import budgets from '../bench/size/budget.json' with { type: 'json' }
import { CORE } from '../bench/size/groups.js'

const lines = new Map(Object.entries(budgets))

describe('the size budget', () => {
  it('has a line for each thing that is weighed', () => {
    expect([...lines.keys()]).toEqual(budgetedNames)
  })

  it.each([...lines])('holds for %s', async (name, budget) => {
    expect(overruns(name, await weighed(name), budget)).toEqual([])
  })

  it('can fail: 4,096 bytes that nothing compresses are seen in both figures', async () => {
    const lean = budgetOf(await fromPackage(CORE))
    const ballast = Array.from({ length: 4096 }, (_, i) =>
      String.fromCharCode(33 + ((i * i * 31 + (i >> 3) * 17) % 90)),
    )
    const fat = budgetOf(await fromPackage(CORE, { footer: { js: `//${ballast.join('')}` } }))
    const [min, gzip] = overruns(CORE.name, fat, lean)
    expect(min).toMatch(
      /^diagnose \+ decide has \d+ bytes min, 40\d\d more than its budget of \d+\./,
    )
    expect(gzip).toMatch(
      /^diagnose \+ decide has \d+ bytes gzip, \d{3,4} more than its budget of \d+\./,
    )
    expect(overruns(CORE.name, lean, lean)).toEqual([])
  })
})
