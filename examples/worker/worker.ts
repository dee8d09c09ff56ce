import {
  begin,
  type Diagnosis,
  decide,
  explain,
  extendGrid,
  type Gate,
  type Stop,
} from 'grid-triage'
import { attempt, type Post } from './attempt.js'
import type { BudgetStub } from './shared-budget.js'

export { SharedBudget } from './shared-budget.js'

export interface Env {
  /** A secret: `wrangler secret put GRID_API_KEY`. */
  readonly GRID_API_KEY: string
  readonly GRID_BASE_URL: string
  readonly BUDGET: { readonly getByName: (name: string) => BudgetStub }
}

/** Where the budget does not answer, nothing is retried: nobody knows what the other isolates do. */
const NOT_ASKED: Stop = { _tag: 'Stop', reason: 'BudgetSpent', untilEpochMs: null }

const unasked = (diagnosis: Diagnosis): Stop => {
  const next = decide(diagnosis, { attempt: 1, now: Date.now(), random: Math.random() })
  return next._tag === 'Stop' ? next : NOT_ASKED
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What is wrong, and whose fault it is. An SDK in front of this Worker is told not to retry on top. */
const refusal = (diagnosis: Diagnosis, decision: Stop): Response => {
  const { status } = diagnosis
  const message = explain(diagnosis, decision).text
  return Response.json(
    { error: { message, diagnosis, decision } },
    {
      status: status !== null && status >= 400 ? status : 502,
      headers: { 'x-should-retry': 'false' },
    },
  )
}

/**
 * Hands a chat completion on to The Grid with the key of this Worker, and tries again where that helps. A stream passes
 * through as it comes, so that only what fails before its beginning is tried again. Whoever can reach this Worker spends
 * its credits: put a login of your own in front.
 */
export default {
  async fetch(incoming, env, context): Promise<Response> {
    if (incoming.method !== 'POST') return new Response(null, { status: 405 })
    const budget = env.BUDGET.getByName('the-grid')
    const grid = extendGrid({ hosts: [env.GRID_BASE_URL] })
    const authorization = `Bearer ${env.GRID_API_KEY}`
    const request: Post = {
      method: 'POST',
      url: `${env.GRID_BASE_URL}/chat/completions`,
      headers: { authorization, 'content-type': 'application/json' },
      body: await incoming.text(),
    }
    let session = begin({ now: Date.now(), random: Math.random() })
    for (;;) {
      const { response, diagnosis } = await attempt(request, grid)
      const settling = budget
        .settle(session, diagnosis)
        .catch(() => ({ session, next: unasked(diagnosis) }))
      if (response !== null) {
        // A success earns tokens, but nobody has to wait for that.
        context.waitUntil(settling)
        return response
      }
      const settled = await settling
      if (settled.next._tag === 'Stop') return refusal(diagnosis, settled.next)
      session = settled.session
      let gate: Gate = { _tag: 'Wait', afterMs: settled.next.afterMs }
      while (gate._tag === 'Wait') {
        await sleep(gate.afterMs)
        gate = await budget.admit(session).catch(() => NOT_ASKED)
      }
      if (gate._tag === 'Stop') return refusal(diagnosis, gate)
    }
  },
} satisfies ExportedHandler<Env>
