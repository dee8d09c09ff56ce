import { readFileSync } from 'node:fs'

const GOAL = 90

interface Score {
  readonly date: string
  readonly mutants: number
  readonly survivors: number
  /** In per cent of the mutants. */
  readonly score: number
}

/** The row of the mutation score, from what `npm run mutation -- --record` wrote. */
export const mutation = (): readonly string[] => {
  const file = new URL('../../../test/mutation/score.json', import.meta.url)
  const { date, mutants, survivors, score }: Score = JSON.parse(readFileSync(file, 'utf8'))
  return [
    'mutation score',
    `at least ${GOAL} of 100`,
    `${score} of 100: of ${mutants.toLocaleString('en')} mutants ${survivors} survived, each with a reason in \`test/mutation/survivors.json\` (${date})`,
    score >= GOAL ? 'met' : '**not met**',
  ]
}
