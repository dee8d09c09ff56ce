import { type Diagnosis, diagnose, type Grid } from 'grid-triage'

/** What is sent. Its body is text, since a stream could not be sent a second time. */
export interface Post {
  readonly method: 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How an attempt ended; the `response`, unread, only where nothing is wrong with it. */
export interface Attempted {
  readonly response: Response | null
  readonly diagnosis: Diagnosis
}

/**
 * Until an answer begins: of one that is not streamed, until all of it is generated. How long a stream may take is the
 * reader's to say.
 */
const TIMEOUT_MS = 30_000

/** Sends a request once. It never rejects. */
export const attempt = async (request: Post, grid: Grid): Promise<Attempted> => {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), TIMEOUT_MS)
  try {
    const response = await fetch(request.url, { ...request, signal: limit.signal })
    const body = response.ok ? undefined : await response.text().catch(() => undefined)
    const diagnosis = diagnose({ response, body, request }, grid)
    if (diagnosis._tag === 'Healthy') return { response, diagnosis }
    if (response.ok) await response.body?.cancel()
    return { response: null, diagnosis }
  } catch (error) {
    // The only signal that may have fired is the one above: it is a time-out, not the caller's.
    return { response: null, diagnosis: diagnose({ error, request, cancelled: false }, grid) }
  } finally {
    clearTimeout(timer)
  }
}
