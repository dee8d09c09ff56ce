// Runs the tests that may notice a mutant inside one process, which is what lets thousands be tried within the hour.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { Script } from 'node:vm'
import { declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { bundle } from './bundle.mjs'
import fewerRuns from './fewer-runs.mjs'
import { coverageOf, filesInOrder } from './order.mjs'
import * as standIn from './stand-in.mjs'

const STAND_INS = { vitest: standIn, 'fast-check': fewerRuns }

/** Of the time of all tests, what one mutant may have. */
const SHARE = Number(process.env.MUTATION_SHARE)

const require = createRequire(import.meta.url)

const passed = (id, timeSpentMs = 0) => ({
  id,
  name: id,
  timeSpentMs,
  status: TestStatus.Success,
})

const failed = (id, failure) => ({
  id,
  name: id,
  timeSpentMs: 0,
  status: TestStatus.Failed,
  failureMessage: String(failure?.message ?? failure).slice(0, 300),
})

const fileOf = (id) => id.slice(0, id.indexOf('#'))

/** What mutated code reads which mutant it is from, and writes what it passed to. */
const mutated = {}
globalThis.__stryker__ = mutated

/** How many mutants of a file of src the tests of a file noticed, in earlier runs and in this one. */
const killsOf = JSON.parse(process.env.MUTATION_KILLS)

class InProcess {
  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    const sandbox = process.cwd()
    const file = join(sandbox, 'mutated-suite.cjs')
    if (!existsSync(file)) {
      const mine = `${file}.${process.pid}`
      await bundle(sandbox, mine)
      renameSync(mine, file)
    }
    const source = `(function (require, exports, module) {${readFileSync(file, 'utf8')}\n})`
    this.script = new Script(source, { filename: file })
    this.coverageFile = join(sandbox, 'mutated-coverage.json')
  }

  dispose() {}

  /** Evaluates all of src anew, so that no mutant is judged by what another one left in a cache. */
  load() {
    const module = { exports: {} }
    const load = (name) => STAND_INS[name] ?? require(name)
    this.script.runInThisContext()(load, module.exports, module)
    return module.exports.files
  }

  async dryRun() {
    mutated.activeMutant = undefined
    const tests = []
    for (const file of Object.keys(this.load())) {
      mutated.currentTestId = undefined
      // What is made at its first use counts for each file, and not for the first of all alone.
      const loadTests = this.load()[file]
      const load = `${file}#load`
      mutated.currentTestId = load
      const began = performance.now()
      loadTests()
      tests.push({ file, id: load, ms: performance.now() - began, failure: null })
      for (const [i, test] of standIn.takeNoted().entries()) {
        const id = `${file}#${i}`
        mutated.currentTestId = id
        const started = performance.now()
        const failure = await standIn.failureOf(test)
        tests.push({ file, id, ms: performance.now() - started, failure })
      }
    }
    const { mutantCoverage } = mutated
    mutated.mutantCoverage = undefined
    // Those that count how often a property met each case want more cases than they get here.
    const usable = tests.filter(({ failure }) => failure === null)
    console.log(`${usable.length} of ${tests.length} tests can be used`)
    const coverage = coverageOf(process.cwd(), usable, mutantCoverage)
    writeFileSync(this.coverageFile, JSON.stringify(coverage))
    return {
      status: DryRunStatus.Complete,
      mutantCoverage,
      tests: usable.map(({ id, ms }) => passed(id, ms)),
    }
  }

  /** The tests up to the first that fails. A file is tried as a whole: what one test of it made, the next one uses. */
  async tried(source, wanted, activeMutant) {
    this.coverage ??= JSON.parse(readFileSync(this.coverageFile, 'utf8'))
    const files = this.load()
    mutated.activeMutant = activeMutant
    killsOf[source] ??= {}
    const kills = killsOf[source]
    const tests = []
    for (const file of filesInOrder(this.coverage, source, wanted, SHARE, kills)) {
      const noticed = (id, failure) => {
        kills[file] = (kills[file] ?? 0) + 1
        return [failed(id, failure)]
      }
      try {
        files[file]()
      } catch (failure) {
        standIn.takeNoted()
        return noticed(`${file}#load`, failure)
      }
      for (const [i, test] of standIn.takeNoted().entries()) {
        const id = `${file}#${i}`
        if (this.coverage.msOf[file][id] === undefined) continue
        const failure = await standIn.failureOf(test)
        if (failure !== null) return noticed(id, failure)
        tests.push(passed(id))
      }
    }
    return tests
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName }) {
    mutated.hitCount = hitLimit === undefined ? undefined : 0
    mutated.hitLimit = hitLimit
    mutated.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined
    const wanted = testFilter === undefined ? null : new Set(testFilter.map(fileOf))
    const tests = await this.tried(basename(sandboxFileName), wanted, activeMutant.id).catch(
      (failure) => [failed('load', failure)],
    )
    const late = determineHitLimitReached(mutated.hitCount, mutated.hitLimit)
    return toMutantRunResult(late ?? { status: DryRunStatus.Complete, tests })
  }
}

const create = () => new InProcess()
create.inject = tokens()

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', create)]
