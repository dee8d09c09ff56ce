import nodeFetch from 'node-fetch'
import { fetch as undiciFetch, request as undiciRequest } from 'undici'
import type { Call, Came, Client } from './client.js'
import { versionOf } from './versions.js'

interface Answer {
  readonly response: unknown
  readonly text: () => Promise<string>
}

/** For clients that return whatever came, and throw only where nothing did. */
const orResponse = async (
  { url, init, signal }: Call,
  send: () => Promise<Answer>,
): Promise<Came> => {
  const scope = { url, init, signal }
  try {
    const answer = await send()
    const body = await answer.text()
    return { ...scope, response: answer.response, body }
  } catch (error) {
    return { ...scope, error }
  }
}

const either = ({ signal, timeoutMs }: Call): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])

interface Fetched {
  readonly text: () => Promise<string>
}

/** What all that call themselves fetch understand. */
interface Options {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly redirect: 'follow' | 'manual'
  readonly signal: AbortSignal
}

const fetching =
  (fetch: (url: string, options: Options) => Promise<Fetched>) =>
  (call: Call): Promise<Came> =>
    orResponse(call, async () => {
      const response = await fetch(call.url, {
        method: 'POST',
        headers: call.headers,
        body: call.init.body,
        redirect: call.follows ? 'follow' : 'manual',
        signal: either(call),
      })
      return { response, text: () => response.text() }
    })

const requesting = (call: Call): Promise<Came> =>
  orResponse(call, async () => {
    const response = await undiciRequest(call.url, {
      method: 'POST',
      headers: call.headers,
      body: call.init.body,
      signal: call.signal,
      headersTimeout: call.timeoutMs,
    })
    return { response, text: () => response.body.text() }
  })

const RETURNING = { line: 'fetch, undici, node-fetch', inCatch: 'the same, in a catch' }

const NO_REDIRECTS = 'undici request follows no redirect: it is the row "not followed"'

export const plain: readonly Client[] = [
  { name: 'fetch', ...RETURNING, send: fetching(fetch), cannot: {} },
  {
    name: `undici ${versionOf('undici')} fetch`,
    ...RETURNING,
    send: fetching(undiciFetch),
    cannot: {},
  },
  {
    name: `undici ${versionOf('undici')} request`,
    ...RETURNING,
    send: requesting,
    cannot: { 'lost-on-redirect': NO_REDIRECTS, followed: NO_REDIRECTS },
  },
  {
    name: `node-fetch ${versionOf('node-fetch')}`,
    ...RETURNING,
    inCatch: 'node-fetch, in a catch',
    send: fetching(nodeFetch),
    cannot: {
      'lost-on-redirect': 'node-fetch keeps the key on a redirect to another port of the same host',
    },
  },
]
