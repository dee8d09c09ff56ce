// One program in every runtime that can be had here: all have to give one digest.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { install } from '../tools.mjs'
import { differences } from './differences.mjs'
import { HEADINGS, markdownOf } from './markdown.mjs'
import { reasonIn, run } from './process.mjs'
import { runtimes } from './table.mjs'

const { values: options } = parseArgs({
  options: {
    ci: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    only: { type: 'string' },
    tarball: { type: 'string' },
  },
})

const here = fileURLToPath(new URL('.', import.meta.url))
const page = new URL('../../docs/runtimes.md', import.meta.url)
const tarball = options.tarball === undefined ? undefined : resolve(options.tarball)
const hasNodes = process.platform === 'linux' && process.arch === 'x64'
const asked = options.only?.split(',') ?? null
const known = new Set(runtimes.map(({ id }) => id))
for (const id of asked ?? []) {
  if (known.has(id)) continue
  console.error(`No runtime is named ${id}. There are: ${[...known].join(', ')}`)
  process.exit(1)
}

/** The Node that runs this is one of the five, where they can be had. */
const isChosen = ({ id, isCi }) => {
  if (asked !== null) return asked.includes(id)
  return id === 'node' ? !hasNodes : isCi || !options.ci
}
const chosen = runtimes.filter(isChosen)

let passed = 0
let failed = 0
let skipped = 0
const check = ({ name, isRight, detail }) => {
  if (isRight) passed++
  else failed++
  console.log(isRight ? `ok      ${name}` : `FAILED  ${name}: ${detail}`)
}
const skip = (name, why) => {
  skipped++
  console.log(`skipped ${name}: ${why}`)
}

const failures = {}
const folders = new Set(['.', ...chosen.flatMap((runtime) => runtime.folders)])
for (const folder of folders) {
  const failure = install(join(here, folder))
  failures[folder] = failure?.reason ?? null
  if (failure === null || failure.isExcused) continue
  check({ name: `the tools in ${folder}`, isRight: false, detail: failure.reason })
}

const folder = mkdtempSync(join(tmpdir(), 'grid-triage-runtimes-'))
const rows = []
/** What the others are compared with: what this Node says, or else the first that says something. */
let reference = null

/** Where it is and which version, or why there is none. */
const located = async ({ folders, file: find, absent, versionArgs, version }) => {
  const why = folders.map((folder) => failures[folder]).find((failure) => failure !== null)
  if (why !== undefined) return { why }
  const file = find()
  if (file === undefined) return { why: absent }
  if (versionArgs === undefined) return { file, version: version?.() ?? null }
  const { code, stdout } = await run(file, versionArgs)
  const [number] = /\d[\d.-]+\d/.exec(stdout) ?? []
  return code === 0 ? { file, version: number } : { why: 'npm did not install its package here' }
}

const found = (stdout) => {
  const line = stdout.split('\n').find((text) => text.startsWith('{"digest"'))
  return line === undefined ? null : JSON.parse(line)
}

const row = async (runtime) => {
  const { file, version, why } = await located(runtime)
  const name = `${runtime.name} (${runtime.how})`
  if (why !== undefined) return skip(`${name}, ${runtime.id}`, why)
  const { stdout, stderr, ms } = await run(file, runtime.args, { cwd: folder, timeoutMs: 300_000 })
  const result = found(stdout)
  const titled = `${name} ${version ?? result?.version ?? ''}`.trim()
  if (result === null) {
    return check({ name: titled, isRight: false, detail: reasonIn(`${stdout}\n${stderr}`) })
  }
  const { digest, right, wrong, sections } = result
  reference ??= result
  const differs = differences(sections, reference.sections)
  const detail = [
    ...differs.map(
      (at) => `${at} ${sections[at]?.slice(0, 8)} for ${reference.sections[at]?.slice(0, 8)}`,
    ),
    ...(wrong === 0 ? [] : [`${wrong} vectors wrong`]),
  ]
  rows.push([
    runtime.name,
    version ?? result.version ?? '',
    runtime.how,
    digest.slice(0, 16),
    `${right} / ${wrong}`,
    String(ms),
  ])
  check({
    name: titled,
    isRight: digest === reference.digest && detail.length === 0,
    detail: detail.join('; '),
  })
}

const printed = () => {
  const lines = [HEADINGS, ...rows]
  const widths = HEADINGS.map((_, i) => Math.max(...lines.map((cells) => cells[i].length)))
  return lines.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  )
}

/** Whether a step was made; what is wrong with the package shows in all of them. */
const made = async (name, step) => {
  try {
    await step()
    return true
  } catch (error) {
    check({ name, isRight: false, detail: error.errors?.[0]?.text ?? reasonIn(error.message) })
    return false
  }
}

const everything = async () => {
  // Not before the tools that they are made of are there.
  const { bundle, prepare } = await import('./library.mjs')
  const { sensitivity } = await import('./sensitivity.mjs')
  const { answers, weight } = await import('./smallest-worker.mjs')
  if (!(await made('the package', () => prepare(folder, tarball)))) return
  await made('the digest tells a difference', async () => {
    const here = await sensitivity(folder)
    reference = here.reference
    for (const one of here.checks) check(one)
  })
  await made('the bundles', async () => {
    await bundle(folder)
    console.log(`# a Worker with diagnose and decide: ${weight(folder)}`)
    const workerd = chosen.find(({ id }) => id === 'workerd')
    if (workerd === undefined) return
    const { file, why } = await located(workerd)
    if (why === undefined) check(await answers(folder, file))
    else skip('the smallest Worker', why)
  })
  for (const runtime of chosen) await row(runtime)
  console.log(`\n${printed().join('\n')}`)
  const isOne = rows.length > 0 && failed === 0
  if (isOne) console.log(`\n${reference.values} values, everywhere the digest ${reference.digest}`)
  if (isOne && options.markdown) writeFileSync(page, markdownOf(rows, reference, new Date()))
}

try {
  if (failures['.'] === null) await everything()
  else if (failed === 0) skip('all runtimes', failures['.'])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const rest = skipped === 0 ? '' : `, ${skipped} skipped`
console.log(`\n${passed} passed, ${failed} failed${rest}`)
process.exitCode = failed === 0 ? 0 : 1
