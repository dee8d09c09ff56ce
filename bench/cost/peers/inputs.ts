import { CHAT_URL, exchanges } from '../exchanges.js'

/** An answer as clients have it on their way to an error. */
interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly record: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * One exchange as a client meets it: an answer, or what the transport threw. Both are `null` for the stream that is cut
 * off after it has begun well: no client looks at that as a failed call, so that peers have eleven to do for our twelve.
 */
export interface Input {
  readonly answered: Answered | null
  readonly thrown: Error | null
}

export const inputs: readonly Input[] = exchanges.map(({ status, headers, body, error }) => ({
  answered:
    status === null || body === null
      ? null
      : { status, headers: new Headers(headers), record: headers, text: JSON.stringify(body) },
  thrown: error ?? null,
}))

/** Where the client sent it, for errors that say so. */
export const sent = {
  url: CHAT_URL,
  body: { model: 'text-prime', messages: [{ role: 'user', content: 'ping' }] },
}

/** The wait that each answer names, in ms, for peers that are handed it; `undefined` for none. */
export const namedMs = ({ answered }: Input): number | undefined => {
  const text = answered?.record['retry-after']
  if (text === undefined) return undefined
  return text === '7' ? 7000 : 30_000
}

/** The code of a connection that did not come about. */
export const REFUSED = 'ECONNREFUSED'
