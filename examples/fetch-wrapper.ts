import { setTimeout as wait } from 'node:timers/promises'
import { type Diagnosis, explain, type Grid, openBudget, type Retry } from 'grid-triage'
import { type BudgetCell, drive } from 'grid-triage/drive'

export interface TriageOptions {
  readonly grid?: Grid
  /** Say it if you know it: it decides whether a 402 is worth a retry. */
  readonly autoTopUp?: boolean
  /** Until an answer begins, for each attempt. */
  readonly timeoutMs?: number
  readonly now?: () => number
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>
  /** Absent: the one of this process. */
  readonly client?: BudgetCell
  readonly onRetry?: (diagnosis: Diagnosis, decision: Retry) => void
}

/** `body` is text, since a stream could not be sent a second time. */
export type TriageInit = Omit<RequestInit, 'body'> & { readonly body?: string }

/** What all calls of this process pay their retries from, so that together they cannot keep an outage alive. */
const everyCall: BudgetCell = { budget: openBudget(Date.now()) }

const pause = (ms: number, signal?: AbortSignal) => wait(ms, undefined, signal && { signal })

/** `fetch` that tries again where that helps; otherwise its error says what to do. */
export const fetchWithTriage = async (
  url: string | URL,
  init: TriageInit = {},
  options: TriageOptions = {},
): Promise<Response> => {
  const { timeoutMs = 60_000, sleep = pause, ...told } = options
  const caller = init.signal ?? undefined
  const driven = await drive({
    now: Date.now,
    random: Math.random,
    client: everyCall,
    request: { ...init, url, followsRedirects: init.redirect !== 'manual' },
    signal: caller,
    ...told,
    sleep: (ms) => sleep(ms, caller),
    send: async () => {
      // Not `AbortSignal.timeout`, which cannot be called off: it would cut a long stream.
      const limit = new AbortController()
      const late = () => limit.abort(new DOMException('No answer in time', 'TimeoutError'))
      const timer = setTimeout(late, timeoutMs)
      const signal = caller ? AbortSignal.any([caller, limit.signal]) : limit.signal
      try {
        const response = await fetch(url, { ...init, signal })
        const body = response.ok ? undefined : await response.text().catch(() => undefined)
        return { value: response, seen: { response, body } }
      } finally {
        clearTimeout(timer)
      }
    },
  })
  if (driven._tag === 'Done') return driven.value
  const { diagnosis, decision } = driven
  throw new Error(explain(diagnosis, decision).text, { cause: { diagnosis, decision } })
}
