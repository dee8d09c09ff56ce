import { setTimeout as wait } from 'node:timers/promises'
import { type Driven, drive, type Effects } from 'grid-triage/drive'
import type { TriageInit } from './fetch-wrapper.js'
import { readWords, wordsOfWhole } from './words.js'

type Told = 'autoTopUp' | 'client' | 'grid' | 'now' | 'onRetry' | 'policy' | 'random'

export interface StreamOptions extends Partial<Pick<Effects<string>, Told>> {
  /** How long nothing may come, before the first byte or after any. */
  readonly silenceMs?: number
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>
}

const pause = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal })

/**
 * A chat completion with `stream: true`, its words handed out as they come. It is sent again only while there were
 * none, for what a reader has seen cannot be taken back: from then on a cut ends the call with `OutputDelivered`. What
 * `onWords` throws ends the call as well, and is thrown on. Many calls at once share a `client`, which holds their budget.
 */
export const streamWithRetry = async (
  url: string | URL,
  init: TriageInit,
  onWords: (words: string) => void,
  options: StreamOptions = {},
): Promise<Driven<string>> => {
  const { silenceMs = 60_000, sleep = pause, now = Date.now, ...told } = options
  const reader = new AbortController()
  const signal = AbortSignal.any([reader.signal, ...(init.signal ? [init.signal] : [])])
  const handOut = (words: string): void => {
    try {
      onWords(words)
    } catch (error) {
      reader.abort(error)
    }
  }
  const driven = await drive<string>({
    random: Math.random,
    request: { ...init, url },
    ...told,
    now,
    signal,
    sleep: (ms) => sleep(ms, signal),
    send: async () => {
      const limit = new AbortController()
      const late = () => limit.abort(new DOMException('Nothing came', 'TimeoutError'))
      const timer = setTimeout(late, silenceMs)
      const either = AbortSignal.any([signal, limit.signal])
      try {
        const response = await fetch(url, { ...init, signal: either })
        if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
          const body = await response.text().catch(() => undefined)
          const words = response.ok ? wordsOfWhole(body) : ''
          if (words !== '') handOut(words)
          return { value: words, seen: { response, body } }
        }
        const onBytes = () => timer.refresh()
        const read = await readWords(response, { now, onBytes, onWords: handOut })
        const cut = limit.signal.aborted ? 'Timeout' : signal.aborted ? 'Abort' : 'Reset'
        const endedWith = read.broke ? cut : 'Close'
        const stream = { ...read, endedWith, outputDelivered: read.words !== '' }
        return { value: read.words, seen: { response, stream } }
      } finally {
        clearTimeout(timer)
      }
    },
  })
  reader.signal.throwIfAborted()
  return driven
}
