import { setTimeout as wait } from 'node:timers/promises'
import {
  advance,
  type Budget,
  begin,
  type Decision,
  type Diagnosis,
  decide,
  diagnose,
  type Grid,
  openBudget,
} from 'grid-triage'
import { fetchWithTriage } from './fetch-wrapper.js'
import type { Row } from './rows.js'
import { readStream } from './stream.js'

export interface Step {
  readonly diagnosis: Diagnosis
  readonly decision: Decision
}

/** What became of one row. */
export interface Run {
  readonly startedAt: number
  /** A status for every attempt, `–` where no answer came. */
  readonly cameBack: string
  readonly waits: readonly number[]
  /** The last thing that was wrong; of a call that was answered at once, that nothing was. */
  readonly trouble: Step
  /** `answered`, or why it stopped. */
  readonly end: string
}

/** A clock that is set forward by what each wait was shortened by. */
const shortenedTime = (scale: number) => {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
      const end = performance.now() + ms * scale
      // Timers may fire a little early, and at this scale a little is much.
      while (performance.now() < end && signal?.aborted !== true) {
        await wait(Math.ceil(end - performance.now()))
      }
      ahead += ms * (1 - scale)
    },
  }
}

const readAnswer = async (response: Response, row: Row, grid: Grid): Promise<Step> => {
  const request = { ...row.init, url: row.url }
  if (response.headers.get('content-type') === 'text/event-stream') {
    return readStream(response, request, { grid })
  }
  const diagnosis = diagnose({ response, body: await response.text(), request }, grid)
  const at = { attempt: 1, now: Date.now(), random: Math.random() }
  return { diagnosis, decision: decide(diagnosis, at) }
}

/** The budget of a client whose calls went well so far. */
const budgetAfter = (successes: number, now: number): Budget => {
  const moment = { now, random: 0 }
  const healthy = diagnose({ status: 200 })
  let budget = openBudget(now)
  for (let i = 0; i < successes; i++) {
    ;[, budget] = advance(begin(moment), budget, healthy, moment)
  }
  return budget
}

/** What the wrapper threw after a Stop; anything else is a fault of the demo itself. */
const stopOf = (error: unknown): Step => {
  const cause: unknown = error instanceof Error ? error.cause : null
  if (!isStep(cause)) throw error
  return cause
}

const isStep = (value: unknown): value is Step =>
  typeof value === 'object' && value !== null && 'diagnosis' in value && 'decision' in value

/** Send one row through the wrapper and write down what happened. */
export const run = async (row: Row, grid: Grid, scale: number): Promise<Run> => {
  const { now, sleep } = shortenedTime(scale)
  const startedAt = now()
  const failures: Step[] = []
  const signal = row.cancelAfterMs === undefined ? null : AbortSignal.timeout(row.cancelAfterMs)
  const onRetry = (diagnosis: Diagnosis, decision: Decision) => {
    failures.push({ diagnosis, decision })
  }
  const client = { budget: budgetAfter(row.successesBefore ?? 0, startedAt) }
  const options = { ...row.options, grid, now, sleep, client, onRetry }
  const response = await fetchWithTriage(row.url, { ...row.init, signal }, options).catch(
    (error: unknown) => {
      failures.push(stopOf(error))
      return null
    },
  )
  const answer = response === null ? [] : [await readAnswer(response, row, grid)]
  const steps = [...failures, ...answer]
  const troubles = steps.filter(({ diagnosis }) => diagnosis._tag !== 'Healthy')
  const trouble = troubles[troubles.length - 1] ?? steps[steps.length - 1]
  const last = steps[steps.length - 1]?.decision
  if (trouble === undefined || last === undefined) throw new Error(`${row.id}: nothing happened`)
  return {
    startedAt,
    cameBack: steps.map(({ diagnosis }) => diagnosis.status ?? '–').join(' '),
    waits: steps.flatMap(({ decision }) => (decision._tag === 'Retry' ? [decision.afterMs] : [])),
    trouble,
    end:
      last._tag === 'Retry' ? 'Retry' : last.reason === 'NothingWrong' ? 'answered' : last.reason,
  }
}
