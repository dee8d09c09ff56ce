import type { Grid, SeenRequest } from 'grid-triage'
import { type Decision, type Diagnosis, decide, diagnose } from 'grid-triage'

export interface StreamRead {
  /** The server-sent events as they came. */
  readonly received: string
  readonly diagnosis: Diagnosis
  /** `Stop` with `NothingWrong` when the stream came to its proper end. */
  readonly decision: Decision
}

export interface StreamOptions {
  readonly grid?: Grid
  /** The one that `fetch` was given, to tell the caller's own end from a cut. */
  readonly signal?: AbortSignal
  readonly now?: () => number
  readonly onText?: (text: string) => void
}

/** Read a streamed answer to its end, and tell a proper end from one that a proxy made. */
export const readStream = async (
  response: Response,
  request: SeenRequest,
  { grid, signal, now = Date.now, onText }: StreamOptions = {},
): Promise<StreamRead> => {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let received = ''
  let heardAt = now()
  let next = await reader?.read().catch(() => null)
  while (next?.done === false) {
    const text = decoder.decode(next.value, { stream: true })
    received += text
    heardAt = now()
    onText?.(text)
    next = await reader?.read().catch(() => null)
  }
  const cancelled = signal?.aborted === true
  const endedWith = next !== null ? 'Close' : cancelled ? 'Abort' : 'Reset'
  const stream = { received, endedWith, silentMs: now() - heardAt }
  const diagnosis = diagnose({ response, stream, request, cancelled }, grid)
  const decision = decide(diagnosis, { attempt: 1, now: now(), random: Math.random() })
  return { received, diagnosis, decision }
}
