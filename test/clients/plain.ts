import nodeFetch from 'node-fetch'
import { fetch as undiciFetch, request as undiciRequest } from 'undici'
import type { Call, Came, Client } from './client.js'
import { versionOf } from './versions.js'

interface Answer {
  readonly isFine: boolean
  readonly response: unknown
  readonly text: () => Promise<string>
}

/** For clients that return whatever came, and throw only where nothing did. */
const orResponse = async (
  { url, init, signal }: Call,
  send: () => Promise<Answer>,
): Promise<Came> => {
  const scope = { url, init, signal }
  let response: unknown
  try {
    const answer = await send()
    response = answer.response
    const body = await answer.text()
    return answer.isFine ? null : { ...scope, response, body, error: undefined }
  } catch (error) {
    return { ...scope, response, body: undefined, error }
  }
}

const either = ({ signal, timeoutMs }: Call): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])

interface Fetched {
  readonly ok: boolean
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
      return { isFine: response.ok, response, text: () => response.text() }
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
    const isFine = response.statusCode >= 200 && response.statusCode < 300
    return { isFine, response, text: () => response.body.text() }
  })

const NO_REDIRECTS = 'undici request follows no redirect: it is the row "not followed"'

export const plain: readonly Client[] = [
  { name: 'fetch', line: 'fetch', send: fetching(fetch), cannot: {} },
  {
    name: `undici ${versionOf('undici')} fetch`,
    line: 'fetch',
    send: fetching(undiciFetch),
    cannot: {},
  },
  {
    name: `undici ${versionOf('undici')} request`,
    line: 'undici request',
    send: requesting,
    cannot: { 'lost-on-redirect': NO_REDIRECTS, followed: NO_REDIRECTS },
  },
  {
    name: `node-fetch ${versionOf('node-fetch')}`,
    line: 'node-fetch',
    send: fetching(nodeFetch),
    cannot: {
      'lost-on-redirect': 'node-fetch keeps the key on a redirect to another port of the same host',
    },
  },
]
