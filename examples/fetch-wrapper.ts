import { setTimeout as wait } from 'node:timers/promises'
import { explain, openBudget } from 'grid-triage'
import { type BudgetCell, drive, type Effects } from 'grid-triage/drive'

/** `autoTopUp` decides whether a 402 is worth a retry: say it if you know it. */
type Told = 'autoTopUp' | 'client' | 'grid' | 'now' | 'onRetry' | 'policy'

export interface TriageOptions extends Partial<Pick<Effects<Response>, Told>> {
  /** Until an answer begins, for each attempt. A `policy` with more time than that lets it try again. */
  readonly timeoutMs?: number
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>
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
    request: { ...init, url },
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
  const { diagnosis, decision, session } = driven
  const cause = { diagnosis, decision, session }
  const name = decision.reason === 'Cancelled' ? 'AbortError' : 'TriageError'
  throw Object.assign(new Error(explain(diagnosis, decision).text, { cause }), { name })
}
