import { isArray, isObject, prop, textOf } from './read.js'
import { originOf, parseUrl, segmentsOf } from './url.js'

/** The two ways to talk to The Grid. */
export type Surface = 'ChatCompletions' | 'Messages'

/** What a surface expects of every request, whatever the host. */
export interface SurfaceFacts {
  /** Path of the main call, below the base path. */
  readonly endpoint: string
  /** Other first segments that are served below the base path. */
  readonly alsoServed: readonly string[]
  /** Name of the header that holds the key. */
  readonly authHeader: 'Authorization' | 'x-api-key'
  /** The word in front of the key; `null` where the key stands alone. */
  readonly authScheme: 'Bearer' | null
}

/** One place where a surface is served. */
export interface GridHost {
  /** What is served there. */
  readonly surface: Surface
  /** Scheme, host and port, without a slash behind. */
  readonly origin: string
  /** Usually `/v1`; a gateway may put more in front. */
  readonly basePath: string
}

/** What The Grid calls a model, and when it was last seen on offer. */
export interface Instrument {
  /** Its name, as a request has it in `model`. */
  readonly id: string
  /** ISO date; `null` for one that the caller added. */
  readonly seenOn: string | null
}

/** The service as data: where it lives, what it offers, how it wants to be addressed. */
export interface Grid {
  /** What each surface expects. */
  readonly surfaces: Readonly<Record<Surface, SurfaceFacts>>
  /** Where they are served. */
  readonly hosts: readonly GridHost[]
  /** Redirects that stay under this domain, or on a listed host, are routing. */
  readonly domain: string
  /** What may be asked for. */
  readonly instruments: readonly Instrument[]
}

/** What `extendGrid` adds. */
export interface GridExtension {
  /** A base URL, or a `baseUrl` with its `surface` (`ChatCompletions` unless said). */
  readonly hosts?:
    | readonly (string | { readonly baseUrl: string; readonly surface?: Surface | undefined })[]
    | undefined
  /** Names to be taken as known. */
  readonly instruments?: readonly string[] | undefined
}

const seenOn = (date: string, ids: readonly string[]): readonly Instrument[] =>
  ids.map((id) => ({ id, seenOn: date }))

/** The nine of the page, in its order. */
export const nineInstruments: readonly string[] = [
  'text-standard',
  'text-prime',
  'text-max',
  'code-standard',
  'code-prime',
  'code-max',
  'agent-standard',
  'agent-prime',
  'agent-max',
]

/** What the live catalogue lists beside them. */
const catalogue: readonly string[] = [
  'bytedance-pro-latest',
  'claude-opus-latest',
  'deepseek-pro-latest',
  'gemini-pro-latest',
  'glm-latest',
  'gpt-sol-latest',
  'kimi-latest',
  'minimax-latest',
]

const instruments = (): readonly Instrument[] => [
  ...seenOn('2026-10-01', nineInstruments),
  ...seenOn('2026-09-05', catalogue),
]

/**
 * The Grid as its documentation describes it, and the live catalogue as of the dates given.
 *
 * Two hosts, one a surface, and seventeen instruments. Data only: it is not asked anew, so an instrument that it does
 * not list may exist all the same; add it with `extendGrid`.
 *
 * Source: the troubleshooting page, "404 Not Found".
 *
 * @example
 * theGrid.hosts.map((host) => host.origin + host.basePath)
 * // => ['https://api.thegrid.ai/v1', 'https://messages-beta.api.thegrid.ai/v1']
 */
export const theGrid: Grid = {
  surfaces: {
    ChatCompletions: {
      endpoint: '/chat/completions',
      alsoServed: ['models', 'responses', 'usage', 'diagnostics'],
      authHeader: 'Authorization',
      authScheme: 'Bearer',
    },
    Messages: {
      endpoint: '/messages',
      alsoServed: ['models'],
      authHeader: 'x-api-key',
      authScheme: null,
    },
  },
  hosts: [
    { surface: 'ChatCompletions', origin: 'https://api.thegrid.ai', basePath: '/v1' },
    { surface: 'Messages', origin: 'https://messages-beta.api.thegrid.ai', basePath: '/v1' },
  ],
  domain: 'thegrid.ai',
  instruments: /* @__PURE__ */ instruments(),
}

const hostOf = (entry: unknown): readonly GridHost[] => {
  const url = parseUrl(textOf(entry) ?? textOf(prop(entry, 'baseUrl')) ?? '')
  if (url === null || url.host === '') return []
  const surface = prop(entry, 'surface') === 'Messages' ? 'Messages' : 'ChatCompletions'
  const segments = segmentsOf(url.path)
  return [
    {
      surface,
      origin: originOf(url),
      basePath: `/${(segments.length === 0 ? ['v1'] : segments).join('/')}`,
    },
  ]
}

const listed = (value: unknown): readonly unknown[] => (isArray(value) ? value.slice(0, 256) : [])

/**
 * The Grid plus a company gateway, a test server, or an instrument that this version does not know.
 *
 * A host is a base URL (`'https://llm.example.com/v1'`; no path means `/v1`). What is added comes behind what is
 * there; nothing is taken away. Entries that are no absolute URL, and instruments that are no text, are left out; what
 * is no grid counts as `theGrid`.
 *
 * Source: the troubleshooting page, "404 Not Found (path)", whose base URL it adds to.
 *
 * @example
 * extendGrid({ hosts: ['https://llm.example.com'] }).hosts[2]
 * // => { surface: 'ChatCompletions', origin: 'https://llm.example.com', basePath: '/v1' }
 */
export const extendGrid = (extension: GridExtension, grid: Grid = theGrid): Grid => {
  if (!isObject(grid)) return theGrid
  try {
    return {
      surfaces: grid.surfaces,
      domain: grid.domain,
      hosts: [...grid.hosts, ...listed(prop(extension, 'hosts')).flatMap(hostOf)],
      instruments: [
        ...grid.instruments,
        ...listed(prop(extension, 'instruments')).flatMap((id) =>
          typeof id === 'string' ? [{ id, seenOn: null }] : [],
        ),
      ],
    }
  } catch {
    return grid
  }
}
