import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ai } from './ai.js'
import { anthropic } from './anthropic.js'
import { type Client, unversioned } from './client.js'
import { deviations } from './deviations.js'
import { runExamples } from './examples.js'
import { type Lines, readLines } from './lines.js'
import { openai } from './openai.js'
import { plain } from './plain.js'
import { markdownOf, type Results, textOf } from './table.js'
import { throwing } from './throwing.js'
import { type Trial, tryClient } from './trial.js'

const root = new URL('../../', import.meta.url)
const page = new URL('docs/clients.md', root)
const clients: readonly Client[] = [...plain, ...throwing, ...openai, ai, anthropic]

let passed = 0
let failed = 0
const check = (holds: boolean, complaint: string): void => {
  if (holds) {
    passed += 1
    return
  }
  failed += 1
  console.log(`FAILED: ${complaint}`)
}

/** Those of clients of which the library asked what they would rather not be asked. */
const warnings: string[] = []
process.on('warning', ({ message, stack }) => {
  if (stack?.includes('diagnose')) warnings.push(message)
})

const checkTypes = (): void => {
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root))
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', 'test/clients'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  })
  check(status === 0, `types\n${stdout}${stderr}`)
}

const tryAll = async (lines: Lines): Promise<Results> => {
  for (const name of lines.keys()) {
    const isRun = clients.some(({ line, inCatch }) => line === name || inCatch === name)
    check(isRun, `nobody runs the line of ${name}`)
  }
  const results = new Map<Client, ReadonlyMap<string, Trial>>()
  for (const client of clients) results.set(client, await tryClient(client, lines))
  return results
}

const checkTrials = (results: Results): void => {
  for (const [{ name }, trials] of results) {
    for (const [id, trial] of trials) {
      if (trial._tag === 'Wrong') check(false, `${name}, ${id}: ${trial.complaint}`)
      else if (trial._tag !== 'NotPossible') check(true, id)
    }
  }
}

/** A deviation that nobody needs any more would hide the day on which it is needed again. */
const checkDeviations = (results: Results): void => {
  const isNeeded = (name: string, row: string): boolean =>
    [...results].some(
      ([client, trials]) => unversioned(client) === name && trials.get(row)?._tag === 'LessExact',
    )
  for (const { clients: names, rows } of deviations) {
    for (const name of names) {
      for (const row of rows) check(isNeeded(name, row), `${name}, ${row}: as exact as the page`)
    }
  }
}

const checkPage = (results: Results): void => {
  const markdown = markdownOf(results)
  if (process.argv.includes('--markdown')) writeFileSync(page, markdown)
  const isCurrent = existsSync(page) && readFileSync(page, 'utf8') === markdown
  check(isCurrent, 'docs/clients.md is not of this run: npm run test:clients -- --markdown')
}

checkTypes()
const lines = readLines(new URL('README.md', root))
check(lines.size > 0, 'no client lines in README.md')
if (lines.size > 0) {
  const results = await tryAll(lines)
  console.log(`${textOf(results)}\n`)
  checkTrials(results)
  checkDeviations(results)
  checkPage(results)
}
for (const { name, found, wanted } of await runExamples()) {
  console.log(`${name}: ${found}`)
  check(found === wanted, `${name}: ${found} instead of ${wanted}`)
}
check(warnings.length === 0, `warnings\n${warnings.join('\n')}`)
if (failed === 0) console.log('\nall right')
console.log(`\n${passed} passed, ${failed} failed`)
// At once: a client that was given up on may still be waiting.
process.exit(failed === 0 ? 0 : 1)
