import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { repo } from '../size/groups.js'
import { complete, readResults, rendered, writeResults } from './files.js'
import { measureOf, SECTIONS } from './measure.js'
import type { Results } from './results.js'

/**
 * Measures, and writes the page, the chart and the block of the README.
 *
 *     run.mjs                    all of it
 *     run.mjs --quick            fewer rounds, written into a folder of its own
 *     run.mjs --only cost,size   these anew, and the rest as it was
 *     run.mjs --render           nothing anew
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'cost,scale,size,start' },
    render: { type: 'boolean', default: false },
  },
})

const anew = values.render ? [] : values.only.split(',')
const unknown = anew.filter((name) => !SECTIONS.some((section) => section === name))
if (unknown.length > 0) throw new Error(`There is no ${unknown}; there are ${SECTIONS}`)

const measure = measureOf(values.quick)

/** What is kept in the repository comes from a whole run. */
const folder = values.quick ? mkdtempSync(join(tmpdir(), 'grid-triage-quick-')) : repo
mkdirSync(join(folder, 'docs'), { recursive: true })

/** Written after each section, so that a bench that fails takes none of the others with it. */
let results: Partial<Results> = readResults()
for (const section of SECTIONS) {
  if (!anew.includes(section)) continue
  results = { ...results, ...(await measure[section]()) }
  writeResults(results, folder)
}

const readme = readFileSync(join(repo, 'README.md'), 'utf8')
for (const [file, text] of rendered(complete(results), readme)) {
  const path = join(folder, file)
  writeFileSync(path, text)
  console.log(`${path} is written`)
}
