import { setTimeout as wait } from 'node:timers/promises'
import type { Grid, Seen } from 'grid-triage'
import { type Decision, type Diagnosis, decide, diagnose, explain } from 'grid-triage'

export interface TriageOptions {
  readonly grid?: Grid
  /** Say it if you know it: it decides whether a 402 is worth a retry. */
  readonly autoTopUp?: boolean
  /** Until an answer begins, for each attempt. */
  readonly timeoutMs?: number
  readonly now?: () => number
  /** Ends early, without throwing, when the signal fires. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>
  readonly onAttempt?: (diagnosis: Diagnosis, decision: Decision) => void
}

/** `body` is text, since a stream could not be sent a second time. */
export type TriageInit = Omit<RequestInit, 'body'> & { readonly body?: string }

const pause = (ms: number, signal?: AbortSignal): Promise<unknown> =>
  wait(ms, undefined, signal && { signal }).catch(() => undefined)

/** `fetch` that tries again where that helps; otherwise its error says what to do. */
export const fetchWithTriage = async (
  url: string | URL,
  init: TriageInit = {},
  options: TriageOptions = {},
): Promise<Response> => {
  const { grid, autoTopUp, timeoutMs = 60_000, now = Date.now, sleep = pause } = options
  const startedAt = now()
  const request = { ...init, url, followsRedirects: init.redirect !== 'manual' }
  const caller = init.signal ?? undefined
  for (let attempt = 1; ; attempt++) {
    // Not `AbortSignal.timeout`, which cannot be called off: it would cut a long stream.
    const limit = new AbortController()
    const late = () => limit.abort(new DOMException('No answer in time', 'TimeoutError'))
    const timer = setTimeout(late, timeoutMs)
    const signal = caller ? AbortSignal.any([caller, limit.signal]) : limit.signal
    let seen: Seen
    try {
      const response = await fetch(url, { ...init, signal })
      if (response.ok) return response
      seen = { response, body: await response.text().catch(() => undefined) }
    } catch (error) {
      seen = { error }
    } finally {
      clearTimeout(timer)
    }
    const cancelled = caller?.aborted === true
    const diagnosis = diagnose({ ...seen, request, autoTopUp, cancelled }, grid)
    const at = { attempt, now: now(), random: Math.random(), elapsedMs: now() - startedAt }
    const decision = decide(diagnosis, at)
    options.onAttempt?.(diagnosis, decision)
    if (decision._tag === 'Stop') {
      throw new Error(explain(diagnosis, decision).text, { cause: { diagnosis, decision } })
    }
    await sleep(decision.afterMs, caller)
  }
}
