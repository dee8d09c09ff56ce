import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repo } from '../size/groups.js'
import { withBlock } from './block.js'
import { callsOf } from './calls.js'
import { CHART, chart } from './chart.js'
import { page } from './page/page.js'
import type { Results } from './results.js'

const RESULTS = 'docs/benchmarks.json'

/** What was measured so far. */
export const readResults = (): Partial<Results> =>
  existsSync(join(repo, RESULTS)) ? JSON.parse(readFileSync(join(repo, RESULTS), 'utf8')) : {}

/** Throws when a section was never measured. */
export const complete = ({ cost, scale, size, start }: Partial<Results>): Results => {
  if (!cost || !scale || !size || !start) {
    throw new Error(`${RESULTS} is not complete: npm run bench:report makes it`)
  }
  return { cost, scale, size, start }
}

/** In the form that the linter wants, which has a short object on one line. */
export const writeResults = (results: Partial<Results>, folder: string): void => {
  const path = join(folder, RESULTS)
  writeFileSync(path, JSON.stringify(results))
  spawnSync(join(repo, 'node_modules/.bin/biome'), ['format', '--write', path], { cwd: repo })
}

/** What each file is to hold; the README is handed in, for most of it is written by hand. */
export const rendered = (
  results: Results,
  readme: string,
): readonly (readonly [file: string, text: string])[] => [
  ['docs/benchmarks.md', page(results)],
  [CHART, chart(callsOf(results))],
  ['README.md', withBlock(readme, results)],
]
