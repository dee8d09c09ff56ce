import { describe, expect, it } from 'vitest'
import {
  budgetedNames,
  budgetOf,
  fromPackage,
  fromSource,
  overruns,
  weighed,
} from '../bench/size/budget.js'
import budgets from '../bench/size/budget.json' with { type: 'json' }
import { CORE, PASTE, WITHOUT_PASTE } from '../bench/size/groups.js'
import type { Bundle } from '../bench/size/weigh.js'

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

describe('what people paste is an entry of its own', () => {
  const filesOf = ({ bytesOf }: Bundle): readonly string[] =>
    [...bytesOf.keys()].filter((file) => file !== '<stdin>')
  const pasteFiles = (files: readonly string[]): readonly string[] =>
    files.filter((file) => /(?:^|\/)paste[^/]*$/.test(file))

  it('of which no file is in any other, as they are written', async () => {
    expect(pasteFiles(filesOf(await fromSource(WITHOUT_PASTE)))).toEqual([])
    expect(pasteFiles(filesOf(await fromSource(PASTE)))).toContain('src/paste.ts')
  })

  // A file that both need would be cut out of the others, and the order of their bytes change.
  it('and shares none with them, as they are published', async () => {
    const others = filesOf(await fromPackage(WITHOUT_PASTE))
    expect(others.length).toBeGreaterThan(4)
    expect(filesOf(await fromPackage(PASTE)).filter((file) => others.includes(file))).toEqual([])
  })
})
