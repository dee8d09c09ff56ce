import { type Grid, type GridHost, type Surface, theGrid } from './grid.js'
import { isObject, prop } from './read.js'
import { isSecretUrl } from './redact.js'
import { type RequestFacts, readRequest } from './request.js'
import type { SeenRequest } from './seen.js'
import { shellWord, wordWithVariable } from './shell.js'
import { rightHost } from './url-fault.js'

/** The smallest call that must work, as plain data: all of the page's curl but the key. */
export interface Ping {
  /** Which of the two APIs is called. */
  readonly surface: Surface
  /** `null` where the address of a gateway looks as though it held a key. */
  readonly url: string | null
  /** Path of the call, below the base URL: `/chat/completions`. */
  readonly endpoint: string
  /** Name of the header that holds the key. */
  readonly authHeader: string
  /** The word in front of the key; `null` where the key stands alone. */
  readonly authScheme: string | null
  /** The model to ask. */
  readonly instrument: string
}

/** Nothing in a call that must work is longer; what is longer costs more to quote. */
const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 4096

/** Whether a value from elsewhere is one. */
export const isPing = (value: unknown): value is Ping => {
  const authScheme = prop(value, 'authScheme')
  const surface = prop(value, 'surface')
  const url = prop(value, 'url')
  return (
    (surface === 'ChatCompletions' || surface === 'Messages') &&
    (url === null || (isShort(url) && !isSecretUrl(url))) &&
    ['endpoint', 'authHeader', 'instrument'].every((name) => isShort(prop(value, name))) &&
    (authScheme === null || isShort(authScheme))
  )
}

/** The page's own example of an instrument that works. */
const INSTRUMENT = 'text-prime'

const listedSpelling = (request: RequestFacts | null, grid: Grid): string => {
  const name = request?.model?.toLowerCase()
  return grid.instruments.find(({ id }) => id.toLowerCase() === name)?.id ?? INSTRUMENT
}

const hostFor = (request: RequestFacts | null, grid: Grid): GridHost | null =>
  request === null
    ? (grid.hosts.find(({ surface }) => surface === 'ChatCompletions') ?? null)
    : rightHost(request, grid)

const pingFor = (request: RequestFacts | null, grid: Grid): Ping | null => {
  const host = hostFor(request, grid)
  if (host === null) return null
  const { endpoint, authHeader, authScheme } = grid.surfaces[host.surface]
  const url = `${host.origin}${host.basePath}${endpoint}`
  return {
    surface: host.surface,
    url: isSecretUrl(url) ? null : url,
    endpoint,
    authHeader,
    authScheme,
    instrument: listedSpelling(request, grid),
  }
}

/** What the page says where nothing else is known. */
const pagePing: Ping = {
  surface: 'ChatCompletions',
  url: 'https://api.thegrid.ai/v1/chat/completions',
  endpoint: '/chat/completions',
  authHeader: 'Authorization',
  authScheme: 'Bearer',
  instrument: INSTRUMENT,
}

/** The call of the page for the surface and instrument of a request; total for any input. */
export const pingOf = (request: unknown, grid: Grid): Ping => {
  try {
    const known = isObject(grid) ? grid : theGrid
    const ping = pingFor(readRequest(request, known), known)
    return isPing(ping) ? ping : pagePing
  } catch {
    return pagePing
  }
}

const KEY = 'GRID_API_KEY'

/** In a URL curl itself reads brackets as patterns, unless it is told not to. */
const PATTERN = /[[\]{}]/

/** Spaced as the page spaces it. The Messages API wants a limit beside it. */
const bodyOf = ({ surface, instrument }: Ping): string => {
  const limit = surface === 'Messages' ? ' "max_tokens": 16,' : ''
  const model = JSON.stringify(instrument)
  return `{ "model": ${model},${limit} "messages": [{"role": "user", "content": "ping"}] }`
}

const addressOf = ({ url, endpoint }: Ping): string =>
  url === null
    ? `${wordWithVariable('', 'GRID_BASE_URL')}${shellWord(endpoint)}`
    : `${PATTERN.test(url) ? '-g ' : ''}${shellWord(url)}`

/** The call as lines for a POSIX shell. */
export const pingCommand = (ping: Ping): string => {
  const { authHeader, authScheme } = ping
  const header = `${authHeader}: ${authScheme === null ? '' : `${authScheme} `}`
  return [
    `curl -L ${addressOf(ping)}`,
    `-H ${wordWithVariable(header, KEY)}`,
    '-H "Content-Type: application/json"',
    `-d ${shellWord(bodyOf(ping))}`,
  ].join(' \\\n  ')
}

/**
 * The page's plain curl for the surface and instrument of a request: what works when auth and network are fine.
 *
 * Lines for a POSIX shell, to be pasted as they are; the shell puts in the key from `$GRID_API_KEY`. Of the request only
 * the surface goes in, and the instrument where the grid lists it (else `text-prime`): its URL, headers and messages do
 * not, and the right ones stand in their place. `-L` follows The Grid's redirects. What the grid lists goes in as it is,
 * quoted; for the base URL of a gateway that looks as though it held a key stands `$GRID_BASE_URL`. It runs nothing. What
 * is no request gets the page's own curl.
 *
 * Source: the troubleshooting page, "Test with curl".
 *
 * @example
 * const lines = curl({ url: 'https://api.thegrid.ai/v1/v1/chat/completions', body: { model: 'Text-Max' } }).split('\n')
 * lines[0] // => 'curl -L https://api.thegrid.ai/v1/chat/completions \\'
 * lines[1] // => '  -H "Authorization: Bearer $GRID_API_KEY" \\'
 * lines[2] // => '  -H "Content-Type: application/json" \\'
 * lines[3]
 * // => `  -d '{ "model": "text-max", "messages": [{"role": "user", "content": "ping"}] }'`
 */
export const curl = (request?: SeenRequest | string | null, grid: Grid = theGrid): string =>
  pingCommand(pingOf(request, grid))
