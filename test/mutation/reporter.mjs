// What became of each mutant, as a line of JSON, while the run goes on.
import { appendFileSync } from 'node:fs'
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'

/** Between two lines of progress. */
const PAUSE_MS = 10_000

const create = ({ resultsFile }) => {
  const began = Date.now()
  let due = began + PAUSE_MS
  let planned = 0
  let tested = 0
  return {
    onMutationTestingPlanReady: ({ mutantPlans }) => {
      planned = mutantPlans.length
    },
    onMutantTested: ({ fileName, location, mutatorName, replacement, status, killedBy = [] }) => {
      tested += 1
      const result = { fileName, location, mutatorName, replacement, status, killedBy }
      appendFileSync(resultsFile, `${JSON.stringify(result)}\n`)
      if (Date.now() < due) return
      due = Date.now() + PAUSE_MS
      console.log(`${Math.round((Date.now() - began) / 1000)} s: ${tested} of ${planned} mutants`)
    },
  }
}
create.inject = tokens(commonTokens.options)

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Reporter, 'lines', create)]
