import {
  type Diagnosis,
  explain,
  extendGrid,
  openBudget,
  type Session,
  type Stop,
} from 'grid-triage'
import { type BudgetCell, drive, type GaveUp } from 'grid-triage/drive'

/**
 * Why a call failed, as data: `switch` on `error.diagnosis._tag`. It is made of the diagnosis alone and has no `cause`,
 * for the error of a client may carry the request, and with it the key, into a log.
 */
export class GridError extends Error {
  override readonly name = 'GridError'
  readonly diagnosis: Diagnosis
  /** Why it was not tried again, and until when. */
  readonly decision: Stop
  /** All attempts and waits, for a `report` to support. */
  readonly session: Session

  constructor({ diagnosis, decision, session }: GaveUp<unknown>) {
    super(explain(diagnosis, decision).text)
    this.diagnosis = diagnosis
    this.decision = decision
    this.session = session
  }
}

export interface ClientOptions {
  readonly apiKey: string
  /** Without the endpoint. */
  readonly baseUrl?: string
  /** For a whole answer, for each attempt. */
  readonly timeoutMs?: number
}

export interface ChatRequest {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly max_tokens?: number
}

export interface ChatAnswer {
  readonly model: string
  readonly choices: readonly { readonly message: { readonly content: string } }[]
}

export interface Client {
  /** Rejects with a `GridError` for whatever is wrong with the call. */
  readonly chat: (body: ChatRequest) => Promise<ChatAnswer>
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A client of The Grid that retries by itself, all its calls on one budget. */
export const createClient = ({
  apiKey,
  baseUrl = 'https://api.thegrid.ai/v1',
  timeoutMs = 60_000,
}: ClientOptions): Client => {
  const client: BudgetCell = { budget: openBudget(Date.now()) }
  const grid = extendGrid({ hosts: [baseUrl] })
  const url = `${baseUrl}/chat/completions`
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  return {
    chat: async (fields) => {
      const request = { method: 'POST', url, headers, body: JSON.stringify(fields) }
      const driven = await drive<string>({
        now: Date.now,
        random: Math.random,
        sleep,
        client,
        grid,
        request,
        send: async () => {
          const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs) })
          const body = await response.text()
          return { value: body, seen: { response, body } }
        },
      })
      if (driven._tag === 'GaveUp') throw new GridError(driven)
      const answer: ChatAnswer = JSON.parse(driven.value)
      return answer
    },
  }
}
